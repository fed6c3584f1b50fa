"""The LDN gate: could naltrexone at any dose be started today?

1. Anything opioid-acting that is taken now blocks it, as do a few hard stops.
2. Anything not known (product, last dose, an unanswered question) asks, and so do answers that contradict.
3. Anything stopped within its opioid-free interval waits, with the date.
4. Only when all is known and nothing is left does the gate say clear.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.contradictions import gate_contradictions
from ldn_aid.safety.findings import DecisionStanding, GateStatus, LdnGate
from ldn_aid.safety.gate_guidance import guidance
from ldn_aid.safety.gate_health import other_reasons
from ldn_aid.safety.gate_opioids import opioid_reasons, within_two_weeks
from ldn_aid.safety.gate_reasons import GateReason, asks
from ldn_aid.safety.intake import OpioidExposure, opioid_exposures
from ldn_aid.safety.rules import wording
from ldn_aid.terms import OptionId

_PRECEDENCE = (GateStatus.BLOCKED, GateStatus.ASK, GateStatus.WAIT)


def ldn_gate(conversation: Conversation, today: date) -> LdnGate:
    """The gate for *conversation* on *today*, with every reason in words."""
    exposures = opioid_exposures(conversation)
    found = [
        *opioid_reasons(conversation, exposures, today),
        *(
            asks(one.text, about_opioids=one.key != "surgery")
            for one in gate_contradictions(conversation, exposures, today)
        ),
        *other_reasons(conversation, today),
    ]
    advice = guidance(conversation, opioids=any(one.taking != "stopped" for one in exposures))
    for status in _PRECEDENCE:
        if any(reason.status is status for reason in found):
            texts = [one.text for level in _PRECEDENCE for one in found if one.status is level]
            days = [one.day for one in found if one.day]
            earliest = max(days) if status is GateStatus.WAIT else None
            possible = any(one.about_opioids for one in found)
            # Said in the same breath as any reason that could tempt someone to stop an opioid.
            never_abruptly = (wording("gate")["no_abrupt_stop"],) if possible else ()
            return LdnGate(
                status,
                earliest,
                (*dict.fromkeys(texts), *never_abruptly),
                advice,
                about_opioids=any(one.about_opioids for one in found if one.status is status),
                not_known=_not_known(found),
                opioid_possible=possible,
                signs=_signs(found, exposures, today),
                named=tuple(dict.fromkeys(one.named for one in found if one.named)),
            )
    return LdnGate(GateStatus.CLEAR, None, (wording("gate")["clear"],), advice)


def _not_known(found: Iterable[GateReason]) -> tuple[Literal["opioids", "other"], ...]:
    """What is still to be found out."""
    unknown = [one for one in found if one.status is GateStatus.ASK and not one.known]
    subjects: list[Literal["opioids", "other"]] = []
    subjects += ["opioids"] if any(one.about_opioids for one in unknown) else []
    subjects += ["other"] if not all(one.about_opioids for one in unknown) else []
    return tuple(subjects)


def _signs(found: Iterable[GateReason], exposures: Iterable[OpioidExposure], today: date) -> tuple[str, ...]:
    """What shows an opioid that no list accounts for. A test or withdrawal may come from one that is listed."""
    accounted = any(one.certain and within_two_weeks(one, today) for one in exposures)
    signs = (one.text for one in found if one.sign == "not_listed" or (one.sign and not accounted))
    return tuple(dict.fromkeys(signs))


def decision_standing(conversation: Conversation, gate: LdnGate) -> DecisionStanding:
    """Whether the recorded decision may stand.

    "ldn_held" when it starts LDN today although the gate is not clear, or combines LDN with an opioid. No
    finding that was set aside changes this. "day_held" when the day typed for coming back to LDN is too early.
    """
    decision = conversation.decision
    if decision.kind is None:
        return "none"
    if decision.kind != "chosen" or OptionId.LDN not in decision.options:
        return "as_recorded"
    if OptionId.OPIOID in decision.options:
        return "ldn_held"
    if decision.ldn_start != "revisit" and gate.status is not GateStatus.CLEAR:
        return "ldn_held"
    typed = decision.ldn_revisit_after
    return "as_recorded" if typed is None or typed == ldn_not_before(conversation, gate) else "day_held"


def ldn_not_before(conversation: Conversation, gate: LdnGate) -> date | None:
    """The day before which nobody comes back to LDN: as typed, but never earlier than the gate could open.

    None where no day can be named: LDN is blocked, or something must be settled first, and any day would be a guess.
    """
    if gate.status in (GateStatus.BLOCKED, GateStatus.ASK):
        return None
    days = [day for day in (conversation.decision.ldn_revisit_after, gate.earliest) if day]
    return max(days, default=None)
