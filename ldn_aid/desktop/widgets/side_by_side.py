"""Groups of questions two beside one another on a wide screen, one below another on a narrow one."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.flow import Wrapping, height_at, holder_of


class PairsLayout(Wrapping):
    """Two to a row while ``beside`` is set, each as high as it needs; the page sets it, for all its rows alike.

    The order is the same either way, so that Tab and a screen reader go as one reads.
    """

    def __init__(self) -> None:
        super().__init__(2 * GRID)
        self._beside = False

    def put_beside(self, beside: bool) -> None:
        """Two to a row, or one."""
        if beside is not self._beside:
            self._beside = beside
            self.invalidate()

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        number = 2 if self._beside else 1
        width = (rect.width() - (number - 1) * self.spacing()) // number
        y = rect.y()
        for first in range(0, len(shown), number):
            row = shown[first : first + number]
            heights = [height_at(item, width) for item in row]
            if move:
                for place, (item, height) in enumerate(zip(row, heights, strict=True)):
                    item.setGeometry(QRect(rect.x() + place * (width + self.spacing()), y, width, height))
            y += max(heights) + self.spacing()
        return max(0, y - self.spacing() - rect.y())


def stack_of(*widgets: QWidget) -> QWidget:
    """*widgets* below one another, as one of a pair."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    return holder_of(column, widgets)
