"""A list to choose from whose entries wrap, and that says in words when there is nothing in it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListWidget

from ldn_aid.desktop.theme import GRID


class WrappedList(QListWidget):
    """Called *name*, at least *lines* of text high; never scrolls sideways."""

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self._when_empty = ""
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def say_when_empty(self, sentence: str) -> None:
        """What stands in the list, for the eye and for a screen reader, while it has no entry."""
        self._when_empty = sentence
        self.setAccessibleDescription("" if self.count() else sentence)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The entries, or the sentence in their place."""
        super().paintEvent(event)
        if not self.count() and self._when_empty:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
            painter.drawText(
                QRect(room), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, self._when_empty
            )
            painter.end()
