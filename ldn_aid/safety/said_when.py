"""What words of free text say about when something was taken: lately, still, long over, begun, ended."""

import re
from datetime import date, timedelta
from functools import cache

from ldn_aid.safety.rules import table, wording

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
    """Whether *text* speaks of the last days or weeks, or of this year: the opioid-free days may not be over."""
    since = (today - timedelta(days=table("free_text")["recent_year"]["days"])).year
    return holds(text, wording("mentions")["lately"]) or any(
        int(year) >= since for year in _YEAR.findall(text)
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
