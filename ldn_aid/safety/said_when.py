"""What words of free text say about when something was taken: lately, still, long over, begun, ended."""

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


def names_a_year(text: str) -> bool:
    """Whether a year such as 2015 stands in *text*."""
    return _YEAR.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether *text* names a year or speaks of years."""
    return names_a_year(text) or holds(text, wording("mentions")["years"])


def lately(text: str, today: date) -> bool:
    """Whether *text* speaks of the last days or weeks, of this year, or of a day whose year it does not say.

    The opioid-free days may not be over then.
    """
    since = (today - timedelta(days=table("free_text")["recent_year"]["days"])).year
    if holds(text, wording("mentions")["lately"]) or _DAY_OF_MONTH.search(text):
        return True
    if any(int(year) >= since for year in _YEAR.findall(text)):
        return True
    return not names_a_year(text) and (
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


def has_ended(text: str) -> bool:
    """Whether *text* says that something is no longer taken, and nothing beside it says that it is."""
    words = wording("mentions")
    rest, said = any_of(tuple(words["said_to_have_ended"])).subn(" ", text)
    return bool(said) and not holds(rest, words["taking"]) and not has_begun(rest)


def has_begun(text: str) -> bool:
    """Whether *text* tells of a start and of no end: "started it in 2019" may go on."""
    words = wording("mentions")
    return holds(text, words["begun"]) and not holds(text, words["come_to_an_end"])


def long_over(name: str, substances: tuple[str, ...], text: str) -> bool:
    """Whether *text* says that *name* was not taken for years, or not since a year that is past.

    Somebody who is clean may be so thanks to methadone or buprenorphine.
    """
    words = wording("mentions")
    if not is_dated(text):
        return False
    treatment = set(substances) & set(table("forgotten")["treatment_substances"])
    clean = not treatment and holds(text, words["clean"]) and holds(text, words["use_in_the_past"])
    phrases = "|".join(map(re.escape, words["abstinent"]))
    rest, said = re.subn(rf"\b(?:{phrases})(?:\s+\w+){{0,3}}?\s+{re.escape(name)}", " ", text)
    since = any_of(tuple(words["since"]))
    return bool(said or clean) and not holds(since.sub(" ", rest), words["taking"])
