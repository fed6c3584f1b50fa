"""The ring around the control that has the keyboard: outside it, so that it shows on any fill in any theme."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

_GAP, _WIDTH, _RADIUS = 1, 3, 11
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QObject):
    """Follows the focus in *window* and its dialogs; a click shows no ring, a key does."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        application.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._forget()
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        # Text fields show the focus by their own border; a heading, and what scrolls, is only where reading begins.
        # The question of whose it is comes last: it costs the first screen most.
        if (
            now is None
            or clicked
            or now.objectName() == "h1"
            or isinstance(now, QLineEdit | QPlainTextEdit | QScrollArea)
            or not self._is_ours(now)
        ):
            return
        self._watched = [now, *_ancestors(now)]
        if len(self._watched) < 2:
            return
        host = self._watched.pop()
        for widget in self._watched:
            widget.installEventFilter(self)
        self._target = now
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(host)
        self._ring.setParent(host)
        self._follow()

    def _is_ours(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _forget(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched, self._target = [], None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep to the control when it, or what holds it, moves."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def _follow(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None or not isValid(ring) or not isValid(target):
            return
        out = _GAP + _WIDTH
        host = ring.parentWidget() or target
        ring.setGeometry(
            QRect(target.mapTo(host, QPoint(0, 0)), target.size()).adjusted(-out, -out, out, out)
        )
        ring.setVisible(target.isVisibleTo(host))
        ring.raise_()


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    """What holds *widget*, up to what a scroll area scrolls, or to the window."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        viewport = above.parentWidget()
        if above.isWindow() or (viewport and isinstance(viewport.parentWidget(), QAbstractScrollArea)):
            return
        above = viewport


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Link), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()
