"""Quantity and days of supply, as pharmacies and monitoring reports print them: "qty 180/30", "#120, 30 days"."""

import re
from decimal import Decimal

from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.measures import SOLID, VOLUMES, volume_ml

_QUANTITY = re.compile(
    rf"(?:\b(?:qty|quantity|disp(?:ense[d]?)?|amount|count)\b\s*(?:of|is|=|:|\#)*\s*|\#\s*)(?P<quantity>{_N})"
    rf"(?:\s*(?:{SOLID}|{VOLUMES}))?"
)
_QUANTITY_AND_DAYS = re.compile(
    r"(?:\b(?:qty|quantity|disp)\W{0,3}|\#\s*)(?P<quantity>\d{1,4})\s*/\s*(?P<days>\d{1,3})\b(?!\s*/)"
    r"|(?<![\d.])(?P<decimal>\d{1,4})\.00?\s+(?P<after>\d{1,3})\b(?!\s*(?:mme|mg|mcg|ml))"
)
_DAYS = re.compile(
    r"\b(?:for\s+)?(?P<days>\d{1,3})\s*-?\s*(?:days?\b(?:\s*'?\s*supply)?|ds\b)|\b(?:days?(?:\s*'?\s*supply)?|ds)\s*[:=]?\s*(?P<later>\d{1,3})\b"
)
_UNITS = re.compile(
    rf"(?<![\d./#-])(?P<amount>\d+(?:\.\d+)?)\s*(?:x\s*)?(?P<thing>{SOLID}|{VOLUMES})\b(?!\s*(?:of\s*)?(?:left|remaining|supply))"
)
MOST_AT_A_TIME = Decimal(20)
"""More tablets than this are what was dispensed, not what is taken at a time."""


def take_supply(plain: str) -> tuple[Decimal | None, str]:
    """Units a day by quantity over days of supply, and the directions without the quantity."""
    both = _QUANTITY_AND_DAYS.search(plain)
    if both:
        amount, days = Decimal(both["quantity"] or both["decimal"]), int(both["days"] or both["after"])
        rest = plain[: both.start()] + " " + plain[both.end() :]
        return (amount / days if amount and days else None), rest
    quantity = _QUANTITY.search(plain)
    found = quantity or next((one for one in _UNITS.finditer(plain) if _is_quantity(one)), None)
    if found is None:
        return None, plain
    amount = Decimal(quantity["quantity"]) if quantity else Decimal(found["amount"])
    rest = plain[: found.start()] + " " + plain[found.end() :]
    supplied = _DAYS.search(rest)
    number = int(supplied["days"] or supplied["later"]) if supplied else 0
    return (amount / number if number and amount else None), rest


def _is_quantity(found: re.Match[str]) -> bool:
    return volume_ml(found["thing"]) is None and Decimal(found["amount"]) > MOST_AT_A_TIME
