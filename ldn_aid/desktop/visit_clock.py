"""How long this conversation has taken, counted from its first answer."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 20_000


class VisitClock(QObject):
    """``ticked`` is emitted now and then with the whole minutes so far, once it was begun."""

    ticked = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def begin(self) -> None:
        """Somebody answers; only the first time counts."""
        if self._begun is None:
            self._begun = monotonic()

    def start_over(self) -> None:
        """Another conversation: nobody has answered yet."""
        self._begun = None
        self.ticked.emit(0)

    def tick(self) -> None:
        """Tell the minutes so far."""
        if self._begun is not None:
            self.ticked.emit(int(monotonic() - self._begun) // 60)
