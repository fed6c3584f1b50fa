"""From a product name to what it is; never to the nearest look-alike.

A name counts only when its whole words stand in the lexicon. What is left over is kept as
``unknown_words``; a name with nothing recognised comes back as not recognised, with suggestions that
nobody applies.
"""

import difflib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ldn_aid import resources
from ldn_aid.medicines.lexicon import Lexicon, Meaning, OpioidKind, Route, Substance, load_lexicon
from ldn_aid.medicines.strength import Strength, strengths_in
from ldn_aid.medicines.words import words_of


@dataclass(frozen=True)
class Recognition:
    """What a product name was read as."""

    recognised: bool
    ingredients: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    opioid: bool | None = None
    """True: acts on opioid receptors as an agonist. None: not recognised, so not known."""
    opioid_kind: OpioidKind | None = None
    long_acting: bool = False
    route: Route = "oral"
    strengths: tuple[tuple[str, Strength], ...] = ()
    mme_factor: Decimal | None = None
    """CDC 2022 factor per mg a day, or per mcg/h for a patch."""
    mme_note: str = ""
    opioid_names: tuple[str, ...] = ()
    unknown_words: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    def strength_of(self, ingredient: str) -> Strength | None:
        """The strength printed for *ingredient*, when the name states it without doubt."""
        return dict(self.strengths).get(ingredient)


@lru_cache(maxsize=4096)
def recognise(product: str) -> Recognition:
    """Read *product*, a name as said or printed, with or without its strength."""
    lexicon = load_lexicon()
    meanings, unknown = _match(words_of(product), lexicon)
    if not meanings:
        return Recognition(False, unknown_words=unknown, suggestions=_suggest(unknown, lexicon))
    names = tuple(dict.fromkeys(name for meaning in meanings for name in meaning.substances))
    names = _without_the_general_word(names)
    substances = [lexicon.substances[name] for name in names]
    opioids = [substance for substance in substances if substance.opioid]
    route = _route(product, meanings, substances)
    long_acting = (
        route in ("patch", "implant")
        or any(meaning.long_acting for meaning in meanings)
        or any(opioid.long_acting for opioid in opioids)
        or _says(product, "long_acting")
    )
    factor, note = _mme(opioids, route)
    return Recognition(
        recognised=True,
        ingredients=names,
        classes=_classes(substances, route, product),
        opioid=bool(opioids),
        opioid_kind=opioids[0].kind if opioids else None,
        long_acting=long_acting,
        route=route,
        strengths=tuple(strengths_in(product, names).items()),
        mme_factor=factor,
        mme_note=note,
        opioid_names=tuple(opioid.name for opioid in opioids),
        unknown_words=unknown,
    )


def _match(words: tuple[str, ...], lexicon: Lexicon) -> tuple[list[Meaning], tuple[str, ...]]:
    """Longest names first, left to right; the words that name nothing and mean nothing else are unknown."""
    plain = frozenset(resources.read_toml("medicines/plain_words.toml")["words"])
    meanings: list[Meaning] = []
    unknown: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(lexicon.longest, len(words) - at), 0, -1):
            meaning = lexicon.names.get(words[at : at + length])
            if meaning:
                meanings.append(meaning)
                at += length
                break
        else:
            word = words[at]
            if word.isalpha() and len(word) > 2 and word not in plain:
                unknown.append(word)
            at += 1
    return meanings, tuple(unknown)


def _without_the_general_word(names: tuple[str, ...]) -> tuple[str, ...]:
    """In "oxycodone (opioid)" the general word adds nothing."""
    specific = tuple(name for name in names if name != "opioid")
    return specific or names


def _says(product: str, form: str) -> bool:
    words = words_of(product)
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in resources.read_toml("medicines/plain_words.toml")[form])


def _route(product: str, meanings: list[Meaning], substances: list[Substance]) -> Route:
    stated: tuple[Route, ...] = ("patch", "injection", "nasal", "implant", "rectal", "topical")
    for route in stated:
        if _says(product, route):
            return "patch" if route == "topical" and _per_hour(product, substances) else route
    for meaning in meanings:
        if meaning.route and meaning.route != "oral":
            return meaning.route
    return "patch" if _per_hour(product, substances) else "oral"


def _per_hour(product: str, substances: list[Substance]) -> bool:
    strengths = strengths_in(product, [substance.name for substance in substances])
    return any(strength.unit == "mcg/h" for strength in strengths.values())


def _mme(opioids: list[Substance], route: Route) -> tuple[Decimal | None, str]:
    if not opioids:
        return None, ""
    if len(opioids) > 1:
        return None, "more than one opioid is named: enter each by itself"
    opioid = opioids[0]
    factor = {"oral": opioid.mme_oral, "patch": opioid.mme_patch}.get(route)
    if factor is not None:
        return factor, ""
    if opioid.no_mme:
        return None, opioid.no_mme
    return None, "CDC 2022 has no factor for this way of taking it"


def _classes(substances: list[Substance], route: Route, product: str) -> tuple[str, ...]:
    classes = dict.fromkeys(name for substance in substances for name in sorted(substance.classes))
    if route in ("topical", "patch") and "nsaid" in classes:
        classes = {("topical_nsaid" if name == "nsaid" else name): None for name in classes}
    if "naltrexone" in classes and not _low_dose(product):
        classes["naltrexone_full_dose"] = None
    return tuple(classes)


def _low_dose(product: str) -> bool:
    """LDN by name, or naltrexone of which one unit holds no more than LDN's range."""
    words = words_of(product)
    if "ldn" in words or {"low", "dose"} <= set(words):
        return True
    limit = Decimal(resources.read_toml("medicines/plain_words.toml")["ldn_largest_unit_mg"])
    strength = strengths_in(product, ["naltrexone"]).get("naltrexone")
    return strength is not None and strength.unit == "mg" and strength.amount <= limit


def _suggest(unknown: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    single = [name[0] for name in lexicon.names if len(name) == 1]
    found = (close for word in unknown for close in difflib.get_close_matches(word, single, n=3, cutoff=0.8))
    return tuple(dict.fromkeys(found))
