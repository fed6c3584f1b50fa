"""Names of opioids in free text, as people write them: by name, misspelt, by slang, or as "opioids" without saying which."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from ldn_aid.medicines.lexicon import Lexicon, Meaning, load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded, words_of
from ldn_aid.safety.misspelt import misspelt_opioid
from ldn_aid.safety.rules import wording
from ldn_aid.safety.said_when import any_of

UNNAMED = "opioid"
"""The substance of words that do not say which."""
NOT_READ = "not read"
"""In place of a substance: words in letters of which nothing here can be read."""
_SPELT_OUT = re.compile(r"(?<![a-z])[a-z](?:[\s.*_-]+[a-z](?![a-z])){4,}")
""" "o x y c o d o n e"."""
_WITH_FIGURES = re.compile(r"(?<!\w)(?=\w{6})[a-z0-9]*[01345][a-z0-9]*[a-z]{2}(?!\w)")
_FIGURES = str.maketrans("01345", "oieas")
""" "0xyc0done", "p3rcocet"."""
_QUOTES = re.compile(r'["“”«»]')
_LETTERS = re.compile(r"[a-z]+")
_ONLY_SPLIT = re.compile(r"[a-z]+(?:\s?-?\s?[a-z]+)+")
_SHORTEST_SPLIT = 7
_OTHER_LETTERS = re.compile(r"[^\W\d_a-z]+(?:\s[^\W\d_a-z]+)*")


@lru_cache(maxsize=512)
def opioids_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of opioids in *text*, as written there, with their substances; "opioid" and "narcotic" too."""
    if not text.strip():
        return ()
    lexicon, low = load_lexicon(), legible(text)
    elsewhere = not lexicon.not_short_names.isdisjoint(words_of(low))
    found, read = [], scan(low, lexicon)
    for named in read.names:
        substances = _opioids_of(named.meaning, lexicon)
        if substances and (not named.meaning.weak or (named.meaning.brand and not elsewhere)):
            found.append((low[named.start : named.end], substances))
    for word in read.unknown:
        name = misspelt_opioid(word.text)
        if name is not None:
            found.append((word.text, _opioids_of(lexicon.names[(name,)], lexicon)))
    # Such words count little beside another name in a product's name, but here each asks a question.
    found += [(word.group(), (UNNAMED,)) for word in _unnamed().finditer(low)]
    found += [(word, (UNNAMED,)) for word in _said_together(low)]
    found += [(words, (NOT_READ,)) for words in _in_other_letters(low)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=512)
def legible(text: str) -> str:
    """*text* folded, names that were split put together, and without words that only look like an opioid."""
    low = _SPELT_OUT.sub(
        lambda found: re.sub(r"[^a-z]", "", found.group()), folded(_QUOTES.sub("", cleaned(text)))
    )
    low = any_of(tuple(wording("mentions")["not_meant"])).sub(" ", low)
    names = load_lexicon().names
    low = _WITH_FIGURES.sub(_in_letters, low)
    words = list(_LETTERS.finditer(low))
    for count in (3, 2):
        for at in range(len(words) - count + 1):
            parts = words[at : at + count]
            split = low[parts[0].start() : parts[-1].end()]
            name = "".join(part.group() for part in parts)
            # A whole name with a word behind it is no name that was split: "tramadol I have".
            if (
                len(name) >= _SHORTEST_SPLIT
                and (name,) in names
                and not any((part.group(),) in names for part in parts)
                and _ONLY_SPLIT.fullmatch(split)
            ):
                low = low.replace(split, name.ljust(len(split)))
    return low


def _in_letters(word: re.Match[str]) -> str:
    """The opioid that *word* names with figures for letters; any other word as it is."""
    name = word.group().translate(_FIGURES)
    return name if (name,) in load_lexicon().names or misspelt_opioid(name) else word.group()


def _said_together(low: str) -> Iterator[str]:
    for pair in wording("mentions")["said_together"]:
        one, other = (any_of(tuple(pair[key])).search(low) for key in ("one", "other"))
        if one and other:
            yield one.group()


def as_written(name: str, text: str) -> str:
    """*name* in the letters of *text*, where it stands in one piece."""
    shown = cleaned(text)
    plain = folded(shown)
    at = plain.find(name)
    return shown[at : at + len(name)] if at >= 0 and len(plain) == len(shown) else name


def _in_other_letters(low: str) -> Iterator[str]:
    """The first words that are not written in Latin letters: nobody can say here what they name."""
    if low.isascii():
        return
    for found in _OTHER_LETTERS.finditer(low):
        kinds = {
            unicodedata.name(letter, "").partition(" ")[0] for letter in found.group() if letter.isalpha()
        }
        # A Greek letter alone is a sign, as in "β-blocker".
        if kinds - {"LATIN", "MODIFIER"} and (len(found.group()) > 1 or kinds != {"GREEK"}):
            yield found.group()
            return


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
