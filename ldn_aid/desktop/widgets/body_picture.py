"""The body, front and back, as regions that are pressed; ``resources/body/regions.toml`` holds their outlines."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ldn_aid import resources
from ldn_aid.i18n import _
from ldn_aid.summary.wording import site_label

ALL_OVER = "all_over"
_APART = 40
"""Between the two figures, in the drawing's own units."""
_ROUND = 6
_BETWEEN = 6
"""At least, between the words left and right above a figure, pixels."""
_ROLE = QPalette.ColorRole


class Region(NamedTuple):
    """One region as seen from one side."""

    site: str
    path: QPainterPath


@cache
def regions() -> tuple[Region, ...]:
    """All regions of both figures, in the drawing's own units; left and right are the person's own."""
    drawing = resources.read_toml("body/regions.toml")
    width = drawing["size"]["width"]
    found: list[Region] = []
    for side, shift in (("front", 0), ("back", width + _APART)):
        for site, corners in drawing[side]["one"].items():
            found.append(Region(site, _path(corners, shift)))
        on_the_left, on_the_right = ("right", "left") if side == "front" else ("left", "right")
        for part, corners in drawing[side]["pair"].items():
            mirrored = [[width - x, y] for x, y in corners]
            found.append(Region(f"{on_the_left}_{part}", _path(corners, shift)))
            found.append(Region(f"{on_the_right}_{part}", _path(mirrored, shift)))
    return tuple(found)


def _path(corners: list[list[float]], shift: float) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x + shift, y) for x, y in corners]))
    path.closeSubpath()
    stroker = QPainterPathStroker()
    stroker.setWidth(_ROUND)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path).united(path).simplified()


class BodyPicture(QWidget):
    """Two figures; ``pressed`` carries the site under the pointer.

    For the mouse only: the list beside it is the same for the keyboard and a screen reader. A chosen region is
    darker and hatched, so that it shows without colour.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[str] = frozenset()
        self._under = ""
        size = resources.read_toml("body/regions.toml")["size"]
        self._wide, self._high = 2 * size["width"] + _APART, size["height"]
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802
        """The drawing and the words above it."""
        return QSize(self._wide, self._high + self._head())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs more room above the figures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedSize(self.sizeHint())

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    @property
    def _side_lines(self) -> int:
        """Lines for whose left and right it is: one, or two where both do not fit beside each other."""
        words = self.fontMetrics().horizontalAdvance(_("your right") + _("your left")) + _BETWEEN
        return 1 if words <= (self._wide - _APART) // 2 else 2

    def _head(self) -> int:
        return (1 + self._side_lines) * self._line()

    def mark(self, chosen: Collection[str]) -> None:
        """Show which sites are chosen."""
        if frozenset(chosen) != self._chosen:
            self._chosen = frozenset(chosen)
            self.update()

    def site_at(self, point: QPointF) -> str:
        """The site under *point* of this widget; empty beside the figures."""
        inside = point - QPointF(0, self._head())
        return next((region.site for region in regions() if region.path.contains(inside)), "")

    def centers(self) -> Iterator[tuple[str, QPointF]]:
        """Each region's site and a point inside it, in this widget's pixels."""
        for region in regions():
            yield region.site, region.path.boundingRect().center() + QPointF(0, self._head())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Press a region."""
        site = self.site_at(event.position())
        if site:
            self.pressed.emit(site)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say the region's name, and show that it can be pressed."""
        site = self.site_at(event.position())
        if site != self._under:
            self._under = site
            self.setCursor(Qt.CursorShape.PointingHandCursor if site else Qt.CursorShape.ArrowCursor)
            QToolTip.showText(event.globalPosition().toPoint(), site_label(site) if site else "", self)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._under = ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours, so that every theme and contrast holds."""
        palette, line = QApplication.palette(), self._line()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (self._wide - _APART) / 2
        for place, name in enumerate((_("Front"), _("Back"))):
            left = place * (half + _APART)
            painter.setPen(palette.color(_ROLE.WindowText))
            painter.drawText(QRectF(left, 0, half, line), Qt.AlignmentFlag.AlignHCenter, name)
            painter.setPen(palette.color(_ROLE.PlaceholderText))
            sides = (_("your right"), _("your left")) if place == 0 else (_("your left"), _("your right"))
            box = QRectF(left, line, half, self._side_lines * line)
            for side, end in zip(
                sides, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True
            ):
                words = side.replace(" ", "\n") if self._side_lines > 1 else side
                painter.drawText(box, end, words)
        painter.translate(0, self._head())
        quiet, accent = QPen(palette.color(_ROLE.Mid), 1.2), palette.color(_ROLE.Accent)
        for site, path in regions():
            chosen = site in self._chosen or ALL_OVER in self._chosen
            painter.setPen(QPen(accent, 2) if site == self._under or chosen else quiet)
            painter.setBrush(
                accent
                if chosen
                else palette.color(_ROLE.Light if site == self._under else _ROLE.AlternateBase)
            )
            painter.drawPath(path)
            if chosen:
                hatch = palette.brush(_ROLE.HighlightedText)
                hatch.setStyle(Qt.BrushStyle.BDiagPattern)
                painter.fillPath(path, hatch)
        painter.end()
