"""Full disks, sticks that are pulled, a store that somebody moves away, two windows: what is said is always true."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.model import edit
from ldn_aid.desktop import keeping
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.store.places import data_folder
from ldn_aid.store.vault import backup, conversations, people, transfer
from ldn_aid.store.vault.opening import create
from ldn_aid.store.vault.opening import unlock as open_store
from ldn_aid.terms import Step
from tests.desktop.conftest import Answers
from tests.desktop.hands import press, write
from tests.desktop.test_store_screens import (
    ROSA,
    OpenWith,
    begin,
    front,
    open_with,
    store,
    unlock,
    unlocked,
    vault_of,
)
from tests.store.conftest import CHEAP, PASSPHRASE, WHO, fill, posix, tiny_disk

__all__ = ["open_with", "store", "tiny_disk", "unlocked"]


@pytest.fixture(autouse=True)
def tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure, sooner than a clinic would need."""
    monkeypatch.setattr(keeping, "RETRY_MS", 20)


@pytest.fixture
def at_home_on_a_tiny_disk(tiny_disk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that is kept stands on a disk of 2 MB."""
    monkeypatch.setenv("LDN_AID_HOME", str(tiny_disk / "home"))
    return tiny_disk


def said(window: Window) -> str:
    """The saved state, as it stands in the window."""
    return window.rail.state.text()


def in_store(window: Window) -> str:
    """The story as the store has it, whatever the screen says."""
    assert window.keeper.key is not None
    return conversations.load(vault_of(window).database, window.keeper.key).pain.story


def type_on(window: Window, letters: str) -> None:
    """Into the story."""
    write(window.pages[Step.PAIN], "In your own words", letters)


def begin_to_type(window: Window, answers: Answers, qtbot: QtBot) -> None:
    """A conversation with a letter or two that are saved."""
    begin(window, "Rosa", answers)
    window.go_to(Step.PAIN)
    type_on(window, "one")
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))


def test_a_disk_that_fills_to_the_last_byte_while_somebody_types(
    at_home_on_a_tiny_disk: Path, request: pytest.FixtureRequest, answers: Answers, qtbot: QtBot
) -> None:
    window: Window = request.getfixturevalue("unlocked")
    begin(window, "Rosa", answers)
    window.go_to(Step.PAIN)
    type_on(window, "before")
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))
    fill(at_home_on_a_tiny_disk)
    window.session.edit("pain.story", "before " + "word " * 1900)
    for number in range(100):
        # The log has some room of its own; what fits there is saved, and said to be.
        window.session.edit("pain.known_cause", f"{number}")
        qtbot.waitUntil(lambda: window.keeper.is_saved or window.keeper.failed)
        if window.keeper.failed:
            break
        assert in_store(window) == window.session.conversation.pain.story
    assert said(window) == "Not saved: disk full"
    assert not window.file.is_saved
    window.session.edit("pain.known_cause", "typed on a full disk")
    assert not said(window).startswith("Saved ")
    (at_home_on_a_tiny_disk / "other").unlink()
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))
    assert window.keeper.key is not None
    kept = conversations.load(vault_of(window).database, window.keeper.key)
    assert kept == window.session.conversation
    assert kept.pain.known_cause == "typed on a full disk"


def test_what_is_said_is_true_at_every_moment_while_a_disk_fills_and_empties(
    at_home_on_a_tiny_disk: Path, request: pytest.FixtureRequest, answers: Answers, qtbot: QtBot
) -> None:
    window: Window = request.getfixturevalue("unlocked")
    keeper, choice = window.keeper, random.Random(3)
    seen: set[str] = set()

    def look() -> None:
        state = said(window)
        seen.add(state.split(" ")[0])
        if state.startswith("Saved "):
            assert keeper.key is not None
            kept = conversations.load(vault_of(window).database, keeper.key)
            assert kept == window.session.conversation

    keeper.told.connect(look)
    ballast = at_home_on_a_tiny_disk / "other"
    for visit in range(2):
        if visit:
            window.actions_by_name["people"].trigger()
        begin(window, f"Person {visit}", answers)
        for turn in range(12):
            if turn % 6 == 2:
                fill(at_home_on_a_tiny_disk)
            elif turn % 6 == 4:
                # Not enough room for long, then enough.
                os.truncate(ballast, ballast.stat().st_size - choice.choice((4_096, 20_480)))
            elif turn % 6 == 5:
                ballast.unlink()
            for _letter in range(choice.randrange(1, 6)):
                words = f"{visit} {turn} " + "word " * choice.randrange(1900)
                window.session.edit(choice.choice(("pain.story", "pain.known_cause")), words)
                look()
                qtbot.wait(choice.choice((0, 0, 5, 250)))
            qtbot.waitUntil(lambda: keeper.is_saved or keeper.failed)
            look()
        qtbot.waitUntil(lambda: keeper.is_saved)
        look()
    assert seen == {"Kept", "Saving…", "Saved", "Not"}
    assert vault_of(window).database.problems() == ()


@posix
def test_a_folder_that_turns_read_only_while_somebody_types(
    unlocked: Window, answers: Answers, qtbot: QtBot
) -> None:
    window, folder = unlocked, vault_of(unlocked).folder
    begin_to_type(window, answers, qtbot)
    folder.chmod(0o500)
    try:
        type_on(window, " two")
        # What is open already can still be written; it is there, or said not to be.
        qtbot.waitUntil(lambda: window.keeper.is_saved or window.keeper.failed)
        assert said(window).startswith("Saved ") is (in_store(window) == "one two")
        press_lock(window)
        assert not vault_of(window).database.is_open
    finally:
        folder.chmod(0o700)
    unlock(window)
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))
    assert in_store(window) == "one two"


@pytest.fixture
def failing_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be made to fail: the system then takes it as read-only, open files included."""
    place, image = tmp_path / "failing", tmp_path / "image"
    place.mkdir()
    image.write_bytes(bytes(16_000_000))
    for command in (["mkfs.ext4", "-q", str(image)], ["mount", "-o", "loop", str(image), str(place)]):
        if (
            not shutil.which(command[0])
            or subprocess.run(command, capture_output=True, check=False).returncode
        ):
            pytest.skip("needs the right to mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_fails_while_somebody_types(
    failing_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    answers: Answers,
    qtbot: QtBot,
) -> None:
    monkeypatch.setenv("LDN_AID_HOME", str(failing_disk / "home"))
    window: Window = request.getfixturevalue("unlocked")
    begin_to_type(window, answers, qtbot)
    subprocess.run(["mount", "-o", "remount,abort", str(failing_disk)], check=True)
    type_on(window, " two")
    qtbot.waitUntil(lambda: said(window).startswith("Not saved: "))
    type_on(window, " three")
    assert not said(window).startswith("Saved ")
    press_lock(window)
    locked = front(window).screen
    assert isinstance(locked, Unlock)
    assert "What was typed last is not saved" in locked.problem.text()
    unlock(window)
    assert locked.problem.objectName() == "alert"
    repaired(failing_disk)
    unlock(window)
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))
    assert in_store(window) == "one two three"


def repaired(disk: Path) -> None:
    """Checked and mounted anew, as after the next start of the computer."""
    image = disk.with_name("image")
    subprocess.run(["umount", str(disk)], check=True)
    subprocess.run(["fsck.ext4", "-p", str(image)], capture_output=True, check=False)
    subprocess.run(["mount", "-o", "loop", str(image), str(disk)], check=True)


def test_a_first_start_on_a_full_disk_makes_no_half_store(
    at_home_on_a_tiny_disk: Path, open_with: OpenWith
) -> None:
    window = open_with()
    first = front(window).screen
    data_folder()
    fill(at_home_on_a_tiny_disk)
    press(first, "Keep them here, encrypted…")
    write(first, "New passphrase", PASSPHRASE)
    write(first, "The same passphrase again", PASSPHRASE)
    press(first, "Make the encrypted store")
    assert front(window).screen is first
    assert "disk full" in first.problem.text() or "No space" in first.problem.text()
    assert list(data_folder().iterdir()) == []
    (at_home_on_a_tiny_disk / "other").unlink()
    press(first, "Make the encrypted store")
    assert first.recovery.code.text()


@posix
def test_a_store_that_somebody_moves_away_while_one_types(
    unlocked: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window, folder = unlocked, vault_of(unlocked).folder
    begin_to_type(window, answers, qtbot)
    shutil.move(folder, tmp_path / "away")
    type_on(window, " two")
    qtbot.waitUntil(lambda: said(window) == "Not saved: its folder is gone")
    answers.asked.clear()
    answers.unsaved = lambda: None  # type: ignore[method-assign]
    assert not window.close(), "it asks before it throws away what is not saved"
    shutil.move(tmp_path / "away", folder)
    qtbot.waitUntil(lambda: said(window).startswith("Saved "))
    assert in_store(window) == "one two"


def test_a_second_window_on_the_same_store_is_sent_to_the_first(
    unlocked: Window, answers: Answers, open_with: OpenWith, qtbot: QtBot
) -> None:
    begin(unlocked, "Rosa", answers)
    unlocked.go_to(Step.PAIN)
    second = open_with()
    unlock(second)
    locked = front(second).screen
    assert isinstance(locked, Unlock)
    assert "already open" in locked.problem.text()
    assert second.keeper.vault is None
    type_on(unlocked, "the first goes on")
    qtbot.waitUntil(lambda: said(unlocked).startswith("Saved "))
    assert in_store(unlocked) == "the first goes on"
    press_lock(unlocked)
    unlock(second)
    assert [one.label for one in people.find(vault_of(second).database)] == ["Rosa"]
    unlock_locked_out(unlocked)


def press_lock(window: Window) -> None:
    """Ctrl+L."""
    window.actions_by_name["lock"].trigger()


def unlock_locked_out(window: Window) -> None:
    """The first window finds the store in the other's hands and says so."""
    unlock(window)
    locked = front(window).screen
    assert isinstance(locked, Unlock)
    assert "already open" in locked.problem.text()


def store_dialog(window: Window) -> StoreDialog:
    """It, open."""
    dialog = StoreDialog(vault_of(window), window)
    dialog.show()
    return dialog


def test_a_full_stick_is_said_and_nothing_is_left_on_it(
    unlocked: Window, answers: Answers, tiny_disk: Path
) -> None:
    vault_of(unlocked).start(ROSA)
    dialog = store_dialog(unlocked)
    fill(tiny_disk)
    answers.will("folder", tiny_disk)
    answers.will("secret", PASSPHRASE)
    press(dialog, "Back up to a folder or USB stick…")
    assert dialog.state.objectName() == "alert"
    assert "disk full" in dialog.state.text() or "No space" in dialog.state.text()
    assert [path.name for path in tiny_disk.iterdir()] == ["other"]
    assert unlocked.keeper.save()
    (tiny_disk / "other").unlink()
    answers.will("folder", tiny_disk)
    answers.will("secret", PASSPHRASE)
    press(dialog, "Back up to a folder or USB stick…")
    assert dialog.state.objectName() == "say"
    assert "Backed up and read back" in dialog.state.text()


@posix
def test_a_stick_that_is_pulled_while_a_backup_is_made(
    unlocked: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    whole = backup.verify

    def pulled(*arguments: Any) -> backup.Verified:
        shutil.rmtree(stick)
        return whole(*arguments)

    monkeypatch.setattr(backup, "verify", pulled)
    dialog = store_dialog(unlocked)
    answers.will("folder", stick)
    answers.will("secret", PASSPHRASE)
    press(dialog, "Back up to a folder or USB stick…")
    assert dialog.state.objectName() == "alert"
    assert not stick.exists()
    vault_of(unlocked).add_person("the store itself goes on")


def test_a_stick_that_is_pulled_while_a_backup_is_brought_back(
    store: Path, open_with: OpenWith, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_store(store, PASSPHRASE, WHO)
    vault.add_person("in the backup")
    made = backup.back_up(vault, tmp_path, PASSPHRASE).folder
    vault.add_person("came later")
    vault.close()
    window = open_with()
    whole: Callable[..., object] = backup._copy

    def pulled(source: Path, *more: object) -> object:
        if source.name == "store.db":
            raise OSError(5, "Input/output error", str(source))
        return whole(source, *more)

    monkeypatch.setattr(backup, "_copy", pulled)
    answers.will("folder", made)
    answers.will("secret", PASSPHRASE)
    press(front(window).screen, "Bring back a backup…")
    locked = front(window).screen
    assert isinstance(locked, Unlock)
    assert "Input/output error" in locked.problem.text()
    assert locked.problem.objectName() == "alert"
    unlock(window)
    assert people.count(vault_of(window).database) == 2, "the store that was here is untouched"


def test_somebodys_export_on_a_full_disk_is_taken_whole_or_not_at_all(
    at_home_on_a_tiny_disk: Path, request: pytest.FixtureRequest, answers: Answers, tmp_path: Path
) -> None:
    other, _code = create(tmp_path / "other", PASSPHRASE, WHO, CHEAP)
    for number in range(30):
        other.start(edit(ROSA, "pain.story", f"{number} " + "word " * 1900))
    transfer.export(other, conversations.all_ids(other.database), tmp_path / "all.age", PASSPHRASE)
    other.close()
    window: Window = request.getfixturevalue("unlocked")
    dialog = store_dialog(window)
    fill(at_home_on_a_tiny_disk)
    answers.will("open_path", tmp_path / "all.age", tmp_path / "all.age")
    answers.will("secret", PASSPHRASE, PASSPHRASE)
    press(dialog, "Import…")
    assert dialog.state.objectName() == "alert"
    assert "disk full" in dialog.state.text()
    assert conversations.count(vault_of(window).database) == 0
    (at_home_on_a_tiny_disk / "other").unlink()
    press(dialog, "Import…")
    assert "Added: 30 conversations" in dialog.state.text()
    assert conversations.count(vault_of(window).database) == 30
