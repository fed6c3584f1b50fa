"""Reading level of patient text: Flesch-Kincaid grade, SMOG and Flesch ease, counted offline.

A sentence ends at a full stop, a question mark or an exclamation mark; a colon or a semicolon does not end one.
A number is a word of one syllable, as word processors count it. Exempt words (names of medicines) count as one
syllable too, because nobody can make them shorter; results are reported with and without that.
"""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

from ldn_aid import resources
from ldn_aid.evidence.syllables import syllables

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*")
_POLYSYLLABLE = 3


@dataclass(frozen=True)
class Reading:
    """What the formulas count in a text."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    """Words of three syllables or more."""

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: the US school grade whose pupils can read it."""
        if not self.words:
            return 0.0
        return round(
            0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59,
            1,
        )

    @property
    def smog(self) -> float:
        """SMOG grade; made for thirty sentences and more, so a guess for a short text."""
        if not self.words:
            return 0.0
        return round(1.043 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291, 1)

    @property
    def ease(self) -> float:
        """Flesch reading ease: 60 and above is plain English."""
        if not self.words:
            return 100.0
        return round(206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words, 1)


def reading(text: str, *, exempt: Collection[str] = ()) -> Reading:
    """The counts of *text*; words in *exempt* (lower case) have one syllable."""
    found = [word.lower() for word in _WORD.findall(text)]
    counts = [1 if word[0].isdigit() or word in exempt else syllables(word) for word in found]
    many = sum(count >= _POLYSYLLABLE for count in counts)
    return Reading(len(found), max(1, len(sentences(text))), sum(counts), many)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of *text* that hold a word."""
    return tuple(part.strip() for part in _SENTENCE.findall(text) if _WORD.search(part))


def exempt_words() -> frozenset[str]:
    """Names of medicines, which nobody can make shorter."""
    return frozenset(resources.read_toml("text/en/readability_exempt.toml")["words"])
