"""How much of one substance an entry holds a day; what the entry leaves open or contradicts is said to be so."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.medicines.amounts import amount_a_day
from ldn_aid.medicines.bare_strengths import largest_unit_mg, smallest_unit_mg
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.strength import Strength
from ldn_aid.safety.rules import table


@dataclass(frozen=True)
class EntryStrength:
    """The strength of one unit of an entry."""

    strength: Strength | None
    printed: bool = False
    """Read from the product's name."""
    unit_unsaid: bool = False
    """An amount was entered without a unit, and the name does not give one either."""
    contradicts: bool = False
    """The name states another strength than was entered: the larger of the two stands here, and somebody has to ask."""


def strength_of_entry(entry: MedicineEntry, recognition: Recognition, substance: str) -> EntryStrength:
    """The strength entered; else the one that the name states without doubt for *substance*."""
    printed = recognition.strength_of(substance)
    if entry.strength is None:
        return EntryStrength(printed, printed=printed is not None)
    if entry.strength_unit is None and printed is not None and printed.amount == entry.strength:
        return EntryStrength(printed)
    return larger(_entered(entry, recognition), printed)


def larger(entered: EntryStrength, printed: Strength | None) -> EntryStrength:
    """*entered*, unless the name states another strength; then the larger of the two, and that they contradict."""
    one, other = _comparable(entered.strength), _comparable(printed)
    if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
        return entered
    if other[1] > one[1]:
        return EntryStrength(printed, printed=True, contradicts=True)
    return replace(entered, contradicts=True)


def contradicting_strength(entry: MedicineEntry, recognition: Recognition) -> Strength | None:
    """The strength in the name, where another one was entered; of a combination that of its opioid."""
    names = recognition.opioid_names or recognition.ingredients
    if entry.strength is None or not names or (len(names) > 1 and not recognition.opioid_names):
        return None
    contradicts = strength_of_entry(entry, recognition, names[0]).contradicts
    return recognition.strength_of(names[0]) if contradicts else None


def beyond_any_unit(entry: MedicineEntry, recognition: Recognition) -> bool:
    """Whether the strength is so far above the largest unit known of the opioid that it must be a slip, such as g for mg."""
    for name in recognition.opioid_names:
        strength, largest = strength_of_entry(entry, recognition, name).strength, largest_unit_mg(name)
        mg = strength.mg if strength else None
        if (
            mg is not None
            and largest is not None
            and mg > largest * table("totals")["strength_slip"]["times"]
        ):
            return True
    return False


def below_any_unit(entry: MedicineEntry, recognition: Recognition) -> bool:
    """Whether a tablet is so far below the smallest known of its opioid or acetaminophen that it must be a slip, such as mcg for mg."""
    smallest = {name: smallest_unit_mg(name) for name in recognition.opioid_names}
    if "acetaminophen" in recognition.ingredients:
        smallest["acetaminophen"] = Decimal(table("totals")["acetaminophen_without_unit"]["least_mg"])
    times = table("totals")["strength_slip"]["times"]
    for name, least in smallest.items():
        found = strength_of_substance(entry, recognition, name)
        # What is in a mL may be little.
        mg = None if found.strength is None or found.strength.unit == "mg/mL" else found.strength.mg
        if mg is not None and least is not None and not found.unit_unsaid and mg * times < least:
            return True
    return False


def strength_of_substance(entry: MedicineEntry, recognition: Recognition, name: str) -> EntryStrength:
    """The strength of *name*: of a combination that entered is its opioid's, and acetaminophen has its own field."""
    if name == "acetaminophen" and entry.acetaminophen_mg is not None:
        entered = EntryStrength(Strength(entry.acetaminophen_mg, "mg"))
        return larger(entered, recognition.strength_of(name))
    if recognition.ingredients == (name,) or name in recognition.opioid_names[:1]:
        return strength_of_entry(entry, recognition, name)
    return EntryStrength(recognition.strength_of(name))


def units_at_a_time(entry: MedicineEntry) -> tuple[Decimal, Decimal] | None:
    """The fewest and the most units; of a range entered the wrong way round too. None where it is not known."""
    return _range(entry.fewest_units, entry.units_per_dose)


def times_a_day(entry: MedicineEntry) -> tuple[Decimal, Decimal] | None:
    """The fewest and the most times; of a range entered the wrong way round too. None where it is not known."""
    return _range(entry.fewest_doses, entry.doses_per_day)


def is_reversed(entry: MedicineEntry) -> bool:
    """Whether what was entered as the least is more than what was entered as the most."""
    ranges = ((entry.fewest_units, entry.units_per_dose), (entry.fewest_doses, entry.doses_per_day))
    return any(least is not None and most is not None and least > most for least, most in ranges)


def mg_per_day(entry: MedicineEntry, strength: Strength | None) -> Decimal | None:
    """The most mg on any day; None when any part is missing."""
    units, times = units_at_a_time(entry), times_a_day(entry)
    if strength is None or strength.mg is None or units is None or times is None:
        return None
    return amount_a_day(strength.mg, units[1], times[1])


def _entered(entry: MedicineEntry, recognition: Recognition) -> EntryStrength:
    amount = entry.strength or Decimal(0)
    if entry.strength_unit is not None:
        return EntryStrength(Strength(amount, entry.strength_unit))
    if recognition.route == "patch":
        # A patch's strength is printed by the hour and in no other way.
        return EntryStrength(Strength(amount, "mcg/h"))
    return EntryStrength(Strength(amount, "mg"), unit_unsaid=True)


def _comparable(strength: Strength | None) -> tuple[str, Decimal] | None:
    """In what it is measured (a tablet's mg, mg in one mL, mcg/h), and how much."""
    if strength is None:
        return None
    if strength.mg is None or strength.unit == "mg/mL":
        return strength.unit, strength.amount
    return "mg", strength.mg


def _range(least: Decimal | None, most: Decimal | None) -> tuple[Decimal, Decimal] | None:
    if most is None:
        return None
    return (most, most) if least is None else (min(least, most), max(least, most))
