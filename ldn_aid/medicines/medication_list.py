"""Reads a pasted medication list, one medicine a line, as a record system or a pharmacy prints it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.medicines.bare_strengths import may_count
from ldn_aid.medicines.entries import daily_amounts, entry_of
from ldn_aid.medicines.headings import Block, block_of
from ldn_aid.medicines.layout import printed_lines
from ldn_aid.medicines.line_notes import line_notes
from ldn_aid.medicines.page_words import is_page_furniture
from ldn_aid.medicines.parting import like_an_opioid, may_be_taken, named_beside, parted, without_range
from ldn_aid.medicines.pieces import MAX_PIECE, pieces
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.remarks import (
    has_a_dose,
    may_be_a_reaction,
    names_a_product,
    names_an_allergy,
    names_no_medicine,
    names_something,
    reaction_to,
    without_allergies,
    without_what_is_not_taken,
)
from ldn_aid.medicines.rxnorm import blanked
from ldn_aid.medicines.sig import Sig, read_sig
from ldn_aid.medicines.sig_text import without_pack
from ldn_aid.medicines.standing import Standing, standing
from ldn_aid.medicines.treatment_places import treatment_place
from ldn_aid.medicines.words import folded

MAX_LINES = 2000

_BULLET = re.compile(r"^\s*(?:[-*•·▪●○◦>»☐☑✓\[\]]+|\(?\d{1,2}[.)](?=\s)|\d{1,2}\s*[-:]\s(?=\D))\s*")


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


def read_list(text: str, today: date | None = None) -> tuple[MedicationLine, ...]:
    """The medicines in *text*, in its order, as of *today*; without it days without a year are not read.

    Raises UserError when it has more than 2,000 lines.
    """
    printed = printed_lines(text)
    if len(printed) > MAX_LINES:
        raise UserError(f"The list has {len(printed)} lines, more than {MAX_LINES}; paste fewer at a time.")
    read: list[MedicationLine] = []
    block = Block.TAKEN
    stopped_here = False
    for line in printed:
        told = without_what_is_not_taken(line.text)
        parts = (pieces(told) or ("",)) if any(map(str.isalnum, told)) else (line.text,)
        within = block
        for part in parts:
            within, heading = block_of(part, within, listed=stopped_here)
            if heading:
                stopped_here = False
            elif any(map(str.isalnum, part)):
                shown = line.shown if len(parts) == 1 else part
                read.append(_read(shown, part, within, today))
                stopped_here = within is Block.STOPPED
                known = read[-1].recognition.recognised and names_a_product(part)
                if stopped_here and (not known or part.rstrip().endswith(":")):
                    within = Block.UNSURE
            elif stopped_here:
                within = Block.UNSURE
        # A heading with medicines behind it on its line speaks for that line only, unless it ends what was stopped.
        ends = block in (Block.STOPPED, Block.UNSURE) and within is Block.TAKEN
        block = within if len(parts) < 2 or ends else block
        if line.may_head:
            block = {Block.STOPPED: Block.UNSURE, Block.ALLERGIES: Block.AFTER_ALLERGIES}.get(block, block)
    return tuple(read)


def line_json(line: MedicationLine) -> dict[str, Any]:
    """One line as ``ldn-aid medicines --json`` prints it, without what the safety rules add."""
    return {
        "line": line.line,
        "recognised": line.recognition.recognised,
        "ingredients": list(line.recognition.ingredients),
        "classes": list(line.recognition.classes),
        "opioid": bool(line.recognition.opioid),
        "opioid_kind": line.recognition.opioid_kind,
        "opioid_acting": line.recognition.acting,
        "opioid_free_days": line.recognition.opioid_free_days,
        "mg_per_day": {name: float(amount) for name, amount in line.mg_per_day},
        "note": line.note,
    }


def _read(shown: str, text: str, block: Block, today: date | None) -> MedicationLine:
    remark = _remark(text, block)
    if remark:
        return MedicationLine(shown, Recognition(False), None, (), remark)
    whole = without_pack(_BULLET.sub("", without_allergies(text)))
    bare = blanked(whole)
    product, directions = without_range(*parted(bare if names_something(bare) else whole))
    recognition = recognise(product)
    sig = read_sig(directions)
    if may_count(folded(product), _behind(directions)):
        sig = replace(sig, unread_count=True)
    if not recognition.opioid and (misspelt := like_an_opioid(directions)):
        recognition = replace(
            recognition,
            recognised=False,
            opioid=None,
            strengths=(),
            suggestions=(*recognition.suggestions, *misspelt),
        )
    beyond = named_beside(recognition, directions)
    besides = like_an_opioid(whole, recognition.opioid_names) if recognition.opioid else ()
    if besides:
        # "Norco 5/325 qid, oxycdone 5 mg bid": the second may be an opioid too, and may be the one with the dose.
        beyond, sig = tuple(dict.fromkeys((*beyond, *besides))), Sig(as_needed=sig.as_needed)
        recognition = replace(recognition, strengths=())
    elif beyond and may_be_taken(beyond, directions):
        # Two medicines on one line: both count as named, and neither dose can be told from the other.
        product, sig = whole[:MAX_PIECE], Sig(as_needed=sig.as_needed)
        recognition = replace(recognise(product), strengths=())
    stands = standing(whole, today)
    if block is Block.STOPPED and stands.taking != "stopped":
        stands = Standing("stopped", stands.last_taken)
    unsure = block in (Block.UNSURE, Block.AFTER_ALLERGIES) or may_be_a_reaction(text)
    if unsure and stands.taking == "now":
        stands = Standing(None, stands.last_taken)
    if besides and stands.taking == "stopped" and block is not Block.STOPPED:
        # The second may be what is taken now: "D/C tramadol. Start tapentaodl 100 mg bid".
        stands = Standing(None, stands.last_taken)
    if block is Block.HISTORY and not has_a_dose(text):
        stands = Standing(None, stands.last_taken)
    note = treatment_place(whole) if "methadone" in recognition.opioid_names else ""
    reading = entry_of(product, recognition, sig, stands, note)
    amounts = daily_amounts(recognition, reading.entry)
    notes = [*line_notes(recognition, reading, amounts, beyond), *reading.doubts]
    return MedicationLine(shown, recognition, reading.entry, amounts, " ".join(notes))


def _behind(directions: str) -> str:
    """What stands behind the product."""
    return folded(directions).rpartition(" ; ")[2]


def _remark(text: str, block: Block) -> str:
    """Why a line is no medicine taken; empty when it may be one."""
    opioids = reaction_to(text)
    if opioids and not may_be_a_reaction(text):
        names = ", ".join(opioids)
        return _("Read as a reaction to {names}, not as a medicine taken.").format(names=names)
    if block is Block.ALLERGIES or (names_no_medicine(text) and names_an_allergy(text)):
        return _("Read as an allergy, not as a medicine taken.")
    if names_no_medicine(text) or is_page_furniture(text):
        return _("Read as a remark, not as a medicine taken.")
    if block is Block.HISTORY and not names_a_product(text) and not has_a_dose(text):
        if names_something(text):
            return _(
                "Read as part of the history, not as a medicine taken. It names opioids: ask about them."
            )
        return _("Read as part of the history, not as a medicine taken.")
    return ""
