"""At large text the steps fold to numbers and the safety strip to one line, so that the page keeps its room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import default_settings
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import press

WindowOn = Callable[..., Window]


def _at(window_on: WindowOn, percent: int, width: int = 1366) -> Window:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.resize(width, 740)
    window.change_settings(text_percent=percent)
    return window


@pytest.mark.parametrize(
    ("percent", "width", "folded"),
    [(100, 1366, False), (125, 1366, False), (150, 1366, True), (200, 1366, True), (200, 2560, False)],
)
def test_the_steps_fold_where_the_page_would_lack_room(
    window_on: WindowOn, qtbot: QtBot, percent: int, width: int, folded: bool
) -> None:
    rail = _at(window_on, percent, width).rail
    qtbot.waitUntil(lambda: rail.is_folded is folded)
    assert rail.buttons[Step.MEDICINES].text() == ("3" if folded else "Medicines")
    assert rail.buttons[Step.MEDICINES].accessibleName().startswith("Step 3 of 9, Medicines")
    assert rail.buttons[Step.MEDICINES].toolTip().startswith("Medicines (")
    assert rail.unfold.isVisible() is folded


def test_folded_steps_go_anywhere_and_open_when_asked(window_on: WindowOn, qtbot: QtBot) -> None:
    window = _at(window_on, 200)
    rail = window.rail
    qtbot.waitUntil(lambda: rail.is_folded)
    press(rail, rail.buttons[Step.OPTIONS].accessibleName())
    assert window.step is Step.OPTIONS
    narrow = rail.width()
    press(rail, "Show the steps by name")
    assert (rail.is_folded, rail.buttons[Step.OPTIONS].text()) == (False, "Options")
    assert rail.width() > narrow
    press(rail, "Show the steps as numbers")
    assert rail.is_folded
    press(rail, "Show the steps by name")
    rail.show_minutes(7)
    assert rail._minutes.isVisible()
    press(rail, "Show the steps as numbers")
    for _there_and_back in range(2):
        window.actions_by_name["eye"].trigger()
        assert not rail._minutes.isVisible(), "folded, there is no room for it"
    window.change_settings(text_percent=100)
    assert not rail.unfold.isVisible()


def test_a_failure_to_save_is_never_folded_away(window_on: WindowOn, qtbot: QtBot) -> None:
    rail = _at(window_on, 200).rail
    qtbot.waitUntil(lambda: rail.is_folded)
    assert (rail.state.text(), rail.state.accessibleName()) == ("Not kept", "Nothing is kept on this laptop")
    rail.show_state("Not saved: the disk is full", "Not saved", failed=True)
    assert (rail.is_folded, rail.state.text()) == (False, "Not saved: the disk is full")
    rail.show_state("Saved 10:42", "Saved 10:42", failed=False)
    assert rail.is_folded


def test_the_safety_strip_keeps_to_the_height_of_its_buttons(window_on: WindowOn, qtbot: QtBot) -> None:
    window = _at(window_on, 200)
    strip = window.foot.strip
    qtbot.waitUntil(lambda: strip.details.text().endswith(" more"))
    assert strip.words.text().startswith("LDN: not with an opioid · 2 options with a serious finding")
    hidden = int(strip.details.text().split()[0])
    everything = strip.words.accessibleName().removeprefix("Safety: ").split(" · ")
    assert len(everything) - hidden == len(strip.words.text().split(" · "))
    assert "60 MME a day" in everything
    assert strip.details.accessibleName() == "Safety details"
    assert strip.height() <= strip.details.height() + 2
    window.change_settings(text_percent=100)
    qtbot.waitUntil(lambda: strip.details.text() == "Safety details")
    assert strip.words.text() == " · ".join(everything)


def test_tools_keep_the_words_that_fit_when_it_starts_at_large_text(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    settings = default_settings().model_copy(update={"text_percent": 200})
    window = window_on(settings=settings)
    window.resize(1366, 740)
    button = window.tools.widgetForAction(window.actions_by_name["size"])
    assert isinstance(button, QToolButton)
    qtbot.waitUntil(lambda: button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    assert window.tools.sizeHint().width() <= window.width()
