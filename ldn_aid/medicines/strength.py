"""Strengths as printed in product names: "5-325", "10/325 mg", "25 mcg/hr", "10 mg/5 mL", "0.025 MG/HR"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["mg", "mcg", "g", "mcg/h", "mg/mL"]

_N = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)"
_MASS = r"(?:mg|mcg|ug|micrograms?|milligrams?|grams?|gm|g)"
_SINGLE = re.compile(
    rf"(?<![\d.,])(?P<number>{_N})\s*-?(?P<mass>{_MASS})\b"
    rf"(?:\s*(?:/|\bper\b|\bin\b)\s*(?P<count>{_N})?\s*"
    r"(?P<per>ml|milliliters?|hrs?|hours?|h|kg|days?|actuat\w*|spray|dose|puff|tab\w*|cap\w*)\b)?"
)
_NOT_A_STRENGTH = (
    r"(?!\.?\d|[-/]\d|\s*(?:ml|mcg|h|hrs?|hours?|hourly|d|days?|x|times|wks?|weeks?|months?|years?|yo"
    r"|puffs?|sprays?|drops?|units?|tsp|teaspoon\w*|tbsp|tablespoon\w*|doses?|sachets?|packets?|lozenges?|suppositor\w*|ccs?)\b|\s*%)"
)
_COUNTED = re.compile(r"\s*(?:tab|cap|pill|patch|film|strip)")
_MOST_AT_A_TIME = 20
""" "1-2 tabs" and "10-20 tabs" are counts; "7.5-200 tab" and "8-2 film" are strengths."""
_COMBINED = re.compile(
    rf"(?<![\d.,/#-])(?P<parts>{_N}(?:\s*mg)?(?:\s?[-/]\s?{_N}(?:\s*mg)?){{1,3}}?)"
    rf"(?:(?:\s*mg)?\s*(?:/|\bper\b)\s*(?P<volume>{_N})?\s*ml\b|(?:(?<=mg)|\s*mg)\s*/\s*(?P<five>5)(?![\d.]|\s*mg)|{_NOT_A_STRENGTH}(?:\s*mg)?)"
)
_DATE = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b(?!\s*mg)")
_ADDED = re.compile(rf"(?<![\d.,/#-]){_N}\s*(?:\+|&|\band\b|\bplus\b|,(?=\s))\s*{_N}\s*-?{_MASS}\b")
""" "30 + 15 mg", "50 & 25 mcg": two strengths of which only the last has its unit."""
_MISREAD = re.compile(
    r"(?<![\w.,/|-])(?:[lio|][\dlo]*\d[\dlo]*|\d[\d.]*[lo][\dlo]*)\s*-?(?:mg|mcg|ug|ml|g|micrograms?|milligrams?)\b"
    r"|(?<![\w.,/|-])l\s*(?:-|/|to\b)\s*\d|(?<![\w.,/|-])(?:\d+[lo]\d*|[lo]\d+)\s*[/-]\s*\d"
    r"|\d\s*(?:rng|nng|rnq|mq|m9|rncg|mc9|rnl|m)\b|\b[qbt][1l]d\b"
)
""" "l5 mg", "1O/5", "l-2 tabs", "40rng", "q1d": letters and figures that a picture read as text has in each other's place."""
_TO_MG = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000), "mg/mL": Decimal(1)}


@dataclass(frozen=True)
class Strength:
    """An amount in one unit (tablet, mL, patch) of a product."""

    amount: Decimal
    unit: Unit

    @property
    def mg(self) -> Decimal | None:
        """Mg in one unit (tablet, mL); None where there is no such thing, as in mcg/h."""
        factor = _TO_MG.get(self.unit)
        return None if factor is None else self.amount * factor


@dataclass(frozen=True)
class Printed:
    """One printed strength, or several joined as "5-325", and where it starts."""

    start: int
    strengths: tuple[Strength, ...]


def are_added(text: str, taken: list[tuple[int, int]]) -> bool:
    """Whether folded *text* joins two strengths of which one has no unit; names at *taken* and dates are none."""
    return bool(_ADDED.search(_masked(text, taken)))


def is_misread(text: str) -> bool:
    """Whether a number in folded *text* has letters in the place of figures."""
    return bool(_MISREAD.search(text))


def printed_strengths(text: str, taken: list[tuple[int, int]]) -> list[Printed]:
    """Every strength in order. Numbers inside names ("Tylenol #3") and dates are no strengths."""
    text = _masked(text, taken)
    joined = [found for found in _COMBINED.finditer(text) if not _is_a_count(found, text)]
    printed = [Printed(found.start(), parts) for found in joined if (parts := _parts(found))]
    for found in joined:
        text = text[: found.start()] + "_" * (found.end() - found.start()) + text[found.end() :]
    singles = (_single(found) for found in _SINGLE.finditer(text))
    return sorted([*printed, *filter(None, singles)], key=lambda one: one.start)


def _masked(text: str, taken: list[tuple[int, int]]) -> str:
    for start, end in [*taken, *(found.span() for found in _DATE.finditer(text))]:
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _is_a_count(found: re.Match[str], text: str) -> bool:
    """True for "1-2" in "1-2 tabs": small numbers in rising order before the name of a unit."""
    amounts = [_decimal(number) for number in re.findall(_N, found["parts"])]
    counted = "mg" not in found.group() and _COUNTED.match(text, found.end())
    return bool(counted) and amounts == sorted(amounts) and amounts[-1] <= _MOST_AT_A_TIME


def _parts(found: re.Match[str]) -> tuple[Strength, ...]:
    amounts = [_decimal(number) for number in re.findall(_N, found["parts"])]
    if not all(amounts):
        return ()
    if found["five"] or "ml" in found.group().removeprefix(found["parts"]):
        # "100-10MG/5" is how pharmacies shorten "in 5 mL".
        volume = _decimal(found["five"] or found["volume"] or "1") or Decimal(1)
        return tuple(Strength(rounded(amount / volume), "mg/mL") for amount in amounts)
    return tuple(Strength(amount, "mg") for amount in amounts)


def _single(found: re.Match[str]) -> Printed | None:
    amount, mass, per = _decimal(found["number"]), found["mass"], found["per"] or ""
    count = _decimal(found["count"] or "1")
    micrograms = mass.startswith(("mc", "u", "micro"))
    milligrams = amount * (1000 if mass.startswith("g") else 1) / (1000 if micrograms else 1)
    if per.startswith(("kg", "d")) or not count or not amount:
        return None
    if per.startswith("h") and count == 1:
        return Printed(found.start(), (Strength(rounded(milligrams * 1000), "mcg/h"),))
    if per.startswith("m"):
        return Printed(found.start(), (Strength(rounded(milligrams / count), "mg/mL"),))
    strength = Strength(amount, "mcg") if micrograms else Strength(milligrams, "mg")
    return Printed(found.start(), (strength,))


def rounded(amount: Decimal) -> Decimal:
    """*amount* to at most four decimals, without trailing zeros."""
    short = round(amount, 4)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
