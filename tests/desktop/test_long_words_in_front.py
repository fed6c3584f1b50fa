"""Words 40 % longer fit on the screens around the conversation too: first choice, recovery code, lock, people, store."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QScrollArea, QWidget

from ldn_aid import i18n
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.first_run import FirstRun
from ldn_aid.desktop.front import Front
from ldn_aid.desktop.paste_list import PasteList
from ldn_aid.desktop.people import PeopleScreen
from ldn_aid.desktop.person_form import PassphraseForm, PersonForm
from ldn_aid.desktop.recovery_card import RecoveryDialog
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import default_settings
from ldn_aid.store.vault.keys import KdfCost
from ldn_aid.store.vault.opening import create
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.test_long_words import _Longer, _short_of_room

_FAST = KdfCost(memory_kib=32, passes=1, lanes=1)
_PASSPHRASE = "green river stone lamp"
_LIST = "Oxycodone-acetaminophen 5-325 mg tab, 1 tab po q6h prn\nTazocin 4.5 g iv\nSertraline 50 mg daily"


@pytest.fixture(params=[100, 200])
def long_front(
    request: pytest.FixtureRequest, window_on: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(i18n._InUse, "catalog", _Longer())
    settings = default_settings().model_copy(update={"text_percent": request.param})
    window = window_on(settings=settings, front=True)
    window.resize(1366, 740)
    assert window.foot.next.text() != "Next"
    yield window
    if window.front is not None:
        window.front.locking.close()


def _holds(screen: QWidget) -> None:
    assert _short_of_room(screen) == []
    sideways = [area for area in screen.findChildren(QScrollArea) if area.horizontalScrollBar().maximum() > 0]
    assert sideways == [], "nobody reads a line by scrolling"


def _front(window: Window) -> Front:
    assert isinstance(window.front, Front)
    return window.front


def _holds_and_closes(dialog: QDialog) -> None:
    dialog.open()
    _holds(dialog)
    dialog.close()


def test_the_first_choice_the_passphrase_and_the_recovery_code(long_front: Window) -> None:
    screen = _front(long_front).screen
    assert isinstance(screen, FirstRun)
    _holds(screen)
    screen.encrypt.click()
    _holds(screen)
    screen._form.hide()
    screen._show_code("abcd-efgh-jkmn-pqrs-tvwx-yz23")
    _holds(screen)


def test_people_their_forms_the_store_and_the_lock(
    long_front: Window, answers: Answers, tmp_path: Path
) -> None:
    front = _front(long_front)
    vault, _code = create(tmp_path / "store", _PASSPHRASE, "Dr. Lind", _FAST)
    front._unlocked(vault)
    screen = front.screen
    assert isinstance(screen, PeopleScreen)
    _holds(screen)
    answers.will("person", ("Rosa Quintanilla-Featherstonehaugh of the upper valley", date(1980, 5, 1)))
    screen._add()
    screen.panel._begin()
    long_front.session.replace(read_conversation(EXAMPLES / "fibromyalgia.json"))
    long_front.keeper.save()
    front.show_people()
    assert isinstance(front.screen, PeopleScreen)
    _holds(front.screen)
    for dialog in (
        PersonForm(long_front, "", None),
        PassphraseForm(long_front, i18n._("Change the passphrase"), i18n._("Choose a new passphrase.")),
        RecoveryDialog(long_front, "ABCDE-FGHJK-MNPQR-STVWX-YZ234"),
        StoreDialog(vault, long_front),
    ):
        _holds_and_closes(dialog)
    front.locking.lock()
    assert isinstance(front.screen, Unlock)
    _holds(front.screen)
    front.screen.forgot.click()
    _holds(front.screen)


def test_a_pasted_list(long_front: Window) -> None:
    dialog = PasteList(long_front.session, long_front)
    (text, *_rest) = dialog.findChildren(QPlainTextEdit)
    text.setPlainText(_LIST)
    _holds_and_closes(dialog)
