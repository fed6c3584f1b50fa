"""Reads a pasted medication list, one medicine a line, as a record system or a pharmacy prints it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ldn_aid import resources
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.directions import directions_start
from ldn_aid.medicines.entries import daily_amounts, entry_of
from ldn_aid.medicines.headings import Block, block_of, names_an_allergy, names_no_medicine
from ldn_aid.medicines.layout import printed_lines
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.pieces import MAX_PIECE, pieces
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.sig import Sig, read_sig
from ldn_aid.medicines.standing import Standing, standing
from ldn_aid.medicines.words import folded

MAX_LINES = 2000

_DOSE_RANGE = re.compile(
    r"(?<![\d./-])(?P<low>\d+(?:\.\d+)?)\s*(?:mg)?\s*(?:-|to)\s*(?P<high>\d+(?:\.\d+)?)\s*mg\b(?!\s*/)"
)
_BULLET = re.compile(r"^\s*(?:[-*•·▪●○◦>»☐☑✓\[\]]+|\(?\d{1,2}[.)](?=\s)|\d{1,2}\s*[-:]\s(?=\D))\s*")
_LEAD = re.compile(
    r"^(?:(?:the\s+)?(?:patient|pt)\b|is\b|currently\b|takes?\b|taking\b|on\b|uses?\b|using\b|has\b|been\b|was\b|active\b|continue\b"
    r"|start\b|resume\b|rx\b|med(?:ication)?\s*:|drug\s*:|name\s*:|[:\-\s])+",
)


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

    Raises UserError when it has more than 2,000 lines.
    """
    printed = printed_lines(text)
    if len(printed) > MAX_LINES:
        raise UserError(f"The list has {len(printed)} lines, more than {MAX_LINES}; paste fewer at a time.")
    read: list[MedicationLine] = []
    block = Block.TAKEN
    for line in printed:
        parts = pieces(line.text) or ("",)
        within = block
        for part in parts:
            within, heading = block_of(part, within)
            if not heading and any(map(str.isalnum, part)):
                shown = line.shown if len(parts) == 1 else part
                read.append(_read(shown, part, within))
        # A heading with medicines behind it on its line speaks for that line only.
        block = within if len(parts) < 2 else block
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


def _read(shown: str, text: str, block: Block) -> MedicationLine:
    if block is Block.ALLERGIES or names_no_medicine(text):
        note = _("Read as a remark, not as a medicine taken.")
        if block is Block.ALLERGIES or names_an_allergy(text):
            note = _("Read as an allergy, not as a medicine taken.")
        return MedicationLine(shown, Recognition(False), None, (), note)
    whole = _BULLET.sub("", text)
    product, directions = _without_range(*_parted(whole))
    recognition = recognise(product)
    sig = read_sig(directions)
    beyond = _beyond(recognition, directions)
    if beyond and _may_be_taken(beyond, directions):
        # Two medicines on one line: both count as named, and neither dose can be told from the other.
        product, sig = whole[:MAX_PIECE], Sig(as_needed=sig.as_needed)
        recognition = replace(recognise(product), strengths=())
    stands = standing(whole)
    if block is Block.STOPPED and stands.taking != "stopped":
        stands = Standing("stopped", stands.last_taken)
    entry, doubts = entry_of(product, recognition, sig, stands)
    notes = [*_notes(recognition, sig, entry, beyond), *doubts]
    return MedicationLine(shown, recognition, entry, daily_amounts(recognition, entry), " ".join(notes))


def _parted(whole: str) -> tuple[str, str]:
    """The product as printed, and the directions around it."""
    text = folded(whole)
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    found = scan(text, load_lexicon())
    first = next((named for named in found.names if named.start >= start), None)
    unknown = next((word.end for word in found.unknown if word.start >= start), start)
    after = first.end if first else unknown
    end = directions_start(text, after)
    if first and directions_start(text) < first.start and not whole[:start].strip():
        # "Take 1 tablet of oxycodone 5 mg daily": the directions stand on both sides.
        start = first.start
    product = whole[start:end].strip(" ,;:-–—|(\t")
    if not any(map(str.isalpha, product)):
        return whole[:MAX_PIECE], whole
    return _with_form(product, whole[end:])[:MAX_PIECE], f"{whole[:start]} ; {whole[end:]}"


def _without_range(product: str, directions: str) -> tuple[str, str]:
    """A dose from-to, as in "oxycodone 5-10 mg q6h", belongs to the directions of a product with one ingredient."""
    found = _DOSE_RANGE.search(folded(product))
    named = recognise(product)
    if (
        not found
        or len(named.ingredients) != 1
        or named.strengths
        or float(found["low"]) >= float(found["high"])
    ):
        return product, directions
    dose = product[found.start() : found.end()]
    return (product[: found.start()] + product[found.end() :]).strip(), f"{directions} ; {dose}"


def _with_form(product: str, directions: str) -> str:
    """Adds a form that only the directions tell: "fentanyl 25 mcg, one patch every 72 hours"."""
    named = recognise(product)
    forms = scan(folded(directions), load_lexicon()).forms - {"oral", "none", "long_acting"}
    if not named.recognised or named.route != "oral" or len(forms) != 1:
        return product
    form = next(iter(forms))
    return product if form in ("topical", "rectal") else f"{product} {form}"


def _beyond(recognition: Recognition, directions: str) -> tuple[str, ...]:
    """Medicines that the directions name beside the product, or name again with another strength."""
    found = scan(folded(directions), load_lexicon()).names
    names = dict.fromkeys(
        name for named in found if not named.meaning.weak for name in named.meaning.substances
    )
    again = recognise(directions)
    return tuple(
        name
        for name in names
        if name not in recognition.ingredients
        or again.strength_of(name) not in (None, recognition.strength_of(name))
    )


def _may_be_taken(names: tuple[str, ...], directions: str) -> bool:
    """Whether medicines named in the directions may be taken too: any opioid, and any with a strength."""
    text = folded(directions)
    words = resources.read_toml("medicines/plain_words.toml")["not_taken"]
    if any(phrase in text for phrase in words):
        return False
    found = recognise(directions)
    return any(name in found.opioid_names or found.strength_of(name) for name in names)


def _varies(sig: Sig) -> bool:
    low, high = (
        (sig.units_low, sig.times_low, sig.amount_low_mg),
        (sig.units_high, sig.times_high, sig.amount_mg),
    )
    return low != high


def _range(sig: Sig) -> str:
    """As "1 to 2 at a time, 0 to 6 times a day"."""
    parts = []
    if sig.units_low is not None and sig.units_high is not None:
        parts.append(_("{range} at a time").format(range=_from_to(sig.units_low, sig.units_high)))
    elif sig.amount_low_mg is not None and sig.amount_mg is not None:
        parts.append(_("{range} mg at a time").format(range=_from_to(sig.amount_low_mg, sig.amount_mg)))
    if sig.times_low is not None and sig.times_high is not None:
        parts.append(_("{range} times a day").format(range=_from_to(sig.times_low, sig.times_high)))
    return ", ".join(parts)


def _from_to(low: Decimal, high: Decimal) -> str:
    if low == high:
        return plain_number(high)
    return _("{low} to {high}").format(low=plain_number(low), high=plain_number(high))


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
    elif sig.times_high is not None and _varies(sig):
        notes.append(_("As needed or a range: {range}; the upper end is used.").format(range=_range(sig)))
    if entry.taking == "stopped":
        notes.append(_("Read as no longer taken."))
    elif entry.taking is None:
        notes.append(_("Ask whether it is still taken."))
    return notes
