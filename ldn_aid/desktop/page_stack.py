"""The pages of the steps: each made when first asked for, or ahead when there is time; dressed anew when it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ldn_aid.desktop.icons import retint
from ldn_aid.desktop.steps import make_page
from ldn_aid.desktop.theme import SCROLL_STEP
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.desktop.page import Page
    from ldn_aid.desktop.session import Session
    from ldn_aid.desktop.theme import Theme

_PAUSE_MS = 100
"""Between making one page ahead of its first visit and making the next."""


class PageStack(QStackedWidget):
    """Shows one page at a time. ``prepared`` is emitted when every page is there."""

    prepared = Signal()

    def __init__(self, session: "Session", theme: "Theme") -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.pages: dict[Step, Page] = {}
        self.areas: dict[Step, QScrollArea] = {}
        self._stale: set[Step] = set()
        """Pages made in a look of before, whose icons are to be drawn anew."""
        # Holds the pages that are not in the window, and goes when the window goes: nothing is left for Python to
        # collect when Qt is no more.
        self._aside = QWidget()
        self.destroyed.connect(self._aside.deleteLater)
        self._ahead = QTimer(self)
        self._ahead.setInterval(_PAUSE_MS)
        self._ahead.timeout.connect(self._prepare_a_page)
        self._ahead.start()
        theme.changing.connect(self.set_aside)
        theme.changed.connect(self._fit)

    def open(self, step: Step) -> None:
        """Show the page of *step*."""
        if step not in self.pages:
            # In its place before it is filled: nothing of it is measured in a font that is not its own.
            self._make(step, at_once=True)
        self._put_in(step)
        self.setCurrentWidget(self.areas[step])

    def set_aside(self) -> None:
        """Take the pages that nobody sees out of the window; a new look reaches them one by one, when there is time."""
        self._stale.update(self.areas)
        for area in self.areas.values():
            if area is not self.currentWidget() and self.indexOf(area) >= 0:
                self.removeWidget(area)
                area.setParent(self._aside)
                self._ahead.start()

    def forget(self) -> None:
        """Delete every page, for another conversation."""
        for area in self.areas.values():
            self.removeWidget(area)
            area.hide()
            area.deleteLater()
        self.pages.clear()
        self.areas.clear()
        self._stale.clear()
        self._ahead.start()

    def bring_into_view(self) -> None:
        """Scroll to what has the focus."""
        area, focused = self.currentWidget(), self.window().focusWidget()
        if isinstance(area, QScrollArea) and focused is not None and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Columns where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Go on with what was not done while another screen stood in front."""
        super().showEvent(event)
        self._ahead.start()

    def _prepare_a_page(self) -> None:
        missing = next((step for step in Step if step not in self.pages), None)
        aside = next((step for step, area in self.areas.items() if self.indexOf(area) < 0), None)
        if missing is not None:
            self._make(missing)
            self.pages[missing].refresh()
        elif aside is not None and self.isVisible():
            self._put_in(aside)
        else:
            self._ahead.stop()
            self.prepared.emit()

    def _make(self, step: Step, *, at_once: bool = False) -> None:
        page = make_page(step, self._session)
        page.fit(self.width(), self._theme.percent)
        area = QScrollArea(self._aside)
        if at_once:
            self.addWidget(area)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().setSingleStep(SCROLL_STEP)
        area.setWidget(page)
        self.pages[step], self.areas[step] = page, area

    def _put_in(self, step: Step) -> None:
        if self.indexOf(self.areas[step]) < 0:
            self.addWidget(self.areas[step])
        if step in self._stale:
            self._stale.remove(step)
            retint(self.areas[step])

    def _fit(self) -> None:
        for page in self.pages.values():
            page.fit(self.width(), self._theme.percent)
