"""A real window in each test, offscreen, with an asker that answers from a list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.desktop.app import open_window
from ldn_aid.desktop.window import Window
from tests.strategies import TODAY


class Answers:
    """Stands in for the dialogs: each call takes the next answer of its kind."""

    def __init__(self) -> None:
        self.next: dict[str, list[Any]] = {}
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    def will(self, kind: str, *answers: Any) -> None:
        """The answers to the coming calls of *kind*."""
        self.next.setdefault(kind, []).extend(answers)

    def _answer(self, kind: str, *question: Any) -> Any:
        self.asked.append((kind, question))
        assert self.next.get(kind), f"nobody expected the question {kind} {question}"
        return self.next[kind].pop(0)

    def save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        return self._answer("save_path", title, suggested, kinds)

    def open_path(self, title: str, kinds: str) -> Path | None:
        return self._answer("open_path", title, kinds)

    def unsaved(self) -> str | None:
        return self._answer("unsaved")

    def reason(self, finding: str) -> str | None:
        return self._answer("reason", finding)

    def printer(self, pdf: bytes) -> Any:
        return self._answer("printer")

    def confirm(self, title: str, text: str, yes: str) -> bool:
        return self._answer("confirm", title, text, yes)

    def person(self, label: str, born: date | None) -> tuple[str, date | None] | None:
        return self._answer("person", label, born)

    def secret(self, title: str, question: str) -> str | None:
        return self._answer("secret", title, question)

    def new_passphrase(self, title: str, text: str) -> str | None:
        return self._answer("new_passphrase", title, text)

    def show_recovery_code(self, code: str) -> None:
        self._answer("show_recovery_code", code)

    def folder(self, title: str) -> Path | None:
        return self._answer("folder", title)


@pytest.fixture
def answers() -> Answers:
    """What the dialogs will be told."""
    return Answers()


@pytest.fixture
def window_on(qtbot: QtBot, answers: Answers) -> Callable[..., Window]:
    """Opens the real window on a conversation (default: a new one)."""

    def make(conversation: Conversation | None = None, **more: Any) -> Window:
        window = open_window(conversation or new_conversation(), TODAY, **more)
        window.asker = answers  # type: ignore[assignment]
        qtbot.addWidget(window, before_close_func=_forget_answers)
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    return make


def _forget_answers(window: Window) -> None:
    window.asker.unsaved = lambda: "discard"  # type: ignore[method-assign]
