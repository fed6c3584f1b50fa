"""Whoever uses the keyboard sees where they are; whoever clicks is not bothered with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ldn_aid.desktop.focus_ring import _Ring
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.desktop.hands import button


def test_the_ring_stands_around_what_has_the_keyboard(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.go_to(Step.PAIN)
    page = window.pages[Step.PAIN]
    choice = button(page, "How long have you had it? 1 to 3 months")
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = [one for one in window.findChildren(_Ring) if one.isVisible()]
    assert ring.geometry().contains(
        choice.geometry().translated(choice.parentWidget().mapTo(page, QPoint(0, 0)))
    )
    old = ring.y()
    page.heading.setFixedHeight(200)
    QTest.qWait(50)
    assert ring.y() > old, "it goes along when the page moves"
    window.go_to(Step.HEALTH)
    assert not ring.isVisible()
