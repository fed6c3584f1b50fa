"""Whatever stands over the window when nobody is there any more goes with the lock: every dialog, menu, list and tip."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.unlock import Unlock
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.desktop.conftest import Answers
from tests.desktop.hands import box, button, write
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

__all__ = ["OpenWith", "open_with", "store", "unlocked"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def busy_window(unlocked: Window, answers: Answers) -> Iterator[Window]:
    """Somebody's conversation, every question asked by the real dialogs."""
    person = begin(unlocked, "Quittenbrot", answers)
    vault_of(unlocked).start(ROSA, person)
    unlocked.asker = Asker(unlocked)
    yield unlocked
    for widget in over(unlocked):
        widget.close()


def over(window: Window) -> list[QWidget]:
    """What the window, or anything in it, has put on the screen."""

    def belongs(one: QWidget) -> bool:
        above = one.parentWidget()
        return above is not None and (above is window or belongs(above))

    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and belongs(one)]


def left_alone_with(window: Window, act: Callable[[], object], qtbot: QtBot) -> None:
    """Do *act*, which opens something more than stands there; then nobody is there."""
    before = len(over(window))
    locked: list[bool] = []
    watch = front(window).locking.idle

    def look() -> None:
        if len(over(window)) == before:
            QTimer.singleShot(10, look)
            return
        watch._touched = (watch._touched[0] - 100_000, watch._touched[1])
        locked.append(watch.look())

    look()
    act()
    qtbot.waitUntil(lambda: locked == [True])
    qtbot.waitUntil(lambda: not over(window))
    assert isinstance(front(window).screen, Unlock)
    assert not vault_of(window).database.is_open
    assert "Quittenbrot" not in window.windowTitle()
    # What asked goes on when its dialog is gone; it must bring nothing back.
    qtbot.wait(50)
    assert over(window) == []
    assert isinstance(front(window).screen, Unlock)


@pytest.mark.parametrize("name", ["open", "save", "sources", "info", "words", "settings", "help"])
def test_what_the_toolbar_opens(busy_window: Window, qtbot: QtBot, name: str) -> None:
    left_alone_with(busy_window, busy_window.actions_by_name[name].trigger, qtbot)


@pytest.mark.parametrize(
    ("step", "name"),
    [(Step.MEDICINES, "Paste a list…"), (Step.SUMMARY, "Save PDF…"), (Step.SUMMARY, "Print…")],
)
def test_what_a_page_opens(busy_window: Window, qtbot: QtBot, step: Step, name: str) -> None:
    busy_window.go_to(step)
    page = busy_window.pages[step]
    if step is Step.SUMMARY:
        page.asker = busy_window.asker  # type: ignore[attr-defined]
    left_alone_with(busy_window, button(page, name).click, qtbot)


def test_a_list_that_was_half_typed_is_there_again(busy_window: Window, qtbot: QtBot) -> None:
    busy_window.go_to(Step.MEDICINES)
    page = busy_window.pages[Step.MEDICINES]

    def paste() -> None:
        button(page, "Paste a list…").click()
        page.paste_list.text.setPlainText("Oxycodone 5 mg")  # type: ignore[attr-defined]

    left_alone_with(busy_window, paste, qtbot)
    unlock(busy_window)
    button(page, "Paste a list…").click()
    assert page.paste_list.text.toPlainText() == "Oxycodone 5 mg"  # type: ignore[attr-defined]


def test_a_menu_over_half_typed_words(busy_window: Window, qtbot: QtBot) -> None:
    busy_window.go_to(Step.PAIN)
    write(busy_window.pages[Step.PAIN], "In your own words", "half a sen")
    story = box(busy_window.pages[Step.PAIN], "In your own words")
    assert isinstance(story, QPlainTextEdit)
    place = QPoint(5, 5)
    asks = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, story.mapToGlobal(place))
    left_alone_with(busy_window, lambda: QApplication.postEvent(story.viewport(), asks), qtbot)
    unlock(busy_window)
    assert busy_window.keeper.is_saved
    assert story.toPlainText() == "half a sen"


def test_a_tip(busy_window: Window, qtbot: QtBot) -> None:
    place = busy_window.mapToGlobal(QPoint(50, 50))
    left_alone_with(busy_window, lambda: QToolTip.showText(place, "Quittenbrot", busy_window), qtbot)


@pytest.mark.parametrize(
    "name", ["New person…", "Change label…", "Delete person…", "Export…", "Delete conversation…"]
)
def test_what_the_list_of_people_opens(busy_window: Window, qtbot: QtBot, name: str) -> None:
    busy_window.actions_by_name["people"].trigger()
    left_alone_with(busy_window, button(screen(busy_window), name).click, qtbot)


@pytest.mark.parametrize(
    "name",
    [
        "Change the passphrase…",
        "New recovery code…",
        "Back up to a folder or USB stick…",
        "Export everything…",
        "Import…",
        "Save the record of use…",
        "Erase everything and keep nothing…",
    ],
)
def test_what_the_stores_own_dialog_opens(busy_window: Window, qtbot: QtBot, name: str) -> None:
    dialog = StoreDialog(vault_of(busy_window), busy_window)
    dialog.show()
    (asks,) = [one for one in dialog.findChildren(QPushButton) if one.text() == name]
    left_alone_with(busy_window, asks.click, qtbot)
