"""Directions as lists print them: "1-2 tabs q4-6h prn", "twice daily", "one patch every 72 hours"."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_NUMBERS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "half": "0.5",
    "1/2": "0.5", "½": "0.5",
}  # fmt: skip
_COUNT = r"(\d+(?:\.\d+)?|1/2|½|one|two|three|four|five|six|half|an?)"
_THING = (
    r"(?:tab(?:let)?s?|cap(?:sule|let)?s?|pills?|patch(?:es)?|films?|strips?|sprays?|puffs?"
    r"|m(?:l|illilit(?:er|re)s?)|lozenges?)"
)
_UNITS = re.compile(
    rf"(?<![\d./]){_COUNT}(?:\s*(?:-|to|or)\s*{_COUNT})?\s*(?:x\s*)?{_THING}\b", re.IGNORECASE
)
_EVERY = re.compile(
    r"\b(?:q|every|each)\s*(\d+)(?:\s*(?:-|to)\s*(\d+))?\s*(h|hr|hrs|hours?|d|days?)\b", re.IGNORECASE
)
_MOST = re.compile(
    r"\b(?:max(?:imum)?|up to|no more than|not to exceed)(?:\s*of)?\s*(\d+)\s*(?:\w+\s*)?"
    r"(?:/|per|a|in)\s*(?:24|day)",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"\b{_COUNT}\s*(?:times|x)\s*(?:/|a|per|each|every)?\s*(?:day|daily)\b", re.IGNORECASE)
_AS_NEEDED = re.compile(r"\bprn\b|\bas needed\b|\bif needed\b|\bwhen needed\b", re.IGNORECASE)
_WORDS = (
    (re.compile(r"\bqid\b|\bq\.i\.d|\bfour times", re.IGNORECASE), "4"),
    (re.compile(r"\btid\b|\bt\.i\.d|\bthree times|\bthrice", re.IGNORECASE), "3"),
    (
        re.compile(
            r"\bbid\b|\bb\.i\.d|\btwice\b|\btwo times|\bmorning and (?:evening|night|bedtime)", re.IGNORECASE
        ),
        "2",
    ),
    (
        re.compile(
            r"\bonce\b(?! (?:a |per )?week)|\bqd\b|\bdaily\b|\bqhs\b|\bqam\b|\bqpm\b|\bnightly\b"
            r"|\bat bedtime\b|\bat night\b"
            r"|\b(?:every|each|in the) (?:day|morning|evening|night)\b|\ba day\b|\bper day\b|/day\b",
            re.IGNORECASE,
        ),
        "1",
    ),
)
_HOURS = Decimal(24)


@dataclass(frozen=True)
class Sig:
    """Directions as numbers; None where the text does not say. The upper end is used for safety."""

    units_low: Decimal | None
    units_high: Decimal | None
    times_low: Decimal | None
    """Times a day at the least, 0 when only as needed."""
    times_high: Decimal | None
    as_needed: bool


def read_sig(text: str) -> Sig:
    """The directions in *text*."""
    units_low, units_high = _units(text)
    times_low, times_high = _times(text)
    as_needed = bool(_AS_NEEDED.search(text))
    most = _MOST.search(text)
    if most and units_high:
        limit = (Decimal(most.group(1)) / units_high).quantize(Decimal("0.01"), ROUND_HALF_UP)
        times_high = limit if times_high is None else min(times_high, limit)
    return Sig(units_low, units_high, Decimal(0) if as_needed else times_low, times_high, as_needed)


def _units(text: str) -> tuple[Decimal | None, Decimal | None]:
    found = _UNITS.search(text)
    if not found:
        return None, None
    low, high = _number(found.group(1)), _number(found.group(2) or found.group(1))
    return min(low, high), max(low, high)


def _times(text: str) -> tuple[Decimal | None, Decimal | None]:
    every = _EVERY.search(text)
    if every:
        hours = [
            Decimal(number) * (1 if every.group(3).lower().startswith("h") else 24)
            for number in every.groups()[:2]
            if number
        ]
        if all(hours):
            often = [(_HOURS / each).quantize(Decimal("0.0001")).normalize() for each in hours]
            return min(often), max(often)
    counted = _TIMES.search(text)
    if counted:
        return _number(counted.group(1)), _number(counted.group(1))
    for pattern, times in _WORDS:
        if pattern.search(text):
            return Decimal(times), Decimal(times)
    return None, None


def _number(word: str) -> Decimal:
    return Decimal(_NUMBERS.get(word.lower(), word))
