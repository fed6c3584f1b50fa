"""Words by which a list tells that methadone is given as treatment of opioid use disorder."""

import re
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.words import folded


def treatment_place(text: str) -> str:
    """Where or how *text* says that it is given, as written: "at OTP", "daily supervised"; empty when it does not."""
    found = _places().search(folded(text))
    return text[found.start() : found.end()] if found else ""


@cache
def _places() -> re.Pattern[str]:
    places = resources.read_toml("rules/forgotten.toml")["treatment_places"]
    told = sorted((re.escape(place).replace(r"\ ", r"[\s-]+") for place in places), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)")
