"""First choice, lock, people and autosave through the real window; and what each leaves on the disk."""

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.desktop import keeping, writer
from ldn_aid.desktop.app import open_window
from ldn_aid.desktop.blank import Blank
from ldn_aid.desktop.first_run import FirstRun
from ldn_aid.desktop.front import Front
from ldn_aid.desktop.people import PeopleScreen
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.trend import TrendChart, Visit, trend_words
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.store.places import data_folder
from ldn_aid.store.settings import load_settings, save_settings
from ldn_aid.store.vault import audit_trail, conversations, handed_out, people
from ldn_aid.store.vault.opening import create
from ldn_aid.store.vault.problems import NotKept
from ldn_aid.store.vault.vault import Vault
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import box, press, write
from tests.store.conftest import CHEAP, PASSPHRASE, WHO
from tests.strategies import TODAY

ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
OpenWith = Callable[..., Window]


@pytest.fixture
def open_with(qtbot: QtBot, answers: Answers) -> Iterator[OpenWith]:
    """Starts the program as ``ldn-aid`` does: with whatever stands in front."""
    opened: list[Window] = []

    def make() -> Window:
        window = open_window(new_conversation(), TODAY, load_settings(), front=True)
        window.asker = answers  # type: ignore[assignment]
        answers.unsaved = lambda: "discard"  # type: ignore[method-assign]
        qtbot.addWidget(window)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def store() -> Path:
    """A store that was made before, closed; the settings say so."""
    folder = data_folder() / "store"
    vault, _code = create(folder, PASSPHRASE, WHO, CHEAP)
    vault.close()
    save_settings(load_settings().model_copy(update={"keep": "encrypted"}))
    return folder


@pytest.fixture
def unlocked(store: Path, open_with: OpenWith) -> Window:
    """The window on the list of people."""
    window = open_with()
    unlock(window)
    return window


def unlock(window: Window, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and press the button."""
    assert isinstance(front(window).screen, Unlock)
    write(front(window).screen, "Passphrase", passphrase)
    press(front(window).screen, "Unlock")


def front(window: Window) -> Front:
    """What stands in front of *window*."""
    assert window.front is not None
    return window.front


def screen(window: Window) -> PeopleScreen:
    """The list of people."""
    found = front(window).screen
    assert isinstance(found, PeopleScreen)
    return found


def vault_of(window: Window) -> Vault:
    """The open store."""
    assert window.keeper.vault is not None
    return window.keeper.vault


def begin(window: Window, label: str, answers: Answers) -> str:
    """A new person and a conversation with them, on screen."""
    answers.will("person", (label, None))
    press(screen(window), "New person…")
    press(screen(window).panel, "New conversation")
    assert window.keeper.person is not None
    return window.keeper.person


def files_below(folder: Path) -> list[str]:
    """Every file's name below *folder*."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# The first choice


def test_the_first_start_asks_how_to_keep(open_with: OpenWith) -> None:
    window = open_with()
    assert isinstance(front(window).screen, FirstRun)
    assert not window.tools.isVisible()
    assert not any(action.isEnabled() for action in window.actions_by_name.values())


def test_keeping_nothing_writes_no_file(open_with: OpenWith, qtbot: QtBot) -> None:
    window = open_with()
    press(front(window).screen, "Keep nothing on this laptop")
    assert front(window).screen is None
    assert "Nothing is kept" in window.rail.state.text()
    write(window.pages[Step.START], "Clinic", "Hill Clinic")
    qtbot.wait(int(writer.LONGEST_S * 1000) + 100)
    assert files_below(data_folder().parent) == ["settings.json"]
    assert "Hill" not in (data_folder().parent / "settings" / "settings.json").read_text()
    window.actions_by_name["lock"].trigger()
    assert isinstance(front(window).screen, Blank)
    press(front(window).screen, "Show the conversation")
    assert box(window.pages[Step.START], "Clinic").text() == "Hill Clinic"


def test_a_clinic_that_thinks_again_loses_nothing(open_with: OpenWith) -> None:
    window = open_with()
    press(front(window).screen, "Keep nothing on this laptop")
    write(window.pages[Step.START], "Clinic", "Hill Clinic")
    window.actions_by_name["people"].trigger()
    first = front(window).screen
    assert isinstance(first, FirstRun)
    made, _code = create(data_folder() / "store", PASSPHRASE, WHO, CHEAP)
    first.made_store.emit(made)
    assert load_settings().keep == "encrypted"
    (loose,) = conversations.not_filed(vault_of(window).database)
    assert conversations.load(vault_of(window).database, loose.id).start.clinic == "Hill Clinic"


def test_what_was_copied_here_is_taken_off_the_clipboard(
    unlocked: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("the summary")
    press(screen(unlocked), "Lock")
    assert clipboard.text() == ""
    unlock(unlocked)
    monkeypatch.setattr(QGuiApplication, "focusWindow", lambda: None)
    clipboard.setText("copied in another program")
    press(screen(unlocked), "Lock")
    assert clipboard.text() == "copied in another program"


def test_it_is_asked_once(open_with: OpenWith) -> None:
    press(front(open_with()).screen, "Keep nothing on this laptop")
    assert front(open_with()).screen is None


def test_a_store_is_made_with_a_recovery_code(open_with: OpenWith) -> None:
    window = open_with()
    first = front(window).screen
    assert isinstance(first, FirstRun)
    press(first, "Keep them here, encrypted…")
    write(first, "New passphrase", "password1234")
    write(first, "The same passphrase again", "password1234")
    press(first, "Make the encrypted store")
    assert "Easy to guess" in first.problem.text()
    first.passphrase.take()
    write(first, "New passphrase", PASSPHRASE)
    press(first, "Make the encrypted store")
    assert "not the same" in first.problem.text()
    write(first, "The same passphrase again", PASSPHRASE)
    press(first, "Make the encrypted store")
    assert len(first.recovery.code.text()) == 29
    code = first.recovery.code.text()
    press(first, "I have printed it or written it down")
    assert isinstance(front(window).screen, PeopleScreen)
    window.close()
    again = open_with()
    lock = front(again).screen
    assert isinstance(lock, Unlock)
    press(lock, "Use the recovery code")
    write(lock, "Recovery code", code)
    write(lock, "New passphrase", "lamp stone river green")
    write(lock, "The same passphrase again", "lamp stone river green")
    press(lock, "Set the new passphrase and unlock")
    assert isinstance(front(again).screen, PeopleScreen)


# The lock


def test_a_wrong_passphrase_is_clear_and_then_slow(store: Path, open_with: OpenWith) -> None:
    window = open_with()
    lock = front(window).screen
    assert isinstance(lock, Unlock)
    for _time in range(2):
        unlock(window, "not the one at all")
        assert "does not open the store" in lock.problem.text()
        assert lock.passphrase.text() == ""
    unlock(window, "not the one at all")
    assert not lock.open.isEnabled()
    assert lock.open.text() == "Wait 2 seconds"
    window.close()
    assert isinstance(front(open_with()).screen, Unlock)


def test_locked_means_nothing_on_screen_and_the_store_shut(
    unlocked: Window, answers: Answers, qtbot: QtBot
) -> None:
    window = unlocked
    begin(window, "Quittenbrot", answers)
    window.go_to(Step.PAIN)
    write(window.pages[Step.PAIN], "In your own words", "It burns")
    qtbot.waitUntil(lambda: window.keeper.text.startswith("Saved "))
    dialog = QDialog(window)
    dialog.show()
    window.actions_by_name["lock"].trigger()
    assert isinstance(front(window).screen, Unlock)
    assert not dialog.isVisible()
    assert not vault_of(window).database.is_open
    assert not any(action.isEnabled() for action in window.actions_by_name.values())
    said = [
        text
        for widget in window.findChildren(object)
        for text in (getattr(widget, "text", str),)
        if callable(text)
    ]
    assert said
    assert not [one for one in said if _reads(one, ("Quittenbrot", "It burns"))]
    unlock(window)
    assert front(window).screen is None
    assert window.step is Step.PAIN
    assert box(window.pages[Step.PAIN], "In your own words").toPlainText() == "It burns"
    assert window.session.can_undo
    write(window.pages[Step.PAIN], "In your own words", " badly")
    qtbot.waitUntil(lambda: window.keeper.is_saved)


def _reads(text: Callable[[], object], words: tuple[str, ...]) -> bool:
    try:
        return any(word in str(text()) for word in words)
    except TypeError:
        return False


def test_it_locks_when_nobody_is_there(unlocked: Window) -> None:
    window, watch = unlocked, front(unlocked).locking.idle
    assert not watch.look()
    assert isinstance(front(window).screen, PeopleScreen)
    watch._touched = _earlier(watch._touched, 601, 0)
    assert watch.look()
    assert isinstance(front(window).screen, Unlock)
    unlock(window)
    assert isinstance(front(window).screen, PeopleScreen), "back to where we were"
    # A laptop whose monotonic clock stands still in sleep: only the wall clock went on.
    watch.touch()
    watch._touched = _earlier(watch._touched, 0, 601)
    assert watch.look()
    assert isinstance(front(window).screen, Unlock)


def test_a_laptop_that_slept_is_locked_at_the_first_look(unlocked: Window) -> None:
    watch = front(unlocked).locking.idle
    watch.touch()
    watch._looked = _earlier(watch._looked, 0, 61)
    assert watch.look()
    assert isinstance(front(unlocked).screen, Unlock)


def test_a_clock_that_is_set_back_or_corrected_locks_nobody_out(unlocked: Window) -> None:
    watch = front(unlocked).locking.idle
    watch.touch()
    watch._touched = watch._looked = _earlier(watch._touched, 5, -86_400)
    assert not watch.look()
    watch._touched = watch._looked = _earlier(watch._touched, 5, 20)
    assert not watch.look()


def test_the_hand_that_comes_too_late_locks_and_presses_nothing(
    unlocked: Window, answers: Answers, qtbot: QtBot
) -> None:
    window, watch = unlocked, front(unlocked).locking.idle
    begin(window, "Quittenbrot", answers)
    window.go_to(Step.PAIN)
    story = box(window.pages[Step.PAIN], "In your own words")
    story.setFocus()
    handle = window.windowHandle()
    watch._watch(handle)
    watch._touched = _earlier(watch._touched, 601, 601)
    QTest.keyClick(handle, Qt.Key.Key_Q)
    locked = front(window).screen
    assert isinstance(locked, Unlock)
    assert story.toPlainText() == ""
    before = watch._touched
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert watch._touched > before
    assert isinstance(front(window).screen, Unlock)


def test_only_hands_count_as_being_here(unlocked: Window, answers: Answers, qtbot: QtBot) -> None:
    window, watch = unlocked, front(unlocked).locking.idle
    begin(window, "Rosa", answers)
    before = watch._touched
    window.session.edit("pain.story", "from a program")
    window.go_to(Step.GOALS)
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window.keeper.is_saved)
    assert watch._touched == before


def _earlier(moment: tuple[float, float], by_monotonic: float, by_wall: float) -> tuple[float, float]:
    return moment[0] - by_monotonic, moment[1] - by_wall


def test_after_the_lock_the_page_stands_where_it_stood(unlocked: Window, answers: Answers) -> None:
    window = unlocked
    begin(window, "Rosa", answers)
    window.go_to(Step.PAIN)
    window.resize(1000, 500)
    QApplication.processEvents()
    story = box(window.pages[Step.PAIN], "In your own words")
    bar = window.stack.areas[Step.PAIN].verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    story.setFocus()
    QApplication.processEvents()
    stood = bar.value()
    assert stood > 0
    window.actions_by_name["lock"].trigger()
    unlock(window)
    QApplication.processEvents()
    assert window.focusWidget() is story
    assert bar.value() == stood


def test_a_store_that_cannot_be_written_is_locked_all_the_same_and_says_so(
    unlocked: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = unlocked
    begin(window, "Rosa", answers)
    whole = Vault.save

    def full(*_arguments: object) -> None:
        raise NotKept("The store cannot be written (disk full).", "disk full")

    monkeypatch.setattr(Vault, "save", full)
    window.session.edit("pain.story", "typed on a full disk")
    window.actions_by_name["lock"].trigger()
    locked = front(window).screen
    assert isinstance(locked, Unlock)
    assert "not saved (disk full)" in locked.problem.text()
    monkeypatch.setattr(Vault, "save", whole)
    unlock(window)
    assert window.keeper.is_saved
    assert window.session.conversation.pain.story == "typed on a full disk"


def test_keeping_nothing_hides_the_screen_when_nobody_is_there(open_with: OpenWith) -> None:
    window = open_with()
    press(front(window).screen, "Keep nothing on this laptop")
    watch = front(window).locking.idle
    watch._touched = _earlier(watch._touched, 601, 601)
    watch.look()
    assert isinstance(front(window).screen, Blank)


# Autosave


def test_typing_is_in_the_store_within_a_second(unlocked: Window, answers: Answers, qtbot: QtBot) -> None:
    window = unlocked
    person = begin(window, "Rosa", answers)
    write(window.pages[Step.START], "Clinic", "Hill Clinic")
    assert window.keeper.text == "Saving…"
    qtbot.waitUntil(lambda: window.keeper.text.startswith("Saved "))
    (kept,) = conversations.of_person(vault_of(window).database, person)
    assert conversations.load(vault_of(window).database, kept.id).start.clinic == "Hill Clinic"


@pytest.mark.parametrize("first", [True, False])
def test_a_window_that_stands_still_keeps_no_letter_from_the_disk(
    unlocked: Window, answers: Answers, first: bool
) -> None:
    window = unlocked
    if first:
        press(screen(window), "Start without a name")
    else:
        begin(window, "Rosa", answers)
        window.session.edit("pain.story", "typed b")
    window.session.edit("pain.story", "typed before it stood still")
    database, given_up = vault_of(window).database, time.monotonic() + 20
    # No event is handled from here on.
    while not any(
        conversations.load(database, key).pain.story == "typed before it stood still"
        for key in conversations.all_ids(database)
    ):
        assert time.monotonic() < given_up
        time.sleep(0.01)
    assert window.keeper.text == "Saving…", "not said before the window knows"


def test_saved_is_never_said_of_what_is_not(
    unlocked: Window, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = unlocked
    begin(window, "Rosa", answers)
    window.session.edit("pain.story", "kept")
    assert window.keeper.save()
    vault = vault_of(window)
    whole = type(vault).save

    def full(*_arguments: object) -> None:
        raise NotKept("The store cannot be written (disk full).", "disk full")

    monkeypatch.setattr(type(vault), "save", full)
    monkeypatch.setattr(keeping, "RETRY_MS", 20)
    window.session.edit("pain.story", "kept, and more")
    qtbot.waitUntil(lambda: window.rail.state.text() == "Not saved: disk full")
    assert not window.file.is_saved
    monkeypatch.setattr(type(vault), "save", whole)
    qtbot.waitUntil(lambda: window.rail.state.text().startswith("Saved "))
    assert window.keeper.key is not None
    assert conversations.load(vault.database, window.keeper.key).pain.story == "kept, and more"


def test_the_time_said_is_that_of_the_save(unlocked: Window, answers: Answers) -> None:
    window = unlocked
    window.keeper._now = lambda: datetime(2026, 11, 25, 10, 42)
    begin(window, "Rosa", answers)
    window.session.edit("pain.story", "x")
    assert window.keeper.save()
    assert window.keeper.text == "Saved 10:42"


def test_closing_saves_first(unlocked: Window, answers: Answers, open_with: OpenWith) -> None:
    begin(unlocked, "Rosa", answers)
    unlocked.session.edit("pain.story", "typed just before closing")
    unlocked.close()
    window = open_with()
    unlock(window)
    press(screen(window).panel, "Open")
    assert window.session.conversation.pain.story == "typed just before closing"


def test_a_new_conversation_starts_clean(unlocked: Window, answers: Answers, qtbot: QtBot) -> None:
    window = unlocked
    first = begin(window, "Quittenbrot", answers)
    window.session.edit("pain.story", "Quittenbrot's story")
    window.file.new()
    assert window.session.conversation == new_conversation()
    assert not window.session.can_undo
    assert window.keeper.person is None
    window.session.edit("start.clinic", "Hill")
    assert window.keeper.save()
    (loose,) = conversations.not_filed(vault_of(window).database)
    assert "Quittenbrot" not in conversations.load(vault_of(window).database, loose.id).model_dump_json()
    (kept,) = conversations.of_person(vault_of(window).database, first)
    assert conversations.load(vault_of(window).database, kept.id).pain.story == "Quittenbrot's story"


def test_a_file_that_is_opened_is_kept_as_a_conversation_of_its_own(
    unlocked: Window, answers: Answers
) -> None:
    window = unlocked
    begin(window, "Rosa", answers)
    answers.will("open_path", EXAMPLES / "knee-warfarin.json")
    window.file.open()
    assert window.file.is_saved
    assert len(conversations.not_filed(vault_of(window).database)) == 1
    assert conversations.count(vault_of(window).database) == 2


def test_what_is_not_filed_beyond_the_list_is_said(unlocked: Window) -> None:
    vault = vault_of(unlocked)
    for minute in range(502):
        conversations.add(
            vault.database, None, new_conversation(), f"2026-11-01T{minute // 60:02}:{minute % 60:02}:00Z"
        )
    panel = screen(unlocked).panel
    panel.show_person(None, not_filed=True)
    assert panel.list.count() == 500
    assert panel.nothing.text().startswith("2 older conversations are not in this list.")
    assert not panel.nothing.isHidden()
    vault.delete_conversations([kept.id for kept in conversations.not_filed(vault.database, 2)])
    panel.show_person(None, not_filed=True)
    assert panel.nothing.isHidden()


# People


def test_a_follow_up_begins_with_what_still_holds(unlocked: Window) -> None:
    window = unlocked
    person = vault_of(window).add_person("Rosa")
    vault_of(window).start(ROSA, person)
    screen(window).people.refresh()
    assert screen(window).people.choose(person)
    press(screen(window).panel, "Follow-up visit")
    now = window.session.conversation
    assert now.follow_up.before is not None
    assert now.follow_up.before.stop_rule == ROSA.decision.plan.stop_rule
    assert (now.goals, now.pain.story, now.start.visit_date) == (ROSA.goals, ROSA.pain.story, TODAY)
    assert now.decision == new_conversation().decision
    assert window.keeper.is_saved
    assert len(conversations.of_person(vault_of(window).database, person)) == 2
    assert window.windowTitle() == "LDN Aid · Rosa"
    window.actions_by_name["lock"].trigger()
    assert window.windowTitle() == "LDN Aid", "nobody's name stands over the lock"


def test_finding_filing_renaming_and_deleting(unlocked: Window, answers: Answers) -> None:
    window = unlocked
    vault = vault_of(window)
    for number in range(60):
        vault.add_person(f"Person {number}")
    vault.start(edit(ROSA, "start.patient", "Íñigo"))
    people_screen = screen(window)
    people_screen.people.refresh()
    assert "50 seen last of 60" in people_screen.people.count.text()
    assert people_screen.people.choose("")
    answers.will("person", ("Íñigo", date(1954, 3, 1)))
    press(people_screen.panel, "File under a person…")
    assert answers.asked[-1] == ("person", ("Íñigo", None))
    write(people_screen, "Find by label or birth date", "inigo")
    assert people_screen.people.list.count() == 1
    assert people_screen.panel.list.count() == 1
    answers.will("person", ("Iñaki", None))
    press(people_screen.panel, "Change label…")
    assert [one.label for one in people.find(vault.database, "inaki")] == ["Iñaki"]
    answers.will("confirm", False, True)
    press(people_screen.panel, "Delete person…")
    assert people.find(vault.database, "inaki")
    press(people_screen.panel, "Delete person…")
    assert not people.find(vault.database, "inaki")
    assert conversations.count(vault.database) == 0


def test_the_trend_says_in_words_what_it_draws(qtbot: QtBot) -> None:
    from decimal import Decimal

    visits = (
        Visit(date(2026, 3, 2), Decimal("6.7"), "chose LDN", None, "LDN"),
        Visit(date(2026, 6, 10), None, ""),
        Visit(date(2026, 11, 25), Decimal("4.0"), "", "partly"),
    )
    chart = TrendChart(visits)
    qtbot.addWidget(chart)
    chart.resize(500, 200)
    assert chart.accessibleDescription() == trend_words(visits)
    assert "PEG not answered" in trend_words(visits)
    drawn = chart.grab().toImage()
    chart.show_visits(visits[:1])
    assert chart.grab().toImage() != drawn


# This store


def test_what_leaves_the_store_is_listed(unlocked: Window, answers: Answers, tmp_path: Path) -> None:
    window = unlocked
    person = begin(window, "Rosa", answers)
    answers.will("save_path", tmp_path / "talk.json")
    window.file.save()
    (one,) = handed_out.listed(vault_of(window).database, person=person)
    assert (one.kind, one.place) == ("plain_file", str(tmp_path / "talk.json"))
    dialog = StoreDialog(vault_of(window), window)
    assert any("talk.json" in text for text in _texts(dialog))


def test_the_store_dialog_changes_locks_backs_up_and_saves_the_trail(
    unlocked: Window, answers: Answers, tmp_path: Path
) -> None:
    window = unlocked
    begin(window, "Rosa", answers)
    dialog = StoreDialog(vault_of(window), window)
    dialog.show()
    answers.will("secret", "wrong one", PASSPHRASE, PASSPHRASE, "lamp stone river green")
    answers.will("new_passphrase", "lamp stone river green", "lamp stone river green")
    press(dialog, "Change the passphrase…")
    assert "does not open" in dialog.state.text()
    press(dialog, "Change the passphrase…")
    assert dialog.state.text() == "The passphrase was changed."
    answers.will("folder", tmp_path, tmp_path)
    press(dialog, "Back up to a folder or USB stick…")
    assert "does not open" in dialog.state.text()
    assert list(tmp_path.iterdir()) == []
    press(dialog, "Back up to a folder or USB stick…")
    assert "Backed up and read back: 1 person, 1 conversation" in dialog.state.text()
    answers.will("save_path", tmp_path / "use.jsonl")
    press(dialog, "Save the record of use…")
    assert '"backed_up"' in (tmp_path / "use.jsonl").read_text()
    dialog.keeping.idle.setCurrentIndex(0)
    assert load_settings().idle_minutes == 2
    answers.will("secret", "lamp stone river green")
    answers.will("show_recovery_code", None)
    press(dialog, "New recovery code…")
    assert "old sheet no longer works" in dialog.state.text()
    (kind, (code,)) = answers.asked[-1]
    assert (kind, len(code)) == ("show_recovery_code", 29)
    assert code not in dialog.state.text()
    dialog.close()


def test_old_conversations_are_deleted_only_when_somebody_says_so(unlocked: Window, answers: Answers) -> None:
    from datetime import UTC

    window = unlocked
    vault = vault_of(window)
    now = vault._clock
    vault._clock = lambda: datetime(2010, 1, 1, tzinfo=UTC)
    vault.start(ROSA)
    vault._clock = now
    dialog = StoreDialog(vault, window)
    dialog.show()
    dialog.keeping.years.setCurrentIndex(1)
    assert conversations.count(vault.database) == 1
    answers.will("confirm", False, True)
    press(dialog, "Delete them…")
    assert conversations.count(vault.database) == 1
    press(dialog, "Delete them…")
    assert conversations.count(vault.database) == 0
    assert audit_trail.first_break(audit_trail.entries(vault.database)) is None
    dialog.close()


def _texts(dialog: QDialog) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in dialog.findChildren(QLabel)]


def test_a_backup_is_brought_back_from_the_lock(
    unlocked: Window, answers: Answers, tmp_path: Path, open_with: OpenWith
) -> None:
    from ldn_aid.store.vault.backup import back_up

    vault_of(unlocked).add_person("in the backup")
    made = back_up(vault_of(unlocked), tmp_path, PASSPHRASE)
    vault_of(unlocked).add_person("came later")
    unlocked.close()
    window = open_with()
    answers.will("folder", tmp_path, made.folder)
    answers.will("secret", PASSPHRASE, PASSPHRASE)
    press(front(window).screen, "Bring back a backup…")
    assert "holds no backup" in front(window).screen.problem.text()
    press(front(window).screen, "Bring back a backup…")
    assert "Brought back: 1 person, 0 conversations." in front(window).screen.problem.text()
    unlock(window)
    assert [one.label for one in people.find(vault_of(window).database)] == ["in the backup"]


def test_what_is_deleted_while_open_leaves_the_screen_too(unlocked: Window, answers: Answers) -> None:
    window = unlocked
    person = begin(window, "Quittenbrot", answers)
    window.session.edit("pain.story", "Quittenbrot's story")
    window.actions_by_name["people"].trigger()
    assert screen(window).people.choose(person)
    answers.will("confirm", True)
    press(screen(window).panel, "Delete person…")
    press(screen(window), "Back to the conversation")
    assert window.session.conversation == new_conversation()
    window.session.edit("pain.story", "the next one")
    assert window.keeper.save()
    assert conversations.count(vault_of(window).database) == 1


def test_another_store_brought_back_while_locked_loses_nothing(
    unlocked: Window, answers: Answers, tmp_path: Path
) -> None:
    from ldn_aid.store.vault.backup import back_up

    window = unlocked
    made = back_up(vault_of(window), tmp_path, PASSPHRASE)
    begin(window, "Rosa", answers)
    window.session.edit("pain.story", "typed after the backup")
    window.actions_by_name["lock"].trigger()
    answers.will("folder", made.folder)
    answers.will("secret", PASSPHRASE)
    press(front(window).screen, "Bring back a backup…")
    unlock(window)
    assert window.session.conversation.pain.story == "typed after the backup"
    assert window.keeper.is_saved
    (loose,) = conversations.not_filed(vault_of(window).database)
    assert conversations.load(vault_of(window).database, loose.id).pain.story == "typed after the backup"


def test_one_conversation_goes_out_sealed(
    unlocked: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ldn_aid.store.vault import transfer

    monkeypatch.setattr(transfer, "seal", lambda data, passphrase: b"sealed " + passphrase.encode())
    window = unlocked
    person = vault_of(window).add_person("Rosa")
    vault_of(window).start(ROSA, person)
    screen(window).people.refresh()
    screen(window).people.choose(person)
    answers.will("save_path", tmp_path / "rosa.age")
    answers.will("new_passphrase", "passphrase of the file")
    press(screen(window).panel, "Export…")
    assert (tmp_path / "rosa.age").read_bytes() == b"sealed passphrase of the file"
    assert "sealed with its passphrase" in screen(window).message.text()
    (one,) = handed_out.listed(vault_of(window).database, person=person)
    assert one.kind == "encrypted_file"


def test_a_change_that_failed_is_said(
    unlocked: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.will("person", ("Rosa", None), ("Rosa Q.", None))
    press(screen(unlocked), "New person…")

    def full(*_arguments: object) -> None:
        raise NotKept("The store cannot be written (disk full).", "disk full")

    monkeypatch.setattr(Vault, "change_person", full)
    press(screen(unlocked).panel, "Change label…")
    assert "disk full" in screen(unlocked).message.text()
    assert screen(unlocked).panel.name.text() == "Rosa"


def test_who_has_no_conversation_is_offered_nothing_to_do_with_one(
    unlocked: Window, answers: Answers
) -> None:
    panel = screen(unlocked).panel
    assert panel.name.text() == "Nobody yet"
    answers.will("person", ("Rosa", None))
    press(screen(unlocked), "New person…")
    shown = {one.text() for one in panel.findChildren(QPushButton) if one.isVisible()}
    assert shown == {"New conversation", "Change label…", "Delete person…"}
    assert "No conversation yet" in panel.nothing.text()


@pytest.mark.parametrize("percent", [100, 200])
def test_an_entry_of_the_list_is_as_high_as_its_words(
    unlocked: Window, answers: Answers, percent: int
) -> None:
    unlocked.change_settings(text_percent=percent)
    answers.will("person", ("A long label of which no word may be cut " * 4, date(1980, 1, 2)))
    press(screen(unlocked), "New person…")
    shown = screen(unlocked).people.list
    QApplication.processEvents()
    item = shown.item(0)
    width = shown.viewport().width() - 28
    words = shown.fontMetrics().boundingRect(
        0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap.value), item.text()
    )
    assert shown.visualItemRect(item).height() >= words.height() + 14


def everything_accessible() -> Iterator[str]:
    """Name, description and value of every node that a screen reader can come to, shown or not."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    root = QAccessible.queryAccessibleInterface(QApplication.instance())
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield from (node.text(kind) for kind in kinds)
        waiting += [child for place in range(node.childCount()) if (child := node.child(place)) is not None]


def test_nothing_outside_the_window_tells_of_the_patient_once_it_is_locked(
    unlocked: Window, answers: Answers, qtbot: QtBot
) -> None:
    window, words = unlocked, ("Quittenbrot", "Zwetschge")
    begin(window, words[0], answers)
    window.go_to(Step.PAIN)
    story = box(window.pages[Step.PAIN], "In your own words")
    write(window.pages[Step.PAIN], "In your own words", words[1])
    story.selectAll()
    QTest.keyClick(story, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == words[1]
    before = " ".join(everything_accessible())
    assert all(word in before for word in words), "the walk does reach them"
    assert words[0] in window.windowTitle()
    qtbot.waitUntil(lambda: window.keeper.is_saved)
    watch = front(window).locking.idle
    watch._touched = _earlier(watch._touched, 601, 0)
    assert watch.look()
    assert QApplication.clipboard().text() == ""
    assert not any(word in " ".join(everything_accessible()) for word in words)
    for top in QApplication.topLevelWidgets():
        said = (top.windowTitle(), top.windowIconText(), top.windowFilePath(), top.toolTip())
        assert not top.isVisible() or not any(word in " ".join(said) for word in words)
