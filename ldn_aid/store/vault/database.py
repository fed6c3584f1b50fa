"""The SQLCipher connection: how it is opened, what a transaction is, and when what is written is not kept.

Every page is encrypted (AES-256, HMAC-SHA512), those in the write-ahead log beside the file too. The log was chosen
over a rollback journal because a save then is one append and one sync, and a full disk never touches the database
itself. ``locking_mode = EXCLUSIVE`` keeps a second copy of the program out and needs no shared-memory file.
Never open the file itself with ``open()``: on POSIX systems closing it again would drop SQLite's lock.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from ldn_aid.i18n import _
from ldn_aid.store.vault.error_words import problem_of
from ldn_aid.store.vault.problems import NotKept

_BUSY_S = 0.5

_LOOK_EVERY = 20_000
"""Steps of the database's machine between two looks whether to stop: some milliseconds."""

Row = tuple[Any, ...]
Stop = Callable[[], bool]
"""Whether to stop."""


class Database:
    """One open store. Several threads may use it: a transaction keeps the others waiting until it ends."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        """Open *path* with the 32-byte *key*; StoreProblem of the fitting kind when that fails."""
        self.path = path
        self._turn = RLock()
        if create:
            # Made here first, so that it is the owner's alone from its first byte.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            self._connection = sqlcipher.connect(
                f"{path.absolute().as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                timeout=_BUSY_S,
                check_same_thread=False,
            )
        except sqlcipher.Error as error:
            raise problem_of(error, path) from None
        self.is_open = True
        self._place = _place_of(path)
        try:
            self._prepare(key, create=create)
        except sqlcipher.Error as error:
            self._connection.close()
            raise problem_of(error, path) from None

    def _prepare(self, key: bytes, *, create: bool) -> None:
        run = self._connection.execute
        run("PRAGMA cipher_log_level = NONE")
        run(f"PRAGMA key = \"x'{key.hex()}'\"")
        run("PRAGMA cipher_memory_security = ON")
        run("PRAGMA temp_store = MEMORY")
        run("PRAGMA locking_mode = EXCLUSIVE")
        if create:
            # Only before the first table; on a store that is there it would write, even the same value.
            run("PRAGMA auto_vacuum = INCREMENTAL")
        run("PRAGMA secure_delete = ON")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA journal_mode = WAL").fetchall()
        # Taken now and held until it is closed; in this mode the lock comes with the first write.
        run("BEGIN IMMEDIATE")
        run("COMMIT")
        run("SELECT count(*) FROM sqlite_master").fetchall()

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[Row]:
        """All rows of a query; StoreProblem when the store cannot be read."""
        try:
            with self._turn:
                found: list[Row] = self._connection.execute(statement, values).fetchall()
        except sqlcipher.Error as error:
            raise problem_of(error, self.path) from None
        return found

    def run(self, statement: str, values: tuple[object, ...] = ()) -> None:
        """One statement inside a ``transaction``."""
        try:
            self._connection.execute(statement, values)
        except sqlcipher.Error as error:
            raise problem_of(error, self.path) from None

    @contextmanager
    def transaction(self) -> Iterator[bool]:
        """All of what is run inside, or none of it. NotKept says why it was none.

        One inside another joins it; the outermost is told so by True.
        """
        with self._turn:
            if self._connection.in_transaction:
                yield False
                return
            self.run("BEGIN IMMEDIATE")
            try:
                yield True
                self._refuse_when_gone()
                self.run("COMMIT")
                self._keep_without_log()
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _refuse_when_gone(self) -> None:
        """A system lets a program write into a file that somebody removed: that is kept nowhere, and says so."""
        if _place_of(self.path) != self._place:
            reason = _("its file is gone") if self.path.parent.exists() else _("its folder is gone")
            raise NotKept(_("The store cannot be written ({reason}).").format(reason=reason), reason)

    def _keep_without_log(self) -> None:
        """Where somebody removed the write-ahead log, what stands in it goes into the database itself at once."""
        if not self.path.with_name(f"{self.path.name}-wal").exists():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def tidy(self) -> None:
        """After a deletion: give freed pages back and empty the write-ahead log, so that nothing deleted stays."""
        self.rows("PRAGMA incremental_vacuum")
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def stopped_when(self, stop: Stop | None) -> Iterator[None]:
        """Whatever is asked of it inside ends with Stopped soon after *stop* says True. No other thread gets a turn."""
        with self._turn:
            if stop is not None:
                self._connection.set_progress_handler(stop, _LOOK_EVERY)
            try:
                yield
            finally:
                if stop is not None:
                    self._connection.set_progress_handler(None, 0)

    def copy_to(self, path: Path) -> None:
        """A copy of the whole store, encrypted with the same key, at *path*, which must not exist yet.

        NotKept names the copy, not the store, when it is the copy's disk that is full or gone.
        """
        try:
            with self._turn:
                self._connection.execute("VACUUM INTO ?", (str(path),)).fetchall()
        except sqlcipher.Error as error:
            problem = problem_of(error, path)
            if isinstance(problem, NotKept):
                raise NotKept(
                    _("The copy cannot be written there ({reason}). Choose another place.").format(
                        reason=problem.reason
                    ),
                    problem.reason,
                ) from None
            raise problem_of(error, self.path) from None
        with suppress(OSError):  # A stick formatted as FAT knows no owners.
            path.chmod(0o600)

    def problems(self) -> tuple[str, ...]:
        """What SQLCipher and SQLite find wrong when they read every page; empty when all is well."""
        bad = self.rows("PRAGMA cipher_integrity_check")
        bad += [row for row in self.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
        return tuple(str(row[0]) for row in bad)

    def close(self) -> None:
        """Close it; SQLCipher wipes its own copy of the key."""
        with self._turn:
            self.is_open = False
            self._connection.close()


def _place_of(path: Path) -> tuple[int, int] | None:
    """Which file it is, by whatever name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    # Windows does not let go of a file that is open, and not each of its file systems numbers files for good.
    return (found.st_dev, found.st_ino) if os.name == "posix" else (0, 0)


def opens_with(path: Path, key: bytes) -> bool:
    """Whether the file at *path*, which nobody has open, begins as a store does that *key* opens. It is only read."""
    try:
        connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        with closing(connection):
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.Error:
        return False
    return True
