"""What there is to take pictures of: a name for the picture, and the widget to grab."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from ldn_aid import resources
from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop.app import open_window
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.front import Front
from ldn_aid.desktop.people import PeopleScreen
from ldn_aid.desktop.person_form import PassphraseForm, PersonForm
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import Settings
from ldn_aid.store.vault.keys import KdfCost
from ldn_aid.store.vault.opening import create
from ldn_aid.terms import OptionId, Step

TODAY = date(2026, 11, 25)
PAIR = (OptionId.LDN, OptionId.NSAID)
_FAST = KdfCost(memory_kib=32, passes=1, lanes=1)
_PASSPHRASE = "green river stone lamp"
_LIST = """Oxycodone-acetaminophen 5-325 mg tab, 1 tab po q6h prn
Tazocin 4.5 g iv
Sertraline 50 mg daily
Ibuprofen 400 mg three times a day"""

Scene = tuple[str, QWidget]


def _window(settings: Settings, size: tuple[int, int], example: str = "", **more: bool) -> Window:
    conversation = (
        read_conversation(resources.path(f"examples/{example}.json")) if example else new_conversation()
    )
    window = open_window(conversation, TODAY, settings, **more)
    window.asker.unsaved = lambda: "discard"  # type: ignore[method-assign]
    window.resize(*size)
    return window


def _settled(done: Callable[[], bool] = lambda: True) -> None:
    deadline = QDeadlineTimer(20_000)
    QTest.qWait(200)
    while not done() and not deadline.hasExpired():
        QTest.qWait(50)


def _show(window: Window, step: Step) -> None:
    window.go_to(step)
    page = window.pages[step]
    if step is Step.OPTIONS:
        page.look_at(*PAIR)  # type: ignore[attr-defined]
    if isinstance(page, SummaryPage):
        pages = page.preview.pages
        _settled(lambda: bool(pages.page_labels()) and bool(pages.page_labels()[0].pixels))
    _settled(lambda: page.height() >= page.heightForWidth(page.width()))


def steps_of(example: str, settings: Settings, size: tuple[int, int]) -> Iterator[Scene]:
    """Each step of *example*: the window, then the whole page."""
    window = _window(settings, size, example)
    for number, step in enumerate(Step, 1):
        _show(window, step)
        yield f"{number}-{step}", window
        yield f"{number}-{step}-whole", window.pages[step]


def around_the_steps(settings: Settings, size: tuple[int, int]) -> Iterator[Scene]:
    """First run, lock, people, store; a conversation without answers; dialogs; the patient view."""
    yield from _in_front(settings, size)
    window = _window(settings, size)
    for number, step in enumerate(Step, 1):
        window.go_to(step)
        _settled()
        yield f"b{number}-nothing-said-{step}", window
    window.close()
    window = _window(settings, size, "low-back-oxycodone")
    yield from _dialogs(window)
    window.session.show_patient_view(True)
    for number, step in enumerate(Step, 1):
        _show(window, step)
        yield f"d{number}-patient-view-{step}", window
        yield f"d{number}-patient-view-{step}-whole", window.pages[step]


def _in_front(settings: Settings, size: tuple[int, int]) -> Iterator[Scene]:
    window = _window(settings, size, front=True)
    front = window.front
    assert isinstance(front, Front)
    _settled()
    yield "a1-first-run", window
    with tempfile.TemporaryDirectory() as folder:
        vault, _code = create(Path(folder) / "store", _PASSPHRASE, "Dr. Lind", _FAST)
        front._unlocked(vault)
        _settled()
        yield "a2-people-nobody-yet", window
        screen = front.screen
        assert isinstance(screen, PeopleScreen)
        yield from _people(window, front, screen)
        StoreDialog(vault, window).open()
        yield from _dialog("a6-store")
        front.locking.lock()
        _settled()
        yield "a7-lock", window
        window.keeper.vault = None
    window.front = None
    window.close()


def _people(window: Window, front: Front, screen: PeopleScreen) -> Iterator[Scene]:
    PersonForm(window, "", None).open()
    yield from _dialog("a3-new-person")
    window.asker.person = lambda _label, _born: ("Rosa Q.", date(1980, 5, 1))  # type: ignore[method-assign]
    _press(screen, "New person…")
    _press(screen.panel, "New conversation")
    window.session.replace(read_conversation(resources.path("examples/fibromyalgia.json")))
    window.keeper.save()
    front.show_people()
    _settled()
    yield "a4-people", window
    PassphraseForm(window, "Change the passphrase", "Choose a new passphrase.").open()
    yield from _dialog("a5-passphrase")


def _dialogs(window: Window) -> Iterator[Scene]:
    _show(window, Step.MEDICINES)
    _press(window.pages[Step.MEDICINES], "Paste a list…")
    for box in _dialog_on_top().findChildren(QPlainTextEdit):
        box.setPlainText(_LIST)
    QTest.qWait(1_000)
    yield from _dialog("c1-paste-a-list")
    _show(window, Step.OPTIONS)
    openers: dict[str, Callable[[], object]] = {
        "c2-safety-details": window.sheets.show_safety,
        "c3-evidence": window.sheets.show_sources,
        "c4-about-pain": window.sheets.show_about_pain,
        "c5-keys": window.sheets.show_keys,
        "c6-words": window.sheets.show_words,
        "c7-settings": window.sheets.show_settings,
        "c8-cell": lambda: window.pages[Step.OPTIONS].grid.opened.emit("how_many_helped", OptionId.LDN),  # type: ignore[attr-defined]
        "c9-number": FigureCard(window.session.pack, "ldn_younger_response", window, for_patients=False).open,
    }
    for name, opens in openers.items():
        opens()
        yield from _dialog(name)


def _dialog_on_top() -> QDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())


def _dialog(name: str) -> Iterator[Scene]:
    _settled()
    dialog = _dialog_on_top()
    yield name, dialog
    dialog.close()
    dialog.deleteLater()
    QTest.qWait(20)


def _press(where: QWidget, text: str) -> None:
    next(one for one in where.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()
