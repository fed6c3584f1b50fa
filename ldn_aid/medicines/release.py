"""How long an opioid product acts: by its form, by its brand, or by a strength that exists in one form only."""

import re
from decimal import Decimal
from typing import Any, Literal

from ldn_aid import resources
from ldn_aid.medicines.lexicon import Route, Substance
from ldn_aid.medicines.scan import Scan
from ldn_aid.medicines.strength import Strength
from ldn_aid.medicines.words import words_of

Acting = Literal["short", "long", "either", "depot"]
"""``either``: short- and long-acting forms exist and none was named. ``depot``: an implant or an injection for weeks."""

_DEPOT_ROUTES = ("implant", "injection")
_SAID_OTHERWISE = {"patch", "buccal", "nasal", "rectal", "topical"}
_LIQUID = re.compile(
    r"\b(?:solution|soln|sol|liquid|liq|syrup|syr|elixir|elix|linctus|suspension|susp|drops|tropfen|gouttes|gotas|concentrate|conc)\b"
)
"""Swallowed opioids that are liquid act for hours; those that last for a day say so."""


def acting(
    found: Scan, text: str, opioids: list[Substance], route: Route, strength: Strength | None
) -> Acting | None:
    """How long what a folded *text* names acts; None without an opioid."""
    if not opioids:
        return None
    tables = [_table().get(opioid.name, {}) for opioid in opioids]
    if any(
        _is_depot(found, text, opioid, table, route, strength)
        for opioid, table in zip(opioids, tables, strict=True)
    ):
        return "depot"
    if (
        route in ("patch", "implant")
        or "long_acting" in found.forms
        or any(named.meaning.long_acting for named in found.names)
        or any(opioid.long_acting for opioid in opioids)
    ):
        return "long"
    return _unnamed_form(found, text, tables, route, strength)


def opioid_free_days(how_long: Acting | None, *, unread: bool) -> int | None:
    """Opioid-free days before naltrexone; the longer interval where words were not *read*. None for a depot, or no opioid."""
    if how_long is None or how_long == "depot":
        return None
    interval = _table()["interval"]["long" if unread else how_long]
    return int(resources.read_toml("rules/intervals.toml")[interval]["days"])


def says_depot(substance: str, text: str) -> bool:
    """Whether a word in *text* means an injection for weeks of *substance*: "shot", "monthly"."""
    words = " ".join(words_of(text))
    phrases = _table().get(substance, {}).get("depot_words", ())
    return any(f" {phrase} " in f" {words} " for phrase in phrases)


def _is_depot(
    found: Scan, text: str, opioid: Substance, table: dict[str, Any], route: Route, strength: Strength | None
) -> bool:
    if opioid.kind != "partial" or "depot_only" not in table:
        return False
    if route in _DEPOT_ROUTES:
        return True
    if route in _SAID_OTHERWISE or found.forms & _SAID_OTHERWISE:
        return False
    amount = _mg(strength)
    alone = {name for named in found.names for name in named.meaning.substances} == {opioid.name}
    return (alone and says_depot(opioid.name, text)) or (
        amount is not None and amount in map(Decimal, table["depot_only"])
    )


def _unnamed_form(
    found: Scan, text: str, tables: list[dict[str, Any]], route: Route, strength: Strength | None
) -> Acting:
    """By strength, for an opioid by its generic name that may be swallowed; short-acting otherwise.

    Without a strength, and where long-acting forms exist, it may be either.
    """
    substances = {name for named in found.names for name in named.meaning.substances}
    if any(substances == set(names) for names in _table()["pairs"]["long"]) and route == "oral":
        return "long"
    branded = any(named.meaning.brand for named in found.names)
    if (
        len(substances) != 1
        or len(tables) != 1
        or branded
        or route != "oral"
        or "short_acting" in found.forms
    ):
        return "short"
    table, amount = tables[0], _mg(strength)
    if "always" in table:
        always: Acting = table["always"]
        return always
    if strength is None and "either" in table and not _LIQUID.search(text):
        return "either"
    for how_long, strengths in (("long", "long_only"), ("either", "either")):
        if amount is not None and amount in map(Decimal, table.get(strengths, ())):
            return "long" if how_long == "long" else "either"
    return "short"


def _mg(strength: Strength | None) -> Decimal | None:
    """Mg in a tablet; not those in a mL."""
    return strength.mg if strength is not None and strength.unit != "mg/mL" else None


def _table() -> dict[str, Any]:
    return resources.read_toml("medicines/release.toml")
