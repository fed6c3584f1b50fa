"""Columns side by side where there is room, one below another where there is none."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from ldn_aid.desktop.widgets.flow import Wrapping, height_at, holder_of


class ColumnsLayout(Wrapping):
    """Columns of one width and height side by side; one below another where they would be too narrow."""

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

    def __init__(self) -> None:
        super().__init__()
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


def columns_of(*widgets: QWidget) -> QWidget:
    """*widgets* as columns, or one below another where there is no room."""
    return holder_of(ColumnsLayout(), widgets)


def aligned(*widgets: QWidget) -> QWidget:
    """*widgets*, each with a ``PartsLayout`` of the same parts, as columns whose parts stand beside one another."""
    return holder_of(AlignedLayout(), widgets)
