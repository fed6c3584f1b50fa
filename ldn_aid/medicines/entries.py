"""From a recognised product and its directions to an entry of a conversation, and to mg a day."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.i18n import _
from ldn_aid.medicines.amounts import amount_a_day
from ldn_aid.medicines.dispensed import dispensed_doubt
from ldn_aid.medicines.numbers_left import number_behind_strength
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.sig import Sig, limited
from ldn_aid.medicines.standing import Standing
from ldn_aid.medicines.strength import Strength

_LARGEST = Decimal(1_000_000)


@dataclass(frozen=True)
class EntryReading:
    """A line as an entry of a conversation, with the directions as far as its strength turned them into numbers."""

    entry: MedicineEntry
    sig: Sig
    doubts: tuple[str, ...]
    """What could not be counted, in words."""


def entry_of(
    product: str, recognition: Recognition, sig: Sig, stands: Standing, note: str = ""
) -> EntryReading:
    """The line as an entry of a conversation with *note*, and what could not be counted in it."""
    main, doubts = _main_strength(recognition), []
    single = len(recognition.ingredients) == 1
    if main is None and single and sig.one_unit_mg:
        main = Strength(sig.one_unit_mg, "mg/mL" if sig.volume else "mg")
    units, strength = sig.units_high, main
    fewest = sig.units_low if sig.units_low != sig.units_high else None
    if sig.amount_mg is not None and units is None and single and recognition.route != "topical":
        if main is None:
            strength, units = Strength(sig.amount_mg, "mg"), Decimal(1)
            if sig.amount_low_mg and sig.amount_low_mg < sig.amount_mg:
                fewest = sig.amount_low_mg / sig.amount_mg
        elif main.mg is not None:
            units = sig.amount_mg / main.mg
    liquid = strength is not None and strength.unit == "mg/mL"
    if strength and units and sig.volume is not None and sig.volume != liquid:
        doubts.append(_("The strength and the dose are in different measures: not counted."))
        units = None
    if single and main and sig.one_unit_mg and main.mg is not None and main.mg != sig.one_unit_mg:
        doubts.append(_("The strength and the dose do not agree: not counted."))
        units = None
    unread_words = strength is not None and bool(recognition.unknown_words)
    stray_number = strength is not None and number_behind_strength(product)
    if sig.unread_count or stray_number or (units is None and sig.times_high is not None and unread_words):
        doubts.append(_("How many at a time was not read: not counted."))
        units = None
    elif units is None and strength and sig.amount_mg is None and not sig.volume and not liquid:
        units = Decimal(1) if sig.times_high is not None or recognition.route == "patch" else None
    doubt = dispensed_doubt(product, recognition, strength, sig, units)
    if doubt:
        doubts.append(doubt)
        units = None
    if units is not None and sig.most is not None:
        sig = _within_most(sig, recognition, strength, units)
    acetaminophen = recognition.strength_of("acetaminophen")
    entry = MedicineEntry(
        product=product,
        strength=_amount(strength.amount) if strength else None,
        strength_unit=strength.unit if strength else None,
        acetaminophen_mg=_amount(acetaminophen.amount) if acetaminophen and not single else None,
        units_per_dose=_amount(units),
        fewest_units=_amount(fewest) if units is not None and fewest != units else None,
        doses_per_day=_amount(sig.times_high),
        fewest_doses=_amount(sig.times_low) if sig.times_low != sig.times_high else None,
        as_needed=sig.as_needed or None,
        taking=stands.taking,
        last_taken=stands.last_taken,
        note=note,
    )
    return EntryReading(entry, sig, tuple(doubts))


def _within_most(sig: Sig, recognition: Recognition, strength: Strength | None, units: Decimal) -> Sig:
    """The times a day within a maximum in mg, or in units of a dose by weight."""
    most = sig.most
    if most is None:
        return sig
    if most.of == "units":
        return limited(sig, most.amount / units)
    if len(recognition.ingredients) > 1:
        strength = recognition.strength_of("acetaminophen") if most.acetaminophen else None
    one = strength.mg if strength else None
    if one is None or sig.times_high is None:
        return sig
    return limited(sig, most.amount / (one * units))


def _amount(amount: Decimal | None) -> Decimal | None:
    """*amount* as an entry can hold it; nothing for what no entry can hold."""
    if amount is None or not 0 < amount <= _LARGEST:
        return None
    short = amount.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    if not short:
        return None
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _main_strength(recognition: Recognition) -> Strength | None:
    """The opioid's strength in a combination; the only or first strength otherwise."""
    for name in recognition.opioid_names:
        return recognition.strength_of(name)
    others = [strength for name, strength in recognition.strengths if name != "acetaminophen"]
    found = others or [strength for _name, strength in recognition.strengths]
    return found[0] if found else None


def daily_amounts(recognition: Recognition, entry: MedicineEntry) -> tuple[tuple[str, Decimal], ...]:
    """Ingredient and mg a day, upper end; only what strength and directions state without doubt."""
    if entry.units_per_dose is None or entry.doses_per_day is None:
        return ()
    if recognition.route in ("patch", "injection", "implant"):
        # Given at long intervals: mg of one unit over days says little.
        return ()
    strengths = dict(recognition.strengths)
    if len(recognition.ingredients) == 1 and entry.strength and entry.strength_unit:
        strengths = {recognition.ingredients[0]: Strength(entry.strength, entry.strength_unit)}
    return tuple(
        (name, amount_a_day(strength.mg, entry.units_per_dose, entry.doses_per_day))
        for name, strength in strengths.items()
        if strength.mg is not None
    )
