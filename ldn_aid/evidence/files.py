"""The files of an evidence pack, read once into memory within bounds that no honest pack comes near.

A pack may come from anywhere: a stick, a mail, a folder that someone edited. What is read here is only ever
plain files of the folder itself: no links, no devices, nothing large.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ldn_aid.errors import UserError

MAX_FILE_BYTES = 1_000_000
MAX_BYTES = 8_000_000
MAX_FILES = 500
_MAX_ENTRIES = 5_000
_MAX_DEPTH = 5


@dataclass(frozen=True)
class PackFiles:
    """Every TOML file of one pack by its path inside the pack, ``options/ldn.toml``."""

    place: str
    """The folder or file it came from, as named in sentences."""
    data: Mapping[str, bytes]

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over all names and contents, hexadecimal: the pack's fingerprint."""
        digest = hashlib.sha256()
        for name in sorted(self.data):
            digest.update(name.encode(errors="surrogateescape") + b"\0" + self.data[name] + b"\0")
        return digest.hexdigest()

    def toml(self, name: str) -> dict[str, Any]:
        """The parsed file *name*. Raises ValueError with what is wrong and how to mend it."""
        data = self.data.get(name)
        if data is None:
            raise ValueError("the pack needs this file and it is missing; add it.")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError("this is not UTF-8 text; save it as UTF-8.") from None
        # Not the standard library's reader: this one is many times as fast, which is felt in a pack of this size,
        # and a hostile file cannot make it recurse without end or count for hours.
        import rtoml

        try:
            found: dict[str, Any] = rtoml.loads(text)
        except (ValueError, RecursionError) as error:
            what = " ".join(str(error).split())
            raise ValueError(f"this is not valid TOML ({what}); mend it there.") from None
        return found


def read_folder(folder: Path) -> PackFiles:
    """The TOML files in *folder*. Other files and hidden ones are passed over.

    Raises UserError with one sentence when the folder cannot be a pack: missing, holding links, or far too large.
    """
    if _is_without_pack(folder):
        raise UserError(
            f"{folder} holds no pack.toml, so it is not an evidence pack; give the pack's folder."
        )
    data: dict[str, bytes] = {}
    room = MAX_BYTES
    for path, name in _walk(folder):
        if len(data) == MAX_FILES:
            raise UserError(f"{folder} holds more than {MAX_FILES} TOML files; give the folder of one pack.")
        data[name] = _read(path)
        room -= len(data[name])
        if room < 0:
            raise UserError(
                f"{folder} is larger than {MAX_BYTES // 1_000_000} MB; a pack is a few small texts."
            )
    return PackFiles(str(folder), data)


def _is_without_pack(folder: Path) -> bool:
    try:
        return folder.is_dir() and not (folder / "pack.toml").is_file()
    except OSError:
        # Not ours to look into; said better where it is read.
        return False


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every TOML file below *folder* with its path inside it."""
    seen = 0
    waiting = [(folder, "")]
    while waiting:
        here, inside = waiting.pop()
        try:
            # Only as many as are allowed: a folder may hold millions.
            with os.scandir(here) as entries:
                for entry in entries:
                    seen += 1
                    if seen > _MAX_ENTRIES:
                        raise UserError(
                            f"{folder} holds more than {_MAX_ENTRIES} files; give the folder of one pack."
                        )
                    yield from _entry(entry, inside, waiting)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UserError(
                f"{here} cannot be read as a folder ({reason}); give the pack's folder."
            ) from None


def _entry(
    entry: "os.DirEntry[str]", inside: str, waiting: list[tuple[Path, str]]
) -> Iterator[tuple[Path, str]]:
    """*entry* if it is one of the pack's files; a folder is put with those *waiting*."""
    if entry.name.startswith("."):
        return
    is_toml = entry.name.endswith(".toml")
    if entry.is_symlink() and (is_toml or entry.is_dir()):
        raise UserError(f"{entry.path} is a link; a pack holds its own files, so copy it there.")
    if entry.is_dir(follow_symlinks=False):
        if inside.count("/") >= _MAX_DEPTH:
            raise UserError(f"{entry.path} lies too deep for a pack; give the pack's own folder.")
        waiting.append((Path(entry.path), f"{inside}{entry.name}/"))
    elif is_toml:
        if not entry.is_file(follow_symlinks=False):
            raise UserError(f"{entry.path} is no plain file; remove it.")
        yield Path(entry.path), f"{inside}{entry.name}"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}); check its permissions.") from None
    if len(data) > MAX_FILE_BYTES:
        raise UserError(
            f"{path} is larger than {MAX_FILE_BYTES // 1_000_000} MB; a pack's files are small texts."
        )
    return data
