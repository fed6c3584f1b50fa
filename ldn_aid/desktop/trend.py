"""PEG over the visits, painted: a line, the decision marked, and the same in words for those who do not see it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ldn_aid.i18n import _, long_date

_HIGHEST = 10
_LINES = 9
"""Height, in lines of text."""


@dataclass(frozen=True)
class Visit:
    """One point. ``peg`` None: not answered, a gap and never 0; ``decision``: what was decided, in a few words."""

    day: date
    peg: Decimal | None
    decision: str
    goal: str


def trend_words(visits: tuple[Visit, ...]) -> str:
    """The chart in sentences, one visit after another."""
    parts = []
    for visit in visits:
        peg = _("PEG not answered") if visit.peg is None else _("PEG {score} of 10").format(score=visit.peg)
        rest = [part for part in (visit.decision, visit.goal) if part]
        parts.append(f"{long_date(visit.day)}: {'; '.join([peg, *rest])}.")
    return " ".join(parts)


class TrendChart(QWidget):
    """Lower is better: the axis says so. Marks differ by shape: a square where something was decided."""

    def __init__(self, visits: tuple[Visit, ...] = ()) -> None:
        super().__init__()
        self.visits = visits
        self.setAccessibleName(_("PEG over the visits"))
        self.setMinimumSize(self.sizeHint())
        self.show_visits(visits)

    def show_visits(self, visits: tuple[Visit, ...]) -> None:
        """Draw other visits, the oldest first."""
        self.visits = visits
        self.setAccessibleDescription(trend_words(visits))
        self.setVisible(any(visit.peg is not None for visit in visits))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its lines of text."""
        line = self.fontMetrics().lineSpacing()
        return QSize(line * 14, line * _LINES)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours."""
        if not self.visits:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().lineSpacing()
        box = QRectF(2.2 * line, 1.7 * line, self.width() - 2.4 * line, self.height() - 3.2 * line)
        self._axis(painter, box, line)
        self._points(painter, box, line)
        painter.end()

    def _axis(self, painter: QPainter, box: QRectF, line: float) -> None:
        role = QPalette.ColorRole
        for score in (0, 5, _HIGHEST):
            y = box.bottom() - box.height() * score / _HIGHEST
            painter.setPen(QPen(self.palette().color(role.Midlight), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(self.palette().color(role.WindowText))
            painter.drawText(
                QRectF(0, y - line / 2, 1.7 * line, line), Qt.AlignmentFlag.AlignRight, str(score)
            )
        painter.drawText(
            QRectF(0, 0, self.width(), line),
            Qt.AlignmentFlag.AlignLeft,
            _("PEG, 10 is worst. A square: something was decided."),
        )

    def _points(self, painter: QPainter, box: QRectF, line: float) -> None:
        role = QPalette.ColorRole
        ink, words = self.palette().color(role.Accent), self.palette().color(role.WindowText)
        before: QPointF | None = None
        free = 0.0
        for visit in self.visits:
            x = self._place(visit.day, box, line)
            left = min(max(0.0, x - 3 * line), self.width() - 6 * line)
            if left >= free:
                # A date is left out where it would run into the one before; the words below hold them all.
                painter.setPen(words)
                painter.drawText(
                    QRectF(left, box.bottom() + line / 2, 6 * line, line),
                    Qt.AlignmentFlag.AlignCenter,
                    visit.day.isoformat(),
                )
                free = left + 6 * line
            if visit.peg is None:
                before = None
                continue
            here = QPointF(x, box.bottom() - box.height() * float(visit.peg) / _HIGHEST)
            if before is not None:
                painter.setPen(QPen(ink, 2.5))
                painter.drawLine(before, here)
            self._mark(painter, here, decided=bool(visit.decision))
            painter.setPen(words)
            painter.drawText(
                QRectF(here.x() - line, here.y() - 1.5 * line, 2 * line, line),
                Qt.AlignmentFlag.AlignCenter,
                str(visit.peg),
            )
            before = here

    def _place(self, day: date, box: QRectF, line: float) -> float:
        """Where *day* stands from left to right: as far apart as the visits were in time."""
        first, last = self.visits[0].day, self.visits[-1].day
        share = (day - first).days / (last - first).days if last > first else 0.5
        return box.left() + 2 * line + (box.width() - 4 * line) * share

    def _mark(self, painter: QPainter, at: QPointF, *, decided: bool) -> None:
        ink = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(ink, 2.5))
        if decided:
            painter.fillRect(QRectF(at.x() - 5.5, at.y() - 5.5, 11, 11), ink)
        else:
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawEllipse(at, 5.0, 5.0)
