"""Layouts that go on below where there is no room beside, so that nothing is cut off at large text."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QSizePolicy, QWidget


class Wrapping(QLayout):
    """What these layouts share: their items, and a height that follows from the width."""

    def __init__(self, parent: QWidget | None, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Both kept: a page asks each of its rows several times for each letter that somebody types.
        self._heights: dict[int, int] = {}
        self._smallest: QSize | None = None
        self.setSpacing(spacing)
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

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent, spacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and x > rect.x():
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height - rect.y()


class ColumnsLayout(Wrapping):
    """Columns of one width and height side by side; one below another where they would be too narrow."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 16) -> None:
        super().__init__(parent, spacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        number = len(shown)
        share = (rect.width() - (number - 1) * self.spacing()) // number
        beside = share >= self.minimumSize().width()
        width = share if beside else rect.width()
        heights = [height_at(item, width) for item in shown]
        if beside:
            heights = [max(heights)] * number
        x, y = rect.x(), rect.y()
        for item, height in zip(shown, heights, strict=True):
            if move:
                item.setGeometry(QRect(x, y, width, height))
            x, y = (x + width + self.spacing(), y) if beside else (x, y + height + self.spacing())
        return heights[0] if beside else y - self.spacing() - rect.y()


class PartsLayout(Wrapping):
    """One below another; as high as ``rows`` says where they stand beside the same parts of something else."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 16) -> None:
        super().__init__(parent, spacing)
        self.rows: list[int] | None = None

    def heights(self, width: int) -> list[int]:
        """The height that each part needs at *width*."""
        return [height_at(item, width) for item in self._items]

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for item, height in zip(self._items, self.rows or self.heights(rect.width()), strict=True):
            if move:
                item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())


class AlignedLayout(ColumnsLayout):
    """Columns that have the same parts, laid out by a ``PartsLayout`` each: side by side, each part begins and ends
    at the height of its neighbour; one below another, each is as high as it needs.
    """

    def _place(self, rect: QRect, *, move: bool) -> int:
        columns = [layout for layout in map(_parts, self._items) if layout is not None]
        number = len(columns)
        if not number:
            return 0
        share = (rect.width() - (number - 1) * self.spacing()) // number
        beside = share >= self.minimumSize().width()
        width = share if beside else rect.width()
        needed = [column.heights(width) for column in columns]
        if beside:
            needed = [[max(row) for row in zip(*needed, strict=True)]] * number
        x, y = rect.x(), rect.y()
        for item, column, rows in zip(self._items, columns, needed, strict=True):
            height = sum(rows) + column.spacing() * (len(rows) - 1)
            if move:
                column.rows = rows
                item.setGeometry(QRect(x, y, width, height))
                column.setGeometry(QRect(0, 0, width, height))
            x, y = (x + width + self.spacing(), y) if beside else (x, y + height + self.spacing())
        tallest = sum(needed[0]) + columns[0].spacing() * (len(needed[0]) - 1)
        return tallest if beside else y - self.spacing() - rect.y()


def _parts(item: QLayoutItem) -> PartsLayout | None:
    widget = item.widget()
    layout = widget.layout() if widget is not None else None
    return layout if isinstance(layout, PartsLayout) else None


class BesideLayout(Wrapping):
    """A question and, beside it where there is room, its answers; else below it.

    Questions that follow one another so stand in one column, their answers in another.
    """

    _SHARE, _LEAST = 0.36, 46
    """The question's share of the width, and the width below which the answers go below it, in letters."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 16) -> None:
        super().__init__(parent, spacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        if len(self._items) < 2:  # while it is being filled
            return 0
        question, answers = self._items
        holder = self.parentWidget()
        letter = holder.fontMetrics().averageCharWidth() if holder else 8
        if rect.width() < letter * self._LEAST * 2:
            above = height_at(question, rect.width())
            below = height_at(answers, rect.width())
            if move:
                question.setGeometry(QRect(rect.x(), rect.y(), rect.width(), above))
                answers.setGeometry(QRect(rect.x(), rect.y() + above + 6, rect.width(), below))
            return above + 6 + below
        left = int(rect.width() * self._SHARE)
        right = rect.width() - left - self.spacing()
        heights = height_at(question, left), height_at(answers, right)
        if move:
            down = max(0, (min(heights[1], 44) - heights[0]) // 2)
            question.setGeometry(QRect(rect.x(), rect.y() + down, left, heights[0]))
            answers.setGeometry(QRect(rect.x() + left + self.spacing(), rect.y(), right, heights[1]))
        return max(heights)


class PictureLayout(Wrapping):
    """A picture of one size and, beside it where there is room, what belongs to it; else below it."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 24) -> None:
        super().__init__(parent, spacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        if len(self._items) < 2:  # while it is being filled
            return 0
        picture, rest = self._items
        size = picture.sizeHint()
        left = size.width() + self.spacing()
        beside = rect.width() - left >= max(size.width() * 2 // 3, rest.minimumSize().width())
        at = QPoint(rect.x() + left, rect.y()) if beside else QPoint(rect.x(), rect.y() + size.height() + 12)
        width = rect.width() - left if beside else rect.width()
        height = height_at(rest, width)
        if move:
            picture.setGeometry(QRect(rect.topLeft(), size))
            rest.setGeometry(QRect(at, QSize(width, height)))
        return max(size.height(), height) if beside else size.height() + 12 + height


def height_at(item: QLayoutItem, width: int) -> int:
    """The height that *item* needs at *width*."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def flow_of(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """*widgets* in a row that wraps, *spacing* pixels apart."""
    return holder_of(FlowLayout(spacing=spacing), widgets)


def columns_of(*widgets: QWidget) -> QWidget:
    """*widgets* as columns, or one below another where there is no room."""
    return holder_of(ColumnsLayout(), widgets)


def aligned(*widgets: QWidget) -> QWidget:
    """*widgets*, each with a ``PartsLayout`` of the same parts, as columns whose parts stand beside one another."""
    return holder_of(AlignedLayout(), widgets)


def beside(question: QWidget, answers: QWidget) -> QWidget:
    """*question* with *answers* beside it, or below it where there is no room."""
    return holder_of(BesideLayout(), (question, answers))


def picture_beside(picture: QWidget, rest: QWidget) -> QWidget:
    """*picture* with *rest* beside it, or below it where there is no room."""
    return holder_of(PictureLayout(), (picture, rest))


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
