"""The safety line in parts: what must not be missed, the most pressing first, in a few words each."""

from ldn_aid.comparison.grid import safety_badge
from ldn_aid.i18n import _, long_date, ngettext, plain_number
from ldn_aid.safety.findings import Assessment, GateStatus, Level
from ldn_aid.terms import OptionId


def safety_parts(assessment: Assessment) -> tuple[str, ...]:
    """What to do now, the gate, the options with serious findings, naloxone and the opioid dose, in words."""
    gate, mme = assessment.ldn_gate, assessment.mme
    gates = {
        GateStatus.CLEAR: _("LDN: no opioid in the way"),
        GateStatus.WAIT: _("LDN: wait until {day}"),
        GateStatus.BLOCKED: _("LDN: not with an opioid") if gate.about_opioids else _("LDN: must not be started"),
        GateStatus.ASK: _("LDN: ask about opioids first") if gate.about_opioids else _("LDN: questions to settle first"),
    }  # fmt: skip
    day = long_date(gate.earliest) if gate.earliest else ""
    dose = (
        _("opioid dose not known")
        if mme.total is None
        else _("{mme} MME a day").format(mme=plain_number(mme.total))
    )
    parts = [gates[gate.status].format(day=day)]
    serious = sum(
        safety_badge(assessment, option).level in (Level.CONTRAINDICATED, Level.AVOID) for option in OptionId
    )
    if serious:
        parts.append(
            ngettext(
                "{count} option with a serious finding", "{count} options with a serious finding", serious
            ).format(count=serious)
        )
    if assessment.naloxone.offer:
        parts.append(_("offer naloxone"))
    parts.append(dose if mme.complete or mme.total is None else dose + _(" (incomplete)"))
    if assessment.decision == "ldn_held":
        parts.insert(0, _("LDN cannot start today: decide again"))
    if assessment.scope:
        parts.insert(0, _("See what to do now, at step 2"))
    return tuple(parts)
