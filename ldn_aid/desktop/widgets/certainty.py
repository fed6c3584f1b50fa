"""How sure a number is: up to four filled circles as GRADE counts them, and the same in words."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _

_FILLED = {"high": 4, "moderate": 3, "low": 2, "very_low": 1}
_SHARE = 0.55
"""Diameter of a circle, as a share of the height of a line."""
_ROLE = QPalette.ColorRole


class _Circles(QWidget):
    """The words beside it say the same, so it has no name of its own."""

    def __init__(self, certainty: str) -> None:
        super().__init__()
        self._filled = _FILLED[certainty]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Four circles, one line high."""
        line = self.fontMetrics().height()
        return QSize(int(4 * line * _SHARE * 1.3) + 2, line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Filled or open: told apart without colour."""
        painter, line = QPainter(self), self.fontMetrics().height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = line * _SHARE
        for place in range(4):
            filled = place < self._filled
            color = self.palette().color(_ROLE.Accent if filled else _ROLE.Mid)
            painter.setPen(QPen(color, 1.4))
            painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
            center = QPointF(1 + around * (0.5 + place * 1.3), line / 2)
            painter.drawEllipse(center, around / 2 - 0.7, around / 2 - 0.7)


class Certainty(QWidget):
    """A GRADE certainty, with *words* such as "How sure: low certainty." beside its circles."""

    def __init__(self, certainty: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(_Circles(certainty), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(result_text(words, _("How sure"), "hint"), 1)
