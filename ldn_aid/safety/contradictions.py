"""Answers that cannot both be right: each is named with the other, so that one of them is corrected."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ASKED_AFTER, MedicineEntry
from ldn_aid.i18n import long_date, plain_number
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.safety.doses import below_any_unit, beyond_any_unit, contradicting_strength
from ldn_aid.safety.facts_medicines import made_for_treatment, now, oral_nsaids
from ldn_aid.safety.intake import OpioidExposure, Taken, taken
from ldn_aid.safety.rules import table, wording


@dataclass(frozen=True)
class Contradiction:
    """Two answers that contradict."""

    key: str
    text: str
    """Both of them, in words."""


def gate_contradictions(
    conversation: Conversation, exposures: tuple[OpioidExposure, ...], today: date
) -> Iterator[Contradiction]:
    """Those that matter before LDN."""
    words, health = wording("gate"), conversation.health
    recent = today - timedelta(days=table("intervals")["long_acting"]["days"])
    if conversation.medicines.takes_opioids == "no":
        for one in exposures:
            lately = one.last_taken is not None and recent <= one.last_taken <= today
            if one.certain and one.asked_about and (one.taking == "now" or lately):
                yield Contradiction("opioids", words["contradiction"].format(product=one.product))
        if conversation.medicines.opioid_years and not exposures:
            yield Contradiction("opioids", words["no_opioids_but_years"])
    day = health.surgery_date
    if health.surgery_planned == "no" and day is not None and day >= recent:
        key, text = ("surgery", "surgery_no_but_day")
        if day < today:
            # After it the question is which opioids were given.
            key, text = ("surgery_past", "surgery_no_but_past")
        yield Contradiction(key, words[text].format(day=long_date(day)))
    if health.surgery_planned == "no" and health.heart_bypass_surgery_now == "yes":
        yield Contradiction("surgery", words["surgery_no_but_bypass"])
    if health.opioid_use_disorder == "no":
        for product in dict.fromkeys(_treatment_ever(conversation)):
            yield Contradiction("treatment", words["disorder_no_but_treatment"].format(product=product))
    names = wording("facts")["names"]
    for question in ("opioid_use_disorder", "substance_use_disorder"):
        for one in exposures:
            if one.street and one.taking == "now" and getattr(health, question) == "no":
                text = words["no_but_street"].format(
                    question=names[f"health.{question}"], product=one.product
                )
                yield Contradiction("street", text)


def _treatment_ever(conversation: Conversation) -> Iterator[str]:
    """Treatment of opioid use disorder, taken or stopped; plain buprenorphine or methadone may have been for pain."""
    kinds, names = table("forgotten"), wording("gate")["forgotten"]
    for use in conversation.medicines.forgotten or ():
        if use.kind in kinds["treatment"]:
            yield names[use.kind]
    yield from (one.entry.product for one in taken(conversation) if made_for_treatment(one))


def other_contradictions(conversation: Conversation) -> Iterator[Contradiction]:
    """Those that matter for another option than LDN."""
    words, names = wording("facts")["sentences"], wording("facts")["names"]
    health = conversation.health
    for after, first in ASKED_AFTER.items():
        if getattr(health, first) == "no" and getattr(health, after) == "yes":
            text = words["contradict"].format(first=names[f"health.{first}"], other=names[f"health.{after}"])
            yield Contradiction(after, text)
    if conversation.medicines.acetaminophen_or_nsaids == "no":
        products = [one.entry.product for _nsaid, one in oral_nsaids(conversation)]
        products += [
            one.entry.product
            for one in now(conversation)
            if "acetaminophen" in one.recognition.ingredients and not one.recognition.opioid
        ]
        if products:
            text = words["contradict_pain_tablets"].format(products=", ".join(dict.fromkeys(products)))
            yield Contradiction("acetaminophen_or_nsaids", text)


def strengths_too_large(entries: Iterable[Taken]) -> dict[str, str]:
    """Opioids taken whose strength no unit has, with the strength as entered; "" where only the name states it."""
    return _slips(entries, beyond_any_unit)


def strengths_too_small(entries: Iterable[Taken]) -> dict[str, str]:
    """The same of opioids and acetaminophen whose strength is far below that of any unit."""
    return _slips(entries, below_any_unit)


def _slips(entries: Iterable[Taken], is_slip: Callable[[MedicineEntry, Recognition], bool]) -> dict[str, str]:
    return {
        one.entry.product: ""
        if one.entry.strength is None
        else f"{_written(one.entry.strength)} {one.entry.strength_unit or ''}".strip()
        for one in entries
        if one.entry.taking != "stopped" and is_slip(one.entry, one.recognition)
    }


def _written(amount: Decimal) -> str:
    """*amount* as it was entered, however small."""
    return f"{amount:f}"


def strengths_that_differ(entries: Iterable[Taken]) -> dict[str, str]:
    """Products taken whose name states another strength than was entered, with what was entered."""
    return {
        one.entry.product: f"{plain_number(one.entry.strength)} {one.entry.strength_unit or ''}".strip()
        for one in entries
        if one.entry.taking != "stopped"
        and one.entry.strength is not None
        and contradicting_strength(one.entry, one.recognition) is not None
    }
