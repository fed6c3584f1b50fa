"""Whether a sentence settles that the opioids it names are not taken; whatever it leaves open is asked about.

Only the closed list of shapes in ``settled.toml`` settles anything. Each part of a sentence must be accounted for: one
that names an opioid by a shape or as long over, every other by saying nothing of what goes on.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.in_marks import in_marks
from ldn_aid.safety.opioid_names import legible, opioids_in
from ldn_aid.safety.rules import wording
from ldn_aid.safety.said_when import any_of, lately
from ldn_aid.safety.shapes import ANY, BREAK, MINE, OPIOID, YEAR, any_word_of, marked, shapes
from ldn_aid.safety.taken_back import takes_back

_ALONE = ("denied", "not_tolerated", "not_wanted", "spoken_of", "told_of")
"""Kinds of shapes that settle a part by themselves."""
_LONGEST = 400
"""Characters of a sentence beyond which nothing settles it; each key is answered at once."""
_MOST_PARTS = 14
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+|\n+")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010]\n\s*(?=\w)")
_BARE_QUESTION = re.compile(r"\S+(?:\s\S+)?\?")
_OF_IT = re.compile(r"\b(?:it|them|those|these|any|one|some)\b", re.IGNORECASE)
_NAMED = re.compile(rf"(?<!\S)(?:{OPIOID}|{MINE}) ")
_SAID_BY_ME = re.compile(r"(?<!\S)i (?!(?:have|do|did) (?:not|never|been|to|had|ldn) )(\S+) ")
_SAID_OF_IT = re.compile(r"(?<!\S)(\S+) (?:it|them) ")


def opioids_taken_in(sentence: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids that *sentence* names, with their substances, unless it settles that none of them is taken."""
    found = opioids_in(sentence)
    if found and not _is_settled(sentence, today):
        yield from found


def sentences_of(text: str, today: date) -> Iterator[str]:
    """The sentences of *text*; one that says what is done with what the one before it names is read together with it."""
    kept = ""
    for sentence in _SENTENCE.split(_HYPHENATED.sub("", text)):
        if kept and not (
            opioids_in(kept) and (_BARE_QUESTION.fullmatch(kept) or _goes_on_about_it(sentence, today))
        ):
            yield kept
            kept = ""
        kept = f"{kept} {sentence}".strip()
    if kept:
        yield kept


def _goes_on_about_it(sentence: str, today: date) -> bool:
    said_of_it = any_of(tuple(wording("settled")["said_of_it"]))
    return not opioids_in(sentence) and (
        said_of_it.search(folded(cleaned(sentence))) is not None or _takes_back(sentence, today)
    )


@lru_cache(maxsize=1024)
def _takes_back(sentence: str, today: date) -> bool:
    """Whether *sentence*, behind one that names an opioid, says that it is taken after all: "I never take them" does not."""
    if opioids_in(sentence) or not takes_back(folded(cleaned(sentence)), today):
        return False
    named = _OF_IT.sub("opioids", sentence)
    return named == sentence or not _is_settled(named, today)


@lru_cache(maxsize=512)
def _is_settled(sentence: str, today: date) -> bool:
    low = legible(sentence)
    if len(low) > _LONGEST:
        return False
    if any(_takes_back(one, today) for one in _SENTENCE.split(sentence)[1:]):
        return False
    recent = lately(low, today)
    text = in_marks(low, opioids_in(sentence))
    if low.rstrip().endswith("?") and shapes("asked").fullmatch(marked(text.removesuffix(f"{BREAK} "))):
        return True
    cuts = _cuts(text)
    if not _NAMED.search(text) or len(cuts) > _MOST_PARTS or any_word_of("limited").search(text):
        return False
    settled_up_to = {0}
    for at, (end, _behind) in enumerate(cuts):
        starts = [0, *(behind for _end, behind in cuts[:at])]
        if any(
            start in settled_up_to and _part_is_settled(text[start:end], text, recent=recent, today=today)
            for start in starts
        ):
            settled_up_to.add(cuts[at][1])
    return cuts[-1][1] in settled_up_to


def _part_is_settled(part: str, whole: str, *, recent: bool, today: date) -> bool:
    words, shape = wording("settled"), marked(part)
    part = part.replace(f"{BREAK} ", "")
    if not _NAMED.search(part):
        return shapes("beside").fullmatch(shape) is not None or _says_nothing_of_it(part, today)
    if any(shapes(kind).fullmatch(shape) for kind in _ALONE):
        return True
    if shapes("agreed_badly").fullmatch(shape) and any_word_of("avoided").search(whole):
        return True
    if recent:
        return False
    if shapes("offered").fullmatch(shape) and any_of(tuple(words["turned_down"])).search(whole):
        return True
    if shapes("given_then").fullmatch(shape) and YEAR in whole:
        return True
    return shapes("long_over").fullmatch(shape) is not None or _is_past(part)


def _says_nothing_of_it(part: str, today: date) -> bool:
    """Whether a *part* that names no opioid tells of nothing that goes on, or went on lately."""
    over, mine = ({*wording("settled")[key]} for key in ("it_is_over", "i_may_say"))
    if any(verb not in mine for verb in _SAID_BY_ME.findall(part)):
        return False
    for told in ("avoided", "turned_down"):
        part = any_word_of(told).sub("", part)
    return not (
        any_word_of("goes_on").search(part)
        or lately(part, today)
        or any(verb not in over for verb in _SAID_OF_IT.findall(part))
    )


def _is_past(part: str) -> bool:
    """Whether *part* tells of something that was over long ago."""
    past = wording("settled")["past"]
    said = any_of(tuple(past["times"])).sub(YEAR, part)
    return (
        YEAR in said
        and not _joins().search(said)
        and len(_NAMED.findall(part)) == 1
        and not any_word_of("goes_on").search(said.replace(MINE, ANY))
        and any_of(tuple(past["verbs"])).search(said) is not None
        and any_of(tuple(past["not_over"])).search(said) is None
        and all(verb.endswith("ed") or verb in past["verbs"] for verb in _SAID_BY_ME.findall(said))
    )


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where each part of *text* may end, and where the next one begins."""
    found = [(match.start(), match.end()) for match in _between().finditer(text)]
    return [*found, (len(text), len(text))]


@cache
def _between() -> re.Pattern[str]:
    joins = "|".join(map(re.escape, wording("settled")["parts"]))
    return re.compile(rf"(?<!\S)(?:{BREAK} (?:(?:{joins}) )?|(?:{joins}) )")


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, wording('settled')['parts']))}) ")
