"""Gives what is no file, or far too much of one, to everything that opens a file; for ``test_hostile``.

Run as ``python -m tests.store.hostile_files FOLDER`` in a process of its own: its memory is bounded and a call that
never ends is stopped by an alarm. Prints each thing that was not refused in one sentence; nothing when all were.
"""

import contextlib
import io
import os
import resource
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from ldn_aid.__main__ import main as ldn_aid
from ldn_aid.errors import UserError
from ldn_aid.store.vault import backup, transfer
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.placing import DATABASE, KEYS
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

MEMORY, SECONDS = 1_500_000_000, 30
SPARSE = 100_000_000_000


def hostile(folder: Path) -> dict[str, Path]:
    """Each kind of thing that a path may lead to."""
    made = {
        name: folder / name
        for name in ("pipe", "endless", "nowhere", "round", "folder", "sparse", "deep", "bomb", "slip")
    }
    os.mkfifo(made["pipe"])
    made["endless"].symlink_to("/dev/zero")
    made["nowhere"].symlink_to(folder / "is not there")
    made["round"].symlink_to(made["round"])
    made["folder"].mkdir()
    with made["sparse"].open("wb") as file:
        file.truncate(SPARSE)
    made["deep"].write_bytes(b'{"schema_version": 2, "pain": ' + b'{"a":[' * 200_000)
    with (
        zipfile.ZipFile(made["bomb"], "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("pack.toml", "w") as part,
    ):
        for _time in range(200):
            part.write(bytes(1_000_000))
    with zipfile.ZipFile(made["slip"], "w") as slip:
        slip.writestr("../../slipped", "x")
        slip.writestr("/slipped", "x")
    return made


def calls(folder: Path, path: Path) -> dict[str, Callable[[], object]]:
    """Everything that is given *path* to read."""
    store = folder / "store"

    def put_in(name: str, act: Callable[[Path], object]) -> Callable[[], object]:
        def call() -> object:
            place = folder / f"{name} is {path.name}"
            place.mkdir(exist_ok=True)
            for part in (KEYS, DATABASE):
                there = place / part
                if not os.path.lexists(there):
                    there.symlink_to(path) if part == name else there.write_bytes((store / part).read_bytes())
            return act(place)

        return call

    def restored(place: Path) -> object:
        return backup.restore(place, PASSPHRASE, folder / "target")

    def brought_in() -> object:
        vault = unlock(store, PASSPHRASE, WHO)
        try:
            return transfer.bring_in(vault, path, PASSPHRASE)
        finally:
            vault.close()

    return {
        "assess": lambda: command("assess", str(path)),
        "summary": lambda: command("summary", str(path), "-o", str(folder / "out.pdf")),
        "medicines": lambda: command("medicines", str(path)),
        "evidence install": lambda: command("evidence", "install", str(path)),
        "evidence check": lambda: command("evidence", "check", str(path)),
        "evidence audit": lambda: command("evidence", "audit", "--evidence", str(path)),
        "evidence keys trust": lambda: command("evidence", "keys", "trust", str(path), "--name", "x"),
        "import": brought_in,
        "restore, keys": put_in(KEYS, restored),
        "restore, database": put_in(DATABASE, restored),
        "unlock, keys": put_in(KEYS, lambda place: unlock(place, PASSPHRASE, WHO)),
        "unlock, database": put_in(DATABASE, lambda place: unlock(place, PASSPHRASE, WHO)),
    }


def command(*arguments: str) -> None:
    """The program with *arguments*: what it said on stderr, as a UserError, when it exits with 2."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = ldn_aid(list(arguments))
    if code == 2:
        raise UserError(said.getvalue().strip())
    raise AssertionError(f"exit {code}: {said.getvalue()[:300]}")


def main(folder: Path) -> None:
    """Everything with everything."""
    folder.mkdir(exist_ok=True)
    create(folder / "store", PASSPHRASE, WHO, CHEAP)[0].close()
    things = hostile(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for kind, path in things.items():
        for name, call in calls(folder, path).items():
            signal.alarm(SECONDS)
            try:
                call()
            except UserError as problem:
                if "\n" in str(problem) or not str(problem).strip() or len(str(problem)) > 600:
                    print(f"{name}, {kind}: not one sentence: {str(problem)[:300]}")
            except BaseException as error:
                print(f"{name}, {kind}: {type(error).__name__} {str(error)[:300]}")
            else:
                print(f"{name}, {kind}: was taken")
            signal.alarm(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
