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

GOES_ON, SHARED = "~", "^"
_MARKS = rf"{GOES_ON}?\{SHARED}?"
_WORDS_IN_A_GAP = 9
_PART = re.compile(r"\.{3,4}|\{\w+\}|[()\[\]|]|[^\s()\[\]|{}.]+")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many|several|some) "
_FIXED = {
    "(": "(?:",
    "[": "(?:",
    "]": ")?",
    ")": ")",
    "|": "|",
    "{o}": f"{OPIOID} ",
    "{d}": f"[{ANY}{AS_SUCH}] ",
    "{s}": f"{AS_SUCH} ",
    "{number}": r"\d+(?:\.\d+)? ",
    "{long}": (
        rf"(?:{GOES_ON}?(?:since|in|before|after) {YEAR} "
        rf"|(?:for |in )?(?:over |almost |about |{GOES_ON}?more than |the last |the past )?{_NUMBER}(?:years|decades) (?:ago )?"
        r"|(?:for |in )(?:over )?(?:years|decades) |(?:many |several )?years ago )"
    ),
    "...": rf"(?:[^{GOES_ON}\s{OPIOID[1:-1]}]\S* ){{0,{_WORDS_IN_A_GAP}}}",
    "....": rf"(?:{GOES_ON}?[^{GOES_ON}\{SHARED}\s{OPIOID[1:-1]}]\S* ){{0,{_WORDS_IN_A_GAP}}}",
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
        f"{_MARKS if word in _may_be_marked() else ''}{re.escape(word)} " for word in words.split()
    )


@cache
def _may_be_marked() -> frozenset[str]:
    words = wording("settled")
    return frozenset(phrase.partition(" ")[0] for phrase in (*words["goes_on"], *words["shared"]))


def _either(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, reverse=True)))


@cache
def _first_words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){_MARKS}(?=(?:{_either(wording('settled')[kind])}) )")


def marked(text: str) -> str:
    """*text* with a mark before every word that no gap may hold."""
    return _first_words("goes_on").sub(GOES_ON, _first_words("shared").sub(SHARED, text))
