"""What a printed list is made of: its lines, as shown and as read."""

import re
from dataclasses import dataclass

NEW_ITEM = re.compile(
    r"^\s*(?:[-*•·▪●○◦>»☐☑✓]|\(?\d{1,2}[.)]\s|\[|(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2}))\b)"
)
"""A bullet, a number or a date: a line of its own, whatever follows."""


@dataclass(frozen=True)
class Printed:
    """One line of a list."""

    shown: str
    text: str
    may_head: bool = False
    """Its end was joined to it, and may as well head what follows: "Naproxen 500 mg" with "Taking:" below it."""
