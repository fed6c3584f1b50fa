"""A difference of averages drawn to scale, beside what most people need to notice one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ldn_aid.comparison.differences import DifferenceFigure
from ldn_aid.desktop.theme import number_font
from ldn_aid.evidence.rendering import show_number
from ldn_aid.i18n import _

_BAR, _SPACE = 16, 6
_ROLE = QPalette.ColorRole


class DifferenceBar(QWidget):
    """The difference in words, then the whole scale as a frame, the difference as a filled part of it, a mark at what is
    noticed. Filled solid where the option did better, striped where it did worse: the words above say which.
    """

    def __init__(self, figure: DifferenceFigure) -> None:
        super().__init__()
        self.figure = figure
        self.setAccessibleName(f"{figure.title}. {figure.words}.")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Words, mark, bar, ends of the scale."""
        return self._head(width) + 2 * self._line() + _BAR + _SPACE

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the ends of the scale."""
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as 160 pixels."""
        return QSize(160, self.heightForWidth(self.width() or 260))

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _head(self, width: int) -> int:
        """Height of the words above, pixels."""
        box = QRect(0, 0, max(width, 1), 10_000)
        wrapped = int(Qt.TextFlag.TextWordWrap.value)
        metrics = QFontMetrics(number_font(self.font()))
        return metrics.boundingRect(box, wrapped, self.figure.headline).height() + _SPACE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours, so that every theme and contrast holds."""
        figure, palette, line, head = (
            self.figure,
            QApplication.palette(),
            self._line(),
            self._head(self.width()),
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(_ROLE.WindowText))
        painter.setFont(number_font(self.font()))
        painter.drawText(QRectF(0, 0, self.width(), head), Qt.TextFlag.TextWordWrap, figure.headline)
        painter.setFont(self.font())
        painter.translate(0, head)
        frame = QRectF(0.5, line + 0.5, self.width() - 1, _BAR)
        per_point = frame.width() / figure.top
        painter.setPen(QPen(palette.color(_ROLE.Mid), 1))
        painter.setBrush(palette.color(_ROLE.AlternateBase))
        painter.drawRect(frame)
        accent = palette.color(_ROLE.Accent)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(accent)
        if not figure.better:
            painter.setBrush(palette.brush(_ROLE.Base))
        part = QRectF(frame.left(), frame.top(), max(2.0, figure.points * per_point), _BAR)
        painter.drawRect(part)
        if not figure.better:
            brush = palette.brush(_ROLE.Accent)
            brush.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.fillRect(part, brush)
        text = palette.color(_ROLE.WindowText)
        if figure.noticeable is not None:
            x = frame.left() + min(figure.noticeable, figure.top) * per_point
            painter.setPen(QPen(text, 2))
            painter.drawLine(int(x), line - 4, int(x), line + _BAR + 4)
            mark = _("people notice from here")
            wide = self.fontMetrics().horizontalAdvance(mark)
            painter.drawText(QRectF(min(x, self.width() - wide), 0, wide + 2, line - 2), mark)
        painter.setPen(palette.color(_ROLE.PlaceholderText))
        ends = QRectF(0, line + _BAR + _SPACE, self.width(), line)
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, show_number(figure.top))
        painter.end()
