"""Which substance of a product each printed strength belongs to."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ldn_aid import resources
from ldn_aid.medicines.bare_strengths import (
    bare_strength,
    slashed_strengths,
    strength_of_a_ml,
    with_joined_pairs,
)
from ldn_aid.medicines.scan import Named
from ldn_aid.medicines.strength import Printed, Strength, are_added, is_misread, printed_strengths

_PLUS = re.compile(r"(?<![\d./-])(?P<first>\d+(?:\.\d+)?)\s*mg\s*\+\s*(?P<second>\d+(?:\.\d+)?)\s*mg\b")
_LARGER_PART = ("acetaminophen", "ibuprofen", "aspirin", "guaifenesin")
_SMALLER_PART = ("naloxone", "naltrexone")


def strengths_in(text: str, names: Sequence[Named], opioids: Sequence[str]) -> dict[str, Strength]:
    """The strength of each substance that the folded *text* states without doubt; others are left out."""
    substances = tuple(dict.fromkeys(name for named in names for name in named.meaning.substances))
    text = _in_one_way(with_joined_pairs(text, names), substances) if opioids else text
    if is_misread(text) or are_added(text, [(named.start, named.end) for named in names]):
        return {}
    printed = printed_strengths(text, [(named.start, named.end) for named in names])
    if not printed and opioids:
        return bare_strength(text, names) or _fixed(names) or strength_of_a_ml(text, names)
    if len(substances) == 1:
        return _alone(printed, substances[0], opioids) or _fixed(names)
    found_all = (
        slashed_strengths(text, names)
        or _beside_their_names(printed, names, substances)
        or _joined(printed, names, substances, opioids)
        or _opioid_alone(printed, opioids)
    )
    return found_all or _fixed(names)


def _in_one_way(text: str, substances: tuple[str, ...]) -> str:
    """Folded *text* with "30 mg + 500 mg" of a combination as "30-500 mg", every character behind it in its place."""
    if len(substances) < 2:
        return text
    return _PLUS.sub(lambda found: f"{found['first']}-{found['second']} mg".ljust(len(found[0])), text)


def bare_patch_strength(text: str, substance: str) -> dict[str, Strength]:
    """The mcg/h of "fentanyl 25 patch": the one number in the folded *text*, where patches of it come in that strength."""
    numbers = set(re.findall(r"(?<![\d./#-])\d+(?:\.\d+)?(?![\d./-])", text))
    usual = resources.read_toml("medicines/plain_words.toml")["strengths"]["patch_mcg_h"].get(substance, ())
    found = [number for number in numbers if number in usual]
    return {substance: Strength(Decimal(found[0]), "mcg/h")} if len(numbers) == len(found) == 1 else {}


def _alone(printed: list[Printed], substance: str, opioids: Sequence[str]) -> dict[str, Strength]:
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
    printed: list[Printed], names: Sequence[Named], substances: tuple[str, ...]
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
    printed: list[Printed], names: Sequence[Named], substances: tuple[str, ...], opioids: Sequence[str]
) -> dict[str, Strength]:
    """In the order of the names ("7.5-325"), save that acetaminophen is the larger, naloxone the smaller."""
    groups = {one.strengths for one in printed if len(one.strengths) == len(substances)}
    if len(groups) != 1:
        return {}
    strengths = list(groups.pop())
    if len(substances) > 2:
        return _by_usual_amounts(strengths, substances) or _in_written_order(strengths, names, substances)
    if len(substances) == 2:
        strengths.sort(key=lambda strength: strength.amount)
        for larger in _LARGER_PART:
            if larger in substances:
                other = substances[1 - substances.index(larger)]
                least = resources.read_toml("rules/totals.toml")["acetaminophen_without_unit"]["least_mg"]
                if larger == "acetaminophen" and strengths[1].unit == "mg" and strengths[1].amount < least:
                    # "Hydrocodone/Tylenol 1-2 PO": these count, and are no strengths.
                    return {}
                return {other: strengths[0], larger: strengths[1]}
        for smaller in _SMALLER_PART:
            if smaller in substances:
                other = substances[1 - substances.index(smaller)]
                return {smaller: strengths[0], other: strengths[1]}
        fixed = _fixed(names)
        if len(names) == 1 and {(one.amount, one.unit) for one in fixed.values()} == {
            (one.amount, one.unit) for one in strengths
        }:
            return fixed
        if len(names) > 1 or not opioids:
            strengths = list(next(one.strengths for one in printed if len(one.strengths) == 2))
        elif opioids[0] == substances[0]:
            # A brand does not tell the order; the larger amount is the safe reading for the opioid.
            strengths.reverse()
    return dict(zip(substances, strengths, strict=True))


def _by_usual_amounts(strengths: list[Strength], substances: tuple[str, ...]) -> dict[str, Strength]:
    """Each amount to the one substance that comes in it: "325/50/40/30" is aspirin, butalbital, caffeine, codeine."""
    left, found = list(strengths), dict[str, Strength]()
    usual = {name: set(map(Decimal, _usual().get(name, ()))) for name in substances}
    while left:
        fits = [
            (one, [name for name in usual if name not in found and one.amount in usual[name]]) for one in left
        ]
        certain = next(((one, names[0]) for one, names in fits if len(names) == 1), None)
        if certain is None:
            return {}
        strength, name = certain
        found[name] = strength
        left.remove(strength)
    return {name: found[name] for name in substances}


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


def _opioid_alone(printed: list[Printed], opioids: Sequence[str]) -> dict[str, Strength]:
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


def _usual() -> dict[str, list[str]]:
    amounts: dict[str, list[str]] = resources.read_toml("medicines/plain_words.toml")["strengths"]["usual_mg"]
    return amounts


def _convention(name: str) -> list[int]:
    amounts: list[int] = resources.read_toml("medicines/plain_words.toml")["strengths"][name]
    return amounts
