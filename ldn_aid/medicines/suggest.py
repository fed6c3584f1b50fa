"""What a typed beginning may become: names to choose from, generic and brand, each with what it holds."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from ldn_aid import resources
from ldn_aid.medicines.lexicon import Meaning, load_lexicon
from ldn_aid.medicines.recognise import recognise
from ldn_aid.medicines.words import words_of

_FEWEST_LETTERS = 2
_MOST = 8


@dataclass(frozen=True)
class Suggestion:
    """A name that can be chosen; nobody chooses it but the person typing."""

    name: str
    """As it is written into the field."""
    contents: str
    """What a brand holds; empty for a generic name."""
    opioid: bool


def suggest(typed: str, most: int = _MOST) -> tuple[Suggestion, ...]:
    """Names for *typed*: those that begin with it, then brands that hold it, then what it may be misspelt from."""
    wanted = " ".join(words_of(typed))
    if len(wanted) < _FEWEST_LETTERS or any(map(str.isdigit, wanted)):
        return ()
    begun = sorted(_begun(wanted), key=_often_first)
    generics = [name for name in begun if not _table()[name].brand]
    holding = sorted((brand for name in generics for brand in _brands_of().get(name, ())), key=_often_first)
    found = tuple(dict.fromkeys([*begun, *holding])) or recognise(typed).suggestions
    return tuple(_suggestion(name) for name in found[:most] if name in _table())


def _begun(wanted: str) -> list[str]:
    names = _names()
    return list(
        takewhile(lambda name: name.startswith(wanted), islice(names, bisect_left(names, wanted), None))
    )


def _often_first(name: str) -> tuple[bool, bool, str]:
    return name not in _typed_often(), _table()[name].brand, name


@cache
def _typed_often() -> frozenset[str]:
    names: list[str] = resources.read_toml("medicines/plain_words.toml")["typed_often"]["names"]
    return frozenset(names)


@cache
def _table() -> dict[str, Meaning]:
    """Brands and generic names as one writes them; not their abbreviations, nor words that name only a class."""
    lexicon = load_lexicon()
    return {
        " ".join(phrase): meaning
        for phrase, meaning in lexicon.names.items()
        if not meaning.weak
        and phrase[-1] != "s"
        and (meaning.brand or " ".join(phrase) in lexicon.substances)
    }


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(_table()))


@cache
def _brands_of() -> dict[str, list[str]]:
    brands: dict[str, list[str]] = {}
    for name in _names():
        if _table()[name].brand:
            for substance in _table()[name].substances:
                brands.setdefault(substance, []).append(name)
    return brands


def _suggestion(name: str) -> Suggestion:
    meaning, substances = _table()[name], load_lexicon().substances
    return Suggestion(
        name=_as_written(name) if meaning.brand else name,
        contents=" + ".join(meaning.substances) if meaning.brand else "",
        opioid=any(substances[one].opioid for one in meaning.substances),
    )


def _as_written(brand: str) -> str:
    """As "MS Contin" and "Co-codamol": the lexicon keeps names without capitals and hyphens."""
    if brand.startswith("co "):
        return "Co-" + brand.removeprefix("co ")
    return " ".join(
        word.upper() if len(word) <= _FEWEST_LETTERS else word.capitalize() for word in brand.split()
    )
