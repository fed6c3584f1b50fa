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

_BOUNDARY = re.compile(r"[,;|)]|\.(?=\s)|\s[-–—]\s|:\s")
_BOUNDARY_BEHIND = re.compile(r"[;|()]|\.(?=\s)|,\s|\s[-–—]\s")
_A_DAY_TOLD = re.compile(
    r"\b(?:this|yesterday|last|that)\s+(?:morning|noon|afternoon|evening|night)\b|\btonight\b|\d{1,2}(?::\d\d)?\s*[ap]\.?m\b"
)
_TAKEN_UP = re.compile(r"\b(?:now|currently|start\w*|still)\b|(?<!longer )\btakes\b|\.\s|;")


def stops_it(text: str, start: int, end: int) -> bool:
    """Whether the word of stopping at *start* to *end* of folded *text* is surely about the line's own medicine.

    Never where something else that may have been stopped stands beside it: "(Xanax stopped 11/20)",
    "quit smoking; methadone 10 mg", "no longer takes at night".
    """
    names = _names(text)
    if not is_about_it(text, start) or not _ends_it_all(text, end, names):
        return False
    if any(one.end <= start for one in names):
        return True
    first = next((one.start for one in names if one.start >= end), None)
    return first is None or (
        not _TAKEN_UP.search(text, end, first) and all(map(_is_fill, words_in(text[end:first])))
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
    if clause > named:
        return all(map(_is_fill, words_in(text[clause:start]))) and not (
            before and _unknown(text[named:clause])
        )
    words = words_in(text[named:start])
    return not _unknown(text[named:start]) and (
        not words or _is_fill(words[-1]) or bool(times_a_day(words[-1].text))
    )


def _ends_it_all(text: str, end: int, names: list[Named]) -> bool:
    """Whether what comes behind the word of stopping is no other thing, and not only some of the doses."""
    found = _BOUNDARY_BEHIND.search(text, end)
    rest = text[end : found.start() if found else len(text)]
    if any(one.start >= end and one.start < end + len(rest) for one in names):
        return True
    words = [word for word in words_in(rest) if word.text not in _words("taking")]
    if words and words[0].text[0].isalpha() and words[0].text not in _words("behind"):
        return False
    part = _A_DAY_TOLD.sub(" ", rest)
    return not (at_a_time_of_day(part) or times_a_day(part))


def _are_two(text: str, one: Named, other: Named, end: int) -> bool:
    """Whether *one* and *other* are two medicines: directions stand between, and *other* is no mere second name of *one*."""
    between = text[one.end : other.start]
    again = set(other.meaning.substances) <= set(one.meaning.substances)
    second_name = again and _clause_start(text, end) > other.start and "previous" not in between
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


def _is_fill(word: Word) -> bool:
    return (
        not word.text[0].isalpha() or word.text in _words("between") or (word.text,) in load_lexicon().forms
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(resources.read_toml("medicines/plain_words.toml")["stopping"][kind].split())
