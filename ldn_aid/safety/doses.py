"""How much of one substance an entry holds a day; a strength whose unit nobody gave is said to be so."""

from dataclasses import dataclass
from decimal import Decimal

from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.medicines.amounts import amount_a_day
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.strength import Strength


@dataclass(frozen=True)
class EntryStrength:
    """The strength of one unit of an entry."""

    strength: Strength | None
    printed: bool = False
    """Read from the product's name."""
    unit_unsaid: bool = False
    """An amount was entered without a unit, and the name does not give one either."""


def strength_of_entry(entry: MedicineEntry, recognition: Recognition, substance: str) -> EntryStrength:
    """The strength entered; else the one that the name states without doubt for *substance*."""
    printed = recognition.strength_of(substance)
    if entry.strength is None:
        return EntryStrength(printed, printed=printed is not None)
    if entry.strength_unit is not None:
        return EntryStrength(Strength(entry.strength, entry.strength_unit))
    if printed is not None and printed.amount == entry.strength:
        return EntryStrength(printed)
    if recognition.route == "patch":
        # A patch's strength is printed by the hour and in no other way.
        return EntryStrength(Strength(entry.strength, "mcg/h"))
    return EntryStrength(Strength(entry.strength, "mg"), unit_unsaid=True)


def mg_per_day(entry: MedicineEntry, strength: Strength | None) -> Decimal | None:
    """Mg a day; None when any part is missing."""
    if strength is None or strength.mg is None or entry.units_per_dose is None or entry.doses_per_day is None:
        return None
    return amount_a_day(strength.mg, entry.units_per_dose, entry.doses_per_day)
