"""The safety strip: the LDN gate, the findings and the opioid dose in one line that follows every answer."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _, ngettext


class SafetyStrip(QWidget):
    """As much as there is room for beside the buttons; the button beside it says how much more there is, and opens
    everything it rests on.

    It follows on the next turn of the event loop, and the first time after it was painted: neither the first
    screen nor a letter on its way to the screen waits for the rules.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._painted = self._large = False
        self._parts: tuple[str, ...] = ()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.words: QLabel = result_text(_("Safety: not checked yet"), _("Safety"))
        self.details = QPushButton(_("Safety details"))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        self._restyled = QTimer(self)
        self._restyled.setSingleShot(True)
        self._restyled.setInterval(0)
        self._restyled.timeout.connect(self._show_what_fits)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._follow)

    def fit(self, *, large: bool) -> None:
        """Leave the room to the words where the text is *large*."""
        self._large = large
        self._restyled.start()  # the style sheet reaches the button only after this

    def _show_what_fits(self) -> None:
        """The first parts, as many as stay within the height of the buttons: the foot never grows into the page."""
        whole = self._parts or (_("Safety: not checked yet"),)
        for count in range(len(whole), 0, -1):
            self._name_button(len(whole) - count)
            shown = _in_one_line(whole[:count])
            if self._has_room_for(shown):
                break
        if shown != self.words.text():
            self.words.setText(shown)
        self.words.setAccessibleName(f"{_('Safety')}: {_in_one_line(whole)}")

    def _name_button(self, hidden: int) -> None:
        self.details.setAccessibleName(_("Safety details"))
        if hidden:
            text = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
        else:
            text = _("Details") if self._large else _("Safety details")
        self.details.setText(text)

    def _has_room_for(self, text: str) -> bool:
        button = self.details.sizeHint()
        room = self.width() - GRID - self._row.spacing() - button.width()
        within = QRect(0, 0, max(1, room), max(button.height(), self.words.fontMetrics().height()))
        needed = self.words.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, text)
        return needed.height() <= within.height() and needed.width() <= within.width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More or less of it, as there is room."""
        super().resizeEvent(event)
        self._show_what_fits()

    def refresh(self) -> None:
        """Follow the assessment."""
        if self._painted:
            self._next_turn.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The first time, follow what was waiting for it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._next_turn.start()

    def _follow(self) -> None:
        from ldn_aid.summary.safety_line import safety_parts

        parts = safety_parts(self._session.assessment)
        if parts != self._parts:
            self._parts = parts
            self._show_what_fits()
            if self.isVisible():  # it is hidden while the patient looks
                say_aloud(self.words, _in_one_line(parts))


def _in_one_line(parts: tuple[str, ...]) -> str:
    return " · ".join(parts)
