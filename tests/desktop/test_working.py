"""What may take long: done beside the window, said, and stopped by the button or the lock; nothing half done."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import QMetaObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ldn_aid.desktop import working
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.desktop.working import work
from ldn_aid.store.vault import backup, conversations, keys, opening, transfer
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.opening import create
from ldn_aid.store.vault.problems import Stopped
from tests.desktop.conftest import Answers
from tests.desktop.hands import press
from tests.desktop.test_store_screens import (
    ROSA,
    OpenWith,
    front,
    open_with,
    store,
    unlock,
    unlocked,
    vault_of,
)
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

__all__ = ["OpenWith", "open_with", "store", "unlocked"]

Stop = Callable[[], bool]


def until_stopped(stop: Stop) -> NoReturn:
    """Never done by itself."""
    while not stop():
        time.sleep(0.005)
    raise Stopped("Stopped. Nothing was changed.")


def once_it_is_open(act: Callable[[QDialog], object]) -> None:
    """Do *act* with the dialog that says what is under way."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, working._Working):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    look()


def test_what_is_soon_done_opens_no_dialog(unlocked: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_Working", lambda *_arguments: pytest.fail("a dialog was opened"))
    monkeypatch.setattr(working, "SOON_S", 30)
    assert work(unlocked, "Adding…", lambda _stop: 2 + 2) == 4


def test_what_takes_long_is_said_and_ends_by_itself(
    unlocked: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SOON_S", 0.01)
    shown = []
    going_on = [True]

    def slow(_stop: Stop) -> str:
        while going_on:
            time.sleep(0.005)
        return "done"

    def look(dialog: QDialog) -> None:
        shown.append(dialog.windowTitle())
        going_on.clear()

    once_it_is_open(look)
    assert work(unlocked, "Backing up…", slow) == "done"
    assert shown == ["Backing up…"]


def test_the_window_lives_while_a_passphrase_is_tried(
    store: Path, open_with: OpenWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_with()
    lock = front(window).screen
    assert isinstance(lock, Unlock)
    lived, said = threading.Event(), []
    really = keys.unwrap

    def slow(*arguments: Any) -> bytes:
        QMetaObject.invokeMethod(clock, "start", Qt.ConnectionType.QueuedConnection)
        assert lived.wait(20), "the window stood still"
        return really(*arguments)

    def tick() -> None:
        said.append((lock.open.text(), window.isEnabled()))
        lived.set()

    clock = QTimer()
    clock.setSingleShot(True)
    clock.timeout.connect(tick)
    monkeypatch.setattr(keys, "unwrap", slow)
    unlock(window, "not the one at all")
    assert said == [("Opening…", True)]
    assert "does not open the store" in lock.problem.text()
    lived.clear()
    unlock(window)
    assert front(window).screen is not lock
    assert vault_of(window).database.is_open


def test_a_window_closed_while_the_passphrase_is_tried_leaves_the_store_shut(
    store: Path, open_with: OpenWith
) -> None:
    window = open_with()
    shown = front(window).screen
    opened = opening.unlock(store, PASSPHRASE, WHO)
    window.close()
    assert isinstance(shown, Unlock)
    shown.unlocked.emit(opened)
    assert not opened.database.is_open
    assert window.keeper.vault is None


def test_a_backup_that_is_stopped_says_so_and_leaves_nothing(
    unlocked: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SOON_S", 0.01)
    stick = tmp_path / "stick"
    stick.mkdir()
    whole = Database.copy_to

    def stopped_in_the_middle(database: Database, path: Path) -> None:
        whole(database, path)
        while not stop[0]():
            time.sleep(0.005)

    stop: list[Stop] = []
    made = backup.back_up
    monkeypatch.setattr(
        backup,
        "back_up",
        lambda vault, into, secret, said: stop.append(said) or made(vault, into, secret, said),
    )
    monkeypatch.setattr(Database, "copy_to", stopped_in_the_middle)
    monkeypatch.setattr("ldn_aid.store.vault.database._LOOK_EVERY", 1)
    dialog = StoreDialog(vault_of(unlocked), unlocked)
    dialog.show()
    answers.will("folder", stick)
    answers.will("secret", PASSPHRASE)
    once_it_is_open(lambda shown: press(shown, "Stop"))
    press(dialog, "Back up to a folder or USB stick…")
    assert dialog.state.text() == "Stopped. Nothing was changed."
    assert list(stick.iterdir()) == []
    assert unlocked.keeper.save()


def test_the_lock_stops_what_is_under_way(
    unlocked: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SOON_S", 0.01)
    monkeypatch.setattr(backup, "back_up", lambda _vault, _into, _secret, stop: until_stopped(stop))
    dialog = StoreDialog(vault_of(unlocked), unlocked)
    dialog.show()
    answers.will("folder", tmp_path)
    answers.will("secret", PASSPHRASE)
    once_it_is_open(lambda _shown: front(unlocked).locking.lock())
    press(dialog, "Back up to a folder or USB stick…")
    assert isinstance(front(unlocked).screen, Unlock)
    assert not vault_of(unlocked).database.is_open
    assert not dialog.isVisible()


def test_copying_reading_and_importing_stop_when_they_are_told(
    unlocked: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ldn_aid.store.vault.database._LOOK_EVERY", 1)
    vault = vault_of(unlocked)
    vault.start(ROSA)
    with pytest.raises(Stopped):
        backup.back_up(vault, tmp_path, PASSPHRASE, lambda: True)
    assert list(tmp_path.iterdir()) == []
    made = backup.back_up(vault, tmp_path, PASSPHRASE).folder
    with pytest.raises(Stopped):
        backup.restore(made, PASSPHRASE, tmp_path / "target", stop=lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == [made.name]
    transfer.export(vault, conversations.all_ids(vault.database), tmp_path / "all.age", PASSPHRASE)
    with pytest.raises(Stopped):
        transfer.export(
            vault, conversations.all_ids(vault.database), tmp_path / "no.age", PASSPHRASE, lambda: True
        )
    assert not (tmp_path / "no.age").exists()
    other, _code = create(tmp_path / "other", PASSPHRASE, WHO, CHEAP)
    with pytest.raises(Stopped):
        transfer.bring_in(other, tmp_path / "all.age", PASSPHRASE, lambda: True)
    assert conversations.count(other.database) == 0
    assert transfer.bring_in(other, tmp_path / "all.age", PASSPHRASE).new == 1
    other.close()
    shutil.rmtree(made)


def test_a_stop_acts_in_the_middle_of_a_copy(
    unlocked: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vault_of(unlocked)
    vault.start(ROSA)
    made = backup.back_up(vault, tmp_path, PASSPHRASE).folder
    monkeypatch.setattr(backup, "_PIECE", 4096)
    asked = iter((False, False, False, True, True))
    copied: list[int] = []

    def stop() -> bool:
        so_far = tmp_path / "target.ready.new" / "store.db"
        copied.append(so_far.stat().st_size if so_far.exists() else 0)
        return next(asked)

    with pytest.raises(Stopped):
        backup.restore(made, PASSPHRASE, tmp_path / "target", stop=stop)
    assert copied[-1] == 2 * 4096 < (made / "store.db").stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_the_window_paints_itself_until_what_cannot_be_stopped_has_ended(
    unlocked: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SOON_S", 0.01)
    ended = threading.Event()

    def deaf(stop: Stop) -> str:
        while not stop():
            time.sleep(0.005)
        assert ended.wait(60), "the window stands still"
        return "sealed"

    once_it_is_open(lambda dialog: (dialog.reject(), QTimer.singleShot(50, ended.set)))
    assert work(unlocked, "Exporting…", deaf) == "sealed"
