"""RxNorm codes: a line such as "RxNorm 1049621" is read by the name that goes with its code."""

import csv
import re
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.words import folded

_CODE = re.compile(
    r"\b(?:rx\s*norm|rx\s*cui|rxnorm\s+code)\b\W{0,20}(?:code\W{0,3}|cui\W{0,3})?(\d{3,7})\b", re.IGNORECASE
)
_ANY_CODE = re.compile(
    r"[\[({]?\s*\b(?:rx\s*norm|rx\s*cui|ndc|snomed(?:\s*ct)?|atc|gpi|upc|dmd|dm\+d)\b(?:\s*(?:code|id|cui|no|number))?\s*[:#=]?\s*[a-z]?\d[\d-]{3,17}[a-z]?\b\s*[\])}]?"
    r"|(?<!\d)\d{4,5}-\d{3,4}-\d{1,2}(?!\d)"
)
""" "RxNorm: 1049621", "NDC 00406-0552-01" and a bare NDC, which say nothing that the name does not."""
_ONLY_A_CODE = re.compile(r"^\W*(\d{5,7})\W*$")


@cache
def _names() -> dict[str, str]:
    """Name by code, of the value sets that ship with LDN Aid."""
    with resources.path("medicines/cdc_valuesets.csv").open(encoding="utf-8", newline="") as file:
        return {row["rxcui"]: row["display"] for row in csv.DictReader(file)}


def without_codes(text: str) -> str:
    """Folded *text* with the codes that stand beside a name blanked out, every other character in its place."""
    return (
        _ANY_CODE.sub(lambda found: " " * len(found.group()), text) if any(map(str.isdigit, text)) else text
    )


def blanked(text: str) -> str:
    """*text* as printed, codes blanked out."""
    return "".join(
        plain if kept != " " else " " for plain, kept in zip(text, without_codes(folded(text)), strict=True)
    )


def has_a_code(text: str) -> bool:
    """Whether folded *text* holds a code beside whatever else."""
    return bool(_ANY_CODE.search(text))


def is_only_a_code(text: str) -> bool:
    """Whether folded *text* is a code with its label, and nothing else."""
    found = _ANY_CODE.search(text)
    return found is not None and not any(map(str.isalnum, text[: found.start()] + text[found.end() :]))


def name_by_code(text: str) -> str | None:
    """The RxNorm name of the code in *text*; None for no code, or one that is not known here."""
    found = _CODE.search(text) or _ONLY_A_CODE.match(text)
    return _names().get(found[1]) if found else None
