"""Tables with a heading row: which of their columns tell what, and a row as one printed line."""

import csv
import re

from ldn_aid.medicines.printed import Printed
from ldn_aid.medicines.words import folded, words_of

_DELIMITERS = (",", "|", ";")
_HEADER_WITHIN = 5
"""Lines from the top in which a table's heading row is looked for."""
_COLUMNS = {
    "name": (
        "description", "medication", "medication name", "medication item", "drug name", "drug", "medicine", "product", "product name", "display",
        "medication description", "drug description", "generic name", "brand name", "name",
    ),
    "strength": ("strength", "dose strength", "drug strength", "strength form"),
    "directions": (
        "sig", "directions", "dose", "dosage", "how taken", "instructions", "dosage instructions",
        "dosage instruction", "frequency", "freq", "route", "prn", "how often",
    ),
    "count": (
        "amount", "amt", "how many", "how much", "number", "number taken", "no of tablets", "tablets", "units", "dose amount", "count", "take",
        "times", "times per day", "times a day",
    ),
    "quantity": ("qty", "quantity", "quantity dispensed", "qty dispensed"),
    "days": ("days", "days supply", "day supply", "ds", "dys sup"),
    "standing": ("status", "taking", "comments", "comment", "notes", "note"),
    "continued": ("continue", "to continue", "continue y n", "continued"),
    "stopped": ("date stopped", "discontinued", "date discontinued"),
    "ends": ("stop", "stop date", "end", "end date"),
    "last": ("last taken", "last dose", "last used"),
    "code": ("rxnorm", "rxcui", "rxnorm code"),
}  # fmt: skip
_ONE_AT_A_TIME = re.compile(r"(?:take\s+)?(?:1|one)\s+(?:tab|cap|patch|film|pill)[a-z]*\b")
_A_DOSE = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg)|\d+(?:\.\d+)?\s*[-/]\s*\d+(?:\.\d+)?(?:\s*mg)?")


def from_table(rows: list[str]) -> tuple[Printed, ...]:
    """Every row below a heading row as "name strength; directions; qty; days"; nothing for no table."""
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        for delimiter in _DELIMITERS:
            columns = _columns(_cells(row, delimiter))
            if "name" in columns and len(columns) > 1:
                before = tuple(Printed(line, line) for line in rows[:at])
                return before + tuple(_from_row(line, delimiter, columns) for line in rows[at + 1 :])
    return ()


def _cells(row: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([row], delimiter=delimiter), [])]


def _columns(cells: list[str]) -> dict[str, list[int]]:
    """Which columns tell what, the most telling name first."""
    headed = {
        " ".join(words_of(cell.replace("_", " "))): place for place, cell in reversed(list(enumerate(cells)))
    }
    found = {kind: [headed[name] for name in names if name in headed] for kind, names in _COLUMNS.items()}
    return {kind: places for kind, places in found.items() if places}


def _from_row(row: str, delimiter: str, columns: dict[str, list[int]]) -> Printed:
    cells = _cells(row, delimiter)

    def told(kind: str) -> list[str]:
        return [cells[place] for place in columns.get(kind, ()) if place < len(cells) and cells[place]]

    names, code = told("name"), told("code")
    if not names and not code:
        return Printed(row, row)
    named = " ".join([*names[:1], *told("strength")[:1]]) if names else f"RxNorm {code[0]}"
    # A count under a heading of its own: whatever it counts, one at a time must not be assumed.
    directions = told("directions")
    if "strength" not in columns and len(directions) > 1 and _ONE_AT_A_TIME.match(folded(directions[0])):
        # "10 mg | 1 tab q6h": the dose is the strength of the one.
        weighed = next((cell for cell in directions[1:] if _A_DOSE.fullmatch(folded(cell))), "")
        named, directions = f"{named} {weighed}".strip(), [cell for cell in directions if cell != weighed]
    parts = [named, *told("count"), *directions, *told("standing")]
    parts += [f"qty {cell}" for cell in told("quantity")[:1]] + [
        f"days supply {cell}" for cell in told("days")[:1]
    ]
    parts += [f"continue: {cell}" for cell in told("continued")[:1] if cell.lower() in ("no", "n")]
    parts += [f"stopped {cell[:10]}" for cell in told("stopped")[:1]]
    parts += [f"order end date: {cell[:10]}" for cell in told("ends")[:1]]
    parts += [f"last taken {cell[:10]}" for cell in told("last")[:1]]
    return Printed(row, "; ".join(parts))
