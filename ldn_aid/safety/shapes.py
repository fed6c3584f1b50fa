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

_PART = re.compile(r"\.{3,4}|\{\w+\}|[()\[\]|]|[^\s()\[\]|{}.]+")
_WORDS_IN_A_GAP = 9
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many|several|some) "
_LONG = (
    rf"(?:(?:since|in|before|after) {YEAR} "
    rf"|(?:for |in )?(?:over |almost |about |more than |the last |the past )?{_NUMBER}(?:years|decades) (?:ago )?"
    r"|(?:for |in )(?:over )?(?:years|decades) |(?:many |several )?years ago )"
)


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
    fixed = {
        "(": "(?:",
        "[": "(?:",
        "]": ")?",
        ")": ")",
        "|": "|",
        "{long}": _LONG,
        "{number}": r"\d+(?:\.\d+)? ",
        "{o}": _opioid(OPIOID),
        "{d}": _opioid(f"[{ANY}{AS_SUCH}]"),
        "{s}": _opioid(AS_SUCH),
    }
    if part in fixed:
        return fixed[part]
    if part.startswith("..."):
        not_one_of = wording("settled")["goes_on" if part == "..." else "shared"]
        return rf"(?:(?!(?:{_either(not_one_of)}) |{OPIOID})\S+ ){{0,{_WORDS_IN_A_GAP}}}"
    if part.startswith("{"):
        return rf"(?:{_either(wording('settled')['pieces'][part[1:-1]].split('|'))}) "
    return re.escape(part) + " "


def _opioid(marks: str) -> str:
    words = wording("settled")
    return rf"(?:(?:{_either(words['before'])}) )*{marks} (?:(?:{_either(words['behind'])}) )*"


def _either(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, reverse=True)))
