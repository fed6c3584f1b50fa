"""An icon array on screen: static, one contiguous block a group, told apart by fill and by shape."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ldn_aid.comparison.figures import ArrayFigure, Denominator
from ldn_aid.i18n import _

_COLUMNS = {100: 10, 1000: 40}
_STEP = {100: 18, 1000: 5.5}
_GAP = 40


class IconArray(QWidget):
    """Groups of people side by side: filled ones have the outcome, outlined ones do not."""

    def __init__(self, figure: ArrayFigure) -> None:
        super().__init__()
        self.figure = figure
        counts = "; ".join(f"{name}: {count} / {figure.denominator}" for name, count in figure.groups)
        self.setAccessibleName(f"{figure.title}. {counts}")
        self.setAccessibleDescription(figure.caption)
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for every group below one line of label."""
        columns, step = _COLUMNS[self.figure.denominator], _STEP[self.figure.denominator]
        rows = self.figure.denominator // columns
        line = self.fontMetrics().lineSpacing()
        groups = len(self.figure.groups)
        width = max(columns * step, self.fontMetrics().averageCharWidth() * 16)
        return QSize(int(groups * width + (groups - 1) * _GAP), int(rows * step + 3 * line + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours, so that every theme and contrast holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groups = len(self.figure.groups)
        share = (self.width() - (groups - 1) * _GAP) / groups
        for number, (name, count) in enumerate(self.figure.groups):
            self._group(painter, number * (share + _GAP), share, name, count)

    def _group(self, painter: QPainter, left: float, share: float, name: str, count: int) -> None:
        of = self.figure.denominator
        line = self.fontMetrics().lineSpacing()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        box = QRectF(left, 0, share, 2 * line)
        painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom, name)
        words = _("{count} of {of}").format(count=count, of=f"{of:,}")
        painter.drawText(QRectF(left, 2 * line, share, line), Qt.AlignmentFlag.AlignLeft, words)
        painter.save()
        painter.translate(left, 3 * line + 4)
        have, have_not = _block(of, count)
        painter.fillPath(have, self.palette().color(QPalette.ColorRole.Accent))
        painter.strokePath(have_not, QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.restore()


@cache
def _block(of: Denominator, count: int) -> tuple[QPainterPath, QPainterPath]:
    """Who has it, and who has not: one block each, filled by rows from one corner."""
    columns, step = _COLUMNS[of], _STEP[of]
    have, have_not = QPainterPath(), QPainterPath()
    have.setFillRule(Qt.FillRule.WindingFill)
    for person in range(of):
        x, y = person % columns * step, person // columns * step
        path, side = (have, step * 0.8) if person < count else (have_not, step * 0.74)
        if of == 100:
            # A head and shoulders, as far as so few pixels allow.
            path.addEllipse(QPointF(x + side / 2, y + side * 0.24), side * 0.22, side * 0.22)
            path.addRoundedRect(
                QRectF(x + side * 0.14, y + side * 0.52, side * 0.72, side * 0.44), side * 0.2, side * 0.2
            )
        elif person < count:
            path.addRect(QRectF(x, y, side, side))
        else:
            path.addEllipse(QPointF(x + side / 2, y + side / 2), side / 2, side / 2)
    return have, have_not
