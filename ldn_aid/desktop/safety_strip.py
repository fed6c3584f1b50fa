"""The safety strip: the LDN gate, the opioid dose and the findings in one line that follows every answer."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _


class SafetyStrip(QWidget):
    """One line; the button beside it opens everything it rests on.

    It follows on the next turn of the event loop: neither the first screen nor a letter on its way to the
    screen waits for the rules.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        self.words: QLabel = result_text(_("Safety: not checked yet"), _("Safety"))
        self.details = QPushButton(_("Safety details"))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._follow)

    def refresh(self) -> None:
        """Follow the assessment."""
        self._next_turn.start()

    def _follow(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        from ldn_aid.summary.safety_line import safety_line

        text = safety_line(self._session.assessment)
        if text != self.words.text():
            self.words.setText(text)
            # A change is spoken.
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, text))
