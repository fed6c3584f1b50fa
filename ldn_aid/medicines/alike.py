"""Names that an unknown word may be a misspelling or a beginning of: shown, never applied."""

import difflib
from bisect import bisect_left
from functools import cache, lru_cache, reduce
from itertools import islice, takewhile

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.words import words_of

_ALIKE = 0.8
"""How alike (difflib ratio) a word must be to a name to be suggested."""
_SOUNDS_ALIKE = 0.85
_SIBLING = 0.7
"""How alike a word behind a brand must be to the one that adds an opioid: a wrong guess only asks."""
_SPOKEN = str.maketrans("kqzyj", "ccsig")
_SHORTEST_ALIKE = 5
_SHORTEST_BEGINNING = 3


def names_an_opioid(name: str) -> bool:
    """Whether the lexicon's *name* stands for something that acts as an opioid."""
    lexicon = load_lexicon()
    return any(lexicon.substances[part].opioid for part in lexicon.names[words_of(name)].substances)


def opioid_sibling(words: tuple[str, ...], known: int) -> tuple[str, ...]:
    """Products with an opioid that begin with the first *known* of *words*, and whose next word the next may be: "nurofen pls"."""
    following = _opioid_siblings().get(words[:known], ())
    said = words[known] if known < len(words) else ""
    return tuple(
        " ".join((*words[:known], word))
        for word in difflib.get_close_matches(said, following, n=2, cutoff=_SIBLING)
    )


@cache
def _opioid_siblings() -> dict[tuple[str, ...], list[str]]:
    """The words behind a name without an opioid that make it the name of a product with one."""
    lexicon, found = load_lexicon(), dict[tuple[str, ...], list[str]]()
    for phrase, meaning in lexicon.names.items():
        base = lexicon.names.get(phrase[:-1])
        holds = any(lexicon.substances[one].opioid for one in meaning.substances)
        if holds and base and not any(lexicon.substances[one].opioid for one in base.substances):
            found.setdefault(phrase[:-1], []).append(phrase[-1])
    return found


@lru_cache(maxsize=8192)
def names_alike(word: str) -> tuple[str, ...]:
    """Names that *word* may be a misspelling or a beginning of; nobody applies them."""
    if len(word) < _SHORTEST_BEGINNING:
        return ()
    begun = sorted(_begun_by(word), key=_opioids_first)
    if len(word) < _SHORTEST_ALIKE:
        return _offered(begun)
    letters = _letters(word)
    near = [
        name
        for name, others in _names_and_letters()
        # Letters that only one of the two has are unmatched, and few may be; this spares most comparisons.
        if (letters ^ others).bit_count() <= (1 - _ALIKE) * (len(name) + len(word))
        and abs(len(name) - len(word)) <= 3
        and (name[0] == word[0] or name[1:3] == word[1:3] or name[-4:] == word[-4:])
    ]
    return _offered(
        [*begun, *difflib.get_close_matches(word, near, n=4, cutoff=_ALIKE), *_sounding_like(word)]
    )


def _sounding_like(word: str) -> list[str]:
    """The names that sound like *word*, or whose letters it has in another order: "norko", "fentynal", "ocyxodone"."""
    heard, by_sound = _sound(word), _names_by_sound()
    near = [sound for sound in by_sound if sound[0] == heard[0] and abs(len(sound) - len(heard)) <= 2]
    letters = sorted(heard)
    found = [sound for sound in near if sorted(sound) == letters]
    found += difflib.get_close_matches(heard, near, n=2, cutoff=_SOUNDS_ALIKE)
    return [name for sound in dict.fromkeys(found) for name in by_sound[sound]]


def _sound(word: str) -> str:
    """*word* in letters that say how it is spoken: "oxicotton" is "oxicoton" as "oxycoton" is."""
    plain = word.replace("ph", "f").replace("ck", "k").translate(_SPOKEN)
    return "".join(letter for letter, before in zip(plain, f" {plain}", strict=False) if letter != before)


@cache
def _names_by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _single_names():
        if len(name) >= _SHORTEST_ALIKE:
            found.setdefault(_sound(name), []).append(name)
    return found


def _begun_by(word: str) -> list[str]:
    """The names of one word that begin with *word*, in alphabetical order."""
    names = _single_names()
    first = bisect_left(names, word)
    return list(takewhile(lambda name: name.startswith(word), islice(names, first, None)))


def _letters(word: str) -> int:
    """The letters in *word* as bits."""
    return reduce(lambda bits, letter: bits | 1 << (ord(letter) & 31), word, 0)


@cache
def _single_names() -> tuple[str, ...]:
    names = load_lexicon().names.items()
    return tuple(sorted(name[0] for name, meaning in names if len(name) == 1 and not meaning.weak))


@cache
def _names_and_letters() -> tuple[tuple[str, int], ...]:
    return tuple((name, _letters(name)) for name in _single_names() if len(name) >= _SHORTEST_ALIKE)


def _opioids_first(name: str) -> tuple[bool, str]:
    return not names_an_opioid(name), name


def _offered(names: list[str]) -> tuple[str, ...]:
    """At most four, with the full name in the place of an abbreviation, a spelling from abroad or a street name."""
    meanings = ((name, load_lexicon().names[(name,)]) for name in names)
    offered = (name if meaning.brand else meaning.substances[0] for name, meaning in meanings)
    return tuple(dict.fromkeys(offered))[:4]
