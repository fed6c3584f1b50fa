"""Strengths as printed in product names: "5-325", "10/325 mg", "25 mcg/hr", "10 mg/5 mL", "0.025 MG/HR"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["mg", "mcg", "g", "mcg/h", "mg/mL"]

_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)"
_MASS = r"(mg|mcg|ug|µg|μg|micrograms?|milligrams?|grams?|g)"
_PER_HOUR = re.compile(rf"{_NUMBER}\s*{_MASS}\s*(?:/|per)\s*(?:hr|h|hour)\b", re.IGNORECASE)
_PER_VOLUME = re.compile(rf"{_NUMBER}\s*{_MASS}\s*(?:/|per)\s*{_NUMBER[:-1]})?\s*ml\b", re.IGNORECASE)
_PLAIN = re.compile(rf"{_NUMBER}\s*{_MASS}\b(?!\s*(?:/|per)\s*(?:\d|ml|hr|h\b|hour|kg|day))", re.IGNORECASE)
_PAIR = re.compile(
    r"(?<![\d/.-])(\d+(?:\.\d+)?)\s*(?:mg)?\s*[-/]\s*(\d+(?:\.\d+)?)\s*(?:mg\b)?(?![\d/-])", re.IGNORECASE
)
_ACETAMINOPHEN_AMOUNTS = {Decimal(amount) for amount in (300, 325, 500, 650, 750, 160)}


@dataclass(frozen=True)
class Strength:
    """An amount in one unit (tablet, mL, patch) of a product."""

    amount: Decimal
    unit: Unit


def strengths_in(product: str, substances: Sequence[str]) -> dict[str, Strength]:
    """The strength of each of *substances* that *product* states without doubt; others are left out."""
    if len(substances) == 1:
        found = _only(product)
        return {} if found is None else {substances[0]: found}
    amounts = _pair(product)
    if len(substances) != 2 or amounts is None:
        return {}
    return _share(amounts, substances)


def _only(product: str) -> Strength | None:
    """The one strength in *product*; None when there is none or more than one."""
    hourly = [_strength(number, unit, "h") for number, unit in _PER_HOUR.findall(product)]
    liquid = [
        Strength(_mg(number, unit) / _decimal(volume or "1"), "mg/mL")
        for number, unit, volume in _PER_VOLUME.findall(product)
    ]
    plain = [_strength(number, unit) for number, unit in _PLAIN.findall(product)]
    found = {*hourly, *liquid, *([] if hourly or liquid else plain)}
    return found.pop() if len(found) == 1 else None


def _pair(product: str) -> tuple[Decimal, Decimal] | None:
    plain = [_mg(number, unit) for number, unit in _PLAIN.findall(product)]
    if len(plain) == 2:
        return plain[0], plain[1]
    pairs = {(_decimal(first), _decimal(second)) for first, second in _PAIR.findall(product)}
    if len(pairs) > 1:
        # "10-325 1-2 tabs": the dose range is not a strength.
        pairs = {pair for pair in pairs if _ACETAMINOPHEN_AMOUNTS & set(pair)}
    return pairs.pop() if len(pairs) == 1 else None


def _share(amounts: tuple[Decimal, Decimal], substances: Sequence[str]) -> dict[str, Strength]:
    """In "5-325" the acetaminophen part is told by its size; otherwise the order of the names holds."""
    first, second = substances
    if "acetaminophen" in substances:
        other = second if first == "acetaminophen" else first
        sized = [amount in _ACETAMINOPHEN_AMOUNTS for amount in amounts]
        if sum(sized) != 1:
            return {}
        large, small = amounts if sized[0] else amounts[::-1]
        return {"acetaminophen": Strength(large, "mg"), other: Strength(small, "mg")}
    if "naloxone" in substances or "naltrexone" in substances:
        antagonist = "naloxone" if "naloxone" in substances else "naltrexone"
        other = second if first == antagonist else first
        return {other: Strength(max(amounts), "mg"), antagonist: Strength(min(amounts), "mg")}
    if "ibuprofen" in substances:
        other = second if first == "ibuprofen" else first
        return {"ibuprofen": Strength(max(amounts), "mg"), other: Strength(min(amounts), "mg")}
    return {}


def _strength(number: str, unit: str, per: str = "") -> Strength:
    milligrams = _mg(number, unit)
    if per:
        return Strength(milligrams * 1000, "mcg/h")
    if unit[0].lower() in "uµμ" or unit.lower().startswith("mc") or unit.lower().startswith("micro"):
        return Strength(_decimal(number), "mcg")
    return Strength(milligrams, "mg")


def _mg(number: str, unit: str) -> Decimal:
    amount, kind = _decimal(number), unit.lower()
    if kind.startswith("g"):
        return amount * 1000
    return amount if kind.startswith(("mg", "milli")) else amount / 1000


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
