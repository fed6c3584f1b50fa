"""How one option lines up with one thing that matters: a bar of three parts, as long as the thing weighs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from ldn_aid.comparison.figures import certainty_label
from ldn_aid.comparison.fit import FitRow
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label, result_text
from ldn_aid.evidence.models import FitRating, Pack

_PARTS = {"more": 3, "some": 2, "neutral": 1, "less": 0}
_HEAVIEST = 5
_WIDEST, _NARROWEST, _BAR = 150, 60, 14
_ROLE = QPalette.ColorRole


class FitMark(QWidget):
    """Filled parts for what the option gives; a dashed frame with a question mark where nobody knows.

    The words beside it say the same, so it has no name of its own. A new weight changes its length at once.
    """

    def __init__(self, rating: FitRating) -> None:
        super().__init__()
        self._rating, self._weight = rating, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def weigh(self, weight: int | None) -> None:
        """As long as *weight* says, 1 to 5; middling while it is not weighed."""
        if (weight or 0) != self._weight:
            self._weight = weight or 0
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the heaviest."""
        return QSize(_WIDEST, max(_BAR + 4, self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours, so that every theme and contrast holds."""
        palette, painter = QApplication.palette(), QPainter(self)
        long = _NARROWEST + (_WIDEST - 2 - _NARROWEST) * (self._weight or _HEAVIEST / 2) / _HEAVIEST
        top = (self.height() - _BAR) / 2
        line, accent = palette.color(_ROLE.Mid), palette.color(_ROLE.Accent)
        if self._rating == "unknown":
            painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(0.5, top, long, _BAR))
            painter.setPen(palette.color(_ROLE.WindowText))
            painter.drawText(QRectF(0, 0, long, self.height()), Qt.AlignmentFlag.AlignCenter, "?")
        else:
            part = long / 3
            for place in range(3):
                painter.setPen(QPen(accent if place < _PARTS[self._rating] else line, 1))
                painter.setBrush(accent if place < _PARTS[self._rating] else palette.color(_ROLE.Base))
                painter.drawRect(QRectF(0.5 + place * part, top, part - 3, _BAR))
        painter.end()


class FitRows(QWidget):
    """The five options against one thing that matters, always in the same order: no total, nobody first."""

    def __init__(self, pack: Pack, row: FitRow) -> None:
        super().__init__()
        self._marks: list[FitMark] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID * 3 // 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 8)
        for line, cell in enumerate(row.cells):
            name = pack.option_text[cell.option].short_name
            reason = cell.reason
            if cell.certainty:
                reason += f" ({certainty_label(cell.certainty)})"
            mark = FitMark(cell.rating)
            self._marks.append(mark)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(name, "h3"), line, 0, top)
            grid.addWidget(mark, line, 1, top)
            grid.addWidget(result_text(f"{cell.label}. {reason}", f"{name}: {cell.label}"), line, 2)
        self.weigh(row.weight)

    def weigh(self, weight: int | None) -> None:
        """Every bar as long as this thing weighs."""
        for mark in self._marks:
            mark.weigh(weight)
