"""An icon array on screen: static, one contiguous block a group, told apart by fill and by shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ldn_aid.comparison.figures import ArrayFigure
from ldn_aid.i18n import _

_COLUMNS = {100: 10, 1000: 40}
_STEP = {100: 15, 1000: 5.5}
_GAP = 40


class IconArray(QWidget):
    """Groups of people side by side: filled squares have the outcome, open circles do not."""

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
        columns, step = _COLUMNS[of], _STEP[of]
        line = self.fontMetrics().lineSpacing()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        box = QRectF(left, 0, share, 2 * line)
        painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom, name)
        words = _("{count} of {of}").format(count=count, of=f"{of:,}")
        painter.drawText(QRectF(left, 2 * line, share, line), Qt.AlignmentFlag.AlignLeft, words)
        ink = self.palette().color(QPalette.ColorRole.Accent)
        outline = QPen(self.palette().color(QPalette.ColorRole.Mid), 1.2)
        side, top = step * 0.74, 3 * line + 4
        for person in range(of):
            x, y = left + person % columns * step, top + person // columns * step
            if person < count:
                painter.fillRect(QRectF(x, y, side, side), ink)
            else:
                painter.setPen(outline)
                painter.drawEllipse(QPointF(x + side / 2, y + side / 2), side / 2, side / 2)
