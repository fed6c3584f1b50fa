"""Settings of which nothing is in any doubt, as this program writes them: they stand on the start path.

To make the validator takes a fifteenth of the whole start. What is not plainly right is left to it, and so is saying why.
"""

import json
from typing import Any, get_args

from ldn_aid.conversation.base import Section
from ldn_aid.store.settings import Pharmacy, Settings

_LONGEST, _MOST = 300, 20
"""Letters in a text, and entries in a list; no field takes less."""


def read_plainly(data: bytes) -> Settings | None:
    """The settings in the JSON *data*, equal to what the validator makes of it; None where that has to decide."""
    try:
        raw = json.loads(data.decode())
    except (ValueError, RecursionError):
        return None
    # An escape can stand for what is no letter.
    if b"\\u" in data or not isinstance(raw, dict):
        return None
    lists = {name: raw.pop(name) for name in ("clinicians", "pharmacies") if name in raw}
    if not all(isinstance(entries, list) and len(entries) <= _MOST for entries in lists.values()):
        return None
    clinicians, pharmacies = lists.get("clinicians", []), lists.get("pharmacies", [])
    if not (
        _are_plain(Settings, raw)
        and all(_is_plain(str, name) for name in clinicians)
        and all(isinstance(one, dict) and "name" in one and _are_plain(Pharmacy, one) for one in pharmacies)
    ):
        return None
    made: dict[str, Any] = {
        "clinicians": tuple(clinicians),
        "pharmacies": tuple(Pharmacy.model_construct(**one) for one in pharmacies),
    }
    return Settings.model_construct(**raw | {name: made[name] for name in lists})


def _are_plain(model: type[Section], values: dict[str, object]) -> bool:
    fields = model.model_fields
    return all(name in fields and _is_plain(fields[name].annotation, value) for name, value in values.items())


def _is_plain(kind: object, value: object) -> bool:
    """Whether *value* is a short text, yes or no, a small number or one of the choice that *kind* is."""
    if kind is str:
        return isinstance(value, str) and len(value) <= _LONGEST
    if kind is bool:
        return isinstance(value, bool)
    if kind is int:
        return type(value) is int and 1 <= value <= 100
    if value is None:
        return type(None) in get_args(kind)
    # Of the same kind too: to Python true is 1, and 100.0 is 100.
    return any(type(value) is type(one) and value == one for one in get_args(kind))
