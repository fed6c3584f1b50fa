"""Acetaminophen a day from every source, against the lowest limit that applies; NSAIDs a day, each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _, plain_number
from ldn_aid.safety.doses import EntryStrength, below_any_unit, mg_per_day, strength_of_substance
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.facts_medicines import now, oral_nsaids
from ldn_aid.safety.findings import AcetaminophenTotal, NsaidTotal
from ldn_aid.safety.intake import Taken
from ldn_aid.safety.orders import all_taken, product_key, same_orders
from ldn_aid.safety.rules import table, wording


@dataclass(frozen=True)
class _Source:
    """One entry's share of a day. An amount without a unit counts as mg, the most it can sensibly be, and that is said."""

    one: Taken
    mg: Decimal | None
    unit_unsaid: bool = False
    contradicts: bool = False
    """The name states another strength than was entered; the larger counts."""
    repeats: bool = False
    """The same product in the same strength stands elsewhere on the list and is counted there."""

    @property
    def product(self) -> str:
        return self.one.entry.product


def acetaminophen_total(conversation: Conversation, facts: Facts) -> AcetaminophenTotal:
    """All acetaminophen taken now, mg a day, single products and combinations alike."""
    entries = now(conversation)
    holding = [one for one in entries if "acetaminophen" in one.recognition.ingredients]
    sources = _once_each(conversation, "acetaminophen", holding)
    not_read = [one.entry.product for one in entries if not one.recognition.recognised]
    answer = conversation.medicines.acetaminophen_or_nsaids
    none_taken = answer == "no" and not sources
    known = [one.mg for one in sources if one.mg is not None and not one.repeats]
    complete = (
        (none_taken or bool(sources))
        and all(map(_counted, sources))
        and not not_read
        and answer in ("yes", "no")
    )
    total = sum(known, Decimal(0)) if known or (none_taken and not not_read) else None
    limit = _limit(facts)
    over: bool | None = None
    if total is not None and total > limit.mg:
        over = True
    elif complete:
        over = False
    items = [_item(one) for one in sources]
    items += [_("{product}: not recognised, not counted").format(product=product) for product in not_read]
    return AcetaminophenTotal(
        total, complete, limit.mg, limit.reason, over, tuple(items), _most(sources),
        for_patient=_for_patient(limit, total, complete=complete),
    )  # fmt: skip


def _counted(one: _Source) -> bool:
    """Whether the amount is known and beyond question."""
    return one.mg is not None and not one.unit_unsaid and not one.contradicts and not one.repeats


def _most(sources: Sequence[_Source]) -> Decimal | None:
    known = [one.mg for one in sources if one.mg is not None]
    return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True)
class _Limit:
    """The most acetaminophen a day, mg, with why: for the clinician, and as the patient reads it."""

    mg: int
    reason: str
    for_patient: str
    below_usual: bool = False


def _limit(facts: Facts) -> _Limit:
    """The lowest limit that applies, or may apply, and why; with what was not asked that could lower it."""
    words, rows = wording("totals"), table("totals")["acetaminophen"]
    said, usual = words["for_patient"], rows["label"]["limit_mg"]
    applies: list[_Limit] = []
    not_asked: dict[str, int] = {}
    for name, row in rows.items():
        found = {facts[key].state: facts[key] for key in row["any"]}
        mg, reason = row["limit_mg"], words["limits"][name]
        if not found or "yes" in found:
            sentence = words["limits_for_patient"][name].format(limit=mg)
            applies.append(_Limit(mg, reason, sentence, mg < usual))
        elif "unsure" in found and not row.get("only_if_known"):
            reason = words["sentences"]["unsure"].format(reason=reason)
            sentence = said["unsure"].format(limit=mg, question=found["unsure"].question)
            applies.append(_Limit(mg, reason, sentence, mg < usual))
        elif None in found:
            not_asked |= {facts[key].question: mg for key in row["any"]}
    limit = min(applies, key=lambda one: one.mg)
    lower = [question for question, mg in not_asked.items() if mg < limit.mg]
    if not lower:
        return limit
    questions = ", ".join(lower)
    reason = words["sentences"]["not_asked"].format(reason=limit.reason, questions=questions)
    sentence = " ".join((limit.for_patient, said["not_asked"].format(questions=questions)))
    return replace(limit, reason=reason, for_patient=sentence)


def _for_patient(limit: _Limit, total: Decimal | None, *, complete: bool) -> str:
    """The person's limit and what is taken a day; empty where nothing is taken that is known, and the limit is the usual one."""
    if not total:
        return limit.for_patient if limit.below_usual else ""
    said = wording("totals")["for_patient"]
    # Whole mg, never rounded down.
    taken = said["taken" if complete else "taken_or_more"].format(mg=ceil(total))
    return f"{limit.for_patient} {taken}".strip()


def nsaid_totals(conversation: Conversation) -> tuple[NsaidTotal, ...]:
    """Each NSAID that is swallowed for pain, mg a day from every source."""
    by_name: dict[str, list[Taken]] = {}
    for name, one in oral_nsaids(conversation):
        by_name.setdefault(name, []).append(one)
    return tuple(_nsaid(conversation, name, entries) for name, entries in by_name.items())


def _nsaid(conversation: Conversation, name: str, entries: Sequence[Taken]) -> NsaidTotal:
    sources = _once_each(conversation, name, entries)
    counted = [one.mg for one in sources if not one.repeats]
    known = [mg for mg in counted if mg is not None]
    notes = []
    if any(one.repeats for one in sources):
        notes.append(_("listed more than once: ask which order is current"))
    if any(one.unit_unsaid for one in sources):
        notes.append(_("a unit is missing, read as mg"))
    if any(one.contradicts for one in sources):
        notes.append(_("the name and the strength entered differ: the larger is counted"))
    return NsaidTotal(
        ingredient=name,
        mg_per_day=sum(known, Decimal(0)) if len(known) == len(counted) else None,
        products=tuple(one.product for one in sources),
        high_dose_mg=table("totals")["nsaid_high_dose"].get(name),
        most_mg=_most(sources),
        note="; ".join(notes),
    )


def _once_each(conversation: Conversation, name: str, entries: Sequence[Taken]) -> list[_Source]:
    """What each entry gives a day; of one product in one strength listed more than once only the most counts."""
    every_order = all_taken(conversation)
    strengths = [_strength(name, one) for one in entries]
    sources = [
        _Source(one, mg_per_day(one.entry, found.strength), found.unit_unsaid, found.contradicts)
        for one, found in zip(entries, strengths, strict=True)
    ]
    orders = [
        None
        if source.mg is None or product_key(source.one.recognition) in every_order
        else (product_key(source.one.recognition), found.strength and found.strength.mg)
        for source, found in zip(sources, strengths, strict=True)
    ]
    for places in same_orders(orders):
        counted = max(places, key=lambda place: sources[place].mg or Decimal(0))
        for place in places:
            if place != counted:
                sources[place] = replace(sources[place], repeats=True)
    return sources


def _strength(name: str, one: Taken) -> EntryStrength:
    """The strength that counts; none where it cannot be what it says."""
    found = strength_of_substance(one.entry, one.recognition, name)
    least = table("totals")["acetaminophen_without_unit"]["least_mg"]
    no_mg = name == "acetaminophen" and found.unit_unsaid and found.strength and found.strength.amount < least
    if no_mg or (name == "acetaminophen" and below_any_unit(one.entry, one.recognition)):
        return EntryStrength(None)
    return found


def _item(one: _Source) -> str:
    if one.mg is None:
        if below_any_unit(one.one.entry, one.one.recognition):
            return _("{product}: not counted, no tablet holds so little").format(product=one.product)
        return _("{product}: not counted, dose missing").format(product=one.product)
    amount = _("{product}: {mg} mg a day").format(product=one.product, mg=plain_number(one.mg))
    if one.repeats:
        amount = _("{amount}, not added: listed more than once, ask which order is current").format(
            amount=amount
        )
    elif one.unit_unsaid:
        amount = _("{amount}, if its strength is in mg: the unit is missing").format(amount=amount)
    elif one.contradicts:
        amount = _("{amount}: the name and the strength entered differ, the larger is counted").format(
            amount=amount
        )
    return amount
