"""The opioid-LDN gate: could naltrexone at any dose be started today, as far as opioids are concerned?

1. Anything opioid-acting that is taken now blocks it.
2. Anything not known (product, last dose, an unanswered question) asks.
3. Anything stopped within its opioid-free interval waits, with the date.
4. Only when all is known and nothing is left does the gate say clear.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import UNNAMED
from ldn_aid.i18n import long_date
from ldn_aid.safety.findings import DecisionStanding, GateStatus, LdnGate
from ldn_aid.safety.intake import OpioidExposure, opioid_exposures
from ldn_aid.safety.rules import table, wording
from ldn_aid.terms import OptionId

_Reason = tuple[GateStatus, str, date | None]
_PRECEDENCE = (GateStatus.BLOCKED, GateStatus.ASK, GateStatus.WAIT)


def ldn_gate(conversation: Conversation, today: date) -> LdnGate:
    """The gate for *conversation* on *today*, with every reason in words."""
    words = wording("gate")
    found = [
        *(reason for one in opioid_exposures(conversation) for reason in _exposure(one, today)),
        *_answers(conversation),
    ]
    for status in _PRECEDENCE:
        if any(reason[0] is status for reason in found):
            texts = [text for level in _PRECEDENCE for kind, text, _day in found if kind is level]
            dates = [day for _status, _text, day in found if day]
            earliest = max(dates) if status is GateStatus.WAIT else None
            return LdnGate(status, earliest, (*dict.fromkeys(texts), *_advice(conversation, found)))
    return LdnGate(GateStatus.CLEAR, None, (words["clear"],))


def _exposure(one: OpioidExposure, today: date) -> Iterator[_Reason]:
    words = wording("gate")
    if one.product == UNNAMED:
        yield GateStatus.ASK, words["no_name"], None
    elif not one.certain:
        yield GateStatus.ASK, words["not_recognised"].format(product=one.product), None
    elif one.taking == "now":
        yield GateStatus.BLOCKED, words["now"].format(product=one.product), None
    elif one.depot:
        yield GateStatus.ASK, words["depot"].format(product=one.product), None
    elif one.taking is None and one.last_taken is None:
        yield GateStatus.ASK, words["taking_unknown"].format(product=one.product), None
    elif one.last_taken is None:
        yield GateStatus.ASK, words["last_unknown"].format(product=one.product), None
    elif one.last_taken > today:
        yield GateStatus.ASK, words["last_in_future"].format(product=one.product), None
    else:
        yield from _interval(one, one.last_taken, today)
        if one.taking is None:
            yield GateStatus.ASK, words["taking_unknown"].format(product=one.product), None


def _interval(one: OpioidExposure, last_taken: date, today: date) -> Iterator[_Reason]:
    days = table("intervals")["long_acting" if one.long_acting else "short_acting"]["days"]
    earliest = last_taken + timedelta(days=days)
    if earliest > today:
        text = wording("gate")["wait"].format(
            product=one.product, last=long_date(last_taken), day=long_date(earliest), days=days
        )
        yield GateStatus.WAIT, text, earliest


def _answers(conversation: Conversation) -> Iterator[_Reason]:
    words = wording("gate")
    medicines, health = conversation.medicines, conversation.health
    exposures = opioid_exposures(conversation)
    if medicines.takes_opioids is None:
        yield GateStatus.ASK, words["opioids_not_asked"], None
    elif medicines.takes_opioids == "unsure":
        yield GateStatus.ASK, words["opioids_unsure"], None
    elif medicines.takes_opioids == "yes" and not exposures:
        yield GateStatus.ASK, words["opioids_unnamed"], None
    elif medicines.takes_opioids == "no":
        for one in exposures:
            if one.certain and one.taking == "now" and medicines.opioids:
                yield GateStatus.ASK, words["contradiction"].format(product=one.product), None
    if medicines.forgotten is None:
        yield GateStatus.ASK, words["forgotten_not_asked"], None
    if health.opioid_withdrawal_now == "yes":
        yield GateStatus.BLOCKED, words["withdrawal_now"], None
    elif health.opioid_withdrawal_now == "unsure":
        yield GateStatus.ASK, words["withdrawal_unsure"], None
    if health.opioid_use_disorder in ("yes", "unsure"):
        yield GateStatus.ASK, words["opioid_use_disorder"], None


def _advice(conversation: Conversation, found: list[_Reason]) -> Iterator[str]:
    """Said in the same breath as any reason that could tempt someone to stop an opioid."""
    words = wording("gate")
    yield words["no_abrupt_stop"]
    if any(status is GateStatus.BLOCKED for status, _text, _day in found):
        years = conversation.medicines.opioid_years
        if years:
            yield words["taper_long" if years == "1_year_or_more" else "taper_short"]


def decision_standing(conversation: Conversation, gate: LdnGate) -> DecisionStanding:
    """Whether the recorded decision may stand.

    "ldn_held" when it starts LDN today although the gate is not clear, or combines LDN with an opioid.
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
    return "as_recorded"
