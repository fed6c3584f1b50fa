"""Directions made plain before they are read: number words as digits, halves as decimals, dates and asides left out."""

import re

from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.words import folded

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "ii": "2", "iii": "3", "half": "0.5", "quarter": "0.25",
}  # fmt: skip
_SAID = r"\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_REPEATED = re.compile(rf"\b(?P<said>{_SAID})(?P<again>\s*\((?:{_SAID})\))")
""" "4 (four) hours" and "one (1) tablet" say the same thing twice."""
_ASIDE = re.compile(r"\([^()=]*\b(?:total|mcg|mg|ml)\b[^()=]*\)")
_MAXIMUM = re.compile(r"\b(?:max|mdd|exceed|more than|limit|nte|up to)")
_AND_A_HALF = re.compile(r"\b(\d+)\s*(?:(?:and|&)\s*(?:a\s*|1\s*)?(?:0\.5|½)|(?:and\s*)?1\s*/\s*2\b|\s*½)")
_HALF = re.compile(r"\b(?:1\s*/\s*2|1\s*-\s*0\.5|0\.5\s+of)\b(?:\s+an?\b)?|½|\b0\.5\s+an?\b")
_SHORT_TABLETS = re.compile(
    r"\bt\s?(\d(?:\.5)?(?:-\d)?)\s?[tc]\b|(?<![\d./-])(\d(?:-\d)?)\s?[tc](?=\s+(?:po|qd|qhs|q\d|[bt]id|qid)\b)"
)
""" "T2T PO BID" is "take 2 tablets"."""
_IRISH_TABLETS = re.compile(
    r"(?<![\w./-])(t{1,3})(?=\s+(?:po\s+)?(?:bd|tds|qds|od|nocte|mane|[bt]\.?i\.?d|q\.?i\.?d|daily|prn|stat|q\.?\s?\d+\s*(?:h\w*)?)\b)"
)
""" "TT TDS" is two tablets three times a day."""
_IRISH_RANGE = re.compile(r"(?<![\w./-])(t{1,2})\s*-\s*(t{2,3})\b")
_ONE_HALF = re.compile(r"\bone[\s-]half\b")
_QUARTER = re.compile(r"\b1\s*/\s*4\b|¼")
_ROMAN_ONE = re.compile(r"\bi(?=\s*(?:-|to\b|or\b|tab|cap))")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{4}-\d{1,2}-\d{1,2}\b|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b"
_DATE = re.compile(
    rf"\b(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]?{_MONTH}[\s-]?(?:19|20)\d\d\b|{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b)"
)
_ROW = re.compile(rf"^\W*(?:(?:{_DAY})\s+\d{{1,3}}\s+(?:{_DAY})|(?:{_DAY})\s+(?:{_DAY})\s+\d{{1,3}}(?=\s*;))")
""" "10/02/2026 1 10/01/2026" before the product: a row of a monitoring report with its number."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_COLUMNS = re.compile(r"\s*(?:[|^]|\"\s*,?|,\s*\")[\s|^\",]*")
""" "| 2 | PO |" and "2","PO": each column a part of its own."""
_PLURAL = re.compile(r"\(e?s\)")
_PACK = re.compile(
    r"(?P<form>\b(?:tab(?:let)?|cap(?:sule)?|patch|release)\w*),\s*(?:[5-9]|[1-9]\d|1\d\d)\s+[-–—]\s+(?=(?:take\s+)?(?:one|two|three|half|apply|take|[1-4])\b)",
    re.IGNORECASE,
)
_UNIT_TWICE = re.compile(
    rf"(?P<low>{_N})\s*(?P<unit>tab|cap|pill|patch|film|strip|spray|puff|drop|ml|tsp|tea|tbsp|mg|mcg)[a-z]*\s*"
    rf"(?P<to>-|to\b|or\b)\s*(?={_N}\s*(?P=unit))"
)
""" "2.5 ml to 5 ml" is "2.5 to 5 ml"."""


def plain_directions(text: str) -> str:
    """*text* in lower case with its numbers as digits."""
    plain = _THOUSANDS.sub(
        "", _PLURAL.sub("", _DATE.sub(" ", _ROW.sub(" ", _COLUMNS.sub(" ; ", folded(text)))))
    )
    plain = _SHORT_TABLETS.sub(lambda found: f" take {found[1] or found[2]} tab ", plain)
    plain = _IRISH_TABLETS.sub(lambda found: f"{len(found[1])} tab", _IRISH_RANGE.sub(_tablets, plain))
    plain = _ONE_HALF.sub("half", plain)
    plain = _REPEATED.sub(lambda found: found["said"] + " ", _ASIDE.sub(_unless_maximum, plain))
    plain = re.sub(r"\b(" + "|".join(_NUMBER_WORDS) + r")\b", lambda word: _NUMBER_WORDS[word[1]], plain)
    plain = _ROMAN_ONE.sub("1", plain)
    plain = _AND_A_HALF.sub(lambda found: f" {found[1]}.5 ", plain)
    plain = _QUARTER.sub(" 0.25 ", _HALF.sub(" 0.5 ", plain))
    return _UNIT_TWICE.sub(lambda found: f"{found['low']} {found['to']} ", plain)


def _tablets(found: re.Match[str]) -> str:
    """One to two tablets for "T-TT"."""
    return f"{len(found[1])}-{len(found[2])} tab"


def without_pack(text: str) -> str:
    """*text* with the size of the pack blanked out where the count follows: "5 mg tablet, 20 - one tablet q6h"."""
    return _PACK.sub(lambda found: f"{found['form']},".ljust(len(found[0])), text)


def without_repeated(text: str) -> str:
    """Folded *text* with "(four)" in "4 (four)" blanked out, every other character in its place."""
    return _REPEATED.sub(lambda found: found["said"] + " " * len(found["again"]), text)


def _unless_maximum(found: re.Match[str]) -> str:
    """An aside such as "(10 mg total)" goes; "(max 20 mg/day)" stays."""
    return found.group() if _MAXIMUM.search(found.group()) else " "
