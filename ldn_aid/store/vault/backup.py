"""Backup and restore: the store's own two files, copied whole, opened and read to the last page before it counts.

A backup is as encrypted as the store, and the passphrase and recovery code of its day open it.

What is copied goes to the disk or stick piece by piece, so that a stop acts within a piece. Two things end before it
does: the passphrase's key is worked out (a fifth of a second), and SQLCipher's own look at every page (a second for
50,000 conversations).
"""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

from ldn_aid.i18n import _
from ldn_aid.store.vault import audit_trail, conversations, keys, people
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.clock import now, stamp
from ldn_aid.store.vault.database import Database, Stop, opens_with
from ldn_aid.store.vault.inspection import could_be_ours
from ldn_aid.store.vault.placing import DATABASE, KEYS, built_beside, exchanged
from ldn_aid.store.vault.problems import DamagedStore, NotKept, Stopped, StoreProblem
from ldn_aid.store.vault.schema import bring_up_to_date
from ldn_aid.store.vault.vault import Vault

_PIECE = 4_000_000
"""Bytes that are copied at once: half a second for a slow stick."""


@dataclass(frozen=True)
class Verified:
    """What was found in a backup when it was opened. ``trail`` is the newest hash of its audit trail."""

    folder: Path
    people: int
    conversations: int
    trail: str


def back_up(vault: Vault, into: Path, passphrase: str, stop: Stop | None = None) -> Verified:
    """Copy the open store into a new folder in *into*, such as a USB stick, and verify the copy.

    *passphrase* opens the copy, which so is shown to work. Raises WrongPassphrase, NotKept, DamagedStore or Stopped; then
    no folder is left behind.
    """
    # Before anything is copied: a slip of the finger must not cost a minute.
    vault.prove(passphrase)
    name = f"ldn-aid-backup-{now().astimezone():%Y-%m-%d-%H%M%S}"
    if not into.is_dir():
        raise NotKept(_("{name} is not a folder; choose another one.").format(name=into), _("no such folder"))
    with built_beside(into / name) as new:
        with vault.database.stopped_when(stop and _sending(new / DATABASE, stop)):
            vault.database.copy_to(new / DATABASE)
        shutil.copyfile(vault.folder / KEYS, new / KEYS)
        for path in new.iterdir():
            _sync(path)
        found = verify(new, passphrase, stop)
    verified = Verified(into / name, found.people, found.conversations, found.trail)
    vault.note(Event.BACKED_UP, detail=f"trail {found.trail}")
    return verified


def verify(folder: Path, passphrase: str, stop: Stop | None = None) -> Verified:
    """Open the backup in *folder*, read every page, count what is in it. DamagedStore when anything is wrong."""
    database = _open(folder, passphrase)
    try:
        with database.stopped_when(stop):
            problems = database.problems()
        if problems:
            raise _damaged(folder)
        trail = audit_trail.entries(database)
        if audit_trail.first_break(trail) is not None:
            raise _damaged(folder)
        return Verified(
            folder, people.count(database), conversations.count(database), audit_trail.last_hash(database)
        )
    finally:
        database.close()


def restore(
    source: Path,
    passphrase: str,
    folder: Path,
    who: str = "",
    moment: datetime | None = None,
    stop: Stop | None = None,
) -> Verified:
    """Put the backup in *source* in the place of the store in *folder*, which must be closed.

    The backup is copied, verified and brought to this version first. A store that is there is moved aside, never
    removed; a crash leaves the old one or the new one in its place. Raises StoreProblem when the backup cannot be used;
    then nothing was changed.
    """
    if not (source / KEYS).is_file() or not (source / DATABASE).is_file():
        raise StoreProblem(
            _("{name} holds no backup: a folder with {keys} and {database} is needed.").format(
                name=source, keys=KEYS, database=DATABASE
            )
        )
    # Before gigabytes are copied: a wrong passphrase, or a file only made to look like a backup.
    if not opens_with(
        source / DATABASE, keys.unwrap(keys.read_key_file(source / KEYS), "passphrase", passphrase)
    ):
        raise _damaged(source)
    _refuse_without_room(source, folder.parent)
    aside = folder.with_name(f"{folder.name}.before-restore-{moment or now():%Y%m%d-%H%M%S}")
    with exchanged(folder, aside) as new:
        try:
            for name in (KEYS, DATABASE):
                _copy(source / name, new / name, stop)
        except OSError as error:
            raise NotKept(
                _("The backup cannot be copied ({reason}).").format(reason=error.strerror),
                str(error.strerror),
            ) from None
        verified = verify(new, passphrase, stop)
        database = _open(new, passphrase)
        try:
            bring_up_to_date(database)
            if not could_be_ours(database):
                raise _damaged(source)
            audit_trail.append(database, stamp(moment or now()), who, Event.RESTORED)
        finally:
            database.close()
    return Verified(folder, verified.people, verified.conversations, verified.trail)


def _refuse_without_room(source: Path, place: Path) -> None:
    try:
        needed = (source / DATABASE).stat().st_size
        free = shutil.disk_usage(next(one for one in (place, *place.parents) if one.exists())).free
    except OSError as error:
        raise NotKept(
            _("The backup cannot be copied ({reason}).").format(reason=error.strerror), str(error.strerror)
        ) from None
    if needed > free:
        raise NotKept(
            _(
                "The backup in {name} needs {needed} MB; this disk has {free} MB left. Make room and try again."
            ).format(name=source, needed=f"{needed / 1e6:,.0f}", free=f"{free / 1e6:,.0f}"),
            _("disk full"),
        )


def _open(folder: Path, passphrase: str) -> Database:
    key = keys.unwrap(keys.read_key_file(folder / KEYS), "passphrase", passphrase)
    database = Database(folder / DATABASE, key)
    try:
        database.rows("SELECT count(*) FROM audit")
    except StoreProblem:
        database.close()
        raise _damaged(folder) from None
    return database


def _damaged(folder: Path) -> DamagedStore:
    return DamagedStore(
        _("The backup in {name} is damaged and was not used. Try an older one.").format(name=folder)
    )


def _copy(source: Path, target: Path, stop: Stop | None) -> None:
    """Copy a file so that each piece is on the disk before the next; OSError or Stopped."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as write:
        while piece := read.read(_PIECE):
            if stop is not None and stop():
                raise Stopped(_("Stopped. Nothing was changed."))
            write.write(piece)
            write.flush()
            os.fsync(write.fileno())


def _sending(path: Path, stop: Stop) -> Stop:
    """*stop*, which each second sends to the stick what of *path* only stands in memory so far.

    A slow stick would take all of it at the end, when nothing can be stopped any more.
    """
    sent = monotonic()

    def stop_or_send() -> bool:
        nonlocal sent
        if monotonic() - sent > 1 and path.exists():
            _sync(path)
            sent = monotonic()
        return stop()

    return stop_or_send


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
