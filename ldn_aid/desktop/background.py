"""One way to do slow work: in a thread of its own, one job at a time, the answer on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Background(QObject):
    """Runs jobs one after another. A job must touch no widget; what it raises is raised at delivery."""

    _ready = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ldn-aid")
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._waiting: dict[Future[Any], Callable[[Any], None]] = {}

    def run(self, job: Callable[[], T], then: Callable[[T], None]) -> Future[T]:
        """Do *job*; call *then* with what it returns, later, on the thread that asked."""
        future = self._threads.submit(job)
        self._waiting[future] = then
        future.add_done_callback(self._announce)
        return future

    def finish(self) -> None:
        """Wait for every job that was asked for, and deliver."""
        while self._waiting:
            future, then = next(iter(self._waiting.items()))
            future.exception()
            self._deliver(future, then)

    def _announce(self, future: "Future[Any]") -> None:
        then = self._waiting.get(future)
        try:
            self._ready.emit(future, then)
        except RuntimeError:
            # The window was closed meanwhile: nobody is left to tell.
            return

    def _deliver(self, future: "Future[Any]", _then: object) -> None:
        then = self._waiting.pop(future, None)
        if then is not None and not future.cancelled():
            then(future.result())
