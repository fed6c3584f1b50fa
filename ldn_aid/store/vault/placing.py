"""Where the parts of a store are, and a folder that appears whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ldn_aid.i18n import _
from ldn_aid.store.files import sync_folder
from ldn_aid.store.vault.problems import NotKept

KEYS, DATABASE = "store.keys", "store.db"
"""The files of a store in its folder."""


def exists(folder: Path) -> bool:
    """Whether there is a store in *folder*; an exchange that was cut short is brought to its end first."""
    finish_exchange(folder)
    return (folder / KEYS).exists()


@contextmanager
def built_beside(folder: Path) -> Iterator[Path]:
    """A new folder to fill; it becomes *folder*, which must not exist, when all went well, and is removed when not.

    Raises NotKept when the place cannot be written.
    """
    new = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise _problem(folder, error) from None
    try:
        yield new
        os.replace(new, folder)  # noqa: PTH105  (the word for what is meant)
        sync_folder(folder.parent)
    except OSError as error:
        raise _problem(folder, error) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def exchanged(folder: Path, aside: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the place of *folder*; what is there now is moved to *aside*.

    No system exchanges two folders in one act. So the new one, once whole, is renamed to *folder*.ready, which is the
    moment that counts: before it the old one stands; after it ``finish_exchange`` brings the exchange to its end,
    also at the next start when the power went in between. Raises NotKept when the place cannot be written.
    """
    with built_beside(_ready(folder)) as new:
        yield new
    finish_exchange(folder, aside)


def finish_exchange(folder: Path, aside: Path | None = None) -> None:
    """Put a folder that is ready in the place of *folder*; nothing where none is. NotKept when it cannot be moved."""
    ready = _ready(folder)
    if not ready.exists():
        return
    try:
        if folder.exists():
            folder.rename(aside if aside is not None and not aside.exists() else _free(folder))
        ready.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise _problem(folder, error) from None


def _ready(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.ready")


def _free(folder: Path) -> Path:
    """A name beside *folder* that nothing has yet."""
    number = 1
    while (name := folder.with_name(f"{folder.name}.before-restore-{number}")).exists():
        number += 1
    return name


def _problem(folder: Path, error: OSError) -> NotKept:
    reason = error.strerror or str(error)
    return NotKept(
        _("Nothing can be written in {name} ({reason}).").format(name=folder.parent, reason=reason), reason
    )
