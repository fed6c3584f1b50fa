"""Tab goes on from wherever somebody clicked, in the order in which the page is read."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.reading_order import _inside
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import button, press

WindowOn = Callable[..., Window]


def _groups(window: Window) -> list[AnswerGroup]:
    page = window.pages[window.step]
    groups = [one for one in page.findChildren(AnswerGroup) if one.isVisible() and len(one.buttons) > 1]
    return sorted(groups, key=lambda one: one.mapTo(page, one.rect().topLeft()).toTuple()[::-1])


@pytest.mark.parametrize("step", [Step.PAIN, Step.HEALTH, Step.GOALS, Step.DECIDE])
def test_tab_after_a_click_goes_on_from_there(window_on: WindowOn, step: Step) -> None:
    """Every answer of every question: Tab leaves for what stands below, Shift+Tab for what stands above."""
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    page = window.pages[step]
    QTest.qWait(50)
    for group in _groups(window):
        for one in [each for each in group.buttons.values() if isValid(each) and each.isEnabled()][-2:]:
            if not isValid(one):
                continue  # what was chosen away with the answer before
            QTest.mouseClick(one, Qt.MouseButton.LeftButton)
            QTest.qWait(1)
            if not isValid(one) or not one.isVisible():
                continue
            bottom, top = (one.mapTo(page, at).y() for at in (one.rect().bottomLeft(), one.rect().topLeft()))
            for key, lies in ((Qt.Key.Key_Tab, "below"), (Qt.Key.Key_Backtab, "above")):
                one.setFocus(Qt.FocusReason.MouseFocusReason)
                QTest.keyClick(one, key)
                reached = window.focusWidget()
                assert reached.parentWidget() is not group, (
                    f"{lies} {one.accessibleName()}: still in the question"
                )
                if page.isAncestorOf(reached):
                    at = reached.mapTo(page, reached.rect().center()).y()
                    assert at > top if lies == "below" else at < bottom, (
                        f"{reached.accessibleName()} is not {lies}"
                    )
            QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def test_from_the_tools_down_to_next_and_round_again(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.GOALS)
    seen = []
    for _press in range(60):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    page, bar = window.pages[Step.GOALS], (window.foot.back, window.foot.next)
    parts = ["page" if page.isAncestorOf(one) else "bar" if one in bar or window.foot.strip.isAncestorOf(one) else "rail" if window.rail.isAncestorOf(one) else "tools" for one in seen]  # fmt: skip
    order = [part for place, part in enumerate(parts) if not place or parts[place - 1] != part]
    assert order[:5] == ["page", "bar", "tools", "rail", "page"]


def test_what_is_shown_later_is_reached_where_it_stands(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.OPTIONS)
    page = window.pages[Step.OPTIONS]
    page.look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
    QTest.qWait(50)
    button(page, "Opioids").setFocus(Qt.FocusReason.TabFocusReason)
    for _press in range(2):  # what the words mean stands between
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    sides = page._shown.values()  # type: ignore[attr-defined]
    assert any(side.isAncestorOf(window.focusWidget()) for side in sides)


def test_removing_an_entry_keeps_the_focus_beside_it(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.PAIN)
    page = window.pages[Step.PAIN]
    press(page, "Add a treatment")
    remove = button(page, "Remove treatment 1")
    remove.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(remove, Qt.Key.Key_Space)
    QTest.qWait(50)
    assert window.focusWidget() is button(page, "Add a treatment")


@pytest.mark.parametrize("step", list(Step))
def test_a_screen_reader_goes_through_the_page_as_one_reads(window_on: WindowOn, step: Step) -> None:
    """What its cursor meets in the accessibility tree, entry by entry, is in the order of Tab: that on screen."""
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    page = window.pages[step]
    for name in ("Add an opioid", "Add a treatment", "Add a goal", "Add a medicine"):
        for add in page.findChildren(QPushButton):
            if add.text() == name and add.isEnabled() and add.isVisible():
                add.click()
    if step is Step.OPTIONS:
        page.look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
    QTest.qWait(50)
    read = [
        one for one in _inside(page) if isinstance(one, QLabel | QPushButton | QLineEdit | QPlainTextEdit)
    ]
    browsed = [one for one in _browsed(QAccessible.queryAccessibleInterface(page)) if one in read]
    assert len(browsed) > 2
    assert [_called(one) for one in browsed] == [_called(one) for one in read if one in browsed]


def _browsed(node: QAccessibleInterface) -> Iterator[QObject]:
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.object() is not None:
            yield child.object()
            yield from _browsed(child)


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()
