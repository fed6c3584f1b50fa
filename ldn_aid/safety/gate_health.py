"""What else stands before LDN: other opioid blockers, health answers, operations, answers that contradict."""

from collections.abc import Iterator
from datetime import date, timedelta

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import long_date
from ldn_aid.safety.blockers import Blocker, blockers
from ldn_aid.safety.gate_reasons import GateReason, Sign, asks, blocks, waits
from ldn_aid.safety.rules import table, wording


def other_reasons(conversation: Conversation, today: date) -> Iterator[GateReason]:
    """Everything that the gate looks at besides opioids themselves."""
    for one in blockers(conversation, today):
        yield from _blocker(one)
    if "naltrexone_full_dose" in (conversation.medicines.classes or ()):
        name = wording("facts")["names"]["class.naltrexone_full_dose"]
        text = wording("gate")["full_dose"].format(product=name[:1].upper() + name[1:])
        yield blocks(text, about_opioids=False)
    yield from _health(conversation, today)


def _blocker(one: Blocker) -> Iterator[GateReason]:
    """Another product that blocks opioids: LDN would come on top of it."""
    words = wording("gate")
    if one.standing == "taken" and one.substance != "naltrexone":
        text = words["other_blocker"].format(product=one.product, substance=one.substance)
        yield blocks(text, about_opioids=False)
    elif one.standing == "taken" and one.full_dose:
        yield blocks(words["full_dose"].format(product=one.product), about_opioids=False)
    elif one.standing == "acting" and one.depot and one.until and one.last_taken:
        text = words["injection_acting"].format(
            product=one.product, last=long_date(one.last_taken), days=one.days, day=long_date(one.until)
        )
        yield waits(text, one.until, about_opioids=False)
    elif one.standing == "may_act" and one.depot:
        text = words["injection_unknown"].format(product=one.product, days=one.days)
        yield asks(text, about_opioids=False)


def _health(conversation: Conversation, today: date) -> Iterator[GateReason]:
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
            operation = conversation.health.surgery_date
            to_come = operation is None or operation >= today
            # After it the question is which opioids were given.
            yield asks(_surgery(conversation, today), about_opioids=not to_come, known=to_come)
        elif (question, answer) == ("surgery_planned", "unsure") and conversation.health.surgery_date:
            day = long_date(conversation.health.surgery_date)
            yield asks(words["surgery_unsure_but_day"].format(day=day), about_opioids=False)
        elif answer in row.get("blocked", ()):
            sign: Sign = "listed_or_not" if about_opioids else ""
            yield blocks(words["health"][f"{question}.{answer}"], about_opioids=about_opioids, sign=sign)
        elif answer in row.get("ask", ()):
            known = answer != "unsure"
            yield asks(words["health"][f"{question}.{answer}"], about_opioids=about_opioids, known=known)
    if conversation.medicines.classes is None:
        not_asked.append(wording("facts")["names"]["class"])
    if conversation.pain.alarms is None:
        not_asked.append(wording("facts")["names"]["pain.alarms"])
    elif set(conversation.pain.alarms) & set(table("gate")["alarms_first"]):
        yield asks(words["alarms_first"], about_opioids=False, known=True)
    if not_asked:
        text = words["health_not_asked"].format(questions=", ".join(not_asked))
        yield asks(text, about_opioids=False)


def _surgery(conversation: Conversation, today: date) -> str:
    """A planned operation: the team decides; the default is counted back from its day."""
    words, hours = wording("gate"), table("gate")["surgery_hours"]
    day = conversation.health.surgery_date
    if day is None:
        return str(words["health"]["surgery_planned.yes"].format(hours=hours))
    if day < today:
        return str(words["surgery_past"].format(day=long_date(day)))
    last = day - timedelta(hours=hours)
    if last <= today:
        return str(words["surgery_soon"].format(day=long_date(day), hours=hours))
    return str(words["surgery_on"].format(day=long_date(day), hours=hours, last=long_date(last)))
