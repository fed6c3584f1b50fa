"""Tells a product's number ("Tylenol 3", which holds codeine) from a count ("Tylenol 2 qid", which holds none)."""

import re
from enum import Enum

NUMBER_WORDS = {"two": 2, "three": 3, "four": 4}
_LARGEST_COUNT = 4
"""Product numbers go from 1 to 4; a larger number after a name is its strength or its day's hours."""
_RARE_NUMBERS = 2
"""Up to this number a count is far more likely: products 1 and 2 are hardly sold any more."""
_OFTEN = (
    r"p\.?\s?o\b|by\s+mouth|orally|q\.?\s?\d|q\.?(?:d|hs|am|pm|day|h)\b|[bt]\.?i\.?d|q\.?i\.?d|bd\b|tds|qds|od\b|nocte|mane|daily|every|each"
    r"|once|twice|nightly|p\.?r\.?n|as\s+needed|when|if\s+needed|at\s|hs\b|in\s+the|with\s+food"
)
_UNITS = (
    r"tab(?:let)?s|cap(?:sule|let)?s|pills|gel\s*(?:caps?|tabs?)|extra\s+strength|regular\s+strength|es\b"
)
_UNIT = r"tab(?:let)?s?|cap(?:sule|let)?s?|pills?"
_COUNT = re.compile(
    rf"\s*(?:-|–|/|to|or)\s*(?P<up_to>\d)|\s*(?:times|mg|g|gm|grams?|ml|hours?|hrs?|hr|days?|weeks?|wks?)\b|\s*x\s*(?:a|per|/|daily|day|d\b|week)|\s*x\b(?!\s*\d)"
    rf"|\s*(?:a|per|/|each)\s*day|\s*(?:{_UNIT}|x)?\s*(?:of\s+)?(?:325|500|650|1000|1,000)\s*(?:mg)?\b"
)
_COUNT_OF_ITS_OWN = re.compile(
    rf"\W*(?:\(?codeine\)?\W*)?(?:{_UNIT})?\W*(?:sig\W*)?(?:takes?\s+)?(?:\d+(?:\.\d+)?|one|two|half|½|i{{1,3}})\s*(?:(?:-|–|to|or)\s*(?:\d|one|two|three)\s*)?(?:{_UNIT}|{_OFTEN})"
    r"|\W*(?:tab(?:let)?|cap(?:sule|let)?)?\W*(?:300|30|15|60)\s*(?:mg)?\s*[-/]\s*\d"
)
_ONE = re.compile(rf"\W*(?:{_UNIT})\b")
_JOINED = ("", "-", "#")
"""What may stand between a name and its number; after a comma or a bar the number is another column."""
_TAKEN = re.compile(rf"\W*(?:{_UNITS}|{_OFTEN})")


class NumberReading(Enum):
    """What a number after a name is."""

    PRODUCT = "product"
    COUNT = "count"
    EITHER = "either"


def read_number(text: str, before: int, start: int, end: int) -> NumberReading:
    """What the number from *start* to *end* of a folded *text* is, after a name that ended at *before*."""
    said, rest = text[start:end], text[end:]
    number = NUMBER_WORDS[said] if said in NUMBER_WORDS else int(said)
    counted = _COUNT.match(rest)
    # "Tylenol three - 2 times a day" is no range, which would rise.
    falls = counted and counted["up_to"] and rest.startswith(" ") and int(counted["up_to"]) < number
    if (counted and not falls) or text[before:start].strip() not in _JOINED:
        return NumberReading.COUNT
    marked = text[before:start] in ("-", "#") or re.match(r"'?s\b", rest) is not None
    if number > _LARGEST_COUNT or marked or _COUNT_OF_ITS_OWN.match(rest):
        return NumberReading.PRODUCT
    if number <= _RARE_NUMBERS:
        return NumberReading.COUNT if _TAKEN.match(rest) or _ONE.match(rest) else NumberReading.EITHER
    return NumberReading.EITHER if _TAKEN.match(rest) else NumberReading.PRODUCT


def taken_end(text: str, end: int) -> int:
    """Where the word ends that leaves a number before it in doubt: "daily" in "Tylenol 3 daily"; *end* without one."""
    found = _TAKEN.match(text, end)
    return found.end() if found else end
