"""Python looks for garbage on the window's thread only."""

import gc
import threading
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ldn_aid.desktop import collecting
from ldn_aid.desktop.background import Background
from ldn_aid.desktop.working import stay_alive


@pytest.fixture(autouse=True)
def _on() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


def _make_garbage() -> None:
    for _round in range(20_000):
        knot: list[object] = []
        knot.append(knot)


def test_nothing_is_collected_beside_the_window(qtbot: QtBot) -> None:
    collected: set[str] = set()

    def note(phase: str, _info: dict[str, int]) -> None:
        collected.add(f"{phase} {threading.current_thread().name.split('-')[0]}")

    gc.callbacks.append(note)
    try:
        done: list[object] = []
        parent = QObject()
        background = Background(parent)
        background.run(_make_garbage, done.append)
        qtbot.waitUntil(lambda: bool(done))
        stay_alive(_make_garbage)
        _make_garbage()
    finally:
        gc.callbacks.remove(note)
    assert collected == {"start MainThread", "stop MainThread"}


def test_it_goes_on_when_the_last_job_has_ended_however_it_ended(qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("broken")

    go, parent = Event(), QObject()
    first, second = Background(parent), Background(parent)
    first.run(go.wait, lambda _answer: None)
    second.run(fail, lambda _answer: None)
    with pytest.raises(ValueError, match="broken"):
        second.finish()
    assert not gc.isenabled()
    collecting.allow()
    assert not gc.isenabled()
    go.set()
    first.finish()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        stay_alive(fail)
    assert gc.isenabled()
