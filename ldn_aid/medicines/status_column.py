"""Lists of record systems that print the status of an order in a column of its own, in the middle of its sentence."""

import re

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.printed import NEW_ITEM
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import folded

_STATUS = (
    r"(?P<status>(?:ACTIVE|DISCONTINUED|EXPIRED|HOLD|PENDING|SUSPENDED|NON-VERIFIED)(?:\s*\([A-Z]+\))?)\s*$"
)
_NUMBERED = re.compile(rf"^(?P<said>\s*\d{{1,3}}\)\s+(?P<name>\S).*\S)\s+{_STATUS}")
""" "3)   MORPHINE 15MG SA TAB TAKE 1 TABLET BY MOUTH EVERY  ACTIVE" with the sentence going on in the next line."""
_PLAIN = re.compile(rf"^(?P<said>\s*(?P<name>[A-Z]).*\S)\s{{2,}}{_STATUS}")
""" "TRAMADOL HCL 50MG TAB TAKE ONE TABLET BY MOUTH THREE     ACTIVE"."""


def without_status_column(lines: list[str]) -> list[str]:
    """*lines* with a status that was printed within a sentence behind its end."""
    whole: list[str] = []
    status, column, numbered = "", 0, False
    for line in lines:
        found = _NUMBERED.match(line) or _PLAIN.match(line)
        if status and _is_indented(line, column) and (numbered or not (found or _names_something(line))):
            whole[-1] = f"{whole[-1].removesuffix(status)} {line.strip()}{status}"
            continue
        status, column, numbered = "", 0, False
        if found:
            status, column = f" ; {found['status']}", found.start("name")
            numbered = found.re is _NUMBERED
        whole.append(found["said"] + status if found else line)
    return whole


def _is_indented(line: str, column: int) -> bool:
    return len(line) - len(line.lstrip()) > column and not NEW_ITEM.match(line)


def _names_something(line: str) -> bool:
    return any(not one.meaning.weak for one in scan(folded(line), load_lexicon()).names)
