"""Whether a sentence settles that the opioids it names are not taken; whatever it leaves open is asked about.

Only the closed list of shapes in ``settled.toml`` settles anything. Each part of a sentence must be accounted for: one
that names an opioid by a shape or as long over, every other by saying nothing of what goes on.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.opioid_names import UNNAMED, legible, opioids_in, said_as_such
from ldn_aid.safety.rules import table, wording
from ldn_aid.safety.said_when import any_of, lately
from ldn_aid.safety.shapes import ANY, AS_SUCH, MINE, OPIOID, TREATMENT, YEAR, any_word_of, shapes

_ALONE = ("denied", "not_tolerated", "not_wanted", "spoken_of", "told_of")
"""Kinds of shapes that settle a part by themselves."""
_MOST_PARTS = 14
_TOKEN = re.compile(rf"\d+\.\d+|[a-z0-9#']+|[,;:().!?]|\s[-–]\s|{OPIOID}|[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+|\n+")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010]\n\s*(?=\w)")
_BARE_QUESTION = re.compile(r"\S+(?:\s\S+)?\?")
_BREAK = ","
_NAMED = re.compile(rf"(?<!\S)(?:{OPIOID}|{MINE}) ")
_SAID_BY_ME = re.compile(r"(?<!\S)i (\S+) ")
_SAID_OF_IT = re.compile(r"(?<!\S)(\S+) (?:it|them) ")


def opioids_taken_in(sentence: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids that *sentence* names, with their substances, unless it settles that none of them is taken."""
    found = opioids_in(sentence)
    if found and not _is_settled(sentence, today):
        yield from found


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of *text*; one that says what is done with what the one before it names is read together with it."""
    kept = ""
    for sentence in _SENTENCE.split(_HYPHENATED.sub("", text)):
        if kept and not (
            opioids_in(kept) and (_BARE_QUESTION.fullmatch(kept) or _goes_on_about_it(sentence))
        ):
            yield kept
            kept = ""
        kept = f"{kept} {sentence}".strip()
    if kept:
        yield kept


def _goes_on_about_it(sentence: str) -> bool:
    return (
        not opioids_in(sentence)
        and any_of(tuple(wording("settled")["said_of_it"])).search(folded(cleaned(sentence))) is not None
    )


@lru_cache(maxsize=512)
def _is_settled(sentence: str, today: date) -> bool:
    low = legible(sentence)
    recent = lately(low, today)
    text = _marked(low, sentence)
    if low.rstrip().endswith("?") and shapes("asked").fullmatch(_without_breaks(text)):
        return True
    cuts = _cuts(text)
    if len(cuts) > _MOST_PARTS:
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
    words = wording("settled")
    part = _without_breaks(part)
    if not _NAMED.search(part):
        return _says_nothing_of_it(part, today)
    if any(shapes(kind).fullmatch(part) for kind in _ALONE):
        return True
    if shapes("agreed_badly").fullmatch(part) and any_word_of("avoided").search(whole):
        return True
    if recent:
        return False
    if shapes("offered").fullmatch(part) and any_of(tuple(words["turned_down"])).search(whole):
        return True
    return shapes("long_over").fullmatch(part) is not None or _is_past(part)


def _says_nothing_of_it(part: str, today: date) -> bool:
    """Whether a *part* that names no opioid tells of nothing that goes on, or went on lately."""
    if shapes("beside").fullmatch(part):
        return True
    for told in ("avoided", "turned_down"):
        part = any_word_of(told).sub("", part)
    over = {*wording("settled")["it_is_over"]}
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
    return re.compile(rf"(?<!\S)(?:{_BREAK} (?:(?:{joins}) )?|(?:{joins}) )")


def _without_breaks(text: str) -> str:
    return text.replace(f"{_BREAK} ", "")


def _marked(low: str, sentence: str) -> str:
    """*low* as words with a blank behind each: names of opioids as marks, several in a row as one."""
    treatment = set(table("forgotten")["treatment_substances"])
    marks = {}
    for name, substances in opioids_in(sentence):
        as_such = name in said_as_such() and UNNAMED in substances
        marks[name] = AS_SUCH if as_such else TREATMENT if treatment & set(substances) else ANY
    names = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    text = re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: f" {marks[found.group()]} ", low)
    words = (_BREAK if not token.strip().strip("-–,;:().!?") else token for token in _TOKEN.findall(text))
    text = "".join(f"{word} " for word in words)
    text = re.sub(r"(?<!\S)(?:19|20)\d\d (?!mg|mcg|ml|iu)", f"{YEAR} ", text)
    short = wording("settled")["short"]
    for _again in range(2):
        text = _short().sub(lambda found: short[found.group(1)] + " ", text)
    text = _own().sub(f"{MINE} ", text)
    return _row().sub(_one_mark, text)


@cache
def _short() -> re.Pattern[str]:
    phrases = sorted(wording("settled")["short"], reverse=True)
    return re.compile(rf"(?<!\S)({'|'.join(map(re.escape, phrases))}) ")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:my|our) (?:\S+ )?{OPIOID} (?!(?:allergy|intolerance) )")


@cache
def _row() -> re.Pattern[str]:
    """Opioids in a row: "codeine, morphine and tramadol"."""
    words = wording("settled")
    joins, before, behind = (
        "|".join(map(re.escape, sorted(words[key], reverse=True))) for key in ("joins", "before", "behind")
    )
    between = rf"(?:(?:{behind}) )*(?:, )?(?:(?:{joins}) )?(?:(?:{before}) )*"
    return re.compile(rf"{OPIOID} (?:{between}{OPIOID} )+")


def _one_mark(found: re.Match[str]) -> str:
    row = found.group()
    return f"{next(mark for mark in (TREATMENT, ANY, AS_SUCH) if mark in row)} "
