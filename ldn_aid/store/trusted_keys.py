"""Whose evidence packs are accepted from a stick: keys that ship with the program, and keys that the clinic trusts."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ldn_aid import resources
from ldn_aid.errors import UserError
from ldn_aid.evidence.signing import PublicKey
from ldn_aid.store.files import write_atomically
from ldn_aid.store.places import data_folder

SHIPPED = "evidence/trusted_keys.toml"
FILE = "trusted_keys.json"
MOST = 50
_LONGEST_NAME = 100
_MAX_BYTES = 100_000


@dataclass(frozen=True)
class TrustedKey:
    """A key and whose it is."""

    name: str
    key: PublicKey
    by: Literal["the program", "this clinic"]


def trusted_keys() -> tuple[TrustedKey, ...]:
    """Every key that is trusted here. UserError where the clinic's list cannot be read."""
    shipped = resources.read_toml(SHIPPED)["keys"]
    return (
        *(TrustedKey(one["name"], PublicKey.from_text(one["public_key"]), "the program") for one in shipped),
        *_of_this_clinic(),
    )


def trust(key: PublicKey, name: str) -> TrustedKey:
    """Accept packs signed by *key* from now on; *name* says whose it is."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UserError(f"Say whose key it is, in at most {_LONGEST_NAME} letters (--name).")
    own = _of_this_clinic()
    if any(one.key == key for one in trusted_keys()):
        raise UserError(f"This key is trusted already ({key.fingerprint}).")
    if len(own) >= MOST:
        raise UserError(f"{MOST} keys are trusted already; forget one first.")
    added = TrustedKey(name, key, "this clinic")
    _write((*own, added))
    return added


def forget(fingerprint: str) -> TrustedKey:
    """Stop accepting packs signed by the clinic's key of this *fingerprint*, with or without its spaces."""
    wanted = fingerprint.replace(" ", "").lower()
    own = _of_this_clinic()
    for one in own:
        if one.key.fingerprint.replace(" ", "") == wanted:
            _write(tuple(other for other in own if other is not one))
            return one
    raise UserError(f"This clinic trusts no key {fingerprint[:80]!r}; see 'ldn-aid evidence keys list'.")


def keys_path() -> Path:
    """The file of the clinic's own list."""
    return data_folder() / FILE


def _of_this_clinic() -> tuple[TrustedKey, ...]:
    path = keys_path()
    if not path.exists():
        return ()
    try:
        with path.open("rb") as file:
            listed = json.loads(file.read(_MAX_BYTES))
        if not isinstance(listed, list):
            raise TypeError
        return tuple(
            TrustedKey(str(one["name"]), PublicKey.from_text(one["public_key"]), "this clinic")
            for one in listed
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserError(
            f"{path} cannot be read, so no key of this clinic is trusted; move it away and trust the keys anew."
        ) from None


def _write(keys: tuple[TrustedKey, ...]) -> None:
    listed = [{"name": one.name, "public_key": one.key.text} for one in keys]
    write_atomically(keys_path(), json.dumps(listed, indent=1, ensure_ascii=False).encode() + b"\n")
