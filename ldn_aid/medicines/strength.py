"""Strengths as printed in product names: "5-325", "10/325 mg", "25 mcg/hr", "10 mg/5 mL", "0.025 MG/HR"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ldn_aid import resources
from ldn_aid.medicines.scan import Named

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
    r"|puffs?|sprays?|drops?|units?|tsp|teaspoon\w*)\b|\s*%)"
)
_COUNTED = re.compile(r"\s*(?:tab|cap|pill|patch|film|strip)")
_MOST_AT_A_TIME = 20
""" "1-2 tabs" and "10-20 tabs" are counts; "7.5-200 tab" and "8-2 film" are strengths."""
_COMBINED = re.compile(
    rf"(?<![\d.,/#-])(?P<parts>{_N}(?:\s*mg)?(?:\s?[-/]\s?{_N}(?:\s*mg)?){{1,3}}){_NOT_A_STRENGTH}"
    rf"(?:\s*mg)?(?:\s*(?:/|\bper\b)\s*(?P<volume>{_N})?\s*ml\b)?"
)
_DATE = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b(?!\s*mg)")
_TO_MG = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000), "mg/mL": Decimal(1)}
_LARGER_PART = ("acetaminophen", "ibuprofen", "aspirin", "guaifenesin")
_SMALLER_PART = ("naloxone", "naltrexone")


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
class _Printed:
    """One printed strength, or several joined as "5-325", and where it starts."""

    start: int
    strengths: tuple[Strength, ...]


def strengths_in(text: str, names: Sequence[Named], opioids: Sequence[str]) -> dict[str, Strength]:
    """The strength of each substance that the folded *text* states without doubt; others are left out."""
    substances = tuple(dict.fromkeys(name for named in names for name in named.meaning.substances))
    printed = _printed(text, [(named.start, named.end) for named in names])
    if len(substances) == 1:
        return _alone(printed, substances[0], opioids) or _fixed(names)
    found_all = (
        _beside_their_names(printed, names, substances)
        or _joined(printed, names, substances, opioids)
        or _opioid_alone(printed, opioids)
    )
    return found_all or _fixed(names)


def _printed(text: str, taken: list[tuple[int, int]]) -> list[_Printed]:
    """Every strength in order. Numbers inside names ("Tylenol #3") and dates are no strengths."""
    for start, end in [*taken, *(found.span() for found in _DATE.finditer(text))]:
        text = text[:start] + "_" * (end - start) + text[end:]
    joined = [found for found in _COMBINED.finditer(text) if not _is_a_count(found, text)]
    printed = [_Printed(found.start(), parts) for found in joined if (parts := _parts(found))]
    for found in joined:
        text = text[: found.start()] + "_" * (found.end() - found.start()) + text[found.end() :]
    singles = (_single(found) for found in _SINGLE.finditer(text))
    return sorted([*printed, *filter(None, singles)], key=lambda one: one.start)


def _is_a_count(found: re.Match[str], text: str) -> bool:
    """True for "1-2" in "1-2 tabs": small numbers in rising order before the name of a unit."""
    amounts = [_decimal(number) for number in re.findall(_N, found["parts"])]
    counted = "mg" not in found.group() and _COUNTED.match(text, found.end())
    return bool(counted) and amounts == sorted(amounts) and amounts[-1] <= _MOST_AT_A_TIME


def _parts(found: re.Match[str]) -> tuple[Strength, ...]:
    amounts = [_decimal(number) for number in re.findall(_N, found["parts"])]
    if not all(amounts):
        return ()
    if "ml" in found.group().removeprefix(found["parts"]):
        volume = _decimal(found["volume"] or "1") or Decimal(1)
        return tuple(Strength(_rounded(amount / volume), "mg/mL") for amount in amounts)
    return tuple(Strength(amount, "mg") for amount in amounts)


def _single(found: re.Match[str]) -> _Printed | None:
    amount, mass, per = _decimal(found["number"]), found["mass"], found["per"] or ""
    count = _decimal(found["count"] or "1")
    micrograms = mass.startswith(("mc", "u", "micro"))
    milligrams = amount * (1000 if mass.startswith("g") else 1) / (1000 if micrograms else 1)
    if per.startswith(("kg", "d")) or not count or not amount:
        return None
    if per.startswith("h") and count == 1:
        return _Printed(found.start(), (Strength(_rounded(milligrams * 1000), "mcg/h"),))
    if per.startswith("m"):
        return _Printed(found.start(), (Strength(_rounded(milligrams / count), "mg/mL"),))
    strength = Strength(amount, "mcg") if micrograms else Strength(milligrams, "mg")
    return _Printed(found.start(), (strength,))


def _alone(printed: list[_Printed], substance: str, opioids: Sequence[str]) -> dict[str, Strength]:
    """The one strength there is. "hydrocodone 5-325" is printed for hydrocodone with acetaminophen."""
    found = {one.strengths for one in printed}
    hourly = {strengths for strengths in found if strengths[0].unit in ("mcg/h", "mg/mL")}
    if len(found := hourly or found) != 1:
        return {}
    strengths = found.pop()
    if len(strengths) == 1:
        return {substance: strengths[0]}
    small, large = sorted(strengths[:2], key=lambda strength: strength.amount)
    alone = (
        len(strengths) == 2
        and large.amount in _convention("acetaminophen_mg")
        and small.amount < large.amount
    )
    return {substance: small, "acetaminophen": large} if alone and substance in opioids else {}


def _beside_their_names(
    printed: list[_Printed], names: Sequence[Named], substances: tuple[str, ...]
) -> dict[str, Strength]:
    """Each strength by its own name: "acetaminophen 325 MG / hydrocodone bitartrate 10 MG"."""
    single: dict[str, Named] = {}
    for named in sorted(names, key=lambda named: named.meaning.brand):
        if len(named.meaning.substances) == 1:
            single.setdefault(named.meaning.substances[0], named)
    singles = [one for one in printed if len(one.strengths) == 1]
    if set(single) != set(substances) or len(singles) != len(substances):
        return {}
    in_order = sorted(single.items(), key=lambda item: item[1].start)
    starts = [named.start for _name, named in in_order]
    after = all(
        start < one.start < limit
        for start, one, limit in zip(starts, singles, [*starts[1:], float("inf")], strict=True)
    )
    before = all(one.start < start for one, start in zip(singles, starts, strict=True)) and all(
        start < one.start for start, one in zip(starts, singles[1:], strict=False)
    )
    if not after and not before:
        return {}
    return {name: one.strengths[0] for (name, _named), one in zip(in_order, singles, strict=True)}


def _joined(
    printed: list[_Printed], names: Sequence[Named], substances: tuple[str, ...], opioids: Sequence[str]
) -> dict[str, Strength]:
    """In the order of the names ("7.5-325"), save that acetaminophen is the larger, naloxone the smaller."""
    groups = {one.strengths for one in printed if len(one.strengths) == len(substances)}
    if len(groups) != 1:
        return {}
    strengths = list(groups.pop())
    if len(substances) > 2:
        return _in_written_order(strengths, names, substances)
    if len(substances) == 2:
        strengths.sort(key=lambda strength: strength.amount)
        for larger in _LARGER_PART:
            if larger in substances:
                other = substances[1 - substances.index(larger)]
                return {other: strengths[0], larger: strengths[1]}
        for smaller in _SMALLER_PART:
            if smaller in substances:
                other = substances[1 - substances.index(smaller)]
                return {smaller: strengths[0], other: strengths[1]}
        if len(names) > 1 or not opioids:
            strengths = list(next(one.strengths for one in printed if len(one.strengths) == 2))
        elif opioids[0] == substances[0]:
            # A brand does not tell the order; the larger amount is the safe reading for the opioid.
            strengths.reverse()
    return dict(zip(substances, strengths, strict=True))


def _in_written_order(
    strengths: list[Strength], names: Sequence[Named], substances: tuple[str, ...]
) -> dict[str, Strength]:
    """A longer combination named once or part by part, its acetaminophen the largest wherever it stands."""
    written = [name for named in names for name in named.meaning.substances]
    if len(names) > 1 and written != list(substances):
        return {}
    if "acetaminophen" not in substances:
        return dict(zip(substances, strengths, strict=True))
    largest = max(strengths, key=lambda strength: strength.amount)
    strengths.remove(largest)
    others = [name for name in substances if name != "acetaminophen"]
    return {"acetaminophen": largest, **dict(zip(others, strengths, strict=True))}


def _opioid_alone(printed: list[_Printed], opioids: Sequence[str]) -> dict[str, Strength]:
    """The opioid's part, by which "Percocet 10 mg" and "Suboxone 8 mg" are named."""
    found = {one.strengths for one in printed if len(one.strengths) == 1}
    if len(opioids) != 1 or len(found) != 1 or len(printed) != 1:
        return {}
    strength = found.pop()[0]
    if strength.unit == "mg" and strength.amount > max(_convention("largest_opioid_part_mg")):
        return {}
    return {opioids[0]: strength}


def _fixed(names: Sequence[Named]) -> dict[str, Strength]:
    """The amounts that a name alone fixes, such as "Tylenol #3"."""
    found: Iterator[tuple[str, Decimal]] = (part for named in names for part in named.meaning.amounts)
    return {name: Strength(amount, "mg") for name, amount in found}


def _convention(name: str) -> list[int]:
    amounts: list[int] = resources.read_toml("medicines/plain_words.toml")["strengths"][name]
    return amounts


def _rounded(amount: Decimal) -> Decimal:
    short = round(amount, 4)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
