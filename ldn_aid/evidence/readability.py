"""Reading level of patient text: Flesch-Kincaid grade and Flesch ease, counted offline.

Syllables come from pyphen's English hyphenation patterns, which miss some breaks at word ends; a word has at
least one syllable for each group of vowels that a reader would sound, and the larger count holds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ldn_aid import resources

_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """How hard a text is; grade is a US school grade."""

    words: int
    grade: float
    ease: float


def reading(text: str, *, exempt: Iterable[str] = ()) -> Reading:
    """The reading level of *text*; *exempt* words, such as drug names, count as one syllable."""
    spared = {word.lower() for word in exempt}
    words = _WORD.findall(text)
    if not words:
        return Reading(0, 0.0, 100.0)
    sentences = max(1, len(_SENTENCE.findall(text)))
    syllables = sum(1 if word.lower() in spared else _syllables(word.lower()) for word in words)
    per_sentence, per_word = len(words) / sentences, syllables / len(words)
    grade = 0.39 * per_sentence + 11.8 * per_word - 15.59
    ease = 206.835 - 1.015 * per_sentence - 84.6 * per_word
    return Reading(len(words), round(grade, 1), round(ease, 1))


@cache
def _syllables(word: str) -> int:
    hyphenated = len(_hyphenation().inserted(word).split("-"))
    groups = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and groups > 1:
        groups -= 1
    if word.endswith("ed") and groups > 1 and word[-3] not in "td":
        groups -= 1
    return max(1, groups, hyphenated)


@cache
def _hyphenation() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US")


def exempt_words() -> tuple[str, ...]:
    """Drug names and the like, which nobody can make shorter."""
    return tuple(resources.read_toml("text/en/readability_exempt.toml")["words"])
