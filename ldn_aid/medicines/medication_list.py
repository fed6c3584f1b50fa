"""Reads a pasted medication list, one medicine a line, as a record system or a pharmacy prints it."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.sig import Sig, read_sig
from ldn_aid.medicines.strength import Strength

MAX_LINES = 2000
MAX_LINE = 290
"""Characters of a line that are kept as the product's name; the field holds 300."""

_BULLET = re.compile(r"^\s*(?:[-*•·▪>]+|\(?\d{1,2}[.)](?=\s))\s*")
_HEADING = re.compile(
    r"^\W*(?:current |active |home |discharge |outpatient |prior to admission )*"
    r"(?:medications?|medicines|meds|drugs|rx)(?: list)?\W*$",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\bstopped\b|\bdiscontinued\b|\bd/c'?d?\b|\bno longer\b|\bcompleted\b|\binactive\b", re.IGNORECASE
)
_LAST = re.compile(r"\blast (?:taken|dose|used|fill(?:ed)?)\D{0,12}(\d{4}-\d{2}-\d{2})", re.IGNORECASE)


@dataclass(frozen=True)
class MedicationLine:
    """One line as read."""

    line: str
    recognition: Recognition
    entry: MedicineEntry | None
    """The line as an entry of a conversation; None for a line that names no medicine at all."""
    mg_per_day: tuple[tuple[str, Decimal], ...]
    """Ingredient and mg a day, upper end; only where strength and directions are stated without doubt."""
    note: str


def read_list(text: str) -> tuple[MedicationLine, ...]:
    """The medicines in *text*, in its order. Raises UserError when it has more than 2,000 lines."""
    lines = [line.strip() for line in text.splitlines()]
    if len(lines) > MAX_LINES:
        raise UserError(f"The list has {len(lines)} lines, more than {MAX_LINES}; paste fewer at a time.")
    return tuple(_read(line) for line in lines if any(map(str.isalnum, line)) and not _HEADING.match(line))


def line_json(line: MedicationLine) -> dict[str, Any]:
    """One line as ``ldn-aid medicines --json`` prints it, without what the safety rules add."""
    return {
        "line": line.line,
        "recognised": line.recognition.recognised,
        "ingredients": list(line.recognition.ingredients),
        "classes": list(line.recognition.classes),
        "opioid": bool(line.recognition.opioid),
        "mg_per_day": {name: float(amount) for name, amount in line.mg_per_day},
    }


def _read(line: str) -> MedicationLine:
    product = _BULLET.sub("", line)
    recognition = recognise(product)
    sig = read_sig(product)
    main = _main_strength(recognition)
    taking, last_taken = _standing(product)
    acetaminophen = recognition.strength_of("acetaminophen")
    entry = MedicineEntry(
        product=product[:MAX_LINE],
        strength=main.amount if main else None,
        strength_unit=main.unit if main else None,
        acetaminophen_mg=acetaminophen.amount if acetaminophen and len(recognition.ingredients) > 1 else None,
        units_per_dose=sig.units_high or _one_unit(product, recognition, sig),
        doses_per_day=sig.times_high,
        as_needed=sig.as_needed or None,
        taking=taking,
        last_taken=last_taken,
    )
    return MedicationLine(
        line, recognition, entry, _daily(recognition, entry), _note(recognition, sig, entry)
    )


def _one_unit(product: str, recognition: Recognition, sig: Sig) -> Decimal | None:
    """One unit, where "sertraline 50 mg daily" or a patch without a count means it; a liquid never does."""
    strengths = dict(recognition.strengths)
    if not strengths or sig.times_high is None:
        return Decimal(1) if recognition.route == "patch" and strengths else None
    liquid = any(strength.unit == "mg/mL" for strength in strengths.values())
    return None if liquid else Decimal(1)


def _main_strength(recognition: Recognition) -> Strength | None:
    """The opioid's strength in a combination; the only strength otherwise."""
    for name in (*recognition.opioid_names, *recognition.ingredients):
        strength = recognition.strength_of(name)
        if strength:
            return strength
    return None


def _standing(product: str) -> tuple[Literal["now", "stopped"], date | None]:
    last = _LAST.search(product)
    day = None
    if last:
        try:
            day = date.fromisoformat(last.group(1))
        except ValueError:
            day = None
    return ("stopped" if _STOPPED.search(product) else "now"), day


_TO_MG = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000), "mg/mL": Decimal(1)}


def _daily(recognition: Recognition, entry: MedicineEntry) -> tuple[tuple[str, Decimal], ...]:
    if entry.units_per_dose is None or entry.doses_per_day is None:
        return ()
    per_day = entry.units_per_dose * entry.doses_per_day
    return tuple(
        (name, strength.amount * _TO_MG[strength.unit] * per_day)
        for name, strength in recognition.strengths
        if strength.unit in _TO_MG
    )


def _note(recognition: Recognition, sig: Sig, entry: MedicineEntry) -> str:
    notes = []
    if not recognition.recognised:
        notes.append(_("Not recognised, not checked."))
        if recognition.suggestions:
            notes.append(_("Did you mean {names}?").format(names=", ".join(recognition.suggestions)))
    elif recognition.unknown_words:
        words = ", ".join(recognition.unknown_words)
        notes.append(_("These words were not read: {words}.").format(words=words))
    if sig.as_needed or sig.units_low != sig.units_high or sig.times_low != sig.times_high:
        notes.append(_("As needed or a range: the upper end is used."))
    if entry.taking == "stopped":
        notes.append(_("Read as no longer taken."))
    return " ".join(notes)
