"""The key file: one random data key, wrapped under the passphrase and again under the recovery code.

The database is encrypted with the data key, so a new passphrase wraps it anew and rewrites nothing else. Each
wrapping is AES-256-GCM under a key that Argon2id (RFC 9106) derives from the secret; the costs stand in the file
and are bounded before they are used, so that a crafted file cannot ask for all memory.
"""

import os
import secrets
import unicodedata
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field, ValidationError

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.files import read_file
from ldn_aid.i18n import _
from ldn_aid.store.files import write_atomically
from ldn_aid.store.vault.problems import DamagedStore, NewerStore, WrongPassphrase
from ldn_aid.store.vault.recovery_code import read_recovery_code

KEY_BYTES = 32
MAX_BYTES = 10_000
_VERSION = 1
_SALT, _NONCE, _WRAPPED = 16, 12, KEY_BYTES + 16

SlotName = Literal["passphrase", "recovery"]


class KdfCost(Section):
    """What Argon2id spends on one guess. The default is RFC 9106's second choice: 64 MiB, three passes."""

    memory_kib: Annotated[int, Field(ge=32, le=262_144)] = 65_536
    passes: Annotated[int, Field(ge=1, le=20)] = 3
    lanes: Annotated[int, Field(ge=1, le=4)] = 4


def _hex(size: int) -> object:
    return Field(pattern=rf"^[0-9a-f]{{{2 * size}}}$")


class Slot(Section):
    """The data key wrapped under one secret; all bytes in hexadecimal."""

    cost: KdfCost
    salt: Annotated[str, _hex(_SALT)]
    nonce: Annotated[str, _hex(_NONCE)]
    wrapped: Annotated[str, _hex(_WRAPPED)]


class KeyFile(Section):
    """What stands in the key file."""

    version: Literal[1] = 1
    store: Annotated[str, _hex(16)]
    passphrase: Slot
    recovery: Slot


def new_key_file(passphrase: str, recovery_code: str, cost: KdfCost | None = None) -> tuple[KeyFile, bytes]:
    """A key file for a new store, and its data key."""
    store, key, cost = secrets.token_hex(16), secrets.token_bytes(KEY_BYTES), cost or KdfCost()
    made = KeyFile(
        store=store,
        passphrase=_wrap(store, "passphrase", passphrase, key, cost),
        recovery=_wrap(store, "recovery", _code(recovery_code), key, cost),
    )
    return made, key


def unwrap(keys: KeyFile, slot: SlotName, secret: str) -> bytes:
    """The data key; WrongPassphrase when *secret* does not open *slot*. Slow on purpose."""
    held: Slot = getattr(keys, slot)
    if slot == "recovery":
        secret = _code(secret)
    try:
        return AESGCM(_derive(secret, bytes.fromhex(held.salt), held.cost)).decrypt(
            bytes.fromhex(held.nonce), bytes.fromhex(held.wrapped), _bound_to(keys.store, slot)
        )
    except InvalidTag:
        if slot == "recovery":
            raise WrongPassphrase(_("This recovery code does not open this store.")) from None
        raise WrongPassphrase(
            _("This passphrase does not open the store. Check Caps Lock and the keyboard's language.")
        ) from None


def with_new_secret(keys: KeyFile, slot: SlotName, secret: str, key: bytes) -> KeyFile:
    """*keys* with *slot* opened by *secret* from now on; everything else as it was."""
    secret = _code(secret) if slot == "recovery" else secret
    old: Slot = getattr(keys, slot)
    return keys.model_copy(update={slot: _wrap(keys.store, slot, secret, key, old.cost)})


def read_key_file(path: Path) -> KeyFile:
    """The key file at *path*; DamagedStore or NewerStore when it cannot be used. It is never changed."""
    data = read_file(path, _("the store's key file"), MAX_BYTES)
    try:
        return KeyFile.model_validate_json(data)
    except ValidationError as error:
        if any(problem["loc"] == ("version",) for problem in error.errors(include_input=False)):
            raise NewerStore(
                _("{name} was written by a newer LDN Aid; open it with that one.").format(name=path)
            ) from None
        raise DamagedStore(
            _("{name} is damaged. Bring the store back from a backup; nothing was changed.").format(name=path)
        ) from None


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Replace the key file whole or not at all; UserError when it cannot be written."""
    write_atomically(path, (keys.model_dump_json(indent=1) + "\n").encode())


def _code(text: str) -> str:
    code = read_recovery_code(text)
    if code is None:
        raise WrongPassphrase(
            _("This is not a whole recovery code: 25 letters and digits in five groups. One may be wrong.")
        )
    return code


def _wrap(store: str, slot: SlotName, secret: str, key: bytes, cost: KdfCost) -> Slot:
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key, _bound_to(store, slot))
    return Slot(cost=cost, salt=salt.hex(), nonce=nonce.hex(), wrapped=wrapped.hex())


def _bound_to(store: str, slot: SlotName) -> bytes:
    return f"ldn-aid store keys {_VERSION} {store} {slot}".encode()


def _derive(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    # The same letters arrive composed from one keyboard and decomposed from another.
    given = unicodedata.normalize("NFKC", secret).encode()
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(given)
