"""Whether the next sentence takes back that an opioid is not taken: "No opioids. Ran out Friday."."""

import re
from datetime import date
from functools import cache, lru_cache

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.safety.rules import wording
from ldn_aid.safety.said_when import any_of, lately

_SHORT = 6
"""Words up to which a day that is named can only be the day of what stands before."""
_A_DOSE = re.compile(r"\d\s?(?:mg|mcg|milligrams)\b|\bq\d+h\b|\bcows\s\d")


@lru_cache(maxsize=1024)
def takes_back(low: str, today: date) -> bool:
    """Whether *low*, folded text that names no opioid, speaks on of the one named before as if it were taken."""
    words, said = wording("taken_back"), " ".join(re.findall(r"[\w'/]+", low))
    if any_of(tuple(words["anywhere"])).search(said):
        return True
    if any(not named.meaning.weak for named in scan(low, load_lexicon()).names):
        return False
    return (
        _at_an_edge().search(said) is not None
        or any_of(tuple(words["of_nothing_else"])).search(said) is not None
        or _A_DOSE.search(low) is not None
        or (len(said.split()) <= _SHORT and lately(low, today))
    )


@cache
def _at_an_edge() -> re.Pattern[str]:
    first, last = (
        "|".join(map(re.escape, wording("taken_back")[key])) for key in ("at_the_start", "at_the_end")
    )
    return re.compile(rf"^(?:{first})\b(?!')|(?<!\w)(?:{last})$")
