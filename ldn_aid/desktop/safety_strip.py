"""The safety strip: the LDN gate, the opioid dose and the findings in one line that follows every answer."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _


class SafetyStrip(QWidget):
    """One line; the button beside it opens everything it rests on.

    It follows on the next turn of the event loop, and the first time after it was painted: neither the first
    screen nor a letter on its way to the screen waits for the rules.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._painted = False
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.words: QLabel = result_text(_("Safety: not checked yet"), _("Safety"))
        self.details = QPushButton(_("Safety details"))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._follow)

    def fit(self, *, large: bool) -> None:
        """Leave the room to the words where the text is *large*."""
        self.details.setText(_("Details") if large else _("Safety details"))
        self.details.setAccessibleName(_("Safety details"))

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
        from ldn_aid.summary.safety_line import safety_line

        text = safety_line(self._session.assessment)
        if text != self.words.text():
            self.words.setText(text)
            if self.isVisible():  # it is hidden while the patient looks
                say_aloud(self.words, text)
