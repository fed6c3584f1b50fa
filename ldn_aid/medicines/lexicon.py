"""The lexicon: which words name which substances, and what matters about each substance."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from ldn_aid import resources
from ldn_aid.medicines.words import words_of

Route = Literal["oral", "patch", "injection", "nasal", "implant", "topical", "rectal", "other"]
OpioidKind = Literal["full", "partial", "mixed"]


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


@dataclass(frozen=True)
class Lexicon:
    """All names, as tuples of lower-case words, and all substances."""

    names: dict[tuple[str, ...], Meaning]
    substances: dict[str, Substance]
    longest: int
    """Words in the longest name."""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with LDN Aid."""
    substances: dict[str, Substance] = {}
    names: dict[tuple[str, ...], Meaning] = {}
    for name, entry in resources.read_toml("medicines/opioids.toml").items():
        substances[name] = _opioid(name, entry)
        for synonym in (name, *entry.get("names", ())):
            names[words_of(synonym)] = Meaning((name,))
    for class_name, lines in resources.read_toml("medicines/others.toml").items():
        for line in lines:
            name, *synonyms = (part.strip() for part in line.split("|"))
            known = substances.get(name)
            classes = (known.classes if known else frozenset()) | ({class_name} - {"other"})
            substances[name] = Substance(name, frozenset(classes), opioid=False)
            for synonym in (name, *synonyms):
                names[words_of(synonym)] = Meaning((name,))
    for table in resources.read_toml("medicines/brands.toml").values():
        for brand, contents in table.items():
            names[words_of(brand)] = _brand(contents, names)
    return Lexicon(names, substances, max(map(len, names)))


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


def _brand(contents: str, names: dict[tuple[str, ...], Meaning]) -> Meaning:
    listed, _, form = (part.strip() for part in contents.partition("|"))
    substances: list[str] = []
    words = words_of(listed)
    while words:
        length = next(count for count in range(len(words), 0, -1) if words[:count] in names)
        substances += names[words[:length]].substances
        words = words[length:]
    route: Any = form if form and form != "long" else None
    return Meaning(tuple(substances), long_acting=form in ("long", "patch"), route=route, brand=True)
