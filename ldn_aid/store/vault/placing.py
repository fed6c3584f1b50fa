"""Where the parts of a store are, and a folder that appears whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ldn_aid.i18n import _
from ldn_aid.store.vault.problems import NotKept

KEYS, DATABASE = "store.keys", "store.db"
"""The files of a store in its folder."""


def exists(folder: Path) -> bool:
    """Whether there is a store in *folder*."""
    return (folder / KEYS).exists()


@contextmanager
def built_beside(folder: Path) -> Iterator[Path]:
    """A new folder to fill; it takes the place of *folder* when all went well and is removed when not.

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
    except OSError as error:
        raise _problem(folder, error) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _problem(folder: Path, error: OSError) -> NotKept:
    reason = error.strerror or str(error)
    return NotKept(
        _("The store cannot be made in {name} ({reason}).").format(name=folder.parent, reason=reason), reason
    )
