"""The safety strip: the LDN gate, the opioid dose and the findings in one line that follows every answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ldn_aid.comparison.grid import safety_badge
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _, long_date, ngettext
from ldn_aid.safety.findings import Assessment, GateStatus, Level
from ldn_aid.safety.mme import plain
from ldn_aid.terms import OptionId


class SafetyStrip(QWidget):
    """One line; the button beside it opens everything it rests on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        self.words: QLabel = result_text("", _("Safety"))
        self.details = QPushButton(_("Safety details"))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)

    def refresh(self) -> None:
        """Follow the assessment; a change is spoken."""
        text = strip_text(self._session.assessment)
        if text != self.words.text():
            self.words.setText(text)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, text))


def strip_text(assessment: Assessment) -> str:
    """Gate, dose, naloxone and the most serious findings in words."""
    gate, mme = assessment.ldn_gate, assessment.mme
    gates = {
        GateStatus.CLEAR: _("LDN: no opioid in the way"),
        GateStatus.WAIT: _("LDN: wait until {day}"),
        GateStatus.BLOCKED: _("LDN: not with an opioid"),
        GateStatus.ASK: _("LDN: ask about opioids first"),
    }
    day = long_date(gate.earliest) if gate.earliest else ""
    dose = (
        _("opioid dose not known") if mme.total is None else _("{mme} MME a day").format(mme=plain(mme.total))
    )
    parts = [gates[gate.status].format(day=day), dose + ("" if mme.complete else _(" (incomplete)"))]
    if assessment.naloxone.offer:
        parts.append(_("offer naloxone"))
    serious = sum(
        safety_badge(assessment, option).level in (Level.CONTRAINDICATED, Level.AVOID) for option in OptionId
    )
    if serious:
        parts.append(
            ngettext(
                "{count} option with a serious finding", "{count} options with a serious finding", serious
            ).format(count=serious)
        )
    if assessment.scope:
        parts.insert(0, _("See what to do now, at step 2"))
    return "   ·   ".join(parts)
