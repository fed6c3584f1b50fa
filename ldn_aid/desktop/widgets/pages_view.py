"""The actual pages, sharp on the screen that they are on, at any size; drawn as they come into sight."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.background import Background
from ldn_aid.desktop.paper import page_image
from ldn_aid.desktop.theme import GRID
from ldn_aid.i18n import _

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Percent of the size on paper."""
_DOTS = 96 / 72
"""Screen pixels for a point, at 100 %."""


class PageLabel(QLabel):
    """One page; asks for its picture when it is first painted at its size."""

    wanted = Signal(QObject)

    def __init__(self, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self.number = number
        self.points = size
        self.pixels = 0
        """Width of the picture that was asked for last."""
        self.setObjectName("paper")
        self.setScaledContents(True)
        self.setAccessibleName(_("Page {number}; its text stands beside it").format(number=number + 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show what there is, and ask for it in the right size if need be."""
        if self.pixels != self.pixels_needed():
            self.pixels = self.pixels_needed()
            self.wanted.emit(self)
        super().paintEvent(event)

    def pixels_needed(self) -> int:
        """Device pixels across."""
        return round(self.width() * self.devicePixelRatioF())


class PagesView(QScrollArea):
    """Pages below one another. Plus and minus change their size, 1 shows them as on paper, 0 fits the width."""

    zoomed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._pdf = b""
        self._pages: list[PageLabel] = []
        self.percent: int | None = None
        """Percent of the size on paper; None while the pages fill the width."""
        holder = QWidget()
        holder.setObjectName("page")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(GRID)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The pages; the same text stands beside them"))
        self.setAccessibleDescription(
            _("Plus and minus change the size, 1 is as on paper, 0 fits the width.")
        )

    def show_pages(self, pdf: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show the pages of *pdf*; *sizes* are theirs, points."""
        self._pdf = pdf
        if [page.points for page in self._pages] != list(sizes):
            self._replace(sizes)
        for page in self._pages:
            page.pixels = 0
            page.update()
        if not pdf:
            self._replace(())

    def _replace(self, sizes: tuple[tuple[float, float], ...]) -> None:
        for page in self._pages:
            self._column.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = [PageLabel(number, size) for number, size in enumerate(sizes)]
        for page in self._pages:
            page.wanted.connect(self._draw)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._resize()

    def page_labels(self) -> tuple[PageLabel, ...]:
        """The pages, in order."""
        return tuple(self._pages)

    def zoom(self, percent: int | None) -> None:
        """Show the pages at *percent* of their size on paper; None fills the width."""
        self.percent = percent
        self._resize()
        self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller size."""
        now = self.shown_percent()
        larger = [percent for percent in ZOOMS if percent > now]
        smaller = [percent for percent in ZOOMS if percent < now]
        if steps > 0 and larger:
            self.zoom(larger[0])
        elif steps < 0 and smaller:
            self.zoom(smaller[-1])

    def shown_percent(self) -> int:
        """The size in use, percent of the size on paper."""
        if self.percent is not None or not self._pages:
            return self.percent or 100
        page = self._pages[0]
        return round(100 * page.width() / (page.points[0] * _DOTS))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Change the size, or scroll."""
        keys = {
            Qt.Key.Key_Plus: partial(self.zoom_by, 1),
            Qt.Key.Key_Equal: partial(self.zoom_by, 1),
            Qt.Key.Key_Minus: partial(self.zoom_by, -1),
            Qt.Key.Key_0: partial(self.zoom, None),
            Qt.Key.Key_1: partial(self.zoom, 100),
        }
        change = keys.get(Qt.Key(event.key())) if not event.modifiers() & _WITH else None
        if change is None:
            super().keyPressEvent(event)
        else:
            change()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep filling the width."""
        super().resizeEvent(event)
        if self.percent is None:
            self._resize()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Sharp again on another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()

    def _resize(self) -> None:
        for page in self._pages:
            width, height = page.points
            share = _DOTS * (self.percent or 0) / 100 or (self._room() / width)
            page.setFixedSize(max(1, round(width * share)), max(1, round(height * share)))

    def _room(self) -> int:
        """Width that a page may fill, whether or not the scroll bar is there yet."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, self.width() - 2 * self.frameWidth() - bar - 2 * GRID)

    def _draw(self, page: PageLabel) -> None:
        pdf, pixels = self._pdf, page.pixels
        self._background.run(
            lambda: page_image(pdf, page.number, pixels), partial(self._drawn, page, pdf, pixels)
        )

    def _drawn(self, page: PageLabel, pdf: bytes, pixels: int, image: QImage) -> None:
        # Only the newest document at the size that is on the screen now.
        if page in self._pages and pdf is self._pdf and pixels == page.pixels:
            page.setPixmap(QPixmap.fromImage(image))


_WITH = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
