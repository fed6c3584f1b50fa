"""Finds the names and form words in a printed product name; whole words only, the longest names first."""

from dataclasses import dataclass

from ldn_aid.medicines.lexicon import Lexicon, Meaning
from ldn_aid.medicines.words import Word, words_in

_SHORTEST_UNKNOWN = 3
_GLUED_NAME = 6
"""Letters a name needs to be seen in a glued word such as "oxycodonehcl"."""
_SHORTEST_PLURAL = 6
_INTERVAL_WORDS = {"q", "every", "each", "per", "in", "over"}


@dataclass(frozen=True)
class Named:
    """A name found in a text, from ``start`` to ``end``."""

    meaning: Meaning
    start: int
    end: int


@dataclass(frozen=True)
class Scan:
    """What the words of a text are."""

    names: tuple[Named, ...]
    forms: frozenset[str]
    unknown: tuple[Word, ...]
    """Words that are neither names nor plain words, and so may hide anything."""


def scan(text: str, lexicon: Lexicon) -> Scan:
    """The names, forms and unknown words of an already folded *text*."""
    words = _unglued(words_in(text), lexicon)
    texts = tuple(word.text for word in words)
    names: list[Named] = []
    forms: set[str] = set()
    unknown: list[Word] = []
    at = 0
    while at < len(words):
        taken = 1
        for length in range(min(lexicon.longest, len(words) - at), 0, -1):
            phrase = texts[at : at + length]
            meaning = lexicon.names.get(phrase) or _plural(phrase, lexicon)
            if meaning and not _is_a_count(texts, at, length, lexicon):
                names.append(Named(meaning, words[at].start, words[at + length - 1].end))
                taken = length
                break
            form = lexicon.forms.get(phrase)
            if form and not (phrase[0].isdigit() and at and texts[at - 1] in _INTERVAL_WORDS):
                forms.add(form)
                taken = length
                break
        else:
            word = words[at]
            if word.text.isalpha() and len(word.text) >= _SHORTEST_UNKNOWN and word.text not in lexicon.plain:
                unknown.append(word)
        at += taken
    strong = tuple(named for named in names if not named.meaning.weak)
    return Scan(strong or tuple(names), frozenset(forms), tuple(unknown))


def _plural(phrase: tuple[str, ...], lexicon: Lexicon) -> Meaning | None:
    """What "percocets" or "norcos" names."""
    word = phrase[-1]
    if len(phrase) > 1 or len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word in lexicon.plain:
        return None
    return lexicon.names.get((word[:-1],))


def _is_a_count(texts: tuple[str, ...], at: int, length: int, lexicon: Lexicon) -> bool:
    """True for "tylenol 3" in "tylenol 3 times a day"."""
    last, following = texts[at + length - 1], texts[at + length : at + length + 1]
    return length > 1 and last.isdigit() and bool(following) and following[0] in lexicon.count_words


def _unglued(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """Parts a whole name from the form or salt glued to it: "fentanylTransdermal", "oxycodonehcl"."""
    parted: list[Word] = []
    for word in words:
        cut = _cut(word.text, lexicon)
        if cut:
            middle = word.start + cut
            parted += [Word(word.text[:cut], word.start, middle), Word(word.text[cut:], middle, word.end)]
        else:
            parted.append(word)
    return tuple(parted)


def _cut(text: str, lexicon: Lexicon) -> int:
    if len(text) <= _GLUED_NAME + 1 or text in lexicon.plain or (text,) in lexicon.names:
        return 0
    cuts = range(len(text) - 2, _GLUED_NAME - 1, -1)
    return next((cut for cut in cuts if (text[:cut],) in lexicon.names and text[cut:] in lexicon.glued), 0)
