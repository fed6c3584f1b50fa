"""A clinic thinks again: from keeping to keeping nothing, and back; and a computer that can keep nothing."""

import sys
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop import keeping
from ldn_aid.desktop.first_run import FirstRun
from ldn_aid.desktop.people import PeopleScreen
from ldn_aid.desktop.settings_sheet import SettingsSheet
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.store.places import data_folder
from ldn_aid.store.settings import load_settings, save_settings
from ldn_aid.store.vault import audit_trail, conversations, erasing, people, placing
from ldn_aid.store.vault.clock import moment
from ldn_aid.store.vault.vault import Vault
from ldn_aid.terms import Step
from tests.desktop.conftest import Answers
from tests.desktop.hands import box, press, write
from tests.desktop.test_store_screens import (
    ROSA,
    OpenWith,
    begin,
    front,
    open_with,
    screen,
    store,
    unlock,
    unlocked,
    vault_of,
)
from tests.store.conftest import PASSPHRASE

__all__ = ["open_with", "store", "unlocked"]


def test_keeping_nothing_from_now_on_erases_everything(
    unlocked: Window, answers: Answers, open_with: OpenWith
) -> None:
    window = unlocked
    begin(window, "Quittenbrot", answers)
    window.session.edit("pain.story", "Quittenbrot's story")
    folder = vault_of(window).folder
    earlier = folder.with_name("store.before-restore-1")
    earlier.mkdir()
    (earlier / placing.KEYS).write_text("{}")
    window.actions_by_name["people"].trigger()
    dialog = StoreDialog(vault_of(window), window)
    dialog.show()
    answers.will("confirm", False, True, True)
    answers.will("secret", "not the one at all", PASSPHRASE)
    press(dialog, "Erase everything and keep nothing…")
    (_title, text, _yes) = answers.asked[-1][1]
    assert "Kept here: 1 person, 1 conversation, the record of use, and 1 earlier store" in text
    assert "make a backup or an export first" in text
    assert placing.exists(folder)
    press(dialog, "Erase everything and keep nothing…")
    assert "does not open the store" in dialog.state.text()
    assert placing.exists(folder)
    press(dialog, "Erase everything and keep nothing…")
    assert not dialog.isVisible()
    assert [path.name for path in data_folder().iterdir()] == []
    assert load_settings().keep == "nothing"
    assert front(window).screen is None
    assert window.session.conversation == new_conversation()
    assert "Nothing is kept" in window.rail.state.text()
    assert "erased" in window.message.text()
    window.close()
    assert front(open_with()).screen is None


def test_a_power_cut_while_erasing_leaves_no_store_and_is_finished_later(
    store: Path, monkeypatch: pytest.MonkeyPatch, open_with: OpenWith
) -> None:
    def cut(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(erasing.shutil, "rmtree", cut)
        with pytest.raises(KeyboardInterrupt):
            erasing.erase(store)
    assert not placing.exists(store)
    (gone,) = store.parent.glob("*.erased")
    assert b"passphrase" not in (gone / placing.KEYS).read_bytes(), "the keys went first"
    erasing.finish_erasing(store)
    assert list(store.parent.iterdir()) == []


def test_the_settings_lead_to_how_conversations_are_kept(open_with: OpenWith, qtbot: QtBot) -> None:
    window = open_with()
    press(front(window).screen, "Keep nothing on this laptop")
    window.sheets.show_settings()
    sheet = window.findChild(SettingsSheet)
    press(sheet, "Change how conversations are kept…")
    assert not sheet.isVisible()
    assert isinstance(front(window).screen, FirstRun)
    press(front(window).screen, "Back to the conversation")
    assert front(window).screen is None


def test_an_older_store_is_kept_in_again_or_passed_over(store: Path, open_with: OpenWith) -> None:
    save_settings(load_settings().model_copy(update={"keep": "nothing"}))
    window = open_with()
    window.actions_by_name["people"].trigger()
    assert isinstance(front(window).screen, Unlock)
    press(front(window).screen, "Go on keeping nothing")
    assert front(window).screen is None
    assert load_settings().keep == "nothing"
    window.actions_by_name["people"].trigger()
    unlock(window)
    assert isinstance(front(window).screen, PeopleScreen)
    assert load_settings().keep == "encrypted"


def test_a_computer_without_the_database_says_so_at_the_first_start(
    open_with: OpenWith, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    window = open_with()
    first = front(window).screen
    assert isinstance(first, FirstRun)
    qtbot.waitUntil(lambda: "Only keeping nothing is possible" in first.problem.text())
    assert not first.encrypt.isEnabled()
    press(first, "Keep nothing on this laptop")
    assert front(window).screen is None


def test_a_store_that_this_computer_cannot_open_is_said_and_left_alone(
    store: Path, open_with: OpenWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    before = (store / placing.DATABASE).read_bytes()
    window = open_with()
    write(front(window).screen, "Passphrase", PASSPHRASE)
    press(front(window).screen, "Unlock")
    assert "cannot be loaded" in front(window).screen.problem.text()
    assert (store / placing.DATABASE).read_bytes() == before


def test_nobody_is_named_in_the_record_who_was_not_chosen(store: Path, open_with: OpenWith) -> None:
    save_settings(load_settings().model_copy(update={"clinicians": ("Dr. Lind", "Nurse Ek")}))
    window = open_with()
    unlock(window)
    assert vault_of(window).who.startswith("not said")
    assert "Lind" not in {entry.who for entry in audit_trail.entries(vault_of(window).database)[-1:]}
    window.close()
    again = open_with()
    locked = front(again).screen
    assert isinstance(locked, Unlock)
    assert [locked.who.itemText(place) for place in range(locked.who.count())] == ["Dr. Lind", "Nurse Ek"]
    locked.who.setCurrentIndex(1)
    unlock(again)
    assert vault_of(again).who == "Nurse Ek"


def test_deleting_names_person_date_time_and_what_goes(unlocked: Window, answers: Answers) -> None:
    window, vault = unlocked, vault_of(unlocked)
    person = vault.add_person("Quittenbrot", None)
    for at in ("2026-11-25T08:05:00Z", "2026-11-25T14:40:00Z"):
        vault._clock = lambda at=at: moment(at)
        vault.start(
            ROSA.model_copy(update={"start": ROSA.start.model_copy(update={"visit_date": None})}), person
        )
    screen(window).people.refresh()
    screen(window).people.choose(person)
    lines = [screen(window).panel.list.item(row).text() for row in range(2)]
    here = [f"{moment(at).astimezone():%H:%M}" for at in ("2026-11-25T14:40:00Z", "2026-11-25T08:05:00Z")]
    assert all(time in line for time, line in zip(here, lines, strict=True)), lines
    answers.will("confirm", False, False)
    press(screen(window).panel, "Delete conversation…")
    (_title, text, _yes) = answers.asked[-1][1]
    assert "Quittenbrot" in text
    assert f"November 25, 2026, {here[0]}" in text
    press(screen(window).panel, "Delete person…")
    (_title, text, _yes) = answers.asked[-1][1]
    assert "2 conversations with every answer" in text
    assert here[0] in text
    assert here[1] in text


def test_old_conversations_are_asked_about_when_the_store_is_unlocked(
    store: Path, open_with: OpenWith, answers: Answers
) -> None:
    save_settings(load_settings().model_copy(update={"retention_years": 1}))
    window = open_with()
    unlock(window)
    assert screen(window).message.text() == ""
    vault = vault_of(window)
    now, vault._clock = vault._clock, lambda: moment("2010-01-01T08:00:00Z")
    vault.start(ROSA, vault.add_person("Long gone"))
    vault._clock = now
    window.close()
    window = open_with()
    unlock(window)
    assert "1 conversation is older than this clinic keeps them" in screen(window).message.text()
    assert conversations.count(vault_of(window).database) == 1
    dialog = StoreDialog(vault_of(window), window)
    dialog.show()
    answers.will("confirm", True)
    press(dialog, "Delete them…")
    assert "With: Long gone." in answers.asked[-1][1][1]
    assert people.count(vault_of(window).database) == 0, "nothing else is kept of that person"
    dialog.close()


def test_a_follow_up_says_on_its_first_screen_what_it_is(unlocked: Window) -> None:
    window = unlocked
    person = vault_of(window).add_person("Rosa")
    vault_of(window).start(ROSA, person)
    screen(window).people.refresh()
    screen(window).people.choose(person)
    press(screen(window).panel, "Follow-up visit")
    card = window.pages[Step.START]._follow_up  # type: ignore[attr-defined]
    assert card.isVisibleTo(window)
    assert "Last visit" in card.agreed.text()
    write(window.pages[Step.START], "Name to print on the summary (may stay empty)", "!")
    assert card._title.text().endswith("!")


def test_a_disk_that_does_not_answer_never_holds_up_the_typing(
    unlocked: Window, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    window = unlocked
    begin(window, "Rosa", answers)
    window.keeper._now = lambda: datetime(2026, 11, 25, 10, 42)
    answered, whole = Event(), Vault.save

    def stuck(*arguments: object) -> None:
        assert answered.wait(60)
        whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Vault, "save", stuck)
    assert keeping.SLOW_MS > 1000
    monkeypatch.setattr(keeping, "SLOW_MS", 1)
    window.go_to(Step.PAIN)
    write(window.pages[Step.PAIN], "In your own words", "typed")
    qtbot.waitUntil(lambda: window.rail.state.text() == "Not saved: the disk is slow, still trying")
    write(window.pages[Step.PAIN], "In your own words", " on")
    assert box(window.pages[Step.PAIN], "In your own words").toPlainText() == "typed on"
    answered.set()
    qtbot.waitUntil(lambda: window.rail.state.text() == "Saved 10:42")
    assert window.keeper.key is not None
    kept = conversations.load(vault_of(window).database, window.keeper.key)
    assert kept.pain.story == "typed on"
