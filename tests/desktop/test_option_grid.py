"""The grid: all five options in their fixed order, the rows one wants first, every answer whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.steps.options import OptionsPage
from ldn_aid.desktop.widgets.option_grid import OptionGrid
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import press


def _grid(window_on: Callable[..., Window]) -> tuple[Window, OptionsPage, OptionGrid]:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.session.edit("discussion.rows", ())
    window.go_to(Step.OPTIONS)
    page = window.pages[Step.OPTIONS]
    assert isinstance(page, OptionsPage)
    QTest.qWait(50)
    return window, page, page.grid


def test_a_row_picked_to_talk_about_first_comes_first_and_columns_never_move(
    window_on: Callable[..., Window],
) -> None:
    window, page, grid = _grid(window_on)
    names = [window.session.pack.option_text[option].short_name for option in OptionId]
    assert [grid.horizontalHeaderItem(column).text() for column in range(5)] == names
    press(page, "Talk about first: What do we not know?")
    first = grid.order[0]
    assert window.session.pack.question_text[first] == "What do we not know?"
    assert grid.verticalHeaderItem(1).text() == "First: What do we not know?"
    shown = [grid.item(1, column).text() for column in range(5)]
    assert shown == [window.session.pack.option_text[option].cells[first] for option in OptionId]
    press(page, "Talk about first: What do we not know?")
    assert grid.order == tuple(window.session.pack.questions)


def test_safety_stands_apart_in_a_row_of_its_own(window_on: Callable[..., Window]) -> None:
    _window, _page, grid = _grid(window_on)
    assert grid.verticalHeaderItem(0).text() == "Safety for you"
    assert grid.item(0, list(OptionId).index(OptionId.LDN)).text().startswith("Must not be used")


@pytest.mark.parametrize("percent", [100, 200])
def test_no_answer_is_cut_off(window_on: Callable[..., Window], percent: int) -> None:
    window, _page, grid = _grid(window_on)
    window.theme.use(percent=percent)
    QTest.qWait(50)
    cut = []
    for row in range(grid.rowCount()):
        for column in range(5):
            item = grid.item(row, column)
            room = QRect(0, 0, grid.columnWidth(column) - 22, 100_000)
            text = QFontMetrics(grid.font()).boundingRect(
                room, int(Qt.TextFlag.TextWordWrap.value), item.text()
            )
            if text.height() + 16 > grid.rowHeight(row):
                cut.append(item.text())
    window.theme.use(percent=100)
    assert cut == []


def test_a_cell_opens_by_key_to_its_sources(window_on: Callable[..., Window]) -> None:
    window, page, grid = _grid(window_on)
    grid.setFocus()
    grid.setCurrentCell(3, 2)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    (card,) = page.findChildren(CellCard)
    said = "\n".join(one.text() for one in card.findChildren(QLabel))
    key = grid.order[2]
    assert window.session.pack.option_text[OptionId.LDN].cells[key] in said
    for source in window.session.pack.options[OptionId.LDN].cells[key].sources:
        assert f"[{source}]" in said
    press(card, "Close")


def test_a_screen_reader_hears_a_table(window_on: Callable[..., Window]) -> None:
    _window, _page, grid = _grid(window_on)
    seen = QAccessible.queryAccessibleInterface(grid)
    assert seen.role() == QAccessible.Role.Table
    assert seen.text(QAccessible.Text.Name) == "The options side by side"
