"""RxNorm codes: a line such as "RxNorm 1049621" is read by the name that goes with its code."""

import csv
import re
from functools import cache

from ldn_aid import resources

_CODE = re.compile(
    r"\b(?:rx\s*norm|rx\s*cui|rxnorm\s+code)\b\W{0,20}(?:code\W{0,3}|cui\W{0,3})?(\d{3,7})\b", re.IGNORECASE
)
_ONLY_A_CODE = re.compile(r"^\W*(\d{5,7})\W*$")


@cache
def _names() -> dict[str, str]:
    """Name by code, of the value sets that ship with LDN Aid."""
    with resources.path("medicines/cdc_valuesets.csv").open(encoding="utf-8", newline="") as file:
        return {row["rxcui"]: row["display"] for row in csv.DictReader(file)}


def name_by_code(text: str) -> str | None:
    """The RxNorm name of the code in *text*; None for no code, or one that is not known here."""
    found = _CODE.search(text) or _ONLY_A_CODE.match(text)
    return _names().get(found[1]) if found else None
