"""Everything the safety strip rests on: inputs, rules, sources; and setting a finding aside with a reason."""

from functools import partial

from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.conversation.sections import SetAside
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.findings import finding_text
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Finding
from ldn_aid.safety.rules import table
from ldn_aid.terms import OptionId


class SafetyPanel(QDialog):
    """The findings of every option, with what was not asked."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Safety details"))
        self.resize(820, 640)
        self._session, self._asker = session, asker
        column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        column.addWidget(self._area)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close)
        self.show_findings()

    def show_findings(self) -> None:
        """Draw everything afresh."""
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        assessment = self._session.assessment
        gate = Card(_("LDN and opioids"))
        for reason in assessment.ldn_gate.reasons:
            gate.add(result_text(reason, _("LDN gate")))
        column.addWidget(gate)
        doses = Card(_("Opioid dose a day (CDC 2022 factors)"))
        for item in assessment.mme.items:
            doses.add(result_text(f"{item.product}: {item.note}", _("Opioid dose")))
        doses.add(label(_("An estimate. Never use it to convert one opioid to another."), "hint"))
        column.addWidget(doses)
        if assessment.naloxone.offer:
            naloxone = Card(_("Offer naloxone"))
            naloxone.add(result_text("; ".join(assessment.naloxone.reasons), _("Why naloxone")))
            column.addWidget(naloxone)
        for option in OptionId:
            findings = assessment.for_option(option)
            if findings:
                column.addWidget(self._option(option, findings))
        if assessment.unasked:
            rest = Card(_("Not asked yet, so not checked"))
            rest.add(result_text(", ".join(assessment.unasked), _("Not asked yet")))
            column.addWidget(rest)
        column.addStretch(1)
        self._area.setWidget(holder)

    def _option(self, option: OptionId, findings: tuple[Finding, ...]) -> Card:
        card = Card(self._session.pack.option_text[option].name)
        for finding in findings:
            card.add(result_text(finding_text(finding, full=True), _("Safety finding")))
            if finding.id in table("gate")["never_set_aside"]:
                continue
            text = _("Take it back in") if finding.set_aside else _("Set aside…")
            button = QPushButton(text)
            button.setAccessibleName(f"{text} {finding.text}")
            button.clicked.connect(partial(self._toggle, finding))
            card.add(button)
        return card

    def _toggle(self, finding: Finding, _checked: bool = False) -> None:
        others = tuple(one for one in self._session.conversation.set_aside if one.finding != finding.id)
        if finding.set_aside is None:
            reason = self._asker.reason(finding.text)
            if reason is None:
                return
            others = (*others, SetAside(finding=finding.id, reason=reason))
        self._session.edit("set_aside", others)
        self.show_findings()
