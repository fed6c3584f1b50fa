"""A list to choose from whose entries wrap and are never cut, and that says in words when there is nothing in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ldn_aid.desktop.theme import GRID

_ABOVE, _BESIDE = 7, 14
"""Pixels around the words of an entry, as the theme has them."""


class WrappedList(QListWidget):
    """Called *name*, at least *lines* of text high; never scrolls sideways.

    With *most* it takes the room of its entries up to so many lines; without, all the room there is.
    """

    def __init__(self, name: str, lines: int, most: int | None = None) -> None:
        super().__init__()
        self._when_empty, self._most = "", most
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WholeText(self))
        if most is not None:
            self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for every entry, up to the most lines."""
        wanted = super().sizeHint()
        if self._most is None:
            return wanted
        return QSize(wanted.width(), min(wanted.height(), self._most * self.fontMetrics().lineSpacing()))

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
            painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
            painter.drawText(
                QRect(room), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, self._when_empty
            )
            painter.end()


class _WholeText(QStyledItemDelegate):
    """Qt reckons the height of an entry without its padding and the scroll bar, and cuts the last line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """As high as the words are when wrapped."""
        view = self.parent()
        width = view.viewport().width() - 2 * _BESIDE if isinstance(view, QListWidget) else 0
        words = option.fontMetrics.boundingRect(
            QRect(0, 0, max(1, width), 1 << 20), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(words.width(), words.height() + 2 * _ABOVE)
