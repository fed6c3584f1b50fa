"""What words of free text say about when something was taken: lately, or begun."""

import re
from datetime import date, timedelta
from functools import cache

from ldn_aid.safety.rules import table, wording

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED_DAY = re.compile(r"(?<![\d/.])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?:/\d\d)?(?![\d/])")
""" "11/22"; in a fraction such as "5/325" the second number is no day."""
_DAY_OF_MONTH = re.compile(r"\b(?:on|since|until|till|from|by)\s+the\s+\d{1,2}(?:st|nd|rd|th)\b")


def holds(text: str, words: list[str]) -> bool:
    """Whether one of *words* stands in *text* as a whole; "my wife" is not in "my wife's"."""
    return any_of(tuple(words)).search(text) is not None


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of *words* as a whole; of two that begin alike the one that stands first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!')")


def lately(text: str, today: date) -> bool:
    """Whether *text* speaks of the last days or weeks, of this year, or of a day whose year it does not say.

    The opioid-free days may not be over then.
    """
    since = (today - timedelta(days=table("free_text")["recent_year"]["days"])).year
    if holds(text, wording("mentions")["lately"]) or _DAY_OF_MONTH.search(text):
        return True
    if any(int(year) >= since for year in _YEAR.findall(text)):
        return True
    return not _YEAR.search(text) and (
        _NUMBERED_DAY.search(text) is not None or _in_a_month(today).search(text) is not None
    )


@cache
def _in_a_month(today: date) -> re.Pattern[str]:
    """A month with a day, "November 18" or "18 Nov"; or "in November", when this month or the last is meant."""
    words = wording("mentions")
    named = {name: rf"{name[:3]}(?:{name[3:]})?\.?" for name in words["months"]}
    any_month = "|".join(named.values())
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    late = (today.month - 1, (today - timedelta(days=today.day)).month - 1)
    recent = "|".join(named[words["months"][month]] for month in late)
    before = "|".join(map(re.escape, words["in_a_month"]))
    return re.compile(
        rf"\b(?:(?:{any_month})\s+{day}\b|{day}\s+(?:{any_month})\b|(?:{before})\s+(?:{recent})\b)"
    )


def has_begun(text: str) -> bool:
    """Whether *text* tells of a start and of no end: "started it in 2019" may go on."""
    words = wording("mentions")
    return holds(text, words["begun"]) and not holds(text, words["come_to_an_end"])
