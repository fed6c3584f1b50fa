"""Acetaminophen a day from every source, against the lowest limit that applies; NSAIDs a day, each by itself."""

from decimal import Decimal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.strength import Strength
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.facts_medicines import now, oral_nsaids
from ldn_aid.safety.findings import AcetaminophenTotal, NsaidTotal
from ldn_aid.safety.intake import Taken
from ldn_aid.safety.rules import table, wording


def acetaminophen_total(conversation: Conversation, facts: Facts) -> AcetaminophenTotal:
    """All acetaminophen taken now, mg a day, single products and combinations alike."""
    entries = now(conversation)
    sources = [one for one in entries if "acetaminophen" in one.recognition.ingredients]
    not_read = [one.entry.product for one in entries if not one.recognition.recognised]
    amounts = [_acetaminophen_of(one.entry, one.recognition) for one in sources]
    known = [amount for amount in amounts if amount is not None]
    answer = conversation.medicines.acetaminophen_or_nsaids
    none_taken = answer == "no" and not sources
    complete = (
        (none_taken or bool(sources))
        and len(known) == len(amounts)
        and not not_read
        and answer in ("yes", "no")
    )
    total = sum(known, Decimal(0)) if known or (none_taken and not not_read) else None
    limit, reason = _limit(facts)
    over: bool | None = None
    if total is not None and total > limit:
        over = True
    elif complete:
        over = False
    items = [_item(one.entry, amount) for one, amount in zip(sources, amounts, strict=True)]
    items += [_("{product}: not recognised, not counted").format(product=product) for product in not_read]
    return AcetaminophenTotal(total, complete, limit, reason, over, tuple(items))


def _limit(facts: Facts) -> tuple[int, str]:
    """The lowest limit that applies, or may apply, and why; with what was not asked that could lower it."""
    words = wording("totals")
    applies: list[tuple[int, str]] = []
    not_asked: dict[str, int] = {}
    for name, row in table("totals")["acetaminophen"].items():
        states = [facts[key].state for key in row["any"]]
        reason = words["limits"][name]
        if not states or "yes" in states:
            applies.append((row["limit_mg"], reason))
        elif "unsure" in states:
            applies.append((row["limit_mg"], words["sentences"]["unsure"].format(reason=reason)))
        elif None in states:
            not_asked |= {facts[key].question: row["limit_mg"] for key in row["any"]}
    limit, reason = min(applies, key=lambda one: one[0])
    lower = [question for question, mg in not_asked.items() if mg < limit]
    if lower:
        reason = words["sentences"]["not_asked"].format(reason=reason, questions=", ".join(lower))
    return limit, reason


def nsaid_totals(conversation: Conversation) -> tuple[NsaidTotal, ...]:
    """Each NSAID that is swallowed, mg a day from every source."""
    by_name: dict[str, list[Taken]] = {}
    for name, one in oral_nsaids(conversation):
        by_name.setdefault(name, []).append(one)
    high = table("totals")["nsaid_high_dose"]
    totals = []
    for name, entries in by_name.items():
        amounts = [_daily(one.entry, _own_strength(name, one.entry, one.recognition)) for one in entries]
        known = [amount for amount in amounts if amount is not None]
        total = sum(known, Decimal(0)) if len(known) == len(amounts) else None
        products = tuple(one.entry.product for one in entries)
        totals.append(NsaidTotal(name, total, products, high.get(name)))
    return tuple(totals)


def _daily(entry: MedicineEntry, strength: Strength | None) -> Decimal | None:
    if strength is None or strength.mg is None or entry.units_per_dose is None or entry.doses_per_day is None:
        return None
    return strength.mg * entry.units_per_dose * entry.doses_per_day


def _own_strength(name: str, entry: MedicineEntry, recognition: Recognition) -> Strength | None:
    """The strength entered, where *name* is the only ingredient; else what the product's name states."""
    if recognition.ingredients == (name,) and entry.strength is not None:
        return Strength(entry.strength, entry.strength_unit or "mg")
    return recognition.strength_of(name)


def _acetaminophen_of(entry: MedicineEntry, recognition: Recognition) -> Decimal | None:
    if entry.acetaminophen_mg is not None:
        return _daily(entry, Strength(entry.acetaminophen_mg, "mg"))
    return _daily(entry, _own_strength("acetaminophen", entry, recognition))


def _item(entry: MedicineEntry, amount: Decimal | None) -> str:
    if amount is None:
        return _("{product}: not counted, dose missing").format(product=entry.product)
    return _("{product}: {mg} mg a day").format(product=entry.product, mg=plain_number(amount))
