"""Everything the safety strip rests on: inputs, rules, sources; and setting a finding aside with a reason."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.conversation.sections import SetAside
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.dialog import Dialog, grow
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import SCROLL_STEP
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.findings import finding_text
from ldn_aid.desktop.widgets.flow import put_in
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Finding
from ldn_aid.summary.safety_words import (
    acetaminophen_text,
    lapsed_text,
    mme_text,
    naloxone_text,
    not_checked_text,
    nsaid_text,
)
from ldn_aid.terms import OptionId


class SafetyPanel(Dialog):
    """The findings of every option, with what was not asked."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Safety details"))
        grow(self, parent.window().size(), 820, 640)
        self._session, self._asker = session, asker
        column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().setSingleStep(SCROLL_STEP)
        column.addWidget(self._area)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.show_findings()

    def show_findings(self) -> None:
        """Draw everything afresh."""
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        assessment = self._session.assessment
        column.addWidget(self._gate())
        column.addWidget(self._doses())
        for option in OptionId:
            if assessment.for_option(option) or assessment.open_for(option):
                column.addWidget(self._option(option))
        if assessment.lapsed:
            column.addWidget(self._lapsed())
        column.addStretch(1)
        put_in(self._area, holder)

    def _gate(self) -> Card:
        gate = self._session.assessment.ldn_gate
        card = Card(_("Could LDN be started?"))
        for reason in gate.reasons:
            card.add(result_text(reason, _("LDN gate")))
        if gate.guidance:
            card.add(label(_("For the clinician"), "section"))
            card.add(result_text("\n\n".join(gate.guidance), _("LDN gate, for the clinician")))
        return card

    def _doses(self) -> Card:
        assessment = self._session.assessment
        card = Card(_("Doses a day"))
        card.add(label(_("Opioids (CDC 2022 factors)"), "section"))
        lines = [_("In all: {total}").format(total=mme_text(assessment))]
        lines += [f"{item.product}: {item.note}" for item in assessment.mme.items]
        card.add(result_text("\n".join(lines), _("Opioid dose")))
        cautions = assessment.mme.cautions or (
            _("An estimate. Never use it to convert one opioid to another."),
        )
        card.add(label("\n".join(cautions), "hint"))
        card.add(label(_("Acetaminophen and NSAIDs"), "section"))
        lines = [acetaminophen_text(assessment.acetaminophen), *assessment.acetaminophen.items]
        lines += map(nsaid_text, assessment.nsaids)
        card.add(result_text("\n".join(lines), _("Acetaminophen and NSAIDs a day")))
        card.add(label(_("Naloxone"), "section"))
        card.add(result_text(naloxone_text(assessment.naloxone), _("Naloxone")))
        return card

    def _option(self, option: OptionId) -> Card:
        card = Card(self._session.pack.option_text[option].name)
        for finding in self._session.assessment.for_option(option):
            card.add(result_text(finding_text(finding, full=True), _("Safety finding")))
            if not finding.may_be_set_aside:
                card.add(label(_("Stands for the LDN gate: it cannot be set aside."), "hint"))
                continue
            text = _("Take it back in") if finding.set_aside else _("Set aside…")
            button = QPushButton(text)
            button.setAccessibleName(f"{text} {finding.text}")
            button.clicked.connect(partial(self._toggle, finding))
            card.add(button)
        left = self._session.assessment.open_for(option)
        if left:
            card.add(result_text(not_checked_text(left), _("Not checked yet")))
        return card

    def _lapsed(self) -> Card:
        """What was set aside before and has no effect now: kept in sight until somebody takes it off the record."""
        card = Card(_("Set aside before, without effect now"))
        for one in self._session.assessment.lapsed:
            text = lapsed_text(one)
            card.add(result_text(text, _("Set aside before")))
            button = QPushButton(_("Take it off the record"))
            button.setAccessibleName(f"{button.text()} {text}")
            button.clicked.connect(partial(self._forget, one.finding))
            card.add(button)
        return card

    def _forget(self, finding: str, _checked: bool = False) -> None:
        others = tuple(one for one in self._session.conversation.set_aside if one.finding != finding)
        self._session.edit("set_aside", others)
        self.show_findings()

    def _toggle(self, finding: Finding, _checked: bool = False) -> None:
        others = tuple(one for one in self._session.conversation.set_aside if one.finding != finding.id)
        if finding.set_aside is None:
            reason = self._asker.reason(finding.text)
            if reason is None:
                return
            others = (*others, SetAside(finding=finding.id, reason=reason, because=finding.because))
        self._session.edit("set_aside", others)
        self.show_findings()
