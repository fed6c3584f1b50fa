"""Shapes of sentences, as ``settled.toml`` writes them, made into patterns.

A text is matched as words with one blank behind each. An opioid is one of three marks there: ``ANY``, ``TREATMENT``
(methadone, buprenorphine) or ``AS_SUCH`` ("opioid"); a year that is past is ``YEAR``.
"""

import re
from functools import cache

from ldn_aid.safety.rules import wording

ANY, TREATMENT, AS_SUCH = "§", "¤", "%"
OPIOID = f"[{ANY}{TREATMENT}{AS_SUCH}]"
MINE = "mine"
""" "My oxycodone": no shape says that it is not taken."""
YEAR = "yyyy"

BREAK = ","
GOES_ON, SHARED = "~", "^"
_MARKED = {"goes_on": GOES_ON, "shared": SHARED, "between": GOES_ON + SHARED}
"""Lists of words, and the marks before them: no gap reaches over a joining word such as "but"."""
_MARKS = rf"{GOES_ON}?\{SHARED}?"
_COMMA = f"(?:{BREAK} )?"
_WORDS_IN_A_GAP = 9
_PART = re.compile(r"\.{3,4}|…|\{\w+\}|[()\[\]|]|[^\s()\[\]|{}.…]+")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many|several|some) "


def _gap(start: str) -> str:
    """A few words that begin with *start* and are neither a break nor an opioid."""
    return rf"(?:{start}[^{GOES_ON}\{SHARED}\s{BREAK}{OPIOID[1:-1]}]\S* ){{0,{_WORDS_IN_A_GAP}}}"


_FIXED = {
    "(": "(?:",
    "[": "(?:",
    "]": ")?",
    ")": ")",
    "|": "|",
    "{o}": f"{_COMMA}{OPIOID} ",
    "{d}": f"{_COMMA}[{ANY}{AS_SUCH}] ",
    "{s}": f"{_COMMA}{AS_SUCH} ",
    "{number}": rf"{_COMMA}\d+(?:\.\d+)? ",
    "{long}": (
        rf"{_COMMA}(?:{GOES_ON}?(?:since|in|before|after) {YEAR} "
        rf"|(?:for |in )?(?:over |almost |about |{GOES_ON}?more than |the last |the past )?{_NUMBER}(?:years|decades) (?:ago )?"
        r"|(?:for |in )(?:over )?(?:years|decades) |(?:many |several )?years ago )"
    ),
    "...": _gap(rf"\{SHARED}?"),
    "....": _gap(f"{GOES_ON}?"),
    "…": _gap(""),
}


@cache
def shapes(kind: str) -> re.Pattern[str]:
    """Any of the shapes of *kind*, which is to match a whole part of a sentence."""
    return re.compile("|".join(map(_pattern, wording("settled")["shapes"][kind])))


@cache
def any_word_of(kind: str) -> re.Pattern[str]:
    """Any of the words or phrases of list *kind*, as whole words."""
    return re.compile(rf"(?<!\S)(?:{_either(wording('settled')[kind])}) ")


def _pattern(shape: str) -> str:
    return "".join(map(_translated, _PART.findall(shape)))


def _translated(part: str) -> str:
    if part in _FIXED:
        return _FIXED[part]
    if part.startswith("{"):
        phrases = wording("settled")["pieces"][part[1:-1]].split("|")
        return rf"(?:{'|'.join(map(_literal, phrases))})"
    return _literal(part)


def _literal(words: str) -> str:
    return "".join(
        f"{_COMMA}{_MARKS if word in _may_be_marked() else ''}{re.escape(word)} " for word in words.split()
    )


@cache
def _may_be_marked() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for kind in _MARKED for phrase in wording("settled")[kind])


def _either(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, reverse=True)))


@cache
def _starts(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?=(?:{_either(wording('settled')[kind])}) )")


def marked(text: str) -> str:
    """*text* with marks before every word that a gap may not hold."""
    marks: dict[int, str] = {}
    for kind, mark in _MARKED.items():
        for found in _starts(kind).finditer(text):
            marks[found.start()] = marks.get(found.start(), "") + mark
    parts, last = [], 0
    for start in sorted(marks):
        both = "".join(mark for mark in (GOES_ON, SHARED) if mark in marks[start])
        parts += [text[last:start], both]
        last = start
    return "".join((*parts, text[last:]))
