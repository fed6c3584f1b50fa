"""The grid: questions down, the options across, names that stay in sight, the rows one wants to talk about first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ldn_aid.comparison.grid import GridRow, SafetyBadge
from ldn_aid.desktop.theme import CELL_PADDING
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId

_NARROWEST, _QUESTION = 21, 19
"""Letters in a line of an answer below which one scrolls sideways, and of a question."""
_TALLEST = 560
"""Height from which on the rows scroll below the names, pixels at 100 % text; no more than what is in sight at once."""
_AROUND = 88
"""What of the height in sight is left to show that the page goes on, pixels."""
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_LINE = 18
"""Height of a line of body text at 100 %, pixels."""


class OptionGrid(QTableWidget):
    """A table that a screen reader reads as one. Enter, or a click, opens a cell: ``opened`` carries its place.

    The first row says what the safety rules found, apart from every answer about benefit.
    """

    opened = Signal(str, OptionId)

    def __init__(self, rows: Sequence[GridRow], names: Sequence[str]) -> None:
        super().__init__(len(rows) + 1, len(names))
        self._rows, self._order = {row.key: row for row in rows}, tuple(row.key for row in rows)
        self._first: tuple[str, ...] = ()
        self._safety = [""] * len(names)
        self.setAccessibleName(_("The options side by side"))
        self.setAccessibleDescription(
            _("Arrows go from answer to answer; Enter opens where an answer comes from.")
        )
        self.setHorizontalHeaderLabels(list(names))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for header in (across, down):
            header.setDefaultAlignment(
                Qt.AlignmentFlag(int(wrapped.value) | int(Qt.TextFlag.TextWordWrap.value))
            )
            header.setSectionsClickable(False)
            header.setHighlightSections(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.cellClicked.connect(self._open)
        self._sight: QWidget | None = None
        self._fill()

    def talk_first(self, keys: Sequence[str]) -> None:
        """Put the rows *keys* before the others, in the order of the grid."""
        first = tuple(key for key in self._order if key in keys)
        if first != self._first:
            self._first = first
            self._fill()

    def show_safety(self, badges: Sequence[SafetyBadge]) -> None:
        """What the safety rules found for each option."""
        texts = [badge.text for badge in badges]
        if texts != self._safety:
            self._safety = texts
            for column, text in enumerate(texts):
                self.setItem(0, column, _item(text))
            self.fit()

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the rows, from the top."""
        return (*self._first, *(key for key in self._order if key not in self._first))

    def _fill(self) -> None:
        self.setVerticalHeaderItem(0, QTableWidgetItem(_("Safety for you")))
        for place, key in enumerate(self.order, 1):
            row = self._rows[key]
            question = QTableWidgetItem(
                _("First: {question}").format(question=row.question) if key in self._first else row.question
            )
            self.setVerticalHeaderItem(place, question)
            for column, cell in enumerate(row.cells):
                self.setItem(place, column, _item(cell.text))
        self.fit()

    def fit(self) -> None:
        """Give every column its width and every row the height that its longest text needs."""
        letter = self.fontMetrics().averageCharWidth()
        question = letter * _QUESTION
        self.verticalHeader().setFixedWidth(question)
        bar = self.verticalScrollBar().sizeHint().width()
        share = (self.width() - question - bar - 4) // self.columnCount()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, max(share, letter * _NARROWEST))
        bold = QFont(self.font())
        bold.setBold(True)
        for row in range(self.rowCount()):
            high = _height(self.verticalHeaderItem(row), question, bold)
            for column in range(self.columnCount()):
                high = max(high, _height(self.item(row, column), self.columnWidth(column), self.font()))
            self.setRowHeight(row, high)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows, up to the height from which on they scroll."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        high = self.horizontalHeader().sizeHint().height() + rows + 4
        if self.horizontalHeader().length() > self.viewport().width():
            high += self.horizontalScrollBar().sizeHint().height()
        tallest = _TALLEST * max(1, self.fontMetrics().height() / _LINE)
        if self._sight is not None:
            tallest = min(tallest, self._sight.height() - _AROUND)
        return QSize(super().sizeHint().width(), int(min(high, tallest)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible: it scrolls; the height is the one it wants."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The columns share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The names at the top stay in sight only while the grid is no taller than what the page shows of it."""
        super().showEvent(event)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._sight is None:
            self._sight = area.viewport()
            self._sight.installEventFilter(self)
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the height of the window."""
        if watched is self._sight and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another size of text needs other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space open the cell that the arrows reached."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentRow() >= 0:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        key = self.order[row - 1] if row else ""
        self.opened.emit(key, list(OptionId)[column])


def _height(item: QTableWidgetItem | None, width: int, font: QFont) -> int:
    """The height that the text of *item* needs in a cell of *width* pixels."""
    text = item.text() if item is not None else ""
    box = QRect(0, 0, width - 2 * CELL_PADDING, 100_000)
    return QFontMetrics(font).boundingRect(box, _WRAP, text).height() + 2 * CELL_PADDING


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item
