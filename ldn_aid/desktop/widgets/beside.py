"""Two things that belong together beside one another, or one below the other where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ldn_aid.desktop.widgets.flow import FlowLayout, Wrapping, height_at, holder_of


class BesideLayout(Wrapping):
    """A question and, beside it where there is room, its answers; else below it.

    Questions that follow one another so stand in one column, their answers in another.
    """

    _SHARE, _LEAST = 0.36, 46
    """The question's share of the width, and the width below which the answers go below it, in letters."""

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

    _APART = 24

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


class ApartLayout(Wrapping):
    """Two things at the two ends of a line, the second as narrow as it can be; else it stands below, at the same end."""

    def _place(self, rect: QRect, *, move: bool) -> int:
        if len(self._items) < 2:  # while it is being filled
            return 0
        first, last = self._items
        wanted = _line_width(last)
        left = rect.width() - wanted - self.spacing()
        beside = left >= max(first.minimumSize().width(), rect.width() // 3)
        if beside:
            heights = height_at(first, left), height_at(last, wanted)
            tallest = max(heights)
            if move:
                down = (tallest - heights[0]) // 2
                first.setGeometry(QRect(rect.x(), rect.y() + down, left, heights[0]))
                lower = rect.y() + tallest - heights[1]
                last.setGeometry(QRect(rect.x() + rect.width() - wanted, lower, wanted, heights[1]))
            return tallest
        above, below = height_at(first, rect.width()), height_at(last, rect.width())
        if move:
            first.setGeometry(QRect(rect.x(), rect.y(), rect.width(), above))
            last.setGeometry(QRect(rect.x(), rect.y() + above + 6, rect.width(), below))
        return above + 6 + below


def _line_width(item: QLayoutItem) -> int:
    """The width of *item* where it need not wrap."""
    widget = item.widget()
    layout = widget.layout() if widget is not None else None
    return layout.line_width() if isinstance(layout, FlowLayout) else item.sizeHint().width()


def beside(question: QWidget, answers: QWidget) -> QWidget:
    """*question* with *answers* beside it, or below it where there is no room."""
    return holder_of(BesideLayout(), (question, answers))


def picture_beside(picture: QWidget, rest: QWidget) -> QWidget:
    """*picture* with *rest* beside it, or below it where there is no room."""
    return holder_of(PictureLayout(), (picture, rest))


def apart(first: QWidget, last: QWidget) -> QWidget:
    """*first* and, at the other end of its line, *last*; below it where there is no room."""
    return holder_of(ApartLayout(), (first, last))
