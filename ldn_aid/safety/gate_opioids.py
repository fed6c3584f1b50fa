"""What opioids, and the answers about them, say to the LDN gate."""

from collections.abc import Iterator
from datetime import date, timedelta

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import UNNAMED
from ldn_aid.i18n import long_date
from ldn_aid.safety.gate_reasons import GateReason, asks, blocks, waits
from ldn_aid.safety.intake import OpioidExposure, taken
from ldn_aid.safety.mentions import note_says_still, open_mentions
from ldn_aid.safety.rules import table, wording


def opioid_reasons(
    conversation: Conversation, exposures: tuple[OpioidExposure, ...], today: date
) -> Iterator[GateReason]:
    """From every exposure, the answers around them, what free text names, and medicines for withdrawal."""
    for exposure in exposures:
        yield from _exposure(exposure, today)
    yield from _answers(conversation, exposures, today)
    yield from _street(conversation, exposures)
    yield from _withdrawal_medicines(conversation, today)
    words = wording("gate")
    for one in open_mentions(conversation, today):
        if one.legible:
            text = words["named_in_text"].format(product=one.name, where=one.where)
            yield asks(text, sign="not_listed", named=one.name)
        else:
            yield asks(words["text_not_read"].format(product=one.name, where=one.where))


def _exposure(one: OpioidExposure, today: date) -> Iterator[GateReason]:
    words = wording("gate")
    if one.product == UNNAMED:
        yield asks(words["no_name"])
    elif not one.certain:
        yield asks(one.doubt or words["not_recognised"].format(product=one.product))
    elif one.taking == "now":
        yield blocks(words["now"].format(product=one.product))
    elif one.depot:
        yield asks(words["depot"].format(product=one.product))
    elif one.taking is None and one.last_taken is None:
        yield asks(words["taking_unknown"].format(product=one.product))
    elif one.last_taken is None:
        yield asks(words["last_unknown"].format(product=one.product))
    elif one.last_taken > today:
        yield asks(words["last_in_future"].format(product=one.product))
    else:
        yield from _interval(one, one.last_taken, today)
        if one.taking is None:
            yield asks(words["taking_unknown"].format(product=one.product))
    if one.taking == "stopped" and note_says_still(one.note, today):
        yield asks(words["note_says_still"].format(product=one.product, note=one.note.strip()))


def _days(one: OpioidExposure) -> int:
    """Opioid-free days after the last dose: the longest that anything known of the product asks for."""
    days = int(table("intervals")["long_acting" if one.long_acting else "short_acting"]["days"])
    return max(days, one.own_days or 0)


def _interval(one: OpioidExposure, last_taken: date, today: date) -> Iterator[GateReason]:
    days = _days(one)
    earliest = last_taken + timedelta(days=days)
    if earliest > today:
        words = wording("gate")
        text = words["wait"].format(
            product=one.product, last=long_date(last_taken), day=long_date(earliest), days=days
        )
        if one.form_open:
            text = f"{text} {words['form_open']}"
        yield waits(text, earliest)


def _answers(
    conversation: Conversation, exposures: tuple[OpioidExposure, ...], today: date
) -> Iterator[GateReason]:
    words = wording("gate")
    medicines = conversation.medicines
    if medicines.takes_opioids is None:
        yield asks(words["opioids_not_asked"])
    elif medicines.takes_opioids == "unsure":
        yield asks(words["opioids_unsure"])
    elif medicines.takes_opioids == "yes" and not any(within_two_weeks(one, today) for one in exposures):
        yield asks(words["opioids_unnamed"])
    if medicines.forgotten is None:
        yield asks(words["forgotten_not_asked"])


def within_two_weeks(one: OpioidExposure, today: date) -> bool:
    """Whether *one* can be what "opioids now or in the last 14 days" was about."""
    if one.taking == "now" or one.last_taken is None or one.depot:
        return True
    return one.last_taken >= today - timedelta(days=table("intervals")["long_acting"]["days"])


def _street(conversation: Conversation, exposures: tuple[OpioidExposure, ...]) -> Iterator[GateReason]:
    """After street opioids the gate asks whatever the day; a naloxone challenge that was passed settles only this."""
    if conversation.health.naloxone_challenge != "passed":
        for one in exposures:
            if one.street and one.taking == "stopped":
                yield asks(wording("gate")["street"].format(product=one.product, days=_days(one)))


def _withdrawal_medicines(conversation: Conversation, today: date) -> Iterator[GateReason]:
    """Lofexidine, or clonidine where withdrawal is written beside it, taken now or not long ago."""
    rules, words = table("gate")["withdrawal_medicines"], wording("gate")
    since = today - timedelta(days=rules["days"])
    for one in taken(conversation):
        said = f"{one.entry.product} {one.entry.note}".casefold()
        names = set(one.recognition.ingredients)
        if not names & set(rules["always"]) and not (
            names & set(rules["when_said"])
            and any(word in said for word in wording("mentions")["withdrawal"])
        ):
            continue
        last = one.entry.last_taken
        if one.entry.taking != "stopped" or last is None or last >= since:
            text = words["withdrawal_medicine"].format(product=one.entry.product)
            yield asks(text, sign="listed_or_not")
