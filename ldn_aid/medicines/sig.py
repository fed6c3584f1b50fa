"""Directions as lists print them: "1-2 tabs q4-6h prn", "twice daily", "one patch every 72 hours"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ldn_aid.medicines.limits import DailyMost, take_most
from ldn_aid.medicines.measures import MASS, PATCH_STRENGTH, SOLID, VOLUMES, in_mg, volume_ml
from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.sig_text import plain_directions
from ldn_aid.medicines.supply import take_supply
from ldn_aid.medicines.times import at_a_time_of_day, parts_of_day, times_a_day

_TO = r"\s*(?:-|to|or|–)\s*"
_UNITS = re.compile(
    rf"(?<![\d./#-])(?!{PATCH_STRENGTH})(?P<low>{_N}|an?)(?:{_TO}(?P<high>{_N}))?\s*(?:x\s*)?"
    rf"(?P<thing>{SOLID}|{VOLUMES})\b(?!\s*(?:of\s*)?(?:left|remaining|supply))"
)
_AMOUNT = re.compile(
    rf"(?<![\d./-])(?P<low>{_N})\s*(?:mg|mcg)?(?:{_TO}(?P<high>{_N}))?\s*(?P<mass>{MASS})\b(?!\s*/)"
)
_PER_DAY = re.compile(
    rf"(?<![\d./-])(?:(?P<low>{_N})\s*(?:-|to)\s*)?(?P<high>{_N})\s*(?P<mass>mg|mcg)\s*(?:/|per\s|a\s)\s*(?:day|d\b|24\s*h(?:ou)?rs?)"
)
""" "30 mg/day": a day's dose, in however many parts."""
_EQUATION = re.compile(
    rf"(?P<mass>{_N})\s*(?P<unit>{MASS})\s*=\s*(?P<count>{_N})\s*(?P<thing>{SOLID}|{VOLUMES})\b(?:\(s\)|\(es\))?"
    rf"|\b(?P<count_first>{_N})\s*(?P<thing_first>{SOLID}|{VOLUMES})\b(?:\(s\)|\(es\))?\s*=\s*(?P<mass_last>{_N})\s*(?P<unit_last>{MASS})\b"
)
""" "10 mg = 2 tab": both the dose and, by division, the strength of one."""
_SECOND_DOSE = re.compile(
    rf"\b(?:q\.?\s?(?:am|pm|hs)|[ap]\.?m|mornings?|noon|evenings?|nights?|bedtime|nocte|mane|hs)\b[^.;]{{0,8}}?\s{_N}\s*(?:mg|mcg|g\b)"
    rf"|\b(?:mane|am)\s+{_N}\s+(?:nocte|pm|hs)\b"
)
""" "30 mg qAM, 15 mg qHS": two doses that differ by the time of day."""
_AS_NEEDED = re.compile(
    r"\bp\.?r\.?n\b|\b(?:as|if|when|where|only)\s+(?:needed|required|necessary)\b|\bsos\b"
)
_ONE_AFTER_ANOTHER = re.compile(r"(?:\bx|\bfor|\bafter)\s*\d+\s*(?:d|days?|wks?|weeks?)\b|\bday\s*\d")
""" "2 tabs bid for 3 days, then 1 tab bid": not on the same day."""
_THEN = re.compile(r"\b(?:and|then|plus)\b|[,;+&]")
_PART_COUNT = re.compile(
    rf"(?<![\d:./-])(?<!at )(?P<count>{_N})\s*(?:{SOLID})?(?:\(s\))?\s*(?:po\s+|by\s+mouth\s+)?(?:q\s?)?(?:in\s+(?:the\s+)?|at\s+|every\s+|each\s+|with\s+|@\s*)?"
    r"(?:a\.?m\b|p\.?m\b|hs\b|noon|midday|mornings?\b|lunch|afternoons?\b|evenings?\b|supper|dinner|bed(?:\s*time)?\b|nights?\b|nocte|mane\b|breakfast|(?:at|@)\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m\b)"
)
""" "2 AM 3 PM 2 HS": counts by the part of the day."""
_LARGEST_BESIDE_A_PART = 4
""" "8 am" and "10 pm" are hours; "2 am 3 pm" beside them would be too."""
_BARE = re.compile(
    rf"(?:^|;|\btakes?\b)\s*(?P<low>\d(?:\.\d+)?)(?:{_TO}(?P<high>\d(?:\.\d+)?))?\s+(?P<thing>)"
    r"(?=(?:p\.?\s?o|to\s+be\s+taken|by\s+mouth|orally|q\.?\s?\d+h?|q\.?(?:d|hs|am|pm)|[bt]\.?i\.?d|qid|bd"
    r"|tds|qds|od|mane|nocte|daily|every|once|twice|nightly|prn|at|in|as\s+needed|when|\d+\s*(?:-\s*\d+\s*)?(?:x|times))\b|$)"
)
""" A count without its noun: "take 2 every 6 hours", "1 po q6h"."""
_A_NUMBER_FIRST = re.compile(
    r"(?:^|;|\btakes?\b)\s*\d+(?:\.\d+)?\b(?!\s*(?:x\b|times|/|per\b|a\s+day|-\d-|:|\s*[ap]\.?m\b))"
)


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
    unread_count: bool = False
    """A number stands where the count is expected, and was not read."""
    limited: bool = False
    """A stated daily maximum lowered the upper end."""
    most: DailyMost | None = None
    """The stated daily maximum, where only the strength turns it into a number of times."""


def read_sig(text: str) -> Sig:
    """The directions in *text*, which should not hold the product's own name and strength."""
    one_unit, plain = _take_equation(plain_directions(text))
    as_needed = bool(_AS_NEEDED.search(plain))
    most, plain = take_most(plain)
    supply, plain = take_supply(plain)
    sig = _in_parts(plain) or _simple(plain)
    if _SECOND_DOSE.search(plain) and sig.amount_mg is not None:
        # Another dose at another time of day: how much is taken in all was not read.
        sig = replace(sig, unread_count=True, amount_mg=None, amount_low_mg=None)
    sig = replace(sig, as_needed=as_needed, one_unit_mg=one_unit)
    if sig.times_high is None and sig.units_high is None and most is None and supply is not None:
        return replace(
            sig,
            units_low=Decimal(1),
            units_high=Decimal(1),
            times_low=supply,
            times_high=supply,
            per_supply=True,
        )
    if sig.times_high is None and supply is not None and sig.units_high and most is None:
        times = supply / sig.units_high
        sig = replace(sig, times_low=times, times_high=times, per_supply=True)
    sig = _limit(sig, most)
    return replace(sig, times_low=Decimal(0)) if as_needed and sig.times_high is not None else sig


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


def _simple(plain: str) -> Sig:
    whole = _PER_DAY.search(plain)
    if whole and not _UNITS.search(plain):
        high, low = (in_mg(Decimal(whole[end] or whole["high"]), whole["mass"]) for end in ("high", "low"))
        return Sig(times_low=Decimal(1), times_high=Decimal(1), amount_mg=high, amount_low_mg=low)
    times = times_a_day(plain)
    units = _UNITS.search(plain) or _BARE.search(plain)
    amount = _AMOUNT.search(plain)
    sig = Sig(times_low=times.low, times_high=times.high) if times else Sig()
    if amount:
        sig = replace(sig, amount_mg=_amount_mg(amount, "high"), amount_low_mg=_amount_mg(amount, "low"))
    if units:
        return _with_units(sig, units)
    return replace(sig, unread_count=amount is None and bool(_A_NUMBER_FIRST.search(plain)))


def _in_parts(plain: str) -> Sig | None:
    """The sum over the parts of a day: "1 tab in the morning and 2 tabs at bedtime"; of a taper the largest."""
    by_part = _by_part_of_day(plain)
    found = list(_UNITS.finditer(plain))
    if by_part or len(found) < 2:
        return by_part
    limits = [one.start() for one in found[1:]] + [len(plain)]
    parts = [plain[one.start() : limit] for one, limit in zip(found, limits, strict=True)]
    joined = all(_THEN.search(part[-8:]) for part in parts[:-1])
    if not joined and not all(at_a_time_of_day(part) for part in parts):
        return None
    sigs = [_simple(part) for part in parts]
    if any(sig.units_high is None or sig.times_high is None for sig in sigs):
        return None
    if _ONE_AFTER_ANOTHER.search(plain):
        low, high = min(_totals(sigs, "low")), max(_totals(sigs, "high"))
    else:
        low, high = (sum(_totals(sigs, end), Decimal(0)) for end in ("low", "high"))
    units = _evenly([sig.units_high for sig in sigs if sig.units_high is not None], high)
    return Sig(units, units, low / units, high / units, volume=sigs[0].volume)


def _by_part_of_day(plain: str) -> Sig | None:
    found = list(_PART_COUNT.finditer(plain))
    counts = [Decimal(one["count"]) for one in found]
    written_out = sum(_UNITS.search(one.group()) is not None for one in found)
    if len(found) < 2 or not all(0 < count <= _LARGEST_BESIDE_A_PART for count in counts):
        return None
    if _ONE_AFTER_ANOTHER.search(plain) or written_out < len(_UNITS.findall(plain)):
        return None
    ends = [one.start() for one in found[1:]] + [len(plain)]
    total = sum(
        (
            count * (parts_of_day(plain[one.end("count") : end]) or 1)
            for one, count, end in zip(found, counts, ends, strict=True)
        ),
        Decimal(0),
    )
    units = _evenly(counts, total)
    return Sig(units, units, total / units, total / units, volume=False)


def _evenly(counts: list[Decimal], total: Decimal) -> Decimal:
    """The largest of *counts* of which *total* is a number of times without end of digits; else one."""
    for count in sorted(set(counts), reverse=True):
        if count and round(total / count, 4) * count == total:
            return count
    return Decimal(1)


def _totals(sigs: list[Sig], end: str) -> Iterator[Decimal]:
    for sig in sigs:
        yield (getattr(sig, f"units_{end}") or Decimal(0)) * (getattr(sig, f"times_{end}") or Decimal(0))


def _with_units(sig: Sig, found: re.Match[str]) -> Sig:
    low = Decimal(1) if found["low"].startswith("a") else Decimal(found["low"])
    high = Decimal(found["high"]) if found["high"] else low
    measure = volume_ml(found["thing"]) if found["thing"] else None
    scale = measure or Decimal(1)
    if not low or not high:
        return sig
    return replace(
        sig,
        units_low=min(low, high) * scale,
        units_high=max(low, high) * scale,
        volume=measure is not None if found["thing"] else None,
    )


def _amount_mg(found: re.Match[str], end: str) -> Decimal:
    return in_mg(Decimal(found[end] or found["low"]), found["mass"])


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
