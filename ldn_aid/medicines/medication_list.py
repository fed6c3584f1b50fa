"""Reads a pasted medication list, one medicine a line, as a record system or a pharmacy prints it."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ldn_aid import resources
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.medicines.directions import Standing, directions_start, standing
from ldn_aid.medicines.headings import Block, block_of, names_an_allergy, names_no_medicine
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.sig import Sig, read_sig
from ldn_aid.medicines.strength import Strength
from ldn_aid.medicines.words import cleaned, folded

MAX_LINES = 2000
MAX_LINE = 500
"""Characters; a longer line is not a medicine on a list."""
_MAX_PRODUCT = 300

_BULLET = re.compile(r"^\s*(?:[-*•·▪●○◦>»☐☑✓\[\]]+|\(?\d{1,2}[.)](?=\s)|\d{1,2}\s*[-:]\s(?=\D))\s*")
_LEAD = re.compile(
    r"^(?:(?:the\s+)?(?:patient|pt)\b|is\b|currently\b|takes?\b|taking\b|on\b|uses?\b|using\b|has\b|been\b|was\b|active\b|continue\b"
    r"|start\b|resume\b|rx\b|med(?:ication)?\s*:|drug\s*:|name\s*:|[:\-\s])+",
)
_LARGEST = Decimal(1_000_000)


@dataclass(frozen=True)
class MedicationLine:
    """One line as read."""

    line: str
    recognition: Recognition
    entry: MedicineEntry | None
    """The line as an entry of a conversation; None for a line that names no medicine taken."""
    mg_per_day: tuple[tuple[str, Decimal], ...]
    """Ingredient and mg a day, upper end; only where strength and directions are stated without doubt."""
    note: str


def read_list(text: str) -> tuple[MedicationLine, ...]:
    """The medicines in *text*, in its order.

    Raises UserError when it has more than 2,000 lines, or a line of more than 500 characters.
    """
    lines = [cleaned(line) for line in text.splitlines()]
    if len(lines) > MAX_LINES:
        raise UserError(f"The list has {len(lines)} lines, more than {MAX_LINES}; paste fewer at a time.")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise UserError(
                f"Line {number} of the list has {len(line)} characters, more than {MAX_LINE}; "
                "put each medicine on a line of its own."
            )
    read: list[MedicationLine] = []
    block = Block.TAKEN
    for line in lines:
        block, heading = block_of(line, block)
        if not heading and any(map(str.isalnum, line)):
            read.append(_read(line, block))
    return tuple(read)


def line_json(line: MedicationLine) -> dict[str, Any]:
    """One line as ``ldn-aid medicines --json`` prints it, without what the safety rules add."""
    return {
        "line": line.line,
        "recognised": line.recognition.recognised,
        "ingredients": list(line.recognition.ingredients),
        "classes": list(line.recognition.classes),
        "opioid": bool(line.recognition.opioid),
        "mg_per_day": {name: float(amount) for name, amount in line.mg_per_day},
        "note": line.note,
    }


def _read(line: str, block: Block) -> MedicationLine:
    if block is Block.ALLERGIES or names_no_medicine(line):
        note = _("Read as a remark, not as a medicine taken.")
        if block is Block.ALLERGIES or names_an_allergy(line):
            note = _("Read as an allergy, not as a medicine taken.")
        return MedicationLine(line, Recognition(False), None, (), note)
    whole = _BULLET.sub("", line)
    product, directions = _parted(whole)
    recognition = recognise(product)
    sig = read_sig(directions)
    beyond = _beyond(recognition, directions)
    if beyond and _may_be_taken(beyond, directions):
        # Two medicines on one line: both count as named, and neither dose can be told from the other.
        product, sig = whole[:_MAX_PRODUCT], Sig(as_needed=sig.as_needed)
        recognition = replace(recognise(product), strengths=())
    stands = standing(whole)
    if block is Block.STOPPED and stands.taking == "now":
        stands = Standing("stopped", stands.last_taken)
    entry, doubts = _entry(product, recognition, sig, stands)
    notes = [*_notes(recognition, sig, entry, beyond), *doubts]
    return MedicationLine(line, recognition, entry, _daily(recognition, entry), " ".join(notes))


def _parted(whole: str) -> tuple[str, str]:
    """The product as printed, and the directions around it."""
    text = folded(whole)
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    names = scan(text, load_lexicon()).names
    first = next((named for named in names if named.start >= start), None)
    after = first.end if first else start
    end = directions_start(text, after)
    if first and directions_start(text) < first.start and not whole[:start].strip():
        # "Take 1 tablet of oxycodone 5 mg daily": the directions stand on both sides.
        start = first.start
    product = whole[start:end].strip(" ,;:-–—|(\t")
    if not any(map(str.isalpha, product)):
        return whole[:_MAX_PRODUCT], whole
    return _with_form(product, whole[end:])[:_MAX_PRODUCT], f"{whole[:start]} ; {whole[end:]}"


def _with_form(product: str, directions: str) -> str:
    """Adds a form that only the directions tell: "fentanyl 25 mcg, one patch every 72 hours"."""
    named = recognise(product)
    forms = scan(folded(directions), load_lexicon()).forms - {"oral", "none", "long_acting"}
    if not named.recognised or named.route != "oral" or len(forms) != 1:
        return product
    form = next(iter(forms))
    return product if form in ("topical", "rectal") else f"{product} {form}"


def _beyond(recognition: Recognition, directions: str) -> tuple[str, ...]:
    """Medicines that only the directions name."""
    found = scan(folded(directions), load_lexicon()).names
    names = (name for named in found if not named.meaning.weak for name in named.meaning.substances)
    return tuple(name for name in dict.fromkeys(names) if name not in recognition.ingredients)


def _may_be_taken(names: tuple[str, ...], directions: str) -> bool:
    """Whether medicines named in the directions may be taken too: any opioid, and any with a strength."""
    text = folded(directions)
    words = resources.read_toml("medicines/plain_words.toml")["not_taken"]
    if any(phrase in text for phrase in words):
        return False
    found = recognise(directions[:_MAX_PRODUCT])
    return any(name in found.opioid_names or found.strength_of(name) for name in names)


def _entry(
    product: str, recognition: Recognition, sig: Sig, stands: Standing
) -> tuple[MedicineEntry, list[str]]:
    main, doubts = _main_strength(recognition), []
    units, strength = sig.units_high, main
    single = len(recognition.ingredients) == 1
    if sig.amount_mg is not None and units is None and single and recognition.route != "topical":
        if main is None:
            strength, units = Strength(sig.amount_mg, "mg"), Decimal(1)
        elif main.unit in ("mg", "mg/mL"):
            units = sig.amount_mg / main.amount
    liquid = strength is not None and strength.unit == "mg/mL"
    if strength and units and sig.volume is not None and sig.volume != liquid:
        doubts.append(_("The strength and the dose are in different measures: not counted."))
        units = None
    unread_words = strength is not None and bool(recognition.unknown_words)
    if sig.unread_count or (units is None and sig.times_high is not None and unread_words):
        doubts.append(_("How many at a time was not read: not counted."))
    elif units is None and strength and sig.amount_mg is None and not sig.volume and not liquid:
        units = Decimal(1) if sig.times_high is not None or recognition.route == "patch" else None
    acetaminophen = recognition.strength_of("acetaminophen")
    entry = MedicineEntry(
        product=product,
        strength=_amount(strength.amount) if strength else None,
        strength_unit=strength.unit if strength else None,
        acetaminophen_mg=_amount(acetaminophen.amount) if acetaminophen and not single else None,
        units_per_dose=_amount(units),
        doses_per_day=_amount(sig.times_high),
        as_needed=sig.as_needed or None,
        taking=stands.taking,
        last_taken=stands.last_taken,
    )
    return entry, doubts


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


_TO_MG = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000), "mg/mL": Decimal(1)}


def _daily(recognition: Recognition, entry: MedicineEntry) -> tuple[tuple[str, Decimal], ...]:
    if entry.units_per_dose is None or entry.doses_per_day is None:
        return ()
    if recognition.route in ("patch", "injection", "implant"):
        # Given at long intervals: mg of one unit over days says little.
        return ()
    per_day = entry.units_per_dose * entry.doses_per_day
    strengths = dict(recognition.strengths)
    if len(recognition.ingredients) == 1 and entry.strength and entry.strength_unit:
        strengths = {recognition.ingredients[0]: Strength(entry.strength, entry.strength_unit)}
    return tuple(
        (name, _shortened(strength.amount * _TO_MG[strength.unit] * per_day))
        for name, strength in strengths.items()
        if strength.unit in _TO_MG
    )


def _shortened(amount: Decimal) -> Decimal:
    """*amount* without false precision: a weekly dose a day has no last digit."""
    return round(amount, 2 if amount >= 1 else 4).normalize() + 0


def _notes(recognition: Recognition, sig: Sig, entry: MedicineEntry, beyond: tuple[str, ...]) -> list[str]:
    notes = []
    if not recognition.recognised:
        notes.append(_("Not recognised, not checked."))
        if recognition.suggestions:
            notes.append(_("Did you mean {names}?").format(names=", ".join(recognition.suggestions)))
    elif recognition.unknown_words:
        words = ", ".join(recognition.unknown_words)
        notes.append(_("These words were not read: {words}.").format(words=words))
    if beyond:
        names = ", ".join(beyond)
        notes.append(
            _("The directions also name {names}: if it is taken, give it its own line.").format(names=names)
        )
    if sig.per_supply:
        notes.append(_("Worked out from the quantity and the days of supply."))
    if sig.limited:
        notes.append(_("The stated daily maximum is used."))
    elif sig.times_high is not None and (sig.units_low, sig.times_low) != (sig.units_high, sig.times_high):
        notes.append(_("As needed or a range: the upper end is used."))
    if entry.taking == "stopped":
        notes.append(_("Read as no longer taken."))
    return notes
