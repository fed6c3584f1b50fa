"""Names of opioids in free text, as people write them: by name, misspelt, by slang, or as "opioids" without saying which."""

import re
from functools import cache, lru_cache

from ldn_aid.medicines.lexicon import Lexicon, Meaning, load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.misspelt import misspelt_opioid
from ldn_aid.safety.rules import wording
from ldn_aid.safety.said_when import any_of

UNNAMED = "opioid"
"""The substance of words that do not say which."""


@lru_cache(maxsize=512)
def opioids_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of opioids in *text*, as written there, with their substances; "opioid" and "narcotic" too."""
    if not text.strip():
        return ()
    lexicon, low = load_lexicon(), folded(cleaned(text))
    low = any_of(tuple(wording("mentions")["not_meant"])).sub(" ", low)
    found, read = [], scan(low, lexicon)
    for named in read.names:
        substances = _opioids_of(named.meaning, lexicon)
        if substances and not named.meaning.weak:
            found.append((low[named.start : named.end], substances))
    for word in read.unknown:
        name = misspelt_opioid(word.text)
        if name is not None:
            found.append((word.text, _opioids_of(lexicon.names[(name,)], lexicon)))
    # Such words count little beside another name in a product's name, but here each asks a question.
    found += [(word.group(), (UNNAMED,)) for word in _unnamed().finditer(low)]
    return tuple(dict.fromkeys(found))


def _opioids_of(meaning: Meaning, lexicon: Lexicon) -> tuple[str, ...]:
    """Of a combination only its opioids: what stands beside them may be listed for itself."""
    return tuple(name for name in meaning.substances if lexicon.substances[name].opioid)


@cache
def said_as_such() -> frozenset[str]:
    """Words for opioids as such: "opioid", "narcotic" and the like."""
    names = load_lexicon().names.items()
    return frozenset(
        " ".join(name) for name, meaning in names if meaning.weak and UNNAMED in meaning.substances
    )


@cache
def _unnamed() -> re.Pattern[str]:
    """Words for an opioid that do not say which."""
    words = wording("mentions")
    phrases = [*said_as_such(), *words["said_for_opioids"]]
    phrases += [f"{whose} {pills}" for whose in words["whose"] for pills in words["pain_pills"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(phrases, reverse=True)))})\b")
