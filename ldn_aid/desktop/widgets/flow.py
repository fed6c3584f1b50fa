"""Widgets in rows that wrap as words do, and what all layouts share that go on below where there is no room beside."""

from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QSizePolicy, QWidget


class Wrapping(QLayout):
    """What these layouts share: their items *spacing* pixels apart, and a height that follows from the width."""

    _APART: ClassVar[int] = 16

    def __init__(self, spacing: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Both kept: a page asks each of its rows several times for each letter that somebody types.
        self._heights: dict[int, int] = {}
        self._smallest: QSize | None = None
        self.setSpacing(self._APART if spacing is None else spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take *item*."""
        self._items.append(item)

    def count(self) -> int:
        """How many items it holds."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at *index*, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return the item at *index*."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of all items at *width*."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it changed its size."""
        self._heights.clear()
        self._smallest = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place every item in *rect*."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As small as its largest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """The largest item's smallest size."""
        if self._smallest is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._smallest = size
        return self._smallest

    def _place(self, rect: QRect, *, move: bool) -> int:
        """The height needed at the width of *rect*; with *move*, put the items there."""
        raise NotImplementedError


class FlowLayout(Wrapping):
    """Widgets from left to right, wrapped into rows as words are."""

    _APART = 8

    def line_width(self) -> int:
        """The width at which nothing wraps."""
        shown = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(shown) + self.spacing() * (len(shown) - 1)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # what is hidden leaves no gap
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and x > rect.x():
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height - rect.y()


def height_at(item: QLayoutItem, width: int) -> int:
    """The height that *item* needs at *width*."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def flow_of(*widgets: QWidget, spacing: int | None = None) -> QWidget:
    """*widgets* in a row that wraps, *spacing* pixels apart where that is given."""
    return holder_of(FlowLayout(spacing=spacing), widgets)


def holder_of(layout: QLayout, widgets: tuple[QWidget, ...]) -> QWidget:
    """*widgets* in *layout*, in a widget whose height follows from its width."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    holder.setLayout(layout)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def empty(layout: QLayout) -> None:
    """Take everything out of *layout* and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def put_in(area: QScrollArea, widget: QWidget) -> None:
    """Show *widget* in *area*; what it held before is deleted, but not at once.

    This may be the answer to a signal of one of its controls, which must outlive the answer.
    """
    before = area.takeWidget()
    if before is not None:
        before.deleteLater()
    area.setWidget(widget)
