"""Arabic and Hebrew words inside left-to-right lines: letters joined, words in the order they are read.

Enough for names, places and short answers. It is not the whole Unicode bidirectional algorithm: a line that
is mostly right-to-left still starts at the left, and the document's end says so.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_LAM = "\u0644"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,:/٫٬-][0-9٠-٩۰-۹]+)*")


class _Shapes(NamedTuple):
    """The presentation forms of one Arabic letter; empty where it has none."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


def is_right_to_left(letter: str) -> bool:
    """Whether *letter* is written from right to left."""
    return unicodedata.bidirectional(letter) in ("R", "AL")


def joined(line: str) -> str:
    """*line* with each Arabic letter in the shape that its neighbours ask for."""
    if not any("\u0600" <= letter <= "\u06ff" for letter in line):
        return line
    shapes = _shapes()
    made: list[str] = []
    place = 0
    while place < len(line):
        letter = line[place]
        width = 2 if letter == _LAM and line[place : place + 2] in shapes else 1
        own = shapes.get(line[place : place + width])
        if own is None:
            made.append(letter)
        else:
            before = _joins_on(shapes, _neighbour(line, place, -1))
            after = bool(own.initial or own.medial) and _takes(shapes, _neighbour(line, place + width - 1, 1))
            made.append(_shape(own, before=before, after=after) or line[place : place + width])
        place += width
    return "".join(made)


def in_visual_order(text: str) -> str:
    """*text*, all right-to-left, as its letters stand from left to right; numbers keep their order."""
    marked = _mark_clusters(text.translate(_MIRRORED))
    backwards = "".join(reversed(marked))
    return _NUMBER.sub(lambda found: found.group()[::-1], backwards)


def _mark_clusters(text: str) -> list[str]:
    """Letters with the vowel signs that sit on them; a sign follows its letter in either order."""
    clusters: list[str] = []
    for letter in text:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _shape(own: _Shapes, *, before: bool, after: bool) -> str:
    if before and after:
        return own.medial or own.final
    if before:
        return own.final
    return own.initial if after else own.isolated


def _neighbour(line: str, place: int, step: int) -> str:
    place += step
    while 0 <= place < len(line) and unicodedata.combining(line[place]):
        place += step
    return line[place] if 0 <= place < len(line) else ""


def _joins_on(shapes: dict[str, _Shapes], letter: str) -> bool:
    return letter == "\u0640" or bool(letter in shapes and shapes[letter].initial)


def _takes(shapes: dict[str, _Shapes], letter: str) -> bool:
    return letter == "\u0640" or bool(letter in shapes and shapes[letter].final)


@cache
def _shapes() -> dict[str, _Shapes]:
    """Each letter, and lam with alef, with its shapes, from the Unicode character database."""
    found: dict[str, dict[str, str]] = {}
    for code in [*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)]:
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        whole = "".join(chr(int(letter, 16)) for letter in letters)
        if kind.strip("<>") in _Shapes._fields and (len(whole) == 1 or whole[0] == _LAM):
            found.setdefault(whole, {}).setdefault(kind.strip("<>"), chr(code))
    return {letter: _Shapes(**shapes) for letter, shapes in found.items()}
