"""The lexicon: which words name which substances, and what matters about each substance."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

from ldn_aid import resources
from ldn_aid.medicines.words import words_of

Route = Literal["oral", "buccal", "patch", "injection", "nasal", "implant", "topical", "rectal", "other"]
OpioidKind = Literal["full", "partial", "mixed"]
Phrase = tuple[str, ...]
"""One or more lower-case words."""


@dataclass(frozen=True)
class Substance:
    """One active substance."""

    name: str
    classes: frozenset[str]
    opioid: bool
    """True for anything that acts on opioid receptors as an agonist, fully or partly."""
    kind: OpioidKind | None = None
    long_acting: bool = False
    mme_oral: Decimal | None = None
    """CDC 2022 factor per mg a day by mouth."""
    mme_patch: Decimal | None = None
    """CDC 2022 factor per mcg/h on the skin."""
    no_mme: str = ""


@dataclass(frozen=True)
class Meaning:
    """What one name stands for."""

    substances: tuple[str, ...]
    long_acting: bool = False
    route: Route | None = None
    brand: bool = False
    amounts: tuple[tuple[str, Decimal], ...] = ()
    """Substance and mg in one unit, where the name alone fixes it ("Tylenol #3")."""
    weak: bool = False
    """Counts only where nothing else is named: "opioid" in "naloxone for opioid overdose"."""


@dataclass(frozen=True)
class Lexicon:
    """All names and form words, as tuples of lower-case words, and all substances."""

    names: dict[Phrase, Meaning]
    substances: dict[str, Substance]
    forms: dict[Phrase, str]
    """Form words such as "extended release" or "patch", with the form's id."""
    plain: frozenset[str]
    """Words that name nothing."""
    glued: frozenset[str]
    """Words that are found glued to a name: "oxycodonehcl"."""
    comes_with_codeine: frozenset[str]
    """Substances of the products that a number turns into the one with codeine."""
    codeine_numbers: dict[Phrase, tuple[tuple[str, Decimal], ...]]
    """ "#3" and "no 3", with the codeine and the acetaminophen they tell, in mg."""
    comes_with_opioid: frozenset[str]
    """Substances that hardly come without an opioid."""
    not_short_names: frozenset[str]
    """Words and substances beside which a short name of an opioid product is something else."""
    ldn_largest_unit_mg: Decimal
    longest: int
    """Words in the longest name or form."""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with LDN Aid."""
    words = resources.read_toml("medicines/plain_words.toml")
    weak = frozenset(map(words_of, words["weak"]))
    substances: dict[str, Substance] = {}
    names: dict[Phrase, Meaning] = {}
    for name, entry in resources.read_toml("medicines/opioids.toml").items():
        substances[name] = _opioid(name, entry)
        names |= _names(name, entry.get("names", ()), weak)
    for class_name, lines in resources.read_toml("medicines/others.toml").items():
        for line in lines:
            name, *synonyms = (part.strip() for part in line.split("|"))
            known = substances.get(name)
            classes = (known.classes if known else frozenset()) | ({class_name} - {"other"})
            substances[name] = Substance(name, classes, opioid=False)
            names |= _names(name, synonyms, weak)
    for table in resources.read_toml("medicines/brands.toml").values():
        for brand, contents in table.items():
            names[words_of(brand)] = _brand(contents, weak=words_of(brand) in weak)
    forms = {words_of(phrase): form for form, phrases in words["forms"].items() for phrase in phrases}
    # "Codeine Contin" and "Contramal LP" say their form within the name.
    for phrase, meaning in names.items():
        if meaning.brand and len(phrase) > 1 and forms.get(phrase[-1:]) == "long_acting":
            names[phrase] = replace(meaning, long_acting=True)
    plain = frozenset(words["words"].split()).union(*forms)
    longest = max(map(len, (*names, *forms)))
    largest = Decimal(words["ldn_largest_unit_mg"])
    numbers = words["codeine_numbers"]
    return Lexicon(
        names=names,
        substances=substances,
        forms=forms,
        plain=plain,
        glued=frozenset(words["glued"]),
        comes_with_codeine=frozenset(numbers["beside"]),
        codeine_numbers=dict(_codeine_numbers(numbers)),
        comes_with_opioid=frozenset(words["comes_with_opioid"]),
        not_short_names=frozenset(words["not_short_names"]),
        ldn_largest_unit_mg=largest,
        longest=longest,
    )


def _codeine_numbers(numbers: dict[str, Any]) -> Iterator[tuple[Phrase, tuple[tuple[str, Decimal], ...]]]:
    for number, mg in numbers["mg"].items():
        amounts = (("codeine", Decimal(mg)), ("acetaminophen", Decimal(numbers["acetaminophen_mg"])))
        for written in numbers["written"]:
            for before in ("", *numbers["before"]):
                yield words_of(f"{before} {written}{number}"), amounts


def _names(name: str, synonyms: list[str], weak: frozenset[Phrase]) -> dict[Phrase, Meaning]:
    phrases = map(words_of, (name, *synonyms))
    return {phrase: Meaning((name,), weak=phrase in weak) for phrase in phrases}


def _opioid(name: str, entry: dict[str, Any]) -> Substance:
    return Substance(
        name,
        frozenset({"opioid"}),
        opioid=True,
        kind=entry["kind"],
        long_acting=entry["action"] == "long",
        mme_oral=Decimal(entry["mme_oral"]) if "mme_oral" in entry else None,
        mme_patch=Decimal(entry["mme_patch"]) if "mme_patch" in entry else None,
        no_mme=entry.get("no_mme", ""),
    )


def _brand(contents: str, *, weak: bool) -> Meaning:
    """Reads "codeine 30 + acetaminophen 300 | long": what is in it, mg where fixed, and its form."""
    listed, _, form = (part.strip() for part in contents.partition("|"))
    parts = [_part(part.strip()) for part in listed.split("+")]
    routes: Iterator[Route] = (route for route in get_args(Route) if route == form)
    return Meaning(
        tuple(name for name, _amount in parts),
        long_acting=form in ("long", "patch"),
        route=next(routes, None),
        brand=True,
        amounts=tuple((name, amount) for name, amount in parts if amount is not None),
        weak=weak,
    )


def _part(part: str) -> tuple[str, Decimal | None]:
    name, _, last = part.rpartition(" ")
    return (name, Decimal(last)) if name and last.replace(".", "").isdigit() else (part, None)
