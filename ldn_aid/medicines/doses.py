"""The doses that directions tell: "1-2 tabs", "2" in "2 q6h", "15 mg"; one by one, or several over a day."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ldn_aid.medicines.measures import MASS, PATCH_STRENGTH, SOLID, VOLUMES, in_mg, volume_ml
from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.times import Times, at_a_time_of_day, times_a_day

_TO = r"\s*(?:-|to|or|–)\s*"
_COUNTED = (
    rf"(?<![\d./#-])(?!{PATCH_STRENGTH})(?P<low>{_N}|(?<![a-z])an?\b)(?:{_TO}(?P<high>{_N}))?\s*(?:x\s*)?(?:more\s+|extra\s+|additional\s+|whole\s+|fresh\s+|new\s+)?"
    rf"(?P<thing>{SOLID}|{VOLUMES})\b(?!\s*(?:of\s*)?(?:left|remaining|supply))"
)
_PART = (
    r"(?:a\.?m\b|p\.?m\b|q\.?\s?[ap]\.?m\b|q?\.?\s?h\.?s\b|q?\s?noon|midi\b|mid[\s-]?day|mornings?\b|lunch\w*|afternoons?\b|evenings?\b|supper|dinner\w*|bed(?:\s*time)?\b|nights?\b"
    r"|nocte|mane\b|breakfast|weekends?\b)"
)
_CLOCK_BEHIND = r"(?:(?:at|@)\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|(?:at|@)\s*\d{1,2}:\d\d)"
_OFTEN = (
    r"(?:p\.?\s?o\b|to\s+be\s+(?:taken|applied)|by\s+mouth|orally|oral\b|sl\b|q\.?\s?\d|q\.?(?:d|day)\b|[bt]\.?\s?i\.?\s?d\b|q\.?\s?i\.?\s?d\b|bd\b|tds\b|qds\b|od\b"
    r"|daily\b|(?:every|each)\b|once\b|twice\b|thrice\b|nightly\b|p\.?r\.?n\b|as\s+needed|when\b|if\b|\d+\s*(?:(?:-|to)\s*\d+\s*)?(?:x|times|h(?:ou)?rly)\b|up\s*to\s+\d+\s*(?:x|times)\b)"
)
_BARE = (
    rf"(?:(?<=^)|(?<=[\s;,(]))(?<!q\s)(?<!every\s)(?<!each\s)(?<!x\s)(?<!for\s)(?<!after\s)(?<!day\s)(?<!at\s)(?<!@\s)(?P<bare>(?:\d{{1,2}}(?:\.\d+)?|\.\d+)(?![\d.:/]))(?:{_TO}(?P<bare_high>\d{{1,2}}(?:\.\d+)?)(?![\d.:/]))?"
    rf"(?:\s*;)?\s*(?:more\s+|extra\s+|additional\s+|of\s+(?:them|these)\s+)?(?=(?:po\s+|by\s+mouth\s+)?(?:(?:in|with)\s+(?:the\s+)?|at\s+|every\s+|each\s+|@\s*)?{_PART}|(?:po\s+)?{_CLOCK_BEHIND}|{_OFTEN})"
)
_MASS = (
    rf"(?<![\d./-])(?P<mass_low>{_N})\s*(?:mg|mcg)?(?:{_TO}(?P<mass_high>{_N}))?\s*(?P<mass>{MASS})\b(?!\s*/)"
)
_ANY = re.compile(f"(?:{_COUNTED})|(?:{_MASS})|(?:{_BARE})")
_ONLY_AN_HOUR = re.compile(r"\s*[ap]\.?m\b")
_LARGEST_BESIDE_AN_HOUR = 4
""" "8 am" and "10 pm" are hours; "2 am 3 pm" beside them would be too."""
_DISPENSED_TIMES = 5
_BOTTLE_DOSES = 10
_TAPER = re.compile(r"(?:\bx|\bfor|\bafter)\s*\d+\s*(?:d|days?|wks?|weeks?)\b|\bday\s*\d")
""" "2 tabs bid for 3 days, then 1 tab bid": not on the same day."""
_AND = re.compile(r"(?:\b(?:and|plus|also|with|extra|additional)|[+&])\W*(?:(?:take|another|an|may)\s+)*$")
_THEN = re.compile(r"(?:\bthen|[,;])\W*(?:(?:and|take|another)\s+)*$")
_OR = re.compile(r"\bor\W*(?:(?:take|else)\s+)*$")
_SEVERITY = re.compile(r"\b(?:mild|moderate|severe|worse|worst|bad|good)\b")
""" "1 q4h prn moderate pain, 2 q4h prn severe pain": one or the other."""


@dataclass(frozen=True)
class Dose:
    """One amount at a time, where it stands in the directions, and how often as far as its own words tell."""

    low: Decimal
    high: Decimal
    measure: str
    """"one" for what is counted piece by piece, "ml", "mg", or "" where it is not said."""
    start: int
    end: int

    @property
    def by_weight(self) -> bool:
        """Whether it is mg."""
        return self.measure == "mg"


@dataclass(frozen=True)
class Daily:
    """What is taken over a day, from least to most, in units of ``measure``."""

    low: Decimal
    high: Decimal
    measure: str
    counts: tuple[Decimal, ...]
    """The amounts at a time."""


def doses_in(plain: str) -> list[Dose]:
    """Every dose in plain directions, in order. Hours of the day ("8 am") are none."""
    found = list(_ANY.finditer(plain))
    hours = [one for one in found if one["bare"] and _ONLY_AN_HOUR.match(plain, one.end())]
    if len(found) < 2 or any(not 0 < Decimal(one["bare"]) <= _LARGEST_BESIDE_AN_HOUR for one in hours):
        found = [one for one in found if one not in hours]
    return [dose for one in found if (dose := _dose(one))]


def _dose(found: re.Match[str]) -> Dose | None:
    if found["mass"]:
        ends = [
            in_mg(Decimal(number), found["mass"])
            for number in (found["mass_low"], found["mass_high"])
            if number
        ]
        measure = "mg"
    elif found["bare"]:
        ends, measure = [Decimal(number) for number in (found["bare"], found["bare_high"]) if number], ""
    else:
        volume = volume_ml(found["thing"])
        first = "1" if found["low"].startswith("a") else found["low"]
        ends = [Decimal(number) * (volume or 1) for number in (first, found["high"]) if number]
        measure = "one" if volume is None else "ml"
    return Dose(min(ends), max(ends), measure, *found.span()) if all(ends) else None


def without_dispensed(plain: str, doses: list[Dose]) -> list[Dose]:
    """*doses* without what was dispensed: "300 mL" right before "5 mL four times a day", and the last of "1 tab q6h, 20 tab"."""
    while len(doses) > 1 and _is_a_bottle(plain, *doses[:2]):
        doses = doses[1:]
    if len(doses) < 2 or times_a_day(plain[doses[-1].end :]) or not times_a_day(plain[: doses[-1].start]):
        return doses
    before = plain[doses[-2].start : doses[-1].start]
    told_apart = not any(word.search(before) for word in (_AND, _OR)) and not re.search(
        r"\bthen\W*$|\btake\W*$", before
    )
    return doses[:-1] if told_apart and doses[-1].high >= _DISPENSED_TIMES * doses[0].high else doses


def _is_a_bottle(plain: str, first: Dose, then: Dose) -> bool:
    """Whether *first* is a bottle's volume: ten times the dose that *then* tells, and nothing told between them."""
    between = plain[first.end : then.start]
    return (
        first.measure == then.measure == "ml"
        and first.low == first.high >= _BOTTLE_DOSES * then.high
        and not re.search(r"\w", between)
    )


def is_added(plain: str, dose: Dose) -> bool:
    """Whether the only *dose* in plain directions comes on top of one that is not told: "bid + 1 prn", "bid, 2 at bedtime"."""
    before, behind = times_a_day(plain[: dose.start]), times_a_day(plain[dose.end :])
    return bool(before and (_AND.search(plain, 0, dose.start) or (behind and behind != before)))


def over_a_day(plain: str, doses: list[Dose]) -> Daily | None:
    """The sum of several *doses* in plain directions, the largest of a taper or of a choice; None where it is not sure.

    A dose that is told twice, once with and once without how often, is one.
    """
    before = times_a_day(plain[: doses[0].start])
    ends = [dose.start for dose in doses[1:]] + [len(plain)]
    parts = [plain[dose.start : end] for dose, end in zip(doses, ends, strict=True)]
    often = [times_a_day(plain[dose.end : end]) for dose, end in zip(doses, ends, strict=True)]
    alike = len({(dose.low, dose.high) for dose in doses}) == 1
    told = {one for one in (before, *often) if one}
    if alike and len(told) == 1 and not _joined(parts, _AND) and not any(map(at_a_time_of_day, parts)):
        return _sum(doses[:1], list(told))
    if before or any(one is None for one in often):
        return None
    times = [one for one in often if one]
    if _TAPER.search(plain, doses[0].start, doses[-1].start):
        return _largest(doses, times)
    if _joined(parts, _OR) or all(_SEVERITY.search(part) for part in parts):
        return _largest(doses, times)
    if all(_AND.search(part) or _THEN.search(part) for part in parts[:-1]) or _at_times(parts):
        return _sum(doses, times)
    return None


def _joined(parts: list[str], word: re.Pattern[str]) -> bool:
    return all(word.search(part) for part in parts[:-1])


def _at_times(parts: list[str]) -> bool:
    return all(at_a_time_of_day(part) for part in parts)


def _sum(doses: list[Dose], often: list[Times]) -> Daily:
    low = sum((dose.low * one.low for dose, one in zip(doses, often, strict=True)), Decimal(0))
    high = sum((dose.high * one.high for dose, one in zip(doses, often, strict=True)), Decimal(0))
    return _daily(doses, low, high)


def _largest(doses: list[Dose], often: list[Times]) -> Daily:
    low = min(dose.low * one.low for dose, one in zip(doses, often, strict=True))
    high = max(dose.high * one.high for dose, one in zip(doses, often, strict=True))
    return _daily(doses, low, high)


def _daily(doses: list[Dose], low: Decimal, high: Decimal) -> Daily:
    return Daily(
        low,
        high,
        next((dose.measure for dose in doses if dose.measure), ""),
        tuple(dose.high for dose in doses),
    )
