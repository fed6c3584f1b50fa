"""Several medicines on one line: "1. Lipitor 20 mg daily. 2. Percocet 5/325 q6h" and "Lipitor, Percocet, and aspirin"."""

import re
from collections.abc import Iterator
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.directions import directions_start
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Scan, scan
from ldn_aid.medicines.times import times_a_day
from ldn_aid.medicines.turns import turned
from ldn_aid.medicines.words import folded

MAX_PIECE = 300
"""Characters that the name of an entry can hold."""

_STATE = (
    r"(?:currently|current|active|now|taking|past|previous(?:ly)?|prior|former(?:ly)?|old|new|continued?)"
)
_ENDED = r"(?:stopped|discontinued|d/?c'?d|inactive|not\s+taking|no\s+longer\s+taking)"
"""These are read where they stand, with the day behind the name."""
_HEADING_WITHIN = re.compile(
    rf"(?<=[.;,)])\s+(?!medication\s*:)(?=(?:(?:[a-z]+\s+){{0,3}}(?:medications?|medicines|meds|allerg(?:y|ies))(?:\s+(?:on|at)\s+[a-z]+)?|{_STATE}|{_ENDED})\s*:)"
)
_HEADING_BEFORE = re.compile(
    r"^\W*(?:(?:[a-z]+\s+){0,3}(?:medications?|medicines|meds)\b(?:\s+(?:on|at|prior|to|by)\s+[a-z ]{1,20})?\s*(?::\s*(?:includes?\b)?|\b(?:include[sd]?|are)\b):?\s*"
    rf"|{_STATE}\s*:\s*)"
)
_NUMBER = re.compile(r"(?:^|(?<=\s)|(?<=[,;]))\(?(\d{1,2})[.)]\s+(?=[^\d\s])")
_BETWEEN = re.compile(r"\s*[;,]\s+(?:and\s+|plus\s+)?|\.\s+|\s+(?:and|plus|as\s+well\s+as|along\s+with)\s+")
_APART = re.compile(r"\s*[;,]\s+(?:and\s+|plus\s+)?|\.\s+|\s+(?:[/+|]|and|plus)\s+|\s{2,}")
""" What may part a medicine from one that is not known."""
_MAY_BE_NAMED = re.compile(
    r"\W*(?:(?:also|takes?|taking|uses?|using|on|an?|the|some|his|her|my)\s+)*(?:(?P<short>ms|oc)\b|(?P<pain>(?:pain\s*(?:pills?|patch(?:es)?|meds?|medic\w+|killers?|relievers?|syrup)|narcotics?|opioids?|opiates?)\b)|(?P<word>[^\W\d_]{3,}))"
)
_A_PART = re.compile(r"(?:mg|mcg|ml|g)\s*$")
""" "Acetaminophen 325 mg / oxycodne 5 mg" is one product."""
_STATED = re.compile(
    r"\d\s*(?:mg|mcg|micrograms?|ml|tabs?|tablets?|caps?|capsules?|pills?|patch\w*|sprays?|drops?|puffs?|units?)\b"
)
_JOINS = ("and", "plus", "as well", "along")
"""Words that join the parts of one product as well as two medicines."""
_STRENGTH = re.compile(r"\d\s*(?:mg|mcg|g|gm|ml|micrograms?|%)\b|\d\s*[-/]\s*\d")
_TRAILING_AND = re.compile(r"[\s,;]+and\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\s+|,\s+|\s+")


def pieces(line: str) -> tuple[str, ...]:
    """*line* in one piece for each medicine that clearly stands for itself; as it is when in doubt.

    A heading before them ("Medications on discharge:") is a piece of its own. No piece is too long for an entry.
    """
    text = folded(line)
    headed = [
        one.end()
        for one in _HEADING_WITHIN.finditer(text)
        if "allerg" in text[one.end() :] or _scan(text[one.end() :]).names
    ]
    parts = _cut(line, headed)
    return tuple(
        short
        for part in parts
        for told in turned(part)
        for piece in _under_heading(told)
        for short in _short_enough(piece)
    )


def _under_heading(line: str) -> tuple[str, ...]:
    heading = _HEADING_BEFORE.match(folded(line))
    if not heading or heading.end() == len(line):
        return _apart(line, fewest=3)
    return (line[: heading.end()].strip(), *_apart(line[heading.end() :], fewest=2))


def _apart(line: str, *, fewest: int) -> tuple[str, ...]:
    numbered = list(_NUMBER.finditer(line))
    numbers = [int(found[1]) for found in numbered]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return _cut(line, [found.start() for found in numbered])
    text = folded(line)
    return _names_only(line, text, fewest) or _cut(line, list(_between_medicines(line, text)))


def _names_only(line: str, text: str, fewest: int) -> tuple[str, ...]:
    """The parts of "Percocet, Lipitor, and Coumadin": at least *fewest* names and nothing else."""
    places = [found.end() for found in _BETWEEN.finditer(text)]
    parts = _cut(line, places)
    if len(parts) < fewest or any(map(str.isdigit, text)):
        return ()
    return parts if all(_is_a_name(_scan(folded(part))) for part in parts) else ()


def _is_a_name(found: Scan) -> bool:
    return len(found.names) == 1 and not found.names[0].meaning.weak and not found.unknown


def _between_medicines(line: str, text: str) -> Iterator[int]:
    """Where the next medicine begins, or the next sentence that names one, after one told with its directions."""
    named = [one.start for one in _scan(text).names if not one.meaning.weak]
    begins = 0
    candidates = [
        found
        for found in _BETWEEN.finditer(text)
        if not _within(text, found.start()) and (found.end() in named or _new_sentence(line, found))
    ]
    unread = set(_unread_medicines(text, named))
    candidates += [found for found in _APART.finditer(text) if found.end() in unread]
    candidates = list({found.end(): found for found in sorted(candidates, key=re.Match.end)}.values())
    for place, found in enumerate(candidates):
        left = text[begins : found.start()]
        following = candidates[place + 1].start() if place + 1 < len(candidates) else len(text)
        right = text[found.end() : following]
        told_before = begins in unread
        if found.end() in unread:
            if told_before or _is_told(left, by_strength=True):
                begins = found.end()
                yield found.end()
            continue
        if not any(found.end() <= start < following for start in named):
            continue
        if (
            told_before or _is_told(left, by_strength=not found[0].strip().startswith(_JOINS))
        ) and _stands_alone(right):
            begins = found.end()
            yield found.end()


def _unread_medicines(text: str, named: list[int]) -> Iterator[int]:
    """Where in folded *text* a medicine that is not known begins: a word like a name, and a dose or times of its own.

    "Elavil 25 mg qhs, MS Elixir 100 mg q2h", "tramadol 50 mg 1 qid / Trycet 1 q6h".
    """
    marks = list(_APART.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        right = text[mark.end() : end]
        found = _MAY_BE_NAMED.match(right)
        if mark[0].strip() in ("/", "+") and _A_PART.search(text, 0, mark.start()):
            continue
        if not found or _within(text, mark.start()) or any(mark.end() <= start < end for start in named):
            continue
        rest = right[found.end() :]
        stated = bool(_STATED.search(rest))
        word = found["word"]
        if word and (not _is_unread(right, word) or word in _other_words()):
            continue
        if stated or (times_a_day(rest) and (not word or any(map(str.isdigit, rest)))):
            yield mark.end()


def _is_unread(text: str, word: str) -> bool:
    return any(one.text == word for one in _scan(text).unknown)


@cache
def _other_words() -> frozenset[str]:
    """Words that are not read and name no medicine all the same."""
    words = resources.read_toml("medicines/page_words.toml")
    return frozenset(f"{words['common']} {words['beside_doses']}".split())


def _new_sentence(line: str, found: re.Match[str]) -> bool:
    return found[0].startswith(".") and line[found.end() : found.end() + 1].isupper()


def _within(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def _is_told(left: str, *, by_strength: bool) -> bool:
    names = _scan(left).names
    if not names:
        return False
    told = directions_start(left) < len(left)
    return told or (by_strength and bool(_STRENGTH.search(left)))


def _stands_alone(right: str) -> bool:
    if any(phrase in right for phrase in resources.read_toml("medicines/plain_words.toml")["not_taken"]):
        return False
    return bool(_STRENGTH.search(right)) or directions_start(right) < len(right) or not _scan(right).unknown


def _scan(text: str) -> Scan:
    return scan(text, load_lexicon())


def _cut(line: str, places: list[int]) -> tuple[str, ...]:
    parts = (
        _TRAILING_AND.sub("", line[start:end]).strip(" ,;")
        for start, end in zip([0, *places], [*places, len(line)], strict=True)
    )
    return tuple(part for part in parts if part)


def _short_enough(piece: str) -> Iterator[str]:
    """Prose in parts that an entry can hold, so that no name in it is lost."""
    while (len(piece) > MAX_PIECE and directions_start(folded(piece)) > MAX_PIECE) or len(
        piece
    ) > 2 * MAX_PIECE:
        ends = [found.end() for found in _SENTENCE.finditer(piece, 0, MAX_PIECE)]
        end = ends[-1] if ends else MAX_PIECE
        yield piece[:end].strip()
        piece = piece[end:]
    if piece.strip():
        yield piece.strip()
