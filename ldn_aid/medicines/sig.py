"""Directions as lists print them: "1-2 tabs q4-6h prn", "twice daily", "one patch every 72 hours"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ldn_aid.medicines.times import at_a_time_of_day, times_a_day
from ldn_aid.medicines.words import folded

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "ii": "2", "iii": "3", "half": "0.5", "quarter": "0.25",
}  # fmt: skip
_REPEATED = re.compile(r"\((?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\)")
""" "4 (four) hours" and "one (1) tablet" say the same thing twice."""
_ASIDE = re.compile(r"\([^()]*\b(?:total|mcg|mg|ml)\b[^()]*\)")
_AND_A_HALF = re.compile(r"\b(\d+)\s*(?:(?:and|&)\s*(?:a\s*|1\s*)?(?:0\.5|½)|(?:and\s*)?1\s*/\s*2\b|\s*½)")
_HALF = re.compile(r"\b(?:1\s*/\s*2|1\s*-\s*0\.5|0\.5\s+of)\b(?:\s+an?\b)?|½|\b0\.5\s+an?\b")
_QUARTER = re.compile(r"\b1\s*/\s*4\b|¼")
_ROMAN_ONE = re.compile(r"\bi(?=\s*(?:-|to\b|or\b|tab|cap))")
_DATE = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b")

_N = r"(?:\d+(?:\.\d+)?|\.\d+)"
_TO = r"\s*(?:-|to|or|–)\s*"
_SOLID = (
    r"tab(?:let)?s?|cap(?:sule|let)?s?|pills?|patch(?:es)?|films?|strips?|sprays?|puffs?|lozenges?|troches?|pieces?"
    r"|softgels?|gelcaps?|suppositor(?:y|ies)|drops?|packets?|ea|tb|each|doses?|gumm(?:y|ies)|scoops?|pumps?|implants?"
)
_VOLUME = {"ml": "1", "cc": "1", "milli": "1", "tsp": "5", "teas": "5", "tbsp": "15", "tables": "15"}
_VOLUMES = r"ml|cc|millilit(?:er|re)s?|tsps?|teaspoon(?:s|fuls?|ful)?|tbsps?|tablespoon(?:s|fuls?|ful)?"
_UNIT_TWICE = re.compile(
    rf"(?P<low>{_N})\s*(?P<unit>tab|cap|pill|patch|film|strip|spray|puff|drop|ml|tsp|tea|tbsp|mg|mcg)[a-z]*\s*"
    rf"(?P<to>-|to\b|or\b)\s*(?={_N}\s*(?P=unit))"
)
""" "2.5 ml to 5 ml" is "2.5 to 5 ml"."""
_UNITS = re.compile(
    rf"(?<![\d./#-])(?P<low>{_N}|an?)(?:{_TO}(?P<high>{_N}))?\s*(?:x\s*)?"
    rf"(?P<thing>{_SOLID}|{_VOLUMES})\b(?!\s*(?:of\s*)?(?:left|remaining|supply))"
)
_AMOUNT = re.compile(
    rf"(?<![\d./-])(?P<low>{_N})\s*(?:mg|mcg)?(?:{_TO}(?P<high>{_N}))?\s*(?P<mass>mg|mcg|ug|g|gm|grams?)\b(?!\s*/)"
)
_MOST = re.compile(
    r"\b(?:max(?:imum)?(?:\s+(?:daily|of|dose|daily\s+dose))*|mdd|up\s+to|no\s+more\s+than|not\s+more\s+than|not\s+to\s+exceed"
    r"|do(?:es)?\s+not\s+exceed|don't\s+exceed|limit)\s*(?:of|is|=|:)?\s*"
    rf"(?P<most>{_N})(?!\s*(?:mg|mcg|g|gm|grams?|days?|weeks?|hours?)\b)\s*(?P<thing>{_SOLID}|{_VOLUMES}|times|x|doses)?"
    r"(?P<a_day>\s*(?:/|per|a|an|in|every|each)?\s*(?:any\s*)?(?:24\s*-?\s*(?:h|hrs?|hours?)|day|d\b|daily))?"
)
_MOST_MASS = re.compile(
    r"\b(?:max(?:imum)?(?:\s+(?:daily|of|dose|daily\s+dose))*|mdd|not\s+to\s+exceed|no\s+more\s+than|not\s+more\s+than|do(?:es)?\s+not\s+exceed)"
    rf"\s*(?:of|is|=|:)?\s*{_N}\s*(?:mg|mcg|g|gm|grams?)\b(?:\s*(?:/|per|a|an|in|every|each)?\s*(?:24\s*-?\s*(?:h|hrs?|hours?)|day|d\b|daily))?"
)
"""The most on a day in mg is no dose: left out, the upper end of the directions stands."""
_SECOND_DOSE = re.compile(
    rf"\b(?:q\.?\s?(?:am|pm|hs)|[ap]\.?m|mornings?|noon|evenings?|nights?|bedtime|nocte|mane|hs)\b[^.;]{{0,8}}?\s{_N}\s*(?:mg|mcg|g\b)"
    rf"|\b(?:mane|am)\s+{_N}\s+(?:nocte|pm|hs)\b"
)
""" "30 mg qAM, 15 mg qHS": two doses that differ by the time of day."""
_QUANTITY = re.compile(
    rf"(?:\b(?:qty|quantity|disp(?:ense[d]?)?|amount|count)\b\s*(?:of|is|=|:|\#)*\s*|\#\s*)(?P<quantity>{_N})"
    rf"(?:\s*(?:{_SOLID}|{_VOLUMES}))?"
)
_QUANTITY_AND_DAYS = re.compile(
    r"(?:\b(?:qty|quantity|disp)\W{0,3}|\#\s*)(?P<quantity>\d{1,4})\s*/\s*(?P<days>\d{1,3})\b(?!\s*/)"
    r"|(?<![\d.])(?P<decimal>\d{1,4})\.00?\s+(?P<after>\d{1,3})\b(?!\s*(?:mme|mg|mcg|ml))"
)
""" "qty 180/30", and "120.00 30" as prescription monitoring reports print quantity and days of supply."""
_DAYS = re.compile(
    r"\b(?:for\s+)?(?P<days>\d{1,3})\s*-?\s*(?:days?\b(?:\s*'?\s*supply)?|ds\b)|\b(?:days?(?:\s*'?\s*supply)?|ds)\s*[:=]?\s*(?P<later>\d{1,3})\b"
)
_AS_NEEDED = re.compile(r"\bp\.?r\.?n\b|\b(?:as|if|when|where)\s+(?:needed|required|necessary)\b|\bsos\b")
_ONE_AFTER_ANOTHER = re.compile(r"(?:\bx|\bfor|\bafter)\s*\d+\s*(?:d|days?|wks?|weeks?)\b|\bday\s*\d")
""" "2 tabs bid for 3 days, then 1 tab bid": not on the same day."""
_THEN = re.compile(r"\b(?:and|then|plus)\b|[,;+&]")
_BARE = re.compile(
    rf"(?:^|;|\btakes?\b)\s*(?P<low>\d(?:\.\d+)?)(?:{_TO}(?P<high>\d(?:\.\d+)?))?\s+(?P<thing>)"
    r"(?=(?:p\.?\s?o|to\s+be\s+taken|by\s+mouth|orally|q\.?\s?\d+h?|q\.?(?:d|hs|am|pm)|[bt]\.?i\.?d|qid|bd"
    r"|tds|qds|od|mane|nocte|daily|every|once|twice|nightly|prn|at|in|\d+\s*(?:-\s*\d+\s*)?(?:x|times))\b|$)"
)
_A_NUMBER_FIRST = re.compile(
    r"(?:^|;|\btakes?\b)\s*\d+(?:\.\d+)?\b(?!\s*(?:x\b|times|/|per\b|a\s+day|-\d-|:|\s*[ap]\.?m\b))"
)
"""A count without its noun: "take 2 every 6 hours", "1 po q6h"."""
_MOST_AT_A_TIME = Decimal(20)
"""More tablets than this are what was dispensed, not what is taken at a time."""


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
    per_supply: bool = False
    """The times are an average: quantity dispensed over days of supply."""
    unread_count: bool = False
    """A number stands where the count is expected, and was not read."""
    limited: bool = False
    """A stated daily maximum lowered the upper end."""


def read_sig(text: str) -> Sig:
    """The directions in *text*, which should not hold the product's own name and strength."""
    plain = _plain(text)
    as_needed = bool(_AS_NEEDED.search(plain))
    most, plain = _take_most(_MOST_MASS.sub(" ", plain))
    supply, plain = _take_supply(plain)
    sig = _in_parts(plain) or _simple(plain)
    if _SECOND_DOSE.search(plain) and sig.amount_mg is not None:
        # Another dose at another time of day: how much is taken in all was not read.
        sig = replace(sig, unread_count=True, amount_mg=None, amount_low_mg=None)
    sig = replace(sig, as_needed=as_needed)
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


def _plain(text: str) -> str:
    plain = _DATE.sub(" ", folded(text))
    plain = _REPEATED.sub(" ", _ASIDE.sub(" ", plain))
    plain = re.sub(r"\b(" + "|".join(_NUMBER_WORDS) + r")\b", lambda word: _NUMBER_WORDS[word[1]], plain)
    plain = _ROMAN_ONE.sub("1", plain)
    plain = _AND_A_HALF.sub(lambda found: f" {found[1]}.5 ", plain)
    plain = _QUARTER.sub(" 0.25 ", _HALF.sub(" 0.5 ", plain))
    return _UNIT_TWICE.sub(lambda found: f"{found['low']} {found['to']} ", plain)


@dataclass(frozen=True)
class _Most:
    amount: Decimal
    doses: bool


def _take_most(plain: str) -> tuple[_Most | None, str]:
    """The daily maximum, and the text without it. "Up to 2 tablets" alone is a dose, no maximum."""
    for found in _MOST.finditer(plain):
        thing = found["thing"] or ""
        daily = found["a_day"] or found.group().startswith("mdd") or "daily" in found.group()
        if not daily or (found.group().startswith("up") and thing in ("times", "x")):
            continue
        most = _Most(Decimal(found["most"]), doses=thing in ("times", "x", "doses"))
        return (most if most.amount else None), plain[: found.start()] + " " + plain[found.end() :]
    return None, plain


def _take_supply(plain: str) -> tuple[Decimal | None, str]:
    """Units a day by quantity over days of supply, and the text without the quantity."""
    both = _QUANTITY_AND_DAYS.search(plain)
    if both:
        amount, days = Decimal(both["quantity"] or both["decimal"]), int(both["days"] or both["after"])
        rest = plain[: both.start()] + " " + plain[both.end() :]
        return (amount / days if amount and days else None), rest
    quantity = _QUANTITY.search(plain)
    many = next((f for f in _UNITS.finditer(plain) if f["low"][0].isdigit() and _is_quantity(f)), None)
    found = quantity or many
    if found is None:
        return None, plain
    amount = Decimal(quantity["quantity"]) if quantity else Decimal(found["low"])
    rest = plain[: found.start()] + " " + plain[found.end() :]
    supplied = _DAYS.search(rest)
    number = int(supplied["days"] or supplied["later"]) if supplied else 0
    return (amount / number if number and amount else None), rest


def _is_quantity(found: re.Match[str]) -> bool:
    return (
        found["thing"][:2] not in ("ml", "cc", "mi", "ts", "te", "tb")
        and Decimal(found["low"]) > _MOST_AT_A_TIME
    )


def _simple(plain: str) -> Sig:
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
    found = list(_UNITS.finditer(plain))
    if len(found) < 2:
        return None
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
    largest = max(sig.units_high for sig in sigs if sig.units_high is not None)
    return Sig(largest, largest, low / largest, high / largest, volume=sigs[0].volume)


def _totals(sigs: list[Sig], end: str) -> Iterator[Decimal]:
    for sig in sigs:
        yield (getattr(sig, f"units_{end}") or Decimal(0)) * (getattr(sig, f"times_{end}") or Decimal(0))


def _with_units(sig: Sig, found: re.Match[str]) -> Sig:
    low = Decimal(1) if found["low"].startswith("a") else Decimal(found["low"])
    high = Decimal(found["high"]) if found["high"] else low
    measure = next((size for start, size in _VOLUME.items() if found["thing"].startswith(start)), None)
    scale = Decimal(measure or "1")
    if not low or not high:
        return sig
    return replace(
        sig,
        units_low=min(low, high) * scale,
        units_high=max(low, high) * scale,
        volume=measure is not None if found["thing"] else None,
    )


def _amount_mg(found: re.Match[str], end: str) -> Decimal:
    scale = {"m": Decimal(1), "u": Decimal("0.001"), "g": Decimal(1000)}[found["mass"][0]]
    scale = Decimal("0.001") if found["mass"] == "mcg" else scale
    return Decimal(found[end] or found["low"]) * scale


def _limit(sig: Sig, most: _Most | None) -> Sig:
    """A stated daily maximum takes the place of a higher or missing number of times."""
    if most is None:
        return sig
    if sig.units_high is None and not most.doses:
        if sig.times_high is not None or sig.amount_mg is not None:
            return sig
        sig = replace(sig, units_low=Decimal(1), units_high=Decimal(1))
    times = most.amount if most.doses else most.amount / (sig.units_high or Decimal(1))
    if sig.times_high is not None and sig.times_high <= times:
        return sig
    low = min(sig.times_low, times) if sig.times_low is not None else Decimal(0)
    return replace(sig, times_low=low, times_high=times, limited=True)
