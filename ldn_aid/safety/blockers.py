"""Medicines that block opioids: naltrexone at any dose, samidorphan, nalmefene; taken, or acting on after the last dose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.strength import Strength
from ldn_aid.safety.doses import mg_per_day, strength_of_entry
from ldn_aid.safety.intake import Taken, taken
from ldn_aid.safety.rules import table

_RESCUE_ROUTES = ("nasal", "injection")
"""Nalmefene by these ways is given against an overdose; it is not taken."""


@dataclass(frozen=True)
class Blocker:
    """One product that blocks opioids. Opioids that hold some naltrexone are none."""

    product: str
    substance: str
    full_dose: bool
    """More than LDN holds."""
    depot: bool
    """The monthly injection, or for all that is known it may be."""
    standing: Literal["taken", "acting", "may_act", "over"]
    """"may_act": stopped, but when, or which form it was, is not known."""
    last_taken: date | None
    days: int
    """How long it acts on after the last dose."""

    @property
    def until(self) -> date | None:
        """The first day on which it no longer acts, when the last dose is known."""
        return self.last_taken + timedelta(days=self.days) if self.last_taken else None


def blockers(conversation: Conversation, today: date) -> Iterator[Blocker]:
    """Every opioid blocker on the list, in order, as of *today*."""
    for one in taken(conversation):
        substance = _substance(one)
        if substance:
            yield _blocker(one, substance, today)


def _substance(one: Taken) -> str | None:
    names, others = one.recognition.ingredients, table("gate")["other_blockers"]
    if one.recognition.opioid:
        return None
    if "naltrexone" in names:
        return "naltrexone"
    if one.recognition.route in _RESCUE_ROUTES:
        return None
    return next((name for name in names if name in others), None)


def _blocker(one: Taken, substance: str, today: date) -> Blocker:
    full = substance != "naltrexone" or _is_full_dose(one)
    injected = substance == "naltrexone" and _is_injection(one)
    depot = injected or (substance == "naltrexone" and _form_unsaid(one))
    last = one.entry.last_taken
    days = int(table("intervals")["naltrexone_injection" if depot else "naltrexone_by_mouth"]["days"])
    standing: Literal["taken", "acting", "may_act", "over"] = "taken"
    if one.entry.taking == "stopped":
        if last is None or last > today:
            standing = "may_act"
        elif last + timedelta(days=days) <= today:
            standing = "over"
        else:
            standing = "acting" if injected or not depot else "may_act"
    return Blocker(one.entry.product, substance, full, depot, standing, last, days)


def _is_full_dose(one: Taken) -> bool:
    """More than LDN holds: by the day's amount, else by one unit, else by the name and its note; unsaid counts as more."""
    alone = one.recognition.ingredients == ("naltrexone",)
    if not alone or _is_injection(one):
        return "naltrexone_full_dose" in one.recognition.classes
    strength = strength_of_entry(one.entry, one.recognition, "naltrexone").strength
    unit = strength.mg if strength else None
    if unit is not None:
        return max(unit, mg_per_day(one.entry, strength) or unit) > load_lexicon().ldn_largest_unit_mg
    return "naltrexone_full_dose" in _noted(one).classes


def _noted(one: Taken) -> Recognition:
    """The product read together with its note."""
    return recognise(f"{one.entry.product} {one.entry.note}") if one.entry.note.strip() else one.recognition


def _is_injection(one: Taken) -> bool:
    routes = (one.recognition.route, _noted(one).route)
    return any(route in ("injection", "implant") for route in routes) or _most_mg(one) >= Decimal(
        table("gate")["naltrexone_injection_mg"]
    )


def _form_unsaid(one: Taken) -> bool:
    """Naltrexone by itself without any strength, and not named LDN: tablets or the injection, nobody said."""
    return one.recognition.ingredients == ("naltrexone",) and _is_full_dose(one) and not _most_mg(one)


def _most_mg(one: Taken) -> Decimal:
    """Mg in one unit by the name or as entered, whichever is more; 0 when neither says."""
    printed, entered = one.recognition.strength_of("naltrexone"), one.entry.strength
    stated = [printed, Strength(entered, one.entry.strength_unit or "mg") if entered else None]
    return max((each.mg or Decimal(0) for each in stated if each), default=Decimal(0))
