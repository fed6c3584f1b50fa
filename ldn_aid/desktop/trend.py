"""PEG and the person's own goal over the visits, painted, with each decision marked; and the same in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ldn_aid.i18n import _, long_date

_HIGHEST = 10
_LINES = 13
"""Height, in lines of text."""
_HEIGHT_OF_GOAL = {"yes": 1.0, "partly": 0.5, "no": 0.0}
"""Where an answer stands on the goal's own line; "not sure" stands on none."""


@dataclass(frozen=True)
class Visit:
    """One point. ``peg`` None: not answered, a gap and never 0; ``decision``: what was decided, in a few words.

    ``goal`` is the answer to "Was the goal reached?", None where it was not asked; ``chosen`` what was chosen.
    """

    day: date
    peg: Decimal | None
    decision: str
    goal: str | None = None
    chosen: str = ""

    @property
    def goal_words(self) -> str:
        """The answer about the goal in a few words."""
        return {
            "yes": _("goal reached"), "partly": _("goal partly reached"), "no": _("goal not reached"),
            "unsure": _("goal: not sure"),
        }.get(self.goal or "", "")  # fmt: skip


def trend_words(visits: tuple[Visit, ...]) -> str:
    """The chart in sentences, one visit after another."""
    parts = []
    for visit in visits:
        peg = _("PEG not answered") if visit.peg is None else _("PEG {score} of 10").format(score=visit.peg)
        rest = [part for part in (visit.decision, visit.goal_words) if part]
        parts.append(f"{long_date(visit.day)}: {'; '.join([peg, *rest])}.")
    return " ".join(parts)


class TrendChart(QWidget):
    """PEG above, lower is better; the own goal below, on a line of its own. Marks differ by shape, not by colour."""

    def __init__(self, visits: tuple[Visit, ...] = ()) -> None:
        super().__init__()
        self.visits = visits
        self.setAccessibleName(_("PEG and the own goal over the visits"))
        self.setMinimumSize(self.sizeHint())
        self.show_visits(visits)

    def show_visits(self, visits: tuple[Visit, ...]) -> None:
        """Draw other visits, the oldest first."""
        self.visits = visits
        self.setAccessibleDescription(trend_words(visits))
        self.setVisible(any(visit.peg is not None or visit.goal for visit in visits))
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
        names = self.fontMetrics().horizontalAdvance(_("Own goal")) + line / 2
        top = self._caption(painter) + 1.6 * line
        box = QRectF(names, top, self.width() - names - line / 2, self.height() - top - 4.8 * line)
        goals = QRectF(box.left(), box.bottom() + 1.4 * line, box.width(), 1.6 * line)
        self._axis(painter, box, goals, line)
        self._decisions(painter, box, goals, line)
        self._dates(painter, box, goals, line)
        self._points(painter, box, line)
        self._goals(painter, goals, line)
        painter.end()

    def _axis(self, painter: QPainter, box: QRectF, goals: QRectF, line: float) -> None:
        role, right = QPalette.ColorRole, Qt.AlignmentFlag.AlignRight
        for score in (0, 5, _HIGHEST):
            y = box.bottom() - box.height() * score / _HIGHEST
            self._rule(painter, box, y)
            painter.setPen(self.palette().color(role.WindowText))
            painter.drawText(QRectF(0, y - line / 2, box.left() - line / 2, line), right, str(score))
        self._rule(painter, goals, goals.bottom())
        painter.setPen(self.palette().color(role.WindowText))
        middle = right | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(0, goals.top(), goals.left() - line / 2, goals.height()), middle, _("Own goal")
        )

    def _caption(self, painter: QPainter) -> float:
        """What the marks mean; its height, for it wraps at large text."""
        text, wrap = _("PEG, 10 is worst. A dashed line: something was chosen."), Qt.TextFlag.TextWordWrap
        high = self.fontMetrics().boundingRect(QRect(0, 0, self.width(), 10_000), wrap, text).height()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QRectF(0, 0, self.width(), high), wrap, text)
        return float(high)

    def _rule(self, painter: QPainter, box: QRectF, y: float) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Midlight), 1))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _decisions(self, painter: QPainter, box: QRectF, goals: QRectF, line: float) -> None:
        """A dashed line at each choice, with what was chosen above it where there is room."""
        words, free = self.palette().color(QPalette.ColorRole.WindowText), 0.0
        for visit in self.visits:
            if not visit.chosen:
                continue
            x = self._place(visit.day, box, line)
            painter.setPen(QPen(words, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, box.top() - 0.4 * line), QPointF(x, goals.bottom()))
            wide = float(self.fontMetrics().horizontalAdvance(visit.chosen))
            left = min(max(box.left(), x - wide / 2), box.right() - wide)
            if left >= free:
                painter.drawText(
                    QRectF(left, box.top() - 1.5 * line, wide + 1, line),
                    Qt.AlignmentFlag.AlignLeft,
                    visit.chosen,
                )
                free = left + wide + line

    def _dates(self, painter: QPainter, box: QRectF, goals: QRectF, line: float) -> None:
        wide, free = self.fontMetrics().horizontalAdvance("2000-00-00"), 0.0
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for visit in self.visits:
            left = min(max(0.0, self._place(visit.day, box, line) - wide / 2), self.width() - wide - 1.0)
            if left >= free:
                # A date is left out where it would run into the one before; the words below hold them all.
                painter.drawText(QPointF(left, goals.bottom() + 1.3 * line), visit.day.isoformat())
                free = left + wide + line / 2

    def _points(self, painter: QPainter, box: QRectF, line: float) -> None:
        role = QPalette.ColorRole
        ink, words = self.palette().color(role.Accent), self.palette().color(role.WindowText)
        before: QPointF | None = None
        for visit in self.visits:
            if visit.peg is None:
                before = None
                continue
            x = self._place(visit.day, box, line)
            here = QPointF(x, box.bottom() - box.height() * float(visit.peg) / _HIGHEST)
            painter.setPen(QPen(ink, 2.5))
            if before is not None:
                painter.drawLine(before, here)
            painter.setBrush(self.palette().color(role.Base))
            painter.drawEllipse(here, 5.0, 5.0)
            painter.setPen(words)
            painter.drawText(
                QRectF(here.x() + line / 2, here.y() - line, 2.4 * line, line),
                Qt.AlignmentFlag.AlignLeft,
                str(visit.peg),
            )
            before = here

    def _goals(self, painter: QPainter, goals: QRectF, line: float) -> None:
        """The own goal: higher is nearer to it. A diamond at each answer, joined as the PEG's points are."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        before: QPointF | None = None
        for visit in self.visits:
            height = _HEIGHT_OF_GOAL.get(visit.goal or "")
            if height is None:
                before = None
                continue
            here = QPointF(self._place(visit.day, goals, line), goals.bottom() - goals.height() * height)
            painter.setPen(QPen(ink, 1.5))
            if before is not None:
                painter.drawLine(before, here)
            painter.setBrush(ink)
            size = 5.5
            painter.drawPolygon(
                QPolygonF([here + QPointF(*by) for by in ((0, -size), (size, 0), (0, size), (-size, 0))])
            )
            text = {"yes": _("reached"), "partly": _("partly"), "no": _("not reached")}[visit.goal or "no"]
            wide = float(self.fontMetrics().horizontalAdvance(text))
            left = min(here.x() - wide / 2, self.width() - wide - 1)
            painter.drawText(QPointF(left, here.y() - line / 2), text)
            before = here

    def _place(self, day: date, box: QRectF, line: float) -> float:
        """Where *day* stands from left to right: as far apart as the visits were in time."""
        first, last = self.visits[0].day, self.visits[-1].day
        share = (day - first).days / (last - first).days if last > first else 0.5
        return box.left() + 2 * line + (box.width() - 5 * line) * share
