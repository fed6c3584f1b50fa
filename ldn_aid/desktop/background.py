"""One way to do slow work: in a thread of its own, one job at a time, the answer on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ldn_aid.desktop import collecting

T = TypeVar("T")


class _Courier(QObject):
    """Carries answers to the window's thread.

    One for the whole process, never deleted: a job may end while the window that asked for it is being deleted.
    """

    ready = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, deliver: Callable[[], None]) -> None:
        deliver()


@cache
def _courier() -> _Courier:
    return _Courier()


class Background:
    """Runs jobs one after another. A job must touch no widget; what it raises is raised at delivery."""

    def __init__(self, parent: QObject) -> None:
        collecting.only_here()
        self._parent, self._courier = parent, _courier()
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ldn-aid")
        self._waiting: dict[Future[Any], tuple[Callable[[Any], None], Callable[[], None] | None]] = {}

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[], None] | None = None
    ) -> Future[T]:
        """Do *job*; call *then* with what it returns, later, on the thread that asked.

        When it raised, *failed* is called first, so that nobody goes on waiting.
        """
        future = self._threads.submit(job)
        self._waiting[future] = (then, failed)
        future.add_done_callback(self._announce)
        return future

    def finish(self) -> None:
        """Wait for every job that was asked for, and deliver."""
        while self._waiting:
            future = next(iter(self._waiting))
            future.exception()
            self._deliver(future)

    def _announce(self, future: "Future[Any]") -> None:
        self._courier.ready.emit(partial(self._deliver, future))

    def _deliver(self, future: "Future[Any]") -> None:
        if future not in self._waiting:
            return
        then, failed = self._waiting.pop(future)
        if future.cancelled() or not isValid(self._parent):
            # The window was closed meanwhile: nobody is left to tell.
            return
        if failed is not None and future.exception() is not None:
            failed()
        then(future.result())
