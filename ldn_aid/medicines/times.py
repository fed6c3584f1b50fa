"""How many times a day directions say: "q4-6h", "bid", "every other day", "with meals and at bedtime"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ldn_aid.medicines.weekdays import WEEKDAYS

_N = r"\d+(?:\.\d+)?"
_TO = r"\s*(?:-|to|or)\s*"
_EVERY = re.compile(
    rf"\b(?:q|every|each)\s*\.?\s*(?P<low>{_N})(?:{_TO}(?:q\s*)?(?P<high>{_N}))?\s*-?\s*"
    r"(?P<unit>hourly|hours?|hrs?|h\b|days?|d\b|weeks?|wks?|w\b|months?|°)?"
)
_HOURLY = re.compile(rf"\b(?P<low>{_N})(?:{_TO}(?P<high>{_N}))?\s*-?\s*h(?:ou)?rly\b")
_BARE_HOURS = {Decimal(hours) for hours in (2, 3, 4, 6, 8, 12, 24, 48, 72)}
"""Numbers that "q6" without a unit can mean."""
_COUNTED = re.compile(
    rf"(?<![\d/])(?P<low>{_N})(?:{_TO}(?P<high>{_N}))?\s*-?\s*(?:times?|x)\s*-?\s*"
    r"(?:/|an?|per|each|every|in a)?\s*-?\s*"
    r"(?P<unit>daily|day|d\b|weekly|week|wk|24\s*h(?:ou)?rs?)"
    rf"|\bx\s*(?P<after>{_N})\s*(?:/|a|per)?\s*(?P<after_unit>daily|day|weekly|week)\b"
    rf"|(?<![\d/.-])(?P<slash>{_N})(?:{_TO}(?P<slash_high>{_N}))?\s*(?:/|a|per)\s*(?P<slash_unit>day|d\b)"
)
_SCHEDULE = re.compile(r"(?<![\d./-])([0-9])-([0-9])-([0-9])(?:-([0-9]))?(?![\d./-])")
"""Morning-noon-evening(-night), as European lists print it."""
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])(?::[0-5]\d\s*(?:[ap]\.?m\b)?|\s*[ap]\.?m\b)")
_WEEKDAYS = re.compile(WEEKDAYS)
_LATIN = (
    (re.compile(r"\bq\.?\s?i\.?\s?d\b|\bq\.?\s?d\.?\s?s\b"), 4),
    (re.compile(r"\bt\.?\s?i\.?\s?d\b|\bt\.?\s?d\.?\s?s\b|\bthrice\b"), 3),
    (re.compile(r"\bb\.?\s?i\.?\s?d\b|\bb\.?\s?d\b|\btwice\b(?!\s*(?:a|per|each|every)?\s*-?\s*week)"), 2),
)
_SPARSE = (
    (re.compile(r"\b(?:every\s+other|alternate)\s+(?:day|night|morning)s?\b|\bq\.?o\.?d\b"), Decimal("0.5")),
    (re.compile(r"\btwice\s*(?:a|per|each|every)?\s*-?\s*week(?:ly)?\b"), Decimal(2) / 7),
    (
        re.compile(
            r"\b(?:once\s*(?:a|per|each|every)?\s*-?\s*)?week(?:ly)?\b(?=\s*(?:$|[^s\w]))|\b(?:q|every)\s*(?:wk|week)\b"
        ),
        Decimal(1) / 7,
    ),
    (re.compile(r"\bmonthly\b|\b(?:once\s+)?(?:a|per|each|every|q)\s*month\b"), Decimal(1) / 30),
)
_PARTS_OF_DAY = (
    re.compile(r"\bmornings?\b|\bq\.?\s?a\.?m\b|\bmane\b|\bom\b|\bbreakfast\b|\ba\.?m\b"),
    re.compile(r"\bq?\s?noon\b|\bmidi\b|\bmid[\s-]?day\b|\blunch(?:time)?\b|\bafternoons?\b"),
    re.compile(r"\bevenings?\b|\bq\.?p\.?m\b|\bdinner(?:time)?\b|\bsupper\b|\bp\.?m\b"),
    re.compile(r"\bbed\s*time\b|\bq?\.?\s?h\.?s\b|;\s*on\s*$|\bnights?\b|\bnightly\b|\bnocte\b|\bbed\b"),
)
_MEALS = re.compile(
    r"\b(?:before|after|with|between)\s+(?:each\s+|every\s+|all\s+)?meals\b|\beach meal\b|\bac\b|\bachs\b"
)
_BEDTIME_TOO = re.compile(r"\bachs\b")
_DAILY = re.compile(
    r"\bdaily\b|\bonce\b|\bq\.?d\b|\bqday\b|\bo\.?\s?d\b|\b(?:a|per|every|each|q)\s*day\b|/\s*day\b"
)


_EVERY_DAY = re.compile(
    r"\bdaily\b|\b1?\s*(?:x|time)\s*(?:a|per|/)\s*day\b|\bonce\s+a\s+day\b|\bq\.?d\b|\bqday\b|\bod\b|\b(?:a|per|every|each|q)\s*day\b|/\s*day\b"
    r"|\bnightly\b|\bqhs\b|\b(?:every|each)\s+(?:morning|evening|night)\b"
)
_CLAUSE = re.compile(r"[,;()]|\.(?=\s)|\s[-–—]\s")
_BEFORE_WEEKS = re.compile(
    r"(?:^|[^\w\s]|\d|(?:^|\W)(?:tab|cap|patch|film|pill|dose|drop|spray|puff|unit|pen|apply|applied|tak|chang|us(?:e|ing)|inject|replac|rotat|transderm|topical|subcut|sublingual"
    r"|implant|syringe|vial|needed|given?|administer)[a-z]*|(?:^|\W)(?:ml|mg|mcg|g|h|hr|hour|mouth|po|oral|orally|skin|sc|sq|im|iv|sl|muscle|a|per|every|each|q|only"
    r"|then|them|it|prn|day|morning|evening|night|bedtime|site|or|and|to))\s*$"
)
_BEHIND_WEEKS = re.compile(
    r"\s*(?:$|[^\w\s]|\d|(?:on|for|at|in|as|prn|by|to|with|x|po|sc|sq|im|apply|change|rotate|remove|patch\w*|and|or|topically|sub\w*|inj\w*|every|if|when|until|transderm\w*|via|per|dose\w*"
    r"|as|before|after|same|place\w*|apply|onto|over|starting|take\w*)\b)"
)


@dataclass(frozen=True)
class Times:
    """Times a day, from least to most; below 1 for less than daily."""

    low: Decimal
    high: Decimal


def times_a_day(text: str) -> Times | None:
    """How often, in folded *text* whose number words are digits; None when it does not say.

    Of "daily" beside "weekly" it is daily: "90 mg daily, attends weekly" is no dose a week.
    """
    rest = _WEEKDAYS.sub(" ", text)
    found = _told(rest)
    if found and found.high < 1:
        found = _daily_beside(rest) or found
    if rest == text or (found and found.high < 1):
        return found
    return Times(Decimal(0), found.high if found else Decimal(1))


def _told(text: str) -> Times | None:
    return _every(text) or _counted(text) or _latin(text) or _sparse(text) or _by_the_day(text)


def _daily_beside(text: str) -> Times | None:
    """How often *text* tells beside what it tells of weeks or months: in a clause before it, or by the word."""
    first = next((times for clause in _CLAUSE.split(text) if (times := _told(clause))), None)
    if first and first.high >= 1:
        return first
    return Times(Decimal(1), Decimal(1)) if _EVERY_DAY.search(text) else None


def _is_schedule(text: str, found: re.Match[str]) -> bool:
    """Whether *found* of weeks or months tells when it is taken, and not when labs are drawn or pills counted."""
    return bool(_BEFORE_WEEKS.search(text, 0, found.start()) and _BEHIND_WEEKS.match(text, found.end()))


def in_two_ways(text: str) -> bool:
    """Whether folded *text* tells two different intervals: "q6h and q4h prn"."""
    return len({(times.low, times.high) for times in _intervals(text)}) > 1


def without_times(text: str) -> str:
    """Folded *text* without the numbers that tell how often or when."""
    for pattern in (_EVERY, _HOURLY, _COUNTED, _SCHEDULE, _CLOCK, _WEEKDAYS):
        text = pattern.sub(" ", text)
    return text


def at_a_time_of_day(text: str) -> bool:
    """Whether folded *text* names a part of the day or a clock time: "2 tabs PM"."""
    return bool(_CLOCK.search(text) or any(pattern.search(text) for pattern in _PARTS_OF_DAY))


def _every(text: str) -> Times | None:
    return next(_intervals(text), None)


def _intervals(text: str) -> Iterator[Times]:
    for found in (*_EVERY.finditer(text), *_HOURLY.finditer(text)):
        unit = found.groupdict().get("unit") or ("h" if found.re is _HOURLY else "")
        numbers = [Decimal(number) for number in (found["low"], found["high"]) if number]
        if not all(numbers) or (
            unit in ("", "°") and not (found[0].startswith("q") and set(numbers) <= _BARE_HOURS)
        ):
            continue
        if unit[:1] in ("w", "m") and not _is_schedule(text, found):
            continue
        hours = {"d": 24, "w": 168, "m": 720}.get(unit[:1], 1)
        often = [_exact(Decimal(24) / (number * hours)) for number in numbers]
        yield Times(min(often), max(often))


def _counted(text: str) -> Times | None:
    for found in _COUNTED.finditer(text):
        groups = found.groupdict()
        low = groups["low"] or groups["after"] or groups["slash"]
        high = groups["high"] or groups["slash_high"] or low
        unit = groups["unit"] or groups["after_unit"] or groups["slash_unit"]
        days = 7 if unit.startswith("w") else 1
        often = [_exact(Decimal(number) / days) for number in (low, high)]
        if all(often) and (days == 1 or _is_schedule(text, found)):
            return Times(min(often), max(often))
    schedule = _SCHEDULE.search(text)
    if schedule:
        total = Decimal(sum(int(part or 0) for part in schedule.groups()))
        return Times(total, total) if total else None
    return None


def _latin(text: str) -> Times | None:
    found = [Decimal(times) for pattern, times in _LATIN if pattern.search(text)]
    return Times(min(found), max(found)) if found else None


def _sparse(text: str) -> Times | None:
    for pattern, times in _SPARSE:
        for found in pattern.finditer(text):
            if times == Decimal("0.5") or _is_schedule(text, found):
                return Times(_exact(times), _exact(times))
    return None


def _by_the_day(text: str) -> Times | None:
    """Counts the named parts of the day, meals and clock times; "daily" alone is once."""
    clock = len(_CLOCK.findall(text))
    parts = 0 if clock else sum(bool(pattern.search(text)) for pattern in _PARTS_OF_DAY)
    if _MEALS.search(text):
        bedtime = bool(_BEDTIME_TOO.search(text) or _PARTS_OF_DAY[-1].search(text))
        parts = 3 + bedtime
    count = clock or parts or bool(_DAILY.search(text))
    return Times(Decimal(count), Decimal(count)) if count else None


def _exact(times: Decimal) -> Decimal:
    short = round(times, 4)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()
