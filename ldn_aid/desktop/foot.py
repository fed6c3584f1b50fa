"""The foot of the window: Back, what safety says, Next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.safety_strip import SafetyStrip
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.i18n import _

_LARGE_TEXT = 150
"""Percent from which on it says less in words."""


class Foot(QWidget):
    """Its buttons go to the step before and the step after; who holds it connects them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back, self.next = SinglePress(_("Back")), SinglePress(_("Next"))
        self.next.setObjectName("primary")
        set_icon(self.back, "left")
        set_icon(self.next, "right")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.back.setAccessibleName(_("Back"))
        self.back.setToolTip(_("Back"))
        self.strip = SafetyStrip(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.strip, 1_000)
        row.addWidget(self.next)

    def fit(self, percent: int) -> None:
        """At large text it stays as low as its buttons: the safety words get the room of theirs."""
        large = percent >= _LARGE_TEXT
        self.back.setText("" if large else _("Back"))
        self.strip.fit(large=large)
