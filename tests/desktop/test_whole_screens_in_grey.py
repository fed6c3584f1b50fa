"""Whole screens, rendered, as they are seen without colour: every word can be read, every state has a shape."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

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
from ldn_aid.desktop.help_sheets import WordsSheet
from ldn_aid.desktop.safety_panel import SafetyPanel
from ldn_aid.desktop.settings_sheet import SettingsSheet
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.test_colour_vision import EYES, LEAST, contrast

_READ = 4.5
"""WCAG 2.2, 1.4.3: text."""
WindowOn = Callable[..., Window]


@pytest.fixture(params=["light", "dark", "contrast"])
def shown(request: pytest.FixtureRequest, window_on: WindowOn) -> Iterator[Window]:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"), front=False)
    window.resize(1366, 740)
    window._theme.use(name=request.param)
    yield window
    window._theme.use(name="light")


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
        assert len(list(_words_in(sheet))) > 5
        assert _unreadable(sheet) == []
        sheet.close()
    first = window_on(front=True)
    first._theme.use(name=shown._theme.name)
    QTest.qWait(20)
    assert any("keep conversations" in text for text, _box in _words_in(first))
    assert _unreadable(first) == []
    first._theme.use(name="light")


def test_words_in_the_colour_of_their_ground_are_noticed(shown: Window) -> None:
    shown.go_to(Step.PAIN)
    label = shown.pages[Step.PAIN].heading
    label.setStyleSheet(f"color: {shown._theme.color('window')};")
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
