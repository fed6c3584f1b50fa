"""An icon array on screen: static, one contiguous block a group, told apart by fill and by shape."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ldn_aid.comparison.figures import ArrayFigure, Denominator, Group
from ldn_aid.desktop.theme import GRID, number_font

_COLUMNS = {100: 10, 1000: 40}
_STEP = {100: 18, 1000: 5.5}
"""From one person to the next at 100 % text, pixels."""
_LINE = 18
"""Height of a line of body text at 100 %, pixels."""
_LARGEST = 1.5
"""The people grow with the text up to here: two blocks side by side must still fit a small screen."""
_GAP = 4 * GRID
_ROLE = QPalette.ColorRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom


class IconArray(QWidget):
    """Blocks of people side by side. Filled ones have the outcome, striped ones are extra people, outlined ones neither."""

    def __init__(self, figure: ArrayFigure) -> None:
        super().__init__()
        self.figure = figure
        counts = "; ".join(f"{group.label}: {group.words(figure.denominator)}" for group in figure.groups)
        self.setAccessibleName(f"{figure.title}. {counts}")
        self.setAccessibleDescription(figure.caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for every block below its label and its count."""
        share, groups = self._share(), len(self.figure.groups)
        rows = self.figure.denominator // _COLUMNS[self.figure.denominator]
        return QSize(groups * share + (groups - 1) * _GAP, int(self._head() + rows * self._step() + 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No smaller: people must not vanish."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours, so that every theme and contrast holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, group in enumerate(self.figure.groups):
            painter.save()
            painter.translate(place * (self._share() + _GAP), 0)
            self._draw(painter, group)
            painter.restore()

    def _draw(self, painter: QPainter, group: Group) -> None:
        of, colors, line = self.figure.denominator, self.palette(), self.fontMetrics().lineSpacing()
        head, number = self._head(), number_font(self.font())
        painter.setPen(colors.color(_ROLE.WindowText))
        count = QFontMetrics(number).lineSpacing()
        painter.drawText(
            QRectF(0, 0, self._share(), head - count - GRID + line * 0.1), int(_WRAP), group.label
        )
        painter.setFont(number)
        painter.drawText(
            QRectF(0, head - count - GRID, self._share() + _GAP, count),
            Qt.AlignmentFlag.AlignLeft,
            group.words(of),
        )
        painter.translate(0.5, head + 0.5)
        marked, others = _block(of, group.count, self._step(), extra=group.change is not None)
        accent = colors.color(_ROLE.Accent)
        if group.change is None:
            painter.fillPath(marked, accent)
        else:
            stripes = colors.brush(_ROLE.Accent)
            stripes.setStyle(Qt.BrushStyle.BDiagPattern if of == 100 else Qt.BrushStyle.SolidPattern)
            painter.fillPath(marked, stripes)
            painter.strokePath(marked, QPen(accent, 1.2))
        painter.strokePath(others, QPen(colors.color(_ROLE.Mid), 1))

    def _step(self) -> float:
        return _STEP[self.figure.denominator] * min(max(self.fontMetrics().height() / _LINE, 1), _LARGEST)

    def _share(self) -> int:
        """Width of one block and of what stands above it, pixels."""
        people = _COLUMNS[self.figure.denominator] * self._step()
        count = max(
            QFontMetrics(number_font(self.font())).horizontalAdvance(group.words(self.figure.denominator))
            for group in self.figure.groups
        )
        return int(max(people, count, self.fontMetrics().averageCharWidth() * 16)) + 1

    def _head(self) -> int:
        """Height of what stands above the people: the longest label, wrapped, and the count."""
        box = QRectF(0, 0, self._share(), 10_000).toRect()
        labels = max(
            self.fontMetrics().boundingRect(box, int(Qt.TextFlag.TextWordWrap.value), group.label).height()
            for group in self.figure.groups
        )
        return labels + QFontMetrics(number_font(self.font())).lineSpacing() + GRID


@cache
def _block(of: Denominator, count: int, step: float, *, extra: bool) -> tuple[QPainterPath, QPainterPath]:
    """Who is marked, and everyone else: one block each, filled by rows from one corner."""
    columns = _COLUMNS[of]
    marked, others = QPainterPath(), QPainterPath()
    marked.setFillRule(Qt.FillRule.WindingFill)
    for person in range(of):
        x, y = person % columns * step, person // columns * step
        path, side = (marked, step * 0.8) if person < count else (others, step * 0.74)
        if of == 100:
            # A head and shoulders, as far as so few pixels allow.
            path.addEllipse(QPointF(x + side / 2, y + side * 0.24), side * 0.22, side * 0.22)
            path.addRoundedRect(
                QRectF(x + side * 0.14, y + side * 0.52, side * 0.72, side * 0.44), side * 0.2, side * 0.2
            )
        elif person >= count:
            path.addEllipse(QPointF(x + side / 2, y + side / 2), side / 2, side / 2)
        elif extra:
            path.moveTo(x, y + side)
            path.lineTo(x + side / 2, y)
            path.lineTo(x + side, y + side)
            path.closeSubpath()
        else:
            path.addRect(QRectF(x, y, side, side))
    return marked, others
