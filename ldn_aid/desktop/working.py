"""What takes a while is done beside the window, which goes on living.

What may take long has a dialog after a moment, which says what is under way and can stop it; what takes a second or
two says so on the button that began it.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop import collecting
from ldn_aid.desktop.busy import busy
from ldn_aid.desktop.dialog import Dialog, fit_height, widen
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _

T = TypeVar("T")
SOON_S = 0.2
"""What is done by then needs no dialog."""
_LOOK_MS, _GLANCE_MS = 30, 10


def work(parent: QWidget, words: str, act: Callable[[Callable[[], bool]], T]) -> T:
    """What *act* gives, or raises. *act* touches no widget; it is given what tells it whether to stop.

    Closing the dialog, as the lock does, stops it as its button does. What cannot be stopped at once (a key that is
    worked out takes seconds in an export) ends first; until then the window lives on but takes nothing in.
    """
    collecting.only_here()
    stop = Event()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ldn-aid-work") as threads:
        future = threads.submit(act, stop.is_set)
        with busy():
            wait((future,), timeout=SOON_S)
        if not future.done():
            dialog = _Working(parent, words, stop, future)
            dialog.exec()
            dialog.deleteLater()
            with busy():
                _until_done(future)
    return future.result()


def stay_alive(act: Callable[[], T], button: QPushButton | None = None, words: str = "") -> T:
    """What *act* gives, or raises, while the window paints itself; *button* says *words* until then.

    *act* touches no widget, and cannot be stopped. Keys and presses wait for it: nothing is begun twice.
    """
    collecting.only_here()
    with (
        busy(button, words),
        ThreadPoolExecutor(max_workers=1, thread_name_prefix="ldn-aid-work") as threads,
    ):
        future = threads.submit(act)
        _until_done(future)
    return future.result()


def _until_done(future: "Future[Any]") -> None:
    """The window paints itself; keys and presses wait."""
    if future.done():
        return
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if future.done() else None)
    look.start(_GLANCE_MS)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


class _Working(Dialog):
    def __init__(self, parent: QWidget, words: str, stop: Event, future: "Future[Any]") -> None:
        super().__init__(parent)
        self._stop, self._future = stop, future
        look = QTimer(self)
        look.timeout.connect(self._look)
        look.start(_LOOK_MS)
        self.setWindowTitle(words)
        widen(self, parent.window().size(), 460)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        button = QPushButton(_("Stop"))
        button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(words, "h2"))
        column.addWidget(bar)
        column.addWidget(flow_of(button))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """No higher than it needs."""
        super().showEvent(event)
        fit_height(self)

    def _look(self) -> None:
        if self._future.done():
            self.accept()

    def reject(self) -> None:
        """Stop it."""
        self._stop.set()
        super().reject()
