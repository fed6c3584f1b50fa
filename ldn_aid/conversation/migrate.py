"""Files of earlier versions, brought up to the present one a step at a time, before they are validated."""

from collections.abc import Callable
from typing import Any

Raw = dict[str, Any]


def _from_1(raw: Raw) -> Raw:
    """Version 2 only adds fields that may be missing."""
    return raw


_STEPS: dict[int, Callable[[Raw], Raw]] = {1: _from_1}
"""For each earlier version, what makes a file of it one of the next."""

OLDEST = min(_STEPS)


def migrated(raw: Raw, to: int) -> Raw:
    """*raw*, of a version from ``OLDEST`` to *to*, as a file of version *to*; itself where nothing changes."""
    for version in range(raw["schema_version"], to):
        raw = _STEPS[version](raw) | {"schema_version": version + 1}
    return raw
