"""What follows for safety from a pasted medication list.

A list tells what was written down, not what was left out: without any opioid on it the LDN gate still
asks, because cough medicine, kratom and the like do not stand on lists.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import MedicineEntry, Medicines
from ldn_aid.medicines.medication_list import MedicationLine, line_json, read_list
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.safety.findings import Assessment, MmeItem
from ldn_aid.safety.mme import entry_mme
from ldn_aid.safety.rules import wording
from ldn_aid.safety.scope import CareNumbers


@dataclass(frozen=True)
class CheckedLine:
    """One line of the list, as read, with its MME a day (None: not an opioid, or not counted) and why."""

    read: MedicationLine
    mme: Decimal | None
    mme_note: str


@dataclass(frozen=True)
class CheckedList:
    """A whole list: its lines in order, and what the safety rules say of it."""

    lines: tuple[CheckedLine, ...]
    assessment: Assessment


def check_list(text: str, today: date, numbers: CareNumbers | None = None) -> CheckedList:
    """Read *text*, one medicine a line, and assess it as of *today* with the telephone *numbers* of the place.

    Raises UserError when too long.
    """
    read = read_list(text, today)
    opioids = tuple(line.entry for line in read if line.recognition.opioid and line.entry)
    others = tuple(line.entry for line in read if not line.recognition.opioid and line.entry)
    medicines = Medicines(takes_opioids="yes" if opioids else None, opioids=opioids, others=others)
    assessment = assess(edit(new_conversation(), "medicines", medicines), today, numbers)
    # The items of the total stand in the order of the opioids; a repeated order shows its own MME and the question.
    items = iter(assessment.mme.items)
    lines = (
        _with_mme(line, line.entry, next(items))
        if line.recognition.opioid and line.entry
        else CheckedLine(line, None, "")
        for line in read
    )
    return CheckedList(tuple(lines), assessment)


def _with_mme(line: MedicationLine, entry: MedicineEntry, item: MmeItem) -> CheckedLine:
    """*line* with its own MME; none for treatment of opioid use disorder, whatever its dose."""
    treats = item.note == wording("mme")["treatment"]
    return CheckedLine(line, None if treats else entry_mme(entry).mme, item.note)


def checked_list_json(checked: CheckedList) -> dict[str, Any]:
    """The object that ``ldn-aid medicines --json`` prints."""
    assessment = as_json(checked.assessment)
    return {
        "lines": [_line_json(line) for line in checked.lines],
        "mme": assessment["mme"],
        "ldn_gate": assessment["ldn_gate"],
    }


def _line_json(line: CheckedLine) -> dict[str, Any]:
    note = " ".join(part for part in (line.read.note, line.mme_note) if part)
    return line_json(line.read) | {"mme": None if line.mme is None else float(line.mme), "note": note}
