"""Everything kept is erased: the store and the earlier ones that stand beside it.

The keys go first: without its key file a database is noise to everybody, also where a disk keeps old blocks. On a
solid-state disk the key file's own old block may outlive this; it still needs the passphrase.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from ldn_aid.i18n import _
from ldn_aid.store.files import sync_folder
from ldn_aid.store.vault.placing import KEYS
from ldn_aid.store.vault.problems import NotKept


def earlier_stores(folder: Path) -> tuple[Path, ...]:
    """Stores that a restored backup or a new version of LDN Aid left beside *folder*, the oldest name first."""
    return tuple(sorted(path for path in folder.parent.glob(f"{folder.name}.before-*") if path.is_dir()))


def erase(*folders: Path) -> None:
    """Erase closed stores. NotKept when something stays; whatever was erased by then is gone."""
    for folder in folders:
        if not folder.exists():
            continue
        try:
            # From here on it is nobody's store any more, also when the power goes.
            gone = folder.with_name(f"{folder.name}.erased")
            _shred(gone)
            folder.rename(gone)
            _shred(gone)
            sync_folder(folder.parent)
        except OSError as error:
            reason = error.strerror or str(error)
            raise NotKept(
                _("{name} cannot be erased ({reason}). Delete this folder by hand.").format(
                    name=folder, reason=reason
                ),
                reason,
            ) from None


def finish_erasing(folder: Path) -> None:
    """Bring to its end what a power cut left half erased beside *folder*."""
    for gone in folder.parent.glob(f"{folder.name}*.erased"):
        with suppress(OSError):
            _shred(gone)


def _shred(folder: Path) -> None:
    if not folder.exists():
        return
    keys = folder / KEYS
    if keys.is_file():
        with keys.open("r+b") as file:
            file.write(os.urandom(keys.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    shutil.rmtree(folder)
