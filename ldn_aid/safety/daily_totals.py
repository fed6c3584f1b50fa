"""Acetaminophen a day from every source, against the lowest limit that applies."""

from decimal import Decimal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.i18n import _
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.strength import Strength
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import AcetaminophenTotal
from ldn_aid.safety.intake import taken
from ldn_aid.safety.rules import table


def acetaminophen_total(conversation: Conversation, facts: Facts) -> AcetaminophenTotal:
    """All acetaminophen taken now, mg a day, single products and combinations alike."""
    sources = [
        one
        for one in taken(conversation)
        if "acetaminophen" in one.recognition.ingredients and one.entry.taking != "stopped"
    ]
    amounts = [_daily(one.entry, one.recognition) for one in sources]
    known = [amount for amount in amounts if amount is not None]
    answer = conversation.medicines.acetaminophen_or_nsaids
    none_taken = answer == "no" and not sources
    complete = (none_taken or bool(sources)) and len(known) == len(amounts) and answer is not None
    total = sum(known, Decimal(0)) if known or none_taken else None
    limit, reason = _limit(facts)
    over: bool | None = None
    if total is not None and total > limit:
        over = True
    elif complete:
        over = False
    items = tuple(_item(one.entry, amount) for one, amount in zip(sources, amounts, strict=True))
    return AcetaminophenTotal(total, complete, limit, reason, over, items)


def _limit(facts: Facts) -> tuple[int, str]:
    rows = [
        row
        for row in table("totals")["acetaminophen"].values()
        if not row["any"] or any(facts[fact].state == "yes" for fact in row["any"])
    ]
    lowest = min(rows, key=lambda row: row["limit_mg"])
    return lowest["limit_mg"], lowest["reason"]


def _daily(entry: MedicineEntry, recognition: Recognition) -> Decimal | None:
    strength = _strength(entry, recognition)
    if strength is None or strength.mg is None or entry.units_per_dose is None or entry.doses_per_day is None:
        return None
    return strength.mg * entry.units_per_dose * entry.doses_per_day


def _strength(entry: MedicineEntry, recognition: Recognition) -> Strength | None:
    if entry.acetaminophen_mg is not None:
        return Strength(entry.acetaminophen_mg, "mg")
    single = recognition.ingredients == ("acetaminophen",)
    if single and entry.strength is not None:
        return Strength(entry.strength, entry.strength_unit or "mg")
    return recognition.strength_of("acetaminophen")


def _item(entry: MedicineEntry, amount: Decimal | None) -> str:
    if amount is None:
        return _("{product}: not counted, dose missing").format(product=entry.product)
    return _("{product}: {mg} mg a day").format(product=entry.product, mg=f"{amount:f}".split(".")[0])
