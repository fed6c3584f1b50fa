"""When LDN is started: today only where the gate is clear; else after which day to come back to it."""

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.desktop.widgets.clinician_only import ClinicianOnly
from ldn_aid.desktop.widgets.fold import Fold
from ldn_aid.desktop.widgets.parsed_fields import DateField
from ldn_aid.i18n import _, long_date
from ldn_aid.safety.findings import Assessment, GateStatus
from ldn_aid.terms import OptionId


class LdnStartCard(Card):
    """Shown while LDN is among what was chosen; its fields are bound to *page*."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("LDN: when?"))
        self._session = session = page.session
        starts = [("today", _("Start now")), ("revisit", _("Come back to it later"))]
        self._start = page.bind(ChoiceRow(session, "decision.ldn_start", starts, "", named=_("LDN: when?")))
        self._gate = result_text("", _("Can LDN be started today?"), "h3")
        self._reasons = result_text("", _("Why"))
        self._revisit = page.bind(
            DateField(session, "decision.ldn_revisit_after", _("Come back to LDN after which day?"))
        )
        self._from_day = result_text("", _("What is printed about the day"))
        self._guidance = result_text("", _("For the clinician"))
        self._for_clinician = Fold(_("For the clinician"), self._guidance)
        made = [("made", _("Made")), ("not_yet", _("Not yet"))]
        emergencies = _("Plan for surgery and emergencies (opioids may not work)")
        self.add(
            self._gate,
            self._reasons,
            self._start,
            self._revisit,
            self._from_day,
            ClinicianOnly(session, self._for_clinician),
            page.bind(ChoiceRow(session, "decision.plan.emergency_plan", made, emergencies)),
        )

    def follow(self) -> None:
        """Show what the gate says now."""
        conversation, assessment = self._session.conversation, self._session.assessment
        decision, gate = conversation.decision, assessment.ldn_gate
        self.setVisible(decision.kind == "chosen" and OptionId.LDN in decision.options)
        clear = gate.status is GateStatus.CLEAR
        self._start.buttons["today"].setEnabled(clear)
        self._gate.setText(_("LDN can be started today.") if clear else _("LDN cannot be started today."))
        reasons = list(gate.reasons)
        if gate.earliest:
            reasons.insert(0, _("Earliest day: {day}.").format(day=long_date(gate.earliest)))
        self._reasons.setText("\n".join(reasons))
        self._revisit.setVisible(decision.ldn_start == "revisit")
        from_day = _day_on_paper(conversation, assessment)
        self._from_day.setText(from_day)
        self._from_day.setVisible(bool(from_day))
        self._for_clinician.setVisible(not clear)
        self._guidance.setText("\n\n".join(gate.guidance))


def _day_on_paper(conversation: Conversation, assessment: Assessment) -> str:
    """What is printed in place of a day for LDN that cannot stand."""
    from ldn_aid.summary.decision import from_which_day

    if assessment.decision != "day_held":
        return ""
    printed = from_which_day(conversation, assessment)
    return _("This day cannot stand. In its place is printed: {words}").format(words=printed)
