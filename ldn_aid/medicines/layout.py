"""How lists are laid out: markup that came along, tables with a heading row, directions on lines of their own.

The outcome is one printed line a medicine. ``shown`` is what the person sees again, ``text`` what is read.
"""

import re

from ldn_aid.medicines.joining import joined
from ldn_aid.medicines.markup import without_markup
from ldn_aid.medicines.printed import Printed
from ldn_aid.medicines.status_column import without_status_column
from ldn_aid.medicines.tables import from_table
from ldn_aid.medicines.words import cleaned

_LEADERS = re.compile(r"\.{3,}")
""" "oxycodone.....5 mg"."""
_QUANTITY = re.compile(
    r"(?P<product>[^\t]*\b(?:tab|cap|patch|solution|liquid|mixture|suspension|elixir|syrup)[^\t]*)\t\s*(?P<quantity>\d{1,4})\s*\t"
    r"\s*(?P<directions>(?:(?:take|apply|use)\s+)?(?:\d|one\b|two\b|three\b)[^\t]*)$",
    re.IGNORECASE,
)
""" "Fentanyl 25micrograms/hour patches", "5", "APPLY ONE PATCH EVERY 72 HOURS" in three columns: the directions tell their own count."""

_LONGEST_NUMBER = 40
_LONG_NUMBER = re.compile(r"\d{41,}")


def printed_lines(text: str) -> tuple[Printed, ...]:
    """The lines of *text*, those that belong together joined; blank lines stay, for they end a block."""
    lines = without_status_column(without_markup(text).splitlines())
    # A tab is white space to everything but a table.
    cells = [_shortened(cleaned(line.strip(" \t").replace("\t", " | "))) for line in lines]
    rows = (Printed(_one_line(line), _shortened(_one_line(_with_quantity(line)))) for line in lines)
    return joined(from_table(cells) or tuple(rows))


def _one_line(line: str) -> str:
    return _LEADERS.sub(" ", cleaned(line.replace("\t", "  ")))


def _with_quantity(line: str) -> str:
    """*line* with a bare number between product and directions, each in a column of its own, marked as the quantity."""
    found = _QUANTITY.match(line)
    return f"{found['product']}; qty {found['quantity']}; {found['directions']}" if found else line


def _shortened(line: str) -> str:
    """*line* with what no list prints cut short, for its length alone would take seconds to read."""
    return _LONG_NUMBER.sub(lambda found: found[0][:_LONGEST_NUMBER], line)
