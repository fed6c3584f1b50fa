"""What a word of stopping on a line is about: its medicine, or something else that was stopped beside it."""

import re
from functools import cache
from itertools import pairwise

from ldn_aid import resources
from ldn_aid.medicines.directions import directions_start
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Named, scan
from ldn_aid.medicines.times import at_a_time_of_day, times_a_day
from ldn_aid.medicines.words import Word, words_in

_BOUNDARY = re.compile(r"[,;|)\]\[*]|\.(?=\s)|\s[-–—]\s|:\s")
_BOUNDARY_BEHIND = re.compile(r"[;|()\]\[*]|\.(?=\s)|,\s|\s[-–—]\s")
_A_DAY_TOLD = re.compile(
    r"\b(?:this|yesterday|last|that)\s+(?:morning|noon|afternoon|evening|night)\b|\btonight\b|\d{1,2}(?::\d\d)?\s*[ap]\.?m\b"
)
_UNITS = frozenset(
    (
        "st",
        "nd",
        "rd",
        "th",
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "wk",
        "wks",
        "mo",
        "mos",
        "yr",
        "yrs",
        "am",
        "pm",
    )
)
"""What stands behind the number of a day: "the 3rd", "2 wks ago"."""
_AT_A_TIME = re.compile(
    r"\b(?:at|in\s+the|every|each)\s+(?:night|bed\s*time|morning|noon|evening|afternoon)\w*\W*$"
)
_ONE = re.compile(r"(?:tab|cap|pill|patch|film|strip)")
_A_TABLE_CELL = re.compile(r"[\s|]*\|")
_APART = re.compile(r"[,;|]|\.\s|\s[-–—]\s|\b(?:now|currently|start\w*|still)\b|(?<!longer )\btakes\b")


def stops_it(text: str, start: int, end: int) -> bool:
    """Whether the word of stopping at *start* to *end* of folded *text* is surely about the line's own medicine.

    Never where something else that may have been stopped stands beside it: "(Xanax stopped 11/20)",
    "quit smoking; methadone 10 mg", "no longer takes at night".
    """
    names = _names(text)
    if not is_about_it(text, start):
        return False
    behind = [one for one in names if one.start >= end]
    if any(one.end <= start for one in names):
        return not behind and _ends_it_all(text, end)
    if not behind:
        return _ends_it_all(text, end)
    cell = _A_TABLE_CELL.match(text, end)
    return (
        all(map(_is_passed_over, words_in(text[end : behind[0].start])))
        and not _are_listed(text, behind)
        and not _APART.search(text, cell.end() if cell else end, behind[0].start)
    )


def is_about_it(text: str, start: int) -> bool:
    """Whether nothing before *start* in folded *text* but the line's own medicine may be meant by what begins there."""
    before = [one for one in _names(text) if one.end <= start]
    ends = [one.start for one in before[1:]] + [start]
    told = [(one, other, end) for (one, other), end in zip(pairwise(before), ends[1:], strict=True)]
    if any(_are_two(text, one, other, end) for one, other, end in told):
        return False
    named = before[-1].end if before else 0
    clause = _clause_start(text, start)
    if _unknown(text[named:start]):
        return False
    if clause <= named or text[clause - 1] == ")":
        return _ends_directions(text[max(named, clause) : start])
    label = text[named:clause].rstrip(" .,;:|([*-–—")
    return (
        all(map(_is_subject, words_in(text[clause:start])))
        and _ends_directions(label)
        and not _is_one_of_its_doses(label)
    )


def _ends_directions(text: str) -> bool:
    """Whether folded *text* behind a name ends as directions do: the last word is no other thing."""
    words = words_in(text)
    while words and _is_subject(words[-1]) and words[-1].text.isalpha():
        words = words[:-1]
    if not words or not words[-1].text.isalpha():
        return True
    if _ONE.match(words[-1].text) and len(words) > 1 and words[-2].text.isalpha():
        # "1 tablet" and "5 mg per tablet", but not "water pill".
        return words[-2].text in _words("before_tablets")
    return words[-1].text in _words("directions") or bool(times_a_day(words[-1].text))


def _is_one_of_its_doses(label: str) -> bool:
    """Whether the last clause before a word of stopping is a time of the day, behind directions: "tid; at night: stopped", "weekly at night: stopped"."""
    begins = max((found.end() for found in _BOUNDARY.finditer(label)), default=0)
    found = _AT_A_TIME.search(label, begins)
    told = times_a_day(label[: found.start() if found else begins])
    return bool(told and at_a_time_of_day(label[begins:]))


def _ends_it_all(text: str, end: int) -> bool:
    """Whether what comes behind the word of stopping is no other thing, and not only some of the doses."""
    found = _BOUNDARY_BEHIND.search(text, end)
    rest = text[end : found.start() if found else len(text)]
    for word in words_in(rest):
        if word.text in _words("reasons"):
            break
        if word.text[0].isalpha() and word.text not in _words("behind") | _words("passed_over") | _UNITS:
            return False
    part = _A_DAY_TOLD.sub(" ", rest)
    return not (at_a_time_of_day(part) or times_a_day(part))


def _are_listed(text: str, names: list[Named]) -> bool:
    """Whether *names* are several medicines: parted by a mark, and not of the same substances."""
    return any(
        set(other.meaning.substances) - set(one.meaning.substances)
        and _APART.search(text, one.end, other.start)
        for one, other in pairwise(names)
    )


def _are_two(text: str, one: Named, other: Named, end: int) -> bool:
    """Whether *one* and *other* are two medicines: directions stand between, and *other* is no mere second name of *one*."""
    between = text[one.end : other.start]
    again = set(other.meaning.substances) <= set(one.meaning.substances)
    clause = _clause_start(text, end)
    if not again and one.end <= clause <= other.start:
        return True
    second_name = again and clause > other.start and "previous" not in between
    return directions_start(between) < len(between) and not second_name


def _clause_start(text: str, start: int) -> int:
    """Where the clause begins that *start* stands in. A parenthesis is one clause."""
    opened = text.rfind("(", 0, start)
    if opened >= 0 and ")" not in text[opened:start]:
        return opened + 1
    return max((found.end() for found in _BOUNDARY.finditer(text, 0, start)), default=0)


def _names(text: str) -> list[Named]:
    return [one for one in scan(text, load_lexicon()).names if not one.meaning.weak]


def _unknown(text: str) -> bool:
    return bool(scan(text, load_lexicon()).unknown)


def _is_subject(word: Word) -> bool:
    return not word.text[0].isalpha() or word.text in _words("subject")


def _is_passed_over(word: Word) -> bool:
    return not word.text[0].isalpha() or word.text in _words("passed_over") or word.text in _words("subject")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(resources.read_toml("medicines/plain_words.toml")["stopping"][kind].split())
