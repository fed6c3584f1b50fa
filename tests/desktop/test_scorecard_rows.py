"""Rows of the scorecard that only the window can show: a teach-back before the decision, targets large enough."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES

_LEAST = 24
"""Pixels either way (WCAG 2.2, 2.5.8)."""


def test_a_teach_back_stands_before_the_decision(window_on: Callable[..., Window]) -> None:
    steps = list(Step)
    assert steps.index(Step.FIT) < steps.index(Step.DECIDE)
    window = window_on()
    window.go_to(Step.FIT)
    words = [label.text() for label in window.pages[Step.FIT].findChildren(QLabel) if label.isVisible()]
    assert any("in your own words" in text for text in words)


@pytest.mark.parametrize("step", Step)
def test_every_target_can_be_hit(window_on: Callable[..., Window], step: Step) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    targets = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    shown = [target for target in targets if target.isVisible()]
    assert shown
    small = [
        (
            type(target).__name__,
            target.accessibleName() or target.objectName(),
            target.width(),
            target.height(),
        )
        for target in shown
        if min(target.width(), target.height()) < _LEAST
    ]
    assert small == []
