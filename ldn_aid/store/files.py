"""Files that are either written whole or not touched at all."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ldn_aid.errors import UserError

_WINDOWS_BUSY = (5, 32, 33)
"""Scanners and sync clients hold files for a moment; these Windows errors are worth another try."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write *data* to *path* so that a crash leaves the old file or the new one, never a part.

    The file is readable by its owner only; a link is followed. Raises UserError when it cannot be written; an existing
    file is then unchanged.
    """
    if path.is_dir():
        raise UserError(f"{path} is a folder; give the path of a file to write.")
    if path.exists() and not path.is_file():
        raise UserError(f"{path} is not a file that can be replaced; give another name.")
    temporary, path = None, path.resolve()
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".ldn-aid-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
        sync_folder(path.parent)
    except (OSError, ValueError) as error:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"{path} cannot be written ({reason}); choose another folder.") from None


def _replace(temporary: str, path: Path) -> None:
    for pause in (0.01, 0.03, 0.1):
        try:
            os.replace(temporary, path)  # noqa: PTH105  (Path.replace hides the winerror on some versions)
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(temporary, path)  # noqa: PTH105


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* outlast a power cut, where the system offers that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
