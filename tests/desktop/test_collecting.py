"""Python looks for garbage on the window's thread only."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ldn_aid.desktop.background import Background
from ldn_aid.desktop.working import stay_alive


@pytest.fixture(autouse=True)
def often() -> Iterator[None]:
    """A measure that any piece of work fills."""
    before = gc.get_threshold()
    gc.enable()
    gc.set_threshold(3, 10, 10)
    yield
    gc.set_threshold(*before)


def _make_garbage() -> None:
    for _round in range(2_000):
        knot: list[object] = []
        knot.append(knot)


def test_nothing_is_collected_beside_the_window(qtbot: QtBot) -> None:
    collected: set[str] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        collected.add(threading.current_thread().name.split("-")[0])

    parents = [QObject() for _job in range(50)]
    gc.callbacks.append(note)
    try:
        for parent in parents:
            done: list[object] = []
            Background(parent).run(_make_garbage, done.append)
            qtbot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]
        stay_alive(_make_garbage)
        qtbot.waitUntil(lambda: bool(collected))
    finally:
        gc.callbacks.remove(note)
    assert collected == {"MainThread"}


def test_what_was_made_beside_the_window_is_collected_by_it(qtbot: QtBot) -> None:
    stay_alive(_make_garbage)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: gc.get_count()[0] < 2_000)
