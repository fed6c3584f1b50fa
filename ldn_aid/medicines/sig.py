"""Directions as lists print them: "1-2 tabs q4-6h prn", "twice daily", "one patch every 72 hours"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ldn_aid.medicines.asides import take_asides
from ldn_aid.medicines.doses import Daily, doses_in, is_added, over_a_day, without_dispensed
from ldn_aid.medicines.limits import DailyMost, take_most
from ldn_aid.medicines.measures import MASS, SOLID, VOLUMES, in_mg, volume_ml
from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.numbers_left import count_not_read, number_left
from ldn_aid.medicines.sig_text import plain_directions
from ldn_aid.medicines.strength import are_added, is_misread
from ldn_aid.medicines.supply import take_supply
from ldn_aid.medicines.times import in_two_ways, times_a_day

_PER_DAY = re.compile(
    rf"(?<![\d./-])(?:(?P<low>{_N})\s*(?:-|to)\s*)?(?P<high>{_N})\s*(?P<mass>mg|mcg)\s*(?:/|per\s|a\s)\s*(?:day|d\b|24\s*h(?:ou)?rs?)"
)
""" "30 mg/day": a day's dose, in however many parts."""
_EQUATION = re.compile(
    rf"(?P<mass>{_N})\s*(?P<unit>{MASS})\s*=\s*(?P<count>{_N})\s*(?P<thing>{SOLID}|{VOLUMES})\b(?:\(s\)|\(es\))?"
    rf"|\b(?P<count_first>{_N})\s*(?P<thing_first>{SOLID}|{VOLUMES})\b(?:\(s\)|\(es\))?\s*=\s*(?P<mass_last>{_N})\s*(?P<unit_last>{MASS})\b"
)
""" "10 mg = 2 tab": both the dose and, by division, the strength of one."""
_AS_NEEDED = re.compile(
    r"\bp\.?r\.?n\b|\b(?:as|if|when|where|only)\s+(?:needed|required|necessary)\b|\bsos\b"
)
_TAKEN = re.compile(r"\b(?:takes?|taking|sig|gives?|uses?|using|dissolve|chew|swallow)\b")
_LARGEST_LOOSE_COUNT = Decimal(6)
"""More tablets at a time than this are believed only behind "take" or before "a day"."""
_A_DAY = re.compile(r"\s*(?:(?:a|per|each|every|/)\s*day|daily|/\s*d)\b")


@dataclass(frozen=True)
class Sig:
    """Directions as numbers; None where the text does not say. The upper end is used for safety."""

    units_low: Decimal | None = None
    units_high: Decimal | None = None
    times_low: Decimal | None = None
    """Times a day at the least, 0 when only as needed."""
    times_high: Decimal | None = None
    as_needed: bool = False
    volume: bool | None = None
    """Whether the units are mL; None where it is not said."""
    amount_mg: Decimal | None = None
    """"take 30 mg": the upper end of a dose given by weight."""
    amount_low_mg: Decimal | None = None
    one_unit_mg: Decimal | None = None
    """"10 mg = 2 tab": mg in one."""
    per_supply: bool = False
    """The times are an average: quantity dispensed over days of supply."""
    supplied_a_day: Decimal | None = None
    """Quantity dispensed over days of supply, in whatever it is counted."""
    unread_count: bool = False
    """A number that may tell how much is taken was not read, or more than one dose is told."""
    limited: bool = False
    """A stated daily maximum lowered the upper end."""
    most: DailyMost | None = None
    """The stated daily maximum, where only the strength turns it into a number of times."""


def read_sig(text: str) -> Sig:
    """The directions in *text*, which should not hold the product's own name and strength."""
    one_unit, plain = _take_equation(plain_directions(text))
    as_needed, misspelt = bool(_AS_NEEDED.search(plain)), count_not_read(plain)
    most, plain = take_most(plain)
    changes, plain = take_asides(plain)
    supply, plain = take_supply(plain)
    sig = replace(_doses(plain, most), as_needed=as_needed, one_unit_mg=one_unit)
    if changes or is_misread(plain) or are_added(plain, []) or misspelt:
        sig = replace(sig, unread_count=True)
    if supply:
        sig = _supplied(sig, supply.units_a_day, most)
    sig = _limit(sig, most)
    return replace(sig, times_low=Decimal(0)) if as_needed and sig.times_high is not None else sig


def _supplied(sig: Sig, units_a_day: Decimal, most: DailyMost | None) -> Sig:
    """*sig* with what the quantity over the days of supply tells of it."""
    sig = replace(sig, supplied_a_day=units_a_day)
    if sig.times_high is None and sig.units_high is None and most is None and sig.amount_mg is None:
        one = Decimal(1)
        return replace(
            sig, units_low=one, units_high=one, times_low=units_a_day, times_high=units_a_day, per_supply=True
        )
    if sig.times_high is None and sig.units_high and most is None:
        times = units_a_day / sig.units_high
        return replace(sig, times_low=times, times_high=times, per_supply=True)
    return sig


def _take_equation(plain: str) -> tuple[Decimal | None, str]:
    """Mg in one by "10 mg = 2 tab", and the directions with "2 tab" in its place."""
    found = _EQUATION.search(plain)
    if not found:
        return None, plain
    mass, unit = found["mass"] or found["mass_last"], found["unit"] or found["unit_last"]
    count, thing = found["count"] or found["count_first"], found["thing"] or found["thing_first"]
    units = Decimal(count) * (volume_ml(thing) or 1)
    rest = f"{plain[: found.start()]} {count} {thing} {plain[found.end() :]}"
    return (in_mg(Decimal(mass), unit) / units if units else None), rest


def _doses(plain: str, most: DailyMost | None) -> Sig:
    """The dose and how often; of several doses their sum over a day."""
    found = doses_in(plain)
    # "10 mg (0.5 mL)" tells one dose in two ways: what is counted goes before what is weighed.
    doses = without_dispensed(plain, [dose for dose in found if not dose.by_weight] or found)
    whole = _PER_DAY.search(plain)
    if whole and all(dose.by_weight for dose in doses):
        high, low = (in_mg(Decimal(whole[end] or whole["high"]), whole["mass"]) for end in ("high", "low"))
        return Sig(times_low=Decimal(1), times_high=Decimal(1), amount_mg=high, amount_low_mg=low)
    unread = number_left(plain, [(dose.start, dose.end) for dose in found])
    unread = unread or (
        len(doses) < 2 and (in_two_ways(plain) or any(is_added(plain, dose) for dose in doses))
    )
    if len(doses) > 1:
        daily = over_a_day(plain, doses)
        if unread or daily is None or _lowers(most, daily):
            return replace(_often(plain), unread_count=True)
        return _spread(daily)
    sig = replace(_often(plain), unread_count=unread)
    for dose in found:
        if dose.by_weight and times_a_day(plain[: dose.start]) and times_a_day(plain[dose.end :]):
            # "30 mg qAM, 15 mg qHS": the first of them stands with the product.
            return replace(sig, unread_count=True)
        if dose.by_weight:
            sig = replace(sig, amount_mg=dose.high, amount_low_mg=dose.low)
    for dose in doses:
        if not dose.by_weight:
            # A large count that no verb says is taken, behind how often, may be what was dispensed.
            loose = (
                dose.high > _LARGEST_LOOSE_COUNT
                and dose.measure == "one"
                and not _TAKEN.search(plain[: dose.start])
                and not _A_DAY.match(plain, dose.end)
            )
            volume = {"one": False, "ml": True}.get(dose.measure)
            sig = replace(
                sig, units_low=dose.low, units_high=dose.high, volume=volume, unread_count=unread or loose
            )
    return sig


def _often(plain: str) -> Sig:
    times = times_a_day(plain)
    return Sig(times_low=times.low, times_high=times.high) if times else Sig()


def _lowers(most: DailyMost | None, daily: Daily) -> bool:
    """Whether a stated maximum is below what several doses come to: it may be meant for one of them."""
    return most is not None and most.of != "mg" and most.amount < daily.high


def _spread(daily: Daily) -> Sig:
    """*daily* as the largest of its amounts at a time, as often as comes to the sum."""
    if daily.measure == "mg":
        one = Decimal(1)
        return Sig(times_low=one, times_high=one, amount_mg=daily.high, amount_low_mg=daily.low)
    units = _evenly(daily.counts, daily.high)
    volume = {"one": False, "ml": True}.get(daily.measure)
    return Sig(units, units, daily.low / units, daily.high / units, volume=volume)


def _evenly(counts: Sequence[Decimal], total: Decimal) -> Decimal:
    """The largest of *counts* of which *total* is a number of times without end of digits; else one."""
    for count in sorted(set(counts), reverse=True):
        if count and round(total / count, 4) * count == total:
            return count
    return Decimal(1)


def _limit(sig: Sig, most: DailyMost | None) -> Sig:
    """A stated daily maximum takes the place of a higher or missing number of times."""
    if most is None:
        return sig
    if most.of == "mg":
        return replace(sig, most=most)
    if sig.units_high is None and most.of == "units":
        if sig.times_high is not None or sig.amount_mg is not None:
            return replace(sig, most=most)
        sig = replace(sig, units_low=Decimal(1), units_high=Decimal(1))
    return limited(sig, most.amount if most.of == "doses" else most.amount / (sig.units_high or Decimal(1)))


def limited(sig: Sig, times: Decimal) -> Sig:
    """*sig* with no more than *times* a day."""
    if sig.times_high is not None and sig.times_high <= times:
        return sig
    low = min(sig.times_low, times) if sig.times_low is not None else Decimal(0)
    return replace(sig, times_low=low, times_high=times, limited=True)
