"""Words of free text that are much like an opioid's name: asked about, never taken for it."""

import difflib
from functools import cache, lru_cache

from ldn_aid.safety.rules import wording

_ALIKE = 0.78
"""How alike (difflib ratio): "percoset" and "fentanal" are, "percentage" is not."""
_SHORTEST = 5


@lru_cache(maxsize=8192)
def misspelt_opioid(word: str) -> str | None:
    """The often misspelt opioid that *word*, in lower case, may stand for; None for other words."""
    words = wording("mentions")
    if len(word) < _SHORTEST or word in words["not_misspelt"]:
        return None
    near = [name for name, letters in _targets() if len(letters ^ set(word)) <= len(name) / 2]
    found = difflib.get_close_matches(word, near, n=1, cutoff=_ALIKE)
    return words["misspelt_too"].get(found[0], found[0]) if found else None


@cache
def _targets() -> tuple[tuple[str, frozenset[str]], ...]:
    """The names, with what is written for them even further off, each with its letters."""
    words = wording("mentions")
    return tuple((name, frozenset(name)) for name in (*words["often_misspelt"], *words["misspelt_too"]))
