"""From a product name to what it is; never to the nearest look-alike.

A name counts only when its whole words stand in the lexicon. What is left over is kept as
``unknown_words``; a name with nothing recognised, or with a leftover that looks like a misspelled opioid,
comes back as not recognised, with suggestions that nobody applies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ldn_aid.i18n import _
from ldn_aid.medicines.alike import names_alike, names_an_opioid, opioid_sibling
from ldn_aid.medicines.lexicon import OpioidKind, Route, Substance, load_lexicon
from ldn_aid.medicines.product_classes import classes_of
from ldn_aid.medicines.release import Acting, acting, opioid_free_days
from ldn_aid.medicines.rxnorm import name_by_code, without_codes
from ldn_aid.medicines.scan import Scan, scan
from ldn_aid.medicines.strength import Strength
from ldn_aid.medicines.strength_parts import bare_patch_strength, strengths_in
from ldn_aid.medicines.words import cleaned, folded, words_of

_STATED_ROUTES: tuple[Route, ...] = (
    "patch", "implant", "nasal", "buccal", "topical", "rectal", "injection", "other",
)  # fmt: skip
_A_PRODUCT_NUMBER = re.compile(r"(?:#|\b(?:n|o|no|nr|num|number)\b\W?)\s?[2-4](?![\d.])")
""" "Acetaminophen-od #3 tablet", "Tylenol o. 3": the number of a product with codeine."""
_MOST_UNKNOWN = 8
"""With more unknown words than this a text is prose, and no name in it is certain."""


@dataclass(frozen=True)
class Recognition:
    """What a product name was read as."""

    recognised: bool
    ingredients: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    opioid: bool | None = None
    """True: acts on opioid receptors as an agonist. None: not recognised, so not known."""
    opioid_kind: OpioidKind | None = None
    acting: Acting | None = None
    """How long the opioid product acts."""
    opioid_free_days: int | None = None
    """Days without this product before naltrexone, where the lexicon gives them; else the gate's own interval holds."""
    route: Route = "oral"
    strengths: tuple[tuple[str, Strength], ...] = ()
    mme_factor: Decimal | None = None
    """CDC 2022 factor per mg a day, or per mcg/h for a patch."""
    mme_note: str = ""
    """Why there is no factor."""
    opioid_names: tuple[str, ...] = ()
    doubt: str = ""
    """Why the opioid may be another product without one; then somebody has to ask."""
    unknown_words: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def long_acting(self) -> bool:
        """Patches, implants and injections for weeks too; not what is long-acting only in one of its forms."""
        return self.acting in ("long", "depot")

    def strength_of(self, ingredient: str) -> Strength | None:
        """The strength printed for *ingredient*, when the name states it without doubt."""
        return dict(self.strengths).get(ingredient)


@lru_cache(maxsize=4096)
def recognise(product: str) -> Recognition:
    """Read *product*, a name as said or printed, with or without its strength."""
    lexicon = load_lexicon()
    text = folded(cleaned(product))
    found = scan(bare := without_codes(text), lexicon)
    if found.names:
        text = bare
    elif named := name_by_code(text):
        text = folded(named)
        found = scan(text, lexicon)
    unknown = tuple(dict.fromkeys(word.text for word in found.unknown))
    alike = [name for word in unknown[:_MOST_UNKNOWN] for name in names_alike(word)]
    suggestions = tuple(dict.fromkeys([*_siblings(text, found), *alike]))
    if not found.names:
        return Recognition(False, unknown_words=unknown, suggestions=suggestions)
    names = tuple(dict.fromkeys(name for named in found.names for name in named.meaning.substances))
    substances = [lexicon.substances[name] for name in names]
    opioids = [substance for substance in substances if substance.opioid]
    # A word in another script, or much like an opioid's name, may be one.
    doubtful = not all(map(str.isascii, unknown)) or any(map(names_an_opioid, suggestions))
    doubtful = doubtful or (bool(unknown) and lexicon.comes_with_opioid.issuperset(names))
    doubtful = doubtful or (
        lexicon.comes_with_codeine.issuperset(names) and bool(_A_PRODUCT_NUMBER.search(text))
    )
    certain = bool(opioids) or not (len(unknown) > _MOST_UNKNOWN or doubtful or found.joined)
    strengths = strengths_in(text, found.names, [opioid.name for opioid in opioids])
    names = tuple(dict.fromkeys((*names, *strengths)))
    substances = [lexicon.substances[name] for name in names]
    route = _route(found, strengths.values())
    if route == "patch" and not strengths and len(names) == 1:
        strengths = bare_patch_strength(text, names[0])
    main = strengths.get(opioids[0].name) if opioids else None
    how_long = acting(found, text, opioids, route, main)
    if how_long == "depot" and route == "oral":
        route = "injection"
    factor, note = _mme(opioids, route)
    return Recognition(
        recognised=certain,
        ingredients=names,
        classes=classes_of(substances, found, strengths, lexicon),
        opioid=bool(opioids) if certain else None,
        opioid_kind=_kind(opioids),
        acting=how_long,
        opioid_free_days=opioid_free_days(how_long, unread=bool(unknown)),
        route=route,
        strengths=tuple(strengths.items()) if certain else (),
        mme_factor=factor,
        mme_note=note,
        opioid_names=tuple(opioid.name for opioid in opioids),
        doubt=_doubt(text, found),
        unknown_words=unknown,
        suggestions=suggestions,
    )


def _siblings(text: str, found: Scan) -> Iterator[str]:
    """Products with an opioid that a name with the word not read behind it may be: "Nurofen Pls"."""
    starts = {word.start: word.text for word in found.unknown}
    for named in found.names:
        behind = re.match(r"\s*", text[named.end :])
        word = starts.get(named.end + (behind.end() if behind else 0))
        if word:
            known = words_of(text[named.start : named.end])
            yield from opioid_sibling((*known, word), len(known))


def may_be_a_patch(named: Recognition) -> bool:
    """Whether an opioid in *named* comes as a patch."""
    substances = load_lexicon().substances
    return any(
        substances[name].mme_patch or substances[name].kind == "partial" for name in named.opioid_names
    )


def _route(found: Scan, strengths: Iterable[Strength]) -> Route:
    if any(strength.unit == "mcg/h" for strength in strengths):
        return "patch"
    for route in _STATED_ROUTES:
        if route in found.forms:
            return route
    return next((named.meaning.route for named in found.names if named.meaning.route), "oral")


def _doubt(text: str, found: Scan) -> str:
    for named in found.names:
        if named.doubtful:
            name, _space, number = text[named.start : named.end].rpartition(" ")
            return _(
                "{name} {number} may be the product with that number, which holds codeine, or {number} of plain {name}: ask which."
            ).format(name=name.title(), number=number)
    return ""


def _kind(opioids: list[Substance]) -> OpioidKind | None:
    """The kind of the strongest agonist named."""
    kinds = {opioid.kind for opioid in opioids}
    order: tuple[OpioidKind, ...] = ("full", "partial", "mixed")
    return next((kind for kind in order if kind in kinds), None)


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
