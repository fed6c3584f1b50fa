"""The LDN gate: could naltrexone at any dose be started today?

1. Anything opioid-acting that is taken now blocks it, as do a few hard stops.
2. Anything not known (product, last dose, an unanswered question) asks.
3. Anything stopped within its opioid-free interval waits, with the date.
4. Only when all is known and nothing is left does the gate say clear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import UNNAMED
from ldn_aid.i18n import long_date
from ldn_aid.safety.findings import DecisionStanding, GateStatus, LdnGate
from ldn_aid.safety.gate_guidance import guidance
from ldn_aid.safety.intake import OpioidExposure, opioid_exposures, taken
from ldn_aid.safety.rules import table, wording
from ldn_aid.terms import OptionId

_PRECEDENCE = (GateStatus.BLOCKED, GateStatus.ASK, GateStatus.WAIT)


@dataclass(frozen=True)
class _Reason:
    status: GateStatus
    text: str
    day: date | None = None
    about_opioids: bool = True


def ldn_gate(conversation: Conversation, today: date) -> LdnGate:
    """The gate for *conversation* on *today*, with every reason in words."""
    exposures = opioid_exposures(conversation)
    found = [
        *(reason for one in exposures for reason in _exposure(one, today)),
        *_opioid_answers(conversation, exposures, today),
        *_naltrexone(conversation),
        *_health(conversation, today),
    ]
    advice = guidance(conversation, opioids=any(one.taking != "stopped" for one in exposures))
    for status in _PRECEDENCE:
        if any(reason.status is status for reason in found):
            texts = [one.text for level in _PRECEDENCE for one in found if one.status is level]
            days = [one.day for one in found if one.day]
            earliest = max(days) if status is GateStatus.WAIT else None
            # Said in the same breath as any reason that could tempt someone to stop an opioid.
            reasons = (*dict.fromkeys(texts), wording("gate")["no_abrupt_stop"])
            about = any(one.about_opioids for one in found if one.status is status)
            return LdnGate(status, earliest, reasons, advice, about)
    return LdnGate(GateStatus.CLEAR, None, (wording("gate")["clear"],), advice)


def _exposure(one: OpioidExposure, today: date) -> Iterator[_Reason]:
    words = wording("gate")
    if one.product == UNNAMED:
        yield _Reason(GateStatus.ASK, words["no_name"])
    elif not one.certain:
        yield _Reason(GateStatus.ASK, words["not_recognised"].format(product=one.product))
    elif one.taking == "now":
        yield _Reason(GateStatus.BLOCKED, words["now"].format(product=one.product))
    elif one.depot:
        yield _Reason(GateStatus.ASK, words["depot"].format(product=one.product))
    elif one.taking is None and one.last_taken is None:
        yield _Reason(GateStatus.ASK, words["taking_unknown"].format(product=one.product))
    elif one.last_taken is None:
        yield _Reason(GateStatus.ASK, words["last_unknown"].format(product=one.product))
    elif one.last_taken > today:
        yield _Reason(GateStatus.ASK, words["last_in_future"].format(product=one.product))
    else:
        yield from _interval(one, one.last_taken, today)
        if one.taking is None:
            yield _Reason(GateStatus.ASK, words["taking_unknown"].format(product=one.product))


def _days(one: OpioidExposure) -> int:
    """Opioid-free days after the last dose: the longest that anything known of the product asks for."""
    days = int(table("intervals")["long_acting" if one.long_acting else "short_acting"]["days"])
    return max(days, one.own_days or 0)


def _interval(one: OpioidExposure, last_taken: date, today: date) -> Iterator[_Reason]:
    days = _days(one)
    earliest = last_taken + timedelta(days=days)
    if earliest > today:
        text = wording("gate")["wait"].format(
            product=one.product, last=long_date(last_taken), day=long_date(earliest), days=days
        )
        yield _Reason(GateStatus.WAIT, text, earliest)


def _opioid_answers(
    conversation: Conversation, exposures: tuple[OpioidExposure, ...], today: date
) -> Iterator[_Reason]:
    words = wording("gate")
    medicines = conversation.medicines
    if medicines.takes_opioids is None:
        yield _Reason(GateStatus.ASK, words["opioids_not_asked"])
    elif medicines.takes_opioids == "unsure":
        yield _Reason(GateStatus.ASK, words["opioids_unsure"])
    elif medicines.takes_opioids == "yes" and not any(_within_two_weeks(one, today) for one in exposures):
        yield _Reason(GateStatus.ASK, words["opioids_unnamed"])
    elif medicines.takes_opioids == "no":
        for one in exposures:
            if one.certain and one.taking == "now" and medicines.opioids:
                yield _Reason(GateStatus.ASK, words["contradiction"].format(product=one.product))
    if medicines.forgotten is None:
        yield _Reason(GateStatus.ASK, words["forgotten_not_asked"])
    if conversation.health.naloxone_challenge != "passed":
        for one in exposures:
            if one.street and one.taking == "stopped":
                text = words["street"].format(product=one.product, days=_days(one))
                yield _Reason(GateStatus.ASK, text)


def _within_two_weeks(one: OpioidExposure, today: date) -> bool:
    """Whether *one* can be what "opioids now or in the last 14 days" was about."""
    if one.taking == "now" or one.last_taken is None or one.depot:
        return True
    return one.last_taken >= today - timedelta(days=table("intervals")["long_acting"]["days"])


def _naltrexone(conversation: Conversation) -> Iterator[_Reason]:
    """Another product that holds naltrexone: LDN would come on top of it."""
    text = wording("gate")["full_dose"]
    for one in taken(conversation):
        if one.entry.taking != "stopped" and "naltrexone_full_dose" in one.recognition.classes:
            yield _other(GateStatus.BLOCKED, text.format(product=one.entry.product))
    if "naltrexone_full_dose" in (conversation.medicines.classes or ()):
        name = wording("facts")["names"]["class.naltrexone_full_dose"]
        yield _other(GateStatus.BLOCKED, text.format(product=name[:1].upper() + name[1:]))


def _other(status: GateStatus, text: str) -> _Reason:
    return _Reason(status, text, about_opioids=False)


def _health(conversation: Conversation, today: date) -> Iterator[_Reason]:
    """The health questions of ``gate.toml``; one without an answer asks too."""
    words = wording("gate")
    not_asked = []
    for question, row in table("gate")["health"].items():
        answer = getattr(conversation.health, question)
        if answer is None:
            if not row.get("optional"):
                not_asked.append(wording("facts")["names"][f"health.{question}"])
            continue
        about_opioids = row.get("about_opioids", False)
        if (question, answer) == ("surgery_planned", "yes"):
            yield _other(GateStatus.ASK, _surgery(conversation, today))
        elif answer in row.get("blocked", ()):
            text = words["health"][f"{question}.{answer}"]
            yield _Reason(GateStatus.BLOCKED, text, about_opioids=about_opioids)
        elif answer in row.get("ask", ()):
            text = words["health"][f"{question}.{answer}"]
            yield _Reason(GateStatus.ASK, text, about_opioids=about_opioids)
    if not_asked:
        yield _other(GateStatus.ASK, words["health_not_asked"].format(questions=", ".join(not_asked)))


def _surgery(conversation: Conversation, today: date) -> str:
    """A planned operation: the team decides; the default is counted back from its day."""
    words, hours = wording("gate"), table("gate")["surgery_hours"]
    day = conversation.health.surgery_date
    if day is None:
        return str(words["health"]["surgery_planned.yes"].format(hours=hours))
    if day < today:
        return str(words["surgery_past"].format(day=long_date(day)))
    last = day - timedelta(hours=hours)
    return str(words["surgery_on"].format(day=long_date(day), hours=hours, last=long_date(last)))


def decision_standing(conversation: Conversation, gate: LdnGate) -> DecisionStanding:
    """Whether the recorded decision may stand.

    "ldn_held" when it starts LDN today although the gate is not clear, or combines LDN with an opioid. No
    finding that was set aside changes this.
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
