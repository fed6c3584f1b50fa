"""Quantity and days of supply, as pharmacies and monitoring reports print them: "qty 180/30", "#120, 30 days"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.measures import SOLID, VOLUMES, volume_ml

_DISPENSED = r"(?:disp(?:ense[d]?)?|filled|supplied|given\s+out|bottles?|bots?\b|boxes|box)"
_QUANTITY = re.compile(
    rf"(?:\b(?:qty|quantity|disp(?:ense[d]?)?|amount|count)\b\s*(?:of|is|=|:|\#|\*)*\s*|\#\s*)(?P<quantity>{_N})"
    rf"(?:\s*(?:{SOLID}|{VOLUMES})\b)?(?:\s*{_DISPENSED}\b)?"
    rf"|\bfor\s+(?:up\s+to\s+|a\s+total\s+of\s+)?(?P<course>{_N})\s*doses?\b"
    rf"|(?<![\d./#-])(?P<bottled>{_N})\s*(?P<bottled_thing>{SOLID}|{VOLUMES})\s*(?:were\s+|was\s+)?{_DISPENSED}"
)
_QUANTITY_AND_DAYS = re.compile(
    r"(?:\b(?:qty|quantity|disp)\W{0,3}|\#\s*)(?P<quantity>\d{1,4})\s*/\s*(?P<days>\d{1,3})\s*(?:days?|d)?\b(?!\s*/)"
    r"|(?<![\d.])(?P<decimal>\d{1,4})\.00?\s+(?P<after>\d{1,3})\b(?!\s*(?:mme|mg|mcg|ml))"
)
_A_MONTH = re.compile(
    rf"(?<![\d./#-])(?P<count>\d{{2,4}})\s*(?:{SOLID})?\s*(?:/|a|per|every|each)\s*(?:month|30\s*-?\s*days?|28\s*-?\s*days?)\b"
)
""" "Gets 120 a month": units over a month of 30 days."""
_INTERVAL = re.compile(r"\b(?:q|every|each)\s*\d+(?:\s*(?:-|to)\s*\d+)?\s*-?\s*(?:days?|d\b)")
""" "Every 3 days" is no days of supply."""
_DAYS = re.compile(
    r"\b(?:for\s+)?(?P<days>\d{1,3})\s*-?\s*(?:days?\b(?:\s*'?\s*supply)?|ds\b)|\b(?:days?(?:\s*'?\s*supply)?|ds)\s*[:=]?\s*(?P<later>\d{1,3})\b"
)
_SUPPLY_EVERY = re.compile(
    r"\s*(?:every|per|each|q|/|a)\s*(?:(?P<days>\d{1,3})\s*-?\s*days?|(?P<month>month)|(?P<week>week))\b"
)
""" "Qty 90 every 30 days": how often it is dispensed, not taken."""
_UNITS = re.compile(
    rf"(?<![\d./#-])(?P<amount>\d+(?:\.\d+)?)\s*(?:x\s*)?(?P<thing>{SOLID}|{VOLUMES})\b(?!\s*(?:of\s*)?(?:left|remaining|supply))"
)
_MONTH = 30
"""Days in a month's supply."""
MOST_AT_A_TIME = Decimal(20)
"""More tablets than this are what was dispensed, not what is taken at a time."""


@dataclass(frozen=True)
class Supply:
    """What was dispensed."""

    units_a_day: Decimal
    """Quantity over days of supply."""


def take_supply(plain: str) -> tuple[Supply | None, str]:
    """Units a day by quantity over days of supply, and the directions without any quantity."""
    both = _QUANTITY_AND_DAYS.search(plain)
    if both:
        rest = _without(plain, both)
        amount, days = Decimal(both["quantity"] or both["decimal"]), int(both["days"] or both["after"])
        return _supply(amount, days), _without_quantities(rest)
    monthly = _A_MONTH.search(plain)
    if monthly:
        return _supply(Decimal(monthly["count"]), _MONTH), _without_quantities(_without(plain, monthly))
    found = _QUANTITY.search(plain) or next(_quantities(plain), None)
    if found is None:
        return None, plain
    groups = found.groupdict()
    amount = Decimal(
        groups.get("quantity") or groups.get("course") or groups.get("bottled") or groups["amount"]
    )
    every = _SUPPLY_EVERY.match(plain, found.end())
    if every:
        days = int(every["days"] or (_MONTH if every["month"] else 7))
        return _supply(amount, days), _without_quantities(plain[: found.start()] + " " + plain[every.end() :])
    rest = _without_quantities(plain)
    supplied = _DAYS.search(_INTERVAL.sub(" ", rest))
    return _supply(amount, int(supplied["days"] or supplied["later"]) if supplied else 0), rest


def _supply(amount: Decimal, days: int) -> Supply | None:
    return Supply(amount / days) if amount and days else None


def _quantities(plain: str) -> Iterator[re.Match[str]]:
    return (found for found in _UNITS.finditer(plain) if _is_quantity(found))


def _without_quantities(plain: str) -> str:
    """*plain* without every quantity in it, for it is often printed twice."""
    for found in reversed(list(_QUANTITY.finditer(plain))):
        plain = _without(plain, found)
    for found in reversed(list(_quantities(plain))):
        plain = _without(plain, found)
    return plain


def _without(plain: str, found: re.Match[str]) -> str:
    return plain[: found.start()] + " " + plain[found.end() :]


def _is_quantity(found: re.Match[str]) -> bool:
    return volume_ml(found["thing"]) is None and Decimal(found["amount"]) > MOST_AT_A_TIME
