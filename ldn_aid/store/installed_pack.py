"""The evidence pack that came on a stick: one signed file in the data folder, replaced whole or not at all."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ldn_aid.conversation.files import read_file
from ldn_aid.errors import UserError
from ldn_aid.evidence.bundle import MAX_BUNDLE_BYTES, SUFFIX, open_bundle
from ldn_aid.evidence.files import PackFiles
from ldn_aid.evidence.models import Pack, PackInfo
from ldn_aid.evidence.pack import load_pack, pack_from
from ldn_aid.store.files import write_atomically
from ldn_aid.store.places import data_folder
from ldn_aid.store.trusted_keys import TrustedKey, trusted_keys

FILE = f"evidence{SUFFIX}"


@dataclass(frozen=True)
class SignedPack:
    """A pack, and who vouches for it."""

    pack: Pack
    files: PackFiles
    signer: TrustedKey


def installed_path() -> Path:
    """Where the installed pack is kept."""
    return data_folder() / FILE


def installed_pack(language: str = "en") -> SignedPack:
    """The installed pack, its signature checked anew. UserError where there is none or it no longer holds."""
    path = installed_path()
    if not path.exists():
        raise UserError("No evidence pack is installed; install one with 'ldn-aid evidence install FILE'.")
    return _signed(_read(path), str(path), language)


def _read(path: Path) -> bytes:
    return read_file(path, "an evidence pack", MAX_BUNDLE_BYTES)


def _signed(data: bytes, place: str, language: str = "en") -> SignedPack:
    """The pack in *data*, verified and whole. UserError with one sentence otherwise."""
    keys = {one.key: one for one in trusted_keys()}
    bundle = open_bundle(data, place, keys.keys())
    return SignedPack(pack_from(bundle.files, language), bundle.files, keys[bundle.signer])


def install(path: Path, today: date, *, allow_older: bool = False) -> SignedPack:
    """Put the pack in the file *path* in the place of the one installed, if it is good in every way.

    It must be signed by a trusted key, hold together, pass every gate of the audit on *today*, and be newer than the
    installed and the shipped pack of the same name, or *allow_older*. UserError says why not; nothing is then changed.
    """
    from ldn_aid.evidence.audit.scorecard import audit

    data = _read(path)
    new = _signed(data, str(path))
    failing = audit(new.files, today).failing("gate")
    if failing:
        first = failing[0]
        raise UserError(
            f"{path} does not hold {len(failing)} gate(s) of the audit, first {first.row} "
            f"({first.problems[0] if first.problems else first.what}); ask for a corrected pack."
        )
    if not allow_older:
        for there in _there():
            _refuse_older(new.pack, there, path)
    write_atomically(installed_path(), data)
    return new


def is_older(one: PackInfo, other: PackInfo) -> bool:
    """Whether *one* is an earlier release than *other*, by version and then by day."""
    return (_numbers(one.version), one.released_on) < (_numbers(other.version), other.released_on)


def _there() -> tuple[Pack, ...]:
    shipped = load_pack()
    if not installed_path().exists():
        return (shipped,)
    try:
        return shipped, installed_pack().pack
    except UserError:
        # What cannot be read protects nobody; a good pack may replace it.
        return (shipped,)


def _refuse_older(new: Pack, there: Pack, path: Path) -> None:
    if new.info.name != there.info.name or new.content_hash == there.content_hash:
        return
    if not is_older(there.info, new.info):
        raise UserError(
            f"{path} is version {new.info.version} of {new.info.released_on}, not newer than version "
            f"{there.info.version} of {there.info.released_on} here; add --allow-older to install it all the same."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))
