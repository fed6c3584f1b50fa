"""Numbers into wording: ``{tramadol_oa_response.with_option}`` becomes ``15``."""

import math
import re
from collections.abc import Mapping

from ldn_aid.evidence.models import Counts, Estimate, Extra

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\.([a-z_]+)\}")
_THOUSANDS = 1000


def show_number(value: float) -> str:
    """*value* for reading: whole where it is whole, else with the decimals it was given, at most two."""
    rounded = round(value, 2)
    if rounded == int(rounded):
        return f"{int(rounded):,}" if abs(rounded) >= _THOUSANDS else str(int(rounded))
    return f"{rounded:,.2f}".rstrip("0")


def whole_people(count: float) -> int:
    """*count* as whole people, half a person rounded up: nobody has 0.9 of a side effect."""
    return math.floor(abs(count) + 0.5) * (1 if count >= 0 else -1)


def render(text: str, estimates: Mapping[str, Estimate]) -> str:
    """*text* with each ``{estimate.field}`` filled in.

    People are whole people. Fields are the figure's numbers, ``with_not`` and ``without_not`` (the other frame) and ``abs``,
    ``abs_low``, ``abs_high`` (without the sign). Raises KeyError naming an unknown placeholder.
    """

    def fill(match: re.Match[str]) -> str:
        key, field = match.groups()
        value = _field(estimates[key], field) if key in estimates else None
        if value is None:
            raise KeyError(match.group(0))
        return show_number(whole_people(value) if isinstance(estimates[key], Counts | Extra) else value)

    return _PLACEHOLDER.sub(fill, text)


def _field(estimate: Estimate, field: str) -> float | None:
    if field.startswith("abs"):
        value = getattr(estimate, field.removeprefix("abs").lstrip("_") or "value", None)
        return None if value is None else abs(value)
    if field.endswith("_not") and isinstance(estimate, Counts):
        affected = estimate.with_option if field == "with_not" else estimate.without
        return None if affected is None else estimate.denominator - whole_people(affected)
    value = getattr(estimate, field, None)
    return value if isinstance(value, int | float) else None
