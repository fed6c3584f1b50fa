"""Numbers that stand without their unit and can only be one strength of the product: "Percocet 10", "Norco 7.5"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.scan import Named
from ldn_aid.medicines.strength import Strength

_SMALLEST_WHOLE = 5
"""A smaller whole number may count tablets: "Dilaudid 2 q4h"."""
_BEHIND_A_NAME = re.compile(
    r"(?:\s|[:,(-]|\b(?:hcl|sulfate|er|xr|sr|cr|ir|tab(?:let)?s?|cap(?:sule)?s?)\b)*(?P<number>\d+(?:\.\d+)?)(?P<plural>'?s)?(?![\w./%-]|\s*(?:x\b|times|/))"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PAIR = re.compile(
    r"(?<![\d./#-])(?P<first>\d+(?:\.\d+)?)(?P<space>\s{1,2})(?P<second>\d{3}(?:\.\d+)?)(?=\s*(?:mg\b|/|$|[^\d./-]))"
)
_SLASHED = re.compile(r"\s*(?:hcl|bitartrate|bit)?\s*(?P<number>\d+(?:\.\d+)?)\s*/\s*")
_MG_BEHIND = re.compile(r"\s*(?P<number>\d+(?:\.\d+)?)\s*mg\b")
_MAY_COUNT = re.compile(
    r"\W*(?:daily|nightly|at|in|every\s+(?:day|morning|night|evening)|each|po\s+daily|with|before|after|hs|qhs|qd|once)\b"
)
_LARGEST_COUNT = 12


def with_joined_pairs(text: str, names: Sequence[Named]) -> str:
    """Folded *text* with "7.5 325" as "7.5-325" where the product comes in that strength."""
    known = _of_substances(names)
    return _PAIR.sub(
        lambda found: (
            f"{found['first']}-{found['space'][1:]}{found['second']}"
            if f"{found['first']}-{found['second']}" in known
            else found[0]
        ),
        text,
    )


def bare_strength(text: str, names: Sequence[Named]) -> dict[str, Strength]:
    """The strength that the only number in the folded *text* tells, if exactly one of the product's has it; else nothing."""
    if not names:
        return {}
    last = max(named.end for named in names)
    found = _BEHIND_A_NAME.match(text, last)
    if (
        not found
        or len(_NUMBER.findall(_masked(text[: found.end()] if found["plural"] else text, names))) != 1
    ):
        return {}
    number = Decimal(found["number"])
    if number == number.to_integral_value() and number < _SMALLEST_WHOLE:
        return {}
    products = resources.read_toml("medicines/strengths.toml")["products"]
    brand = next(
        (products[name] for named in names if (name := text[named.start : named.end]) in products), None
    )
    substances = _in_order(names)
    # The number behind one substance alone may be anything: "morphine 60 mg/day" without what the day's dose took away.
    # "Oxy 10s" are tablets of 10 mg.
    listed = brand or (_of_substances(names) if len(substances) > 1 or found["plural"] else ())
    fits = [parts for parts in (strength.split("-") for strength in listed) if Decimal(parts[0]) == number]
    if len(fits) != 1:
        return {}
    return {name: Strength(Decimal(part), "mg") for name, part in zip(substances, fits[0], strict=True)}


def slashed_strengths(text: str, names: Sequence[Named]) -> dict[str, Strength]:
    """The strengths of "hydrocodone 10/acetaminophen 325mg", where the product comes in them."""
    if len(names) != 2 or any(len(named.meaning.substances) != 1 for named in names):
        return {}
    one, other = names
    first, second = _SLASHED.fullmatch(text, one.end, other.start), _MG_BEHIND.match(text, other.end)
    if not first or not second:
        return {}
    found = {one.meaning.substances[0]: first["number"], other.meaning.substances[0]: second["number"]}
    if "-".join(found[name] for name in _in_order(names)) not in _of_substances(names):
        return {}
    return {name: Strength(Decimal(number), "mg") for name, number in found.items()}


def strength_of_a_ml(text: str, names: Sequence[Named]) -> dict[str, Strength]:
    """The opioid in a mL of a syrup that comes in one strength only, by its brand or by what is in it."""
    listed = resources.read_toml("medicines/strengths.toml")["mg_per_ml"]
    keys = [text[named.start : named.end] for named in names] + [" + ".join(_in_order(names))]
    found = next((listed[key] for key in keys if key in listed), None)
    return {_in_order(names)[0]: Strength(Decimal(found), "mg/mL")} if found else {}


def may_count(product: str, directions: str) -> bool:
    """Whether the number that ends the folded *product* may count tablets: "Norco 5" before "daily"."""
    numbers = _NUMBER.findall(product)
    number = numbers[0] if len(numbers) == 1 and product.endswith(numbers[0]) else ""
    return number.isdigit() and int(number) <= _LARGEST_COUNT and bool(_MAY_COUNT.match(directions))


@cache
def largest_unit_mg(opioid: str) -> Decimal | None:
    """Mg of *opioid* in the largest tablet or capsule that is known, alone or in a combination; None where none is."""
    return max(_units_mg(opioid), default=None)


@cache
def smallest_unit_mg(opioid: str) -> Decimal | None:
    """Mg of *opioid* in the smallest tablet or capsule that is known, alone or in a combination; None where none is."""
    return min(_units_mg(opioid), default=None)


def _units_mg(opioid: str) -> list[Decimal]:
    listed = resources.read_toml("medicines/strengths.toml")["substances"]
    return [
        Decimal(strength.split("-")[0])
        for names, strengths in listed.items()
        if names.split(" + ")[0] == opioid
        for strength in strengths
    ]


def _of_substances(names: Sequence[Named]) -> list[str]:
    listed: list[str] = resources.read_toml("medicines/strengths.toml")["substances"].get(
        " + ".join(_in_order(names)), []
    )
    return listed


def _in_order(names: Sequence[Named]) -> list[str]:
    """The substances, the opioid first, as the table has them."""
    substances = dict.fromkeys(name for named in names for name in named.meaning.substances)
    return sorted(substances, key=lambda name: name in _SECOND)


def _masked(text: str, names: Sequence[Named]) -> str:
    for named in names:
        text = text[: named.start] + "_" * (named.end - named.start) + text[named.end :]
    return text


_SECOND = (
    "homatropine",
    "chlorpheniramine",
    "guaifenesin",
    "promethazine",
    "phenylephrine",
    "acetaminophen",
    "ibuprofen",
    "aspirin",
    "naloxone",
    "naltrexone",
    "celecoxib",
)
