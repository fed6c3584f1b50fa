"""Whole screens, rendered, as they are seen without colour: every word can be read, every state has a shape."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.first_run import FirstRun
from ldn_aid.desktop.front import Front
from ldn_aid.desktop.help_sheets import WordsSheet
from ldn_aid.desktop.paste_list import PasteList
from ldn_aid.desktop.people import PeopleScreen
from ldn_aid.desktop.person_form import PassphraseForm, PersonForm
from ldn_aid.desktop.recovery_card import RecoveryDialog
from ldn_aid.desktop.safety_panel import SafetyPanel
from ldn_aid.desktop.settings_sheet import SettingsSheet
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import default_settings
from ldn_aid.store.vault.opening import create
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.test_colour_vision import EYES, LEAST, contrast
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

_READ = 4.5
"""WCAG 2.2, 1.4.3: text."""
WindowOn = Callable[..., Window]


@pytest.fixture(params=["light", "dark", "contrast"])
def shown(request: pytest.FixtureRequest, window_on: WindowOn) -> Iterator[Window]:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"), front=False)
    window.resize(1366, 740)
    window.theme.use(name=request.param)
    yield window
    window.theme.use(name="light")


@cache
def _seen(one: int, other: int) -> float:
    """The contrast of two pixels in the eye that tells them apart worst."""
    return min(contrast(QColor.fromRgb(one), QColor.fromRgb(other), eye) for eye in EYES)


def _pixels(image: QImage, box: QRect) -> Counter[int]:
    part = image.copy(box.intersected(image.rect())).convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(part.constBits()).cast("I"))


def _words_in(screen: QWidget) -> Iterator[tuple[str, QRect]]:
    """Each text on *screen* with its place."""
    for kind in (QLabel, QPushButton, QLineEdit, QPlainTextEdit):
        for one in screen.findChildren(kind):
            text = one.toPlainText() if isinstance(one, QPlainTextEdit) else one.text()
            if text.strip() and one.isVisibleTo(screen) and one.isEnabled() and _is_whole(one, screen):
                yield text, QRect(one.mapTo(screen, QPoint()), one.size())


def _is_whole(one: QWidget, screen: QWidget) -> bool:
    """Whether no list or table on *screen* scrolls it out of sight."""
    above = one.parentWidget()
    while above is not None and above is not screen:
        if isinstance(above, QAbstractScrollArea):
            return one.visibleRegion().boundingRect() == one.rect()
        above = above.parentWidget()
    return True


def _unreadable(screen: QWidget) -> list[str]:
    """The texts whose letters do not stand out from what they stand on, in grey or in some eye."""
    deadline = QDeadlineTimer(20_000)
    while True:
        image, faint = screen.grab().toImage(), []
        for text, box in _words_in(screen):
            if box.intersected(image.rect()).isEmpty():
                faint.append(text)
                continue
            counted = _pixels(image, box)
            (ground, _many), *_rest = counted.most_common(1)
            if max(_seen(pixel, ground) for pixel in counted) < _READ:
                faint.append(text)
        if not faint or deadline.hasExpired():
            return faint
        QTest.qWait(200)  # a page that was just opened has not found its shape yet


def test_every_word_on_every_step_can_be_read(shown: Window) -> None:
    for step in Step:
        shown.go_to(step)
        if step is Step.OPTIONS:
            shown.pages[step].look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
        QTest.qWait(20)
        for screen in (shown, shown.pages[step]):
            assert len(list(_words_in(screen))) > 10, step
            assert _unreadable(screen) == [], step


def test_every_word_in_front_and_in_sheets_can_be_read(shown: Window, window_on: WindowOn) -> None:
    for sheet in (
        SafetyPanel(shown.session, shown.asker, shown),
        WordsSheet(shown),
        SettingsSheet(shown.session.settings, shown.change_settings, shown),
    ):
        sheet.show()
        QTest.qWait(20)
        assert len(list(_words_in(sheet))) >= 5
        assert _unreadable(sheet) == []
        sheet.close()
    first = window_on(front=True)
    first.theme.use(name=shown.theme.name)
    QTest.qWait(20)
    assert any("keep conversations" in text for text, _box in _words_in(first))
    assert _unreadable(first) == []
    first.theme.use(name="light")


def _all_read(screen: QWidget, least: int) -> None:
    """*screen* comes to say *least* texts or more (a pasted list is read a moment later), and each can be read."""
    screen.show()
    deadline = QDeadlineTimer(20_000)
    while len(list(_words_in(screen))) < least and not deadline.hasExpired():
        QTest.qWait(20)
    assert len(list(_words_in(screen))) >= least, type(screen)
    assert _unreadable(screen) == [], type(screen)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_word_about_the_store_can_be_read(
    window_on: WindowOn, answers: Answers, tmp_path: Path, theme: str
) -> None:
    settings = default_settings().model_copy(update={"theme": theme})
    window = window_on(settings=settings, front=True)
    window.resize(1366, 740)
    front = window.front
    assert isinstance(front, Front)
    first = front.screen
    assert isinstance(first, FirstRun)
    first.encrypt.click()
    _all_read(first, 5)
    first._show_code("ABCDE-FGHJK-MNPQR-STVWX-YZ234")
    _all_read(first, 5)
    vault, _code = create(tmp_path / "store", PASSPHRASE, WHO, CHEAP)
    front._unlocked(vault)
    assert isinstance(front.screen, PeopleScreen)
    answers.will("person", ("Rosa Q.", date(1980, 5, 1)))
    front.screen._add()
    front.screen.panel._begin()
    window.session.replace(read_conversation(EXAMPLES / "fibromyalgia.json"))
    assert window.keeper.save()
    front.show_people()
    assert isinstance(front.screen, PeopleScreen)
    _all_read(front.screen, 10)
    for dialog, least in (
        (PersonForm(window, "", None), 3),
        (PassphraseForm(window, "Change the passphrase", "Choose a new passphrase."), 4),
        (RecoveryDialog(window, "ABCDE-FGHJK-MNPQR-STVWX-YZ234"), 5),
        (StoreDialog(vault, window), 8),
        (_pasted(window), 5),
    ):
        _all_read(dialog, least)
        dialog.close()
    front.locking.lock()
    assert isinstance(front.screen, Unlock)
    front.screen.say("That passphrase does not open the store.")
    _all_read(front.screen, 6)
    front.screen.forgot.click()
    _all_read(front.screen, 6)
    window.keeper.vault = None
    window.theme.use(name="light")


def _pasted(window: Window) -> PasteList:
    dialog = PasteList(window.session, window)
    (text, *_rest) = dialog.findChildren(QPlainTextEdit)
    text.setPlainText(
        "Oxycodone-acetaminophen 5-325 mg tab, 1 tab po q6h prn\nTazocin 4.5 g iv\nSertraline 50 mg daily"
    )
    return dialog


def test_words_in_the_colour_of_their_ground_are_noticed(shown: Window) -> None:
    shown.go_to(Step.PAIN)
    label = shown.pages[Step.PAIN].heading
    label.setStyleSheet(f"color: {shown.theme.color('window')};")
    assert _unreadable(shown) == [label.text()]


def test_a_step_that_is_done_differs_from_an_open_one_by_its_shape(shown: Window) -> None:
    """A filled disc against a ring: far more ink, whatever the colours."""
    shown.show_conversation(shown.session.conversation)
    shown.session.edit("decision.kind", None)
    shown.go_to(Step.START)
    QTest.qWait(20)
    ink = {}
    for step in (Step.PAIN, Step.DECIDE):
        button = shown.rail.buttons[step]
        box = QRect(8, 0, button.iconSize().height() + 8, button.height())
        box.translate(button.mapTo(shown, QPoint()))
        counted = _pixels(shown.grab().toImage(), box)
        (ground, _many), *_rest = counted.most_common(1)
        ink[step] = sum(many for pixel, many in counted.items() if _seen(pixel, ground) >= LEAST)
    assert ink[Step.PAIN] > 1.4 * ink[Step.DECIDE] > 0


def test_what_must_be_read_first_has_a_bar_beside_it(shown: Window) -> None:
    shown.go_to(Step.DECIDE)
    QTest.qWait(20)
    alerts = [
        one for one in shown.pages[Step.DECIDE].findChildren(QFrame)
        if one.objectName() == "alert" and one.isVisible()
    ]  # fmt: skip
    assert alerts
    for alert in alerts:
        image = alert.grab().toImage()
        bar, ground = (image.pixelColor(x, image.height() // 2).rgb() for x in (3, 14))
        assert _seen(bar, ground) >= LEAST
