"""Printed text as words: lower case, without accents, marks or trademark signs.

``folded`` keeps every character in its place, so that what is found in it can be cut out of the original.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|#?\d+(?:,\d{3})*(?:\.\d+)?|\.\d+|½|[^\W\d_]+")
_SAME = str.maketrans("‐‑‒–—−®™©℠µμ’‘`⁄", "------    uu'''/")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])0,(?=\d)")
""" "0,5 mL": behind a zero alone a comma never parts thousands."""
_HIDDEN = {"Cf", "Cc", "Co", "Cs", "Cn"}
_MARKS = dict.fromkeys(map(ord, "®™©℠"), " ")
_LATIN_TWINS = str.maketrans("асеорхуіјѕһԁԛԝοαερτυνικ", "aceopxyijshdqwoaeptuvik")
"""Cyrillic and Greek letters that print like Latin ones, and slip in when text is copied from pictures."""
_NUMERO = re.compile(r"\b[nN]\s?°")
""" "Tylenol N° 3", as French prints it."""
_LATIN = re.compile(r"[a-z]")
_WHOLE_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Word:
    """One word or number and where it stands."""

    text: str
    start: int
    end: int


def cleaned(text: str) -> str:
    """*text* on one line, without the invisible characters that copying leaves behind."""
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFKC", _NUMERO.sub("no", text.translate(_MARKS)).replace("½", " 1/2"))
    shown = (" " if letter.isspace() else letter for letter in composed)
    return "".join(letter for letter in shown if unicodedata.category(letter) not in _HIDDEN).strip()


def folded(text: str) -> str:
    """*text* in lower case without accents, character by character."""
    text = _DECIMAL_COMMA.sub("0.", text) if "0," in text else text
    if text.isascii():
        return text.lower()
    plain = "".join(_fold(letter) for letter in text.translate(_SAME))
    return plain if plain.isascii() else _WHOLE_WORD.sub(_in_latin, plain)


def _in_latin(word: re.Match[str]) -> str:
    """A word that mixes Latin letters with their look-alikes, in Latin letters; other scripts as they are."""
    return word[0].translate(_LATIN_TWINS) if _LATIN.search(word[0]) else word[0]


def _fold(letter: str) -> str:
    if letter.isascii() or letter == "½":
        return letter.lower()
    return unicodedata.normalize("NFKD", letter)[0].lower()[:1]


def words_in(text: str) -> tuple[Word, ...]:
    """The words of an already folded *text*. "percocet 5-325" is percocet, 5 and 325."""
    return tuple(
        Word(found.group().replace("'", ""), found.start(), found.end()) for found in _WORD.finditer(text)
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of *text*. "Tylenol® w/Codeine #3" is ("tylenol", "w", "codeine", "#3")."""
    return tuple(word.text for word in words_in(folded(cleaned(text))))
