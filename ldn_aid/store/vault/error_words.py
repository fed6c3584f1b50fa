"""What the database's errors mean to a person; its own words, which may quote what was written, stay out of it."""

import os
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from ldn_aid.i18n import _
from ldn_aid.store.vault.problems import DamagedStore, NotKept, Stopped, StoreInUse, StoreProblem

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def problem_of(error: sqlcipher.Error, path: Path) -> StoreProblem:
    """*error* of the store at *path* as the sentence that a person reads."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    if name == "SQLITE_INTERRUPT":
        return Stopped(_("Stopped. Nothing was changed."))
    if isinstance(error, sqlcipher.ProgrammingError):
        return StoreProblem(_("The store is locked."))
    if name.startswith(_DAMAGED):
        return DamagedStore(
            _(
                "The store {name} is damaged or not a store of LDN Aid. Nothing was changed; "
                "bring it back from a backup."
            ).format(name=path)
        )
    if name.startswith(_BUSY):
        return StoreInUse(
            _("LDN Aid is already open with this store, in another window or by another user. Use that one.")
        )
    reason = _reason(name, path)
    return NotKept(_("The store cannot be written ({reason}).").format(reason=reason), reason)


def _reason(name: str, path: Path) -> str:
    if name.startswith("SQLITE_FULL"):
        return _("disk full")
    if not path.parent.exists():
        return _("its folder is gone")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")) or not os.access(path.parent, os.W_OK):
        return _("the folder is read-only")
    if not path.exists():
        return _("its file is gone")
    if name.startswith("SQLITE_CANTOPEN"):
        return _("its file cannot be opened")
    if name.startswith("SQLITE_IOERR"):
        return _("the disk does not take it")
    return _("the store does not take it")
