"""The most on a day that directions state: "max 6/day", "MDD 4", "not to exceed 3 g in 24 hours"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ldn_aid.medicines.measures import NUMBER as _N
from ldn_aid.medicines.measures import SOLID, VOLUMES, in_mg

_LEAD = (
    r"\b(?:max(?:imum)?\.?(?:\s+(?:daily|total|of|dose|dosage|amount|quantity|per|day|is))*|mdd|nte|daily\s+(?:max(?:imum)?|limit)(?:\s+(?:dose|amount))?|up\s+to"
    r"|(?:no|not|never)\s+(?:to\s+)?(?:take\s+)?more\s+than|(?:do|does|should|must|can)\s*(?:not|n't)\s+(?:take|use|exceed)(?:\s+more\s+than)?"
    r"|(?:not|never)\s+(?:to\s+)?exceed(?:ing)?|don't\s+(?:take|use|exceed)(?:\s+more\s+than)?|limit(?:ed)?(?:\s+(?:to|of))?)"
    r"\s*(?:of|is|=|:|a\s+total\s+of)?\s*"
)
_A_DAY = (
    r"(?:[^.;\d]{0,40}?\s*(?:/|\bper|\ba\b|\ban\b|\bin\b|\bevery|\beach|\bwithin)\s*(?:a\s+|an\s+|any\s+|one\s+|1\s+)?"
    r"(?:24\s*-?\s*(?:h|hrs?|hours?)|day|d)\b|\s*daily\b)"
)
_MASS = re.compile(rf"{_LEAD}(?P<most>{_N})\s*(?P<mass>mg|mcg|grams?|gm|g)\b(?P<rest>(?P<a_day>{_A_DAY})?)")
_COUNT = re.compile(
    rf"{_LEAD}(?:{_N}\s*(?:-|to)\s*)?(?P<most>{_N})(?!\s*(?:mg|mcg|g|gm|grams?|days?|weeks?|hours?|hrs?|h|d|wks?)\b)"
    rf"\s*(?P<thing>{SOLID}|{VOLUMES}|times|x|doses)?(?P<a_day>{_A_DAY})?"
)
_LIMIT_BEHIND = re.compile(
    rf"(?<![\d./-])(?P<most>{_N})\s*(?P<thing>{SOLID}|{VOLUMES}|mg|times|x|doses)?\s*(?:(?:a|per|each|/)\s*(?:day|24\s*h\w*)|daily)\s*\(?max(?:imum)?\b\.?"
)
""" "5 a day max"."""
_OF_ACETAMINOPHEN = re.compile(r"\b(?:acetaminophen|apap|tylenol|paracetamol)\b")
_LIMIT_OF_ACETAMINOPHEN = re.compile(
    rf"{_LEAD}(?:{_N}|\d,\d{{3}})\s*(?:mg|grams?|gm|g)\s*(?:/\s*day\s*|per\s+day\s*|daily\s*)?(?:of\s+)?(?:total\s+)?(?:acetaminophen|apap|tylenol|paracetamol)\b"
)
_SURELY_ACETAMINOPHEN = Decimal(2000)
"""Mg: no opioid has a daily maximum as high as this."""


@dataclass(frozen=True)
class DailyMost:
    """A stated maximum a day."""

    amount: Decimal
    of: Literal["units", "doses", "mg"]
    acetaminophen: bool = False
    """The mg are of the acetaminophen in a combination."""


def take_most(plain: str) -> tuple[DailyMost | None, str]:
    """The daily maximum in plain directions, and the directions without it. "Up to 2 tablets" alone is a dose.

    A maximum in mg that names no day is no dose either: it is left out of both.
    """
    plain = _LIMIT_BEHIND.sub(lambda found: f"max {found['most']} {found['thing'] or ''} a day", plain)
    mass = None
    for found in reversed(list(_MASS.finditer(plain))):
        if found.group().startswith("up") and not found["a_day"]:
            continue
        if _daily(found):
            amount = in_mg(Decimal(found["most"]), found["mass"])
            named = bool(_OF_ACETAMINOPHEN.search(plain[found.end("mass") : found.end() + 20]))
            mass = DailyMost(amount, "mg", named or amount >= _SURELY_ACETAMINOPHEN) if amount else mass
        plain = plain[: found.start()] + " " + plain[found.end() :]
    for found in _COUNT.finditer(plain):
        thing = found["thing"] or ""
        if not _daily(found) or (found.group().startswith("up") and thing in ("times", "x")):
            continue
        most = DailyMost(Decimal(found["most"]), "doses" if thing in ("times", "x", "doses") else "units")
        return (most if most.amount else mass), plain[: found.start()] + " " + plain[found.end() :]
    return mass, plain


def without_limits(text: str) -> str:
    """Folded *text* with maxima of acetaminophen blanked out: they name it and say nothing about taking it."""
    return _LIMIT_OF_ACETAMINOPHEN.sub(lambda found: " " * len(found.group()), text)


def _daily(found: re.Match[str]) -> bool:
    said = found.group()
    return bool(found["a_day"]) or said.startswith("mdd") or "daily" in said or "per day" in said
