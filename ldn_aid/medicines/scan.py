"""Finds the names and form words in a printed product name; whole words only, the longest names first."""

import re
from dataclasses import dataclass, replace

from ldn_aid.medicines.lexicon import Lexicon, Meaning
from ldn_aid.medicines.limits import without_limits
from ldn_aid.medicines.product_numbers import NUMBER_WORDS, NumberReading, read_number
from ldn_aid.medicines.words import Word, words_in

_WITH_A_FIGURE = re.compile(r"\b[a-z]+[015][a-z0-9]*[a-z]\b")
_FIGURES = (str.maketrans("015", "ois"), str.maketrans("015", "ols"))
"""Letters that a picture read as text prints as figures."""
_SHORTEST_UNKNOWN = 3
_GLUED_NAME = 6
"""Letters a name needs to be seen in a glued word such as "oxycodonehcl"."""
_SHORTEST_PLURAL = 6
_LONGEST_NUMBER = 3
"""Words in "compound no 3"."""
_SLASH = re.compile(r"\s?/\s?")
_HYPHEN, _HYPHEN_OR_SPACE = re.compile("-"), re.compile(r"-|\s")
_LETTER = re.compile(r"-[tc]\b(?!-)|\s[tc](?=\s*(?:$|\d-\d))")
""" "Calpol-T", "Calpol T 1-0-1": "t" by itself is a tablet."""
_SUFFIXES = frozenset(("t", "c", "f", "hc", "ac", "dh", "hd", "cd"))
_NO_SUFFIX = frozenset(("ds", "a", "i", "x", "s", "n", "r", "p", "l"))
""" "Tylenol HC" may hold an opioid; "Bactrim DS" is the double strength, and "a", "i" and "x" count or join."""
_WITH = {"w"}
""" "w/codeine"."""
_INTERVAL_WORDS = {"q", "every", "each", "per", "in", "over"}
_ABSENT_BEFORE = re.compile(r"\b(?:no|non|without|w/o|not|free\s+of)[\s-]+(?:any\s+)?$")
_ABSENT_END = re.compile(r"\s*(?:$|[),;.|])(?!\s*(?:since|until|today|yesterday|last|for)\b)")
_ABSENT_AFTER = re.compile(r"[\s-]+free\b")


@dataclass(frozen=True)
class Named:
    """A name found in a text, from ``start`` to ``end``."""

    meaning: Meaning
    start: int
    end: int
    doubtful: bool = False
    """Its number may be a count: then another product is named, without the opioid."""


@dataclass(frozen=True)
class Scan:
    """What the words of a text are."""

    names: tuple[Named, ...]
    forms: frozenset[str]
    unknown: tuple[Word, ...]
    """Words that are neither names nor plain words, and so may hide anything."""
    joined: bool = False
    """Letters that were not read, however few, stand for another part of a product: "H/APAP"."""


def scan(text: str, lexicon: Lexicon) -> Scan:
    """The names, forms and unknown words of an already folded *text*."""
    text = without_limits(text)
    words = _unglued(words_in(text), lexicon)
    texts = tuple(word.text for word in words)
    names: list[Named] = []
    forms: set[str] = set()
    unread: list[Word] = []
    at = 0
    while at < len(words):
        taken = 1
        for length in range(min(lexicon.longest, len(words) - at), 0, -1):
            phrase = texts[at : at + length]
            meaning = lexicon.names.get(phrase) or _plural(phrase, lexicon)
            number = _number(text, words[at : at + length], lexicon) if meaning else NumberReading.PRODUCT
            if meaning and number is not NumberReading.COUNT:
                doubtful = number is NumberReading.EITHER
                meaning, taken = _with_codeine(meaning, texts, at, length, lexicon)
                names.append(Named(meaning, words[at].start, words[at + taken - 1].end, doubtful))
                break
            form = lexicon.forms.get(phrase)
            if form and not (phrase[0].isdigit() and at and texts[at - 1] in _INTERVAL_WORDS):
                forms.add(form)
                taken = length
                break
        else:
            word = words[at]
            if word.text.isalpha() and word.text not in lexicon.plain:
                unread.append(word)
        at += taken
    unread += _mixed(text, lexicon)
    joined = any(_is_joined(text, word, names) or _is_suffix(text, word, names) for word in unread)
    joined = joined or any(_LETTER.match(text, named.end) for named in names if _is_a_brand(text, named))
    unknown = tuple(word for word in unread if len(word.text) >= _SHORTEST_UNKNOWN)
    names = _without_absent(text, names)
    beside = {*texts, *(name for named in names for name in named.meaning.substances)}
    elsewhere = not lexicon.not_short_names.isdisjoint(beside)
    strong = tuple(
        named for named in names if not named.meaning.weak or (_is_short(named, lexicon) and not elsewhere)
    )
    return Scan(strong or tuple(names), frozenset(forms), unknown, joined)


def _mixed(text: str, lexicon: Lexicon) -> list[Word]:
    """The names that words with a figure in the place of a letter may be, as words that were not read: "code1ne"."""
    return [
        Word(name, found.start(), found.end())
        for found in _WITH_A_FIGURE.finditer(text)
        for letters in _FIGURES
        if ((name := found[0].translate(letters)),) in lexicon.names or name in lexicon.plain
    ]


def _is_short(named: Named, lexicon: Lexicon) -> bool:
    """Whether a weak name is the short name of an opioid product: "T3" in "T3 and Tylenol"."""
    return named.meaning.brand and any(lexicon.substances[name].opioid for name in named.meaning.substances)


def _without_absent(text: str, names: list[Named]) -> list[Named]:
    """*names* without those said not to be in another: "Tylenol (no codeine)", "codeine-free cough syrup"."""
    if len(names) < 2:
        return names
    kept = [
        named
        for named in names
        if not (
            (_ABSENT_BEFORE.search(text, 0, named.start) and _ABSENT_END.match(text, named.end))
            or _ABSENT_AFTER.match(text, named.end)
        )
    ]
    return kept or names


def _with_codeine(
    meaning: Meaning, texts: tuple[str, ...], at: int, length: int, lexicon: Lexicon
) -> tuple[Meaning, int]:
    """What "Fiorinal" names with "No. 3" behind it: the product with codeine; and how many words do."""
    if not lexicon.comes_with_codeine.issuperset(meaning.substances):
        return meaning, length
    behind = texts[at + length : at + length + _LONGEST_NUMBER]
    for more in range(len(behind), 0, -1):
        amounts = lexicon.codeine_numbers.get(behind[:more])
        if amounts:
            substances = tuple(dict.fromkeys(("codeine", *meaning.substances)))
            # Beside butalbital or aspirin the number tells the codeine alone.
            fixed = amounts if set(substances) == {name for name, _mg in amounts} else amounts[:1]
            return replace(meaning, substances=substances, amounts=fixed, weak=False), length + more
    return meaning, length


def _is_joined(text: str, word: Word, names: list[Named]) -> bool:
    """Whether *word* is another part of a product by a slash: "H/APAP", but not "w/codeine"."""
    return any(
        (_SLASH.fullmatch(text, word.end, named.start) and word.text not in _WITH)
        or _SLASH.fullmatch(text, named.end, word.start)
        for named in names
    )


def _is_suffix(text: str, word: Word, names: list[Named]) -> bool:
    """Whether *word* is letters behind a brand that make it another product: "Calpol-T" holds tramadol."""
    if len(word.text) >= _SHORTEST_UNKNOWN or word.text in _NO_SUFFIX:
        return False
    joint = _HYPHEN_OR_SPACE if word.text in _SUFFIXES else _HYPHEN
    return any(joint.fullmatch(text, named.end, word.start) for named in names if _is_a_brand(text, named))


def _is_a_brand(text: str, named: Named) -> bool:
    return text[named.start : named.end] not in named.meaning.substances


def _plural(phrase: tuple[str, ...], lexicon: Lexicon) -> Meaning | None:
    """What "percocets" or "norcos" names."""
    word = phrase[-1]
    if len(phrase) > 1 or len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word in lexicon.plain:
        return None
    return lexicon.names.get((word[:-1],))


def _number(text: str, words: tuple[Word, ...], lexicon: Lexicon) -> NumberReading:
    """Whether the number that ends a name belongs to it, as in "Tylenol 3", or counts, as in "Tylenol 3 times"."""
    last = words[-1]
    if (
        len(words) == 1
        or not (last.text.isdigit() or last.text in NUMBER_WORDS)
        or tuple(word.text for word in words[:-1]) not in lexicon.names
    ):
        return NumberReading.PRODUCT
    return read_number(text, words[-2].end, last.start, last.end)


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
