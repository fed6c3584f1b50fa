"""Notices when nobody is at the laptop any more, and when it slept: by two clocks, for one stops in sleep and one jumps."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_HANDS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_LOOK_MS = 10_000
ASLEEP_S = 60
"""Between two looks, by either clock. A laptop that was shut for so long may be in other hands."""


class IdleWatch(QObject):
    """Emits ``left_alone`` when nothing was touched for ``limit_s`` seconds, or the laptop slept.

    Only what comes from the keyboard, the mouse or the screen counts. The first touch after the time is over does not
    count as being here: it may be anybody's.
    """

    left_alone = Signal()

    def __init__(self, parent: QObject, limit_s: float) -> None:
        super().__init__(parent)
        self.limit_s = limit_s
        self._touched = self._looked = _now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        # The windows themselves are watched, not every widget: a filter on the application would see each event of each.
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]

    def touch(self) -> None:
        """Somebody is here, or the program itself was busy until now."""
        self._touched = self._looked = _now()

    def look(self) -> bool:
        """Whether nobody is here; then it is told."""
        now = _now()
        alone = _passed(self._touched, now) >= self.limit_s or _passed(self._looked, now) >= ASLEEP_S
        self._looked = now
        if alone:
            self.left_alone.emit()
        return alone

    def _watch(self, focused: QWindow | None) -> None:
        # Rarely what comes is no window but what was deleted where it now is; that locks too early, never too late.
        if isinstance(focused, QWindow):
            focused.removeEventFilter(self)
            focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice a hand. One that comes too late must press nothing in a dialog that just went."""
        if event.type() not in _HANDS:
            return False
        late = self.look()
        self.touch()
        return late and isinstance(watched, QWindow) and not watched.isVisible()


def _now() -> tuple[float, float]:
    return time.monotonic(), time.time()


def _passed(since: tuple[float, float], now: tuple[float, float]) -> float:
    """Seconds, by whichever clock ran on; a wall clock that was set back counts for nothing."""
    return max(later - earlier for earlier, later in zip(since, now, strict=True))
