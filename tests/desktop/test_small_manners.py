"""Small things that annoy: a wheel that changes an answer, an empty box that says nothing, columns with a hole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.steps.pain import PainPage
from ldn_aid.desktop.store_card import choice
from ldn_aid.desktop.who import who_box
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.wrapped_list import WrappedList
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.test_colour_vision import contrast

WindowOn = Callable[..., Window]


def _turn_the_wheel(over: QWidget) -> None:
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


@pytest.mark.parametrize("make", [lambda: who_box(("Dr. A", "Dr. B")), lambda: choice("Lock after", [(5, "5"), (10, "10")], 5)])  # fmt: skip
def test_the_wheel_changes_no_list_to_choose_from(qtbot: QtBot, make: Callable[[], QComboBox]) -> None:
    box = make()
    qtbot.addWidget(box)
    box.setCurrentIndex(0)
    box.show()
    _turn_the_wheel(box)
    assert box.currentIndex() == 0


def test_an_empty_list_says_so_on_screen_and_to_a_screen_reader(qtbot: QtBot) -> None:
    shown = WrappedList("People", lines=3)
    bare = QListWidget()
    for one in (shown, bare):
        qtbot.addWidget(one)
        one.resize(300, 200)
        one.show()
    shown.say_when_empty("Nobody yet.")
    assert shown.accessibleDescription() == "Nobody yet."
    assert shown.grab().toImage() != bare.grab().toImage()
    shown.addItem("Rosa Q.")
    shown.say_when_empty("Nobody yet.")
    assert shown.accessibleDescription() == ""


def test_columns_leave_no_hole_for_what_is_hidden(qtbot: QtBot) -> None:
    parts = [QWidget(), QWidget(), QWidget()]
    holder = columns_of(*parts)
    qtbot.addWidget(holder)
    parts[1].hide()
    holder.resize(616, 50)
    holder.show()
    assert [one.x() for one in parts if not one.isHidden()] == [0, 316]
    assert {one.width() for one in parts if not one.isHidden()} == {300}


@pytest.mark.parametrize(("width", "beside"), [(1366, False), (1920, True), (2560, True)])
def test_question_groups_stand_in_two_columns_where_both_can_be_read(
    window_on: WindowOn, qtbot: QtBot, width: int, beside: bool
) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    window.resize(width, 1000)
    window.go_to(Step.PAIN)
    page = window.pages[Step.PAIN]
    assert isinstance(page, PainPage)
    (story,) = [one for one in page._fields if one.dotted == "pain.story"]
    (sites,) = [one for one in page._fields if one.dotted == "pain.sites"]

    def stand_as_wanted() -> bool:
        left, right = (one.mapTo(page, QPoint()) for one in (story, sites))
        return (left.x() < right.x() and right.y() < left.y() + 100) is beside

    qtbot.waitUntil(stand_as_wanted)
    assert page.width() <= window.stack.areas[Step.PAIN].viewport().width()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_what_stands_in_an_empty_line_can_be_read(window_on: WindowOn, theme: str) -> None:
    window = window_on()
    window.change_settings(theme=theme)
    line = QLineEdit(window)
    line.setPlaceholderText("mmmm")
    line.setGeometry(0, 0, 300, 60)
    line.show()
    shown = line.grab().toImage()
    ground = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    inks = {shown.pixelColor(x, y).rgb() for x in range(12, 80) for y in range(12, shown.height() - 12)}
    best = max(contrast(QColor(ink), ground, "grey") for ink in inks)
    assert best >= 4.5
    assert line.palette().placeholderText().color().name() == window.theme.color("muted").lower()
