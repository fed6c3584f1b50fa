"""Words that stand nowhere but in a patient's answers, and the search for them in whatever files a program leaves."""

import binascii
import re
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ldn_aid.conversation.model import Conversation

_NARROW = re.compile(rb"Quitten[0-9]{4}brot")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
"""How a deflated stream begins: zlib's, gzip's, a zip's."""
_MOST = 4_000_000
"""Bytes that are read of one stream."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}")


def mark(number: int) -> str:
    """A word for one field."""
    return f"Quitten{number:04}brot"


def marked(conversation: Conversation, first: int = 0) -> Conversation:
    """*conversation* with a mark in every field that takes any words, each its own."""
    numbers = count(first)
    now: dict[str, Any] = conversation.model_dump(mode="json")

    def fill(part: Any, whole: dict[str, Any]) -> None:
        for place, value in list(part.items() if isinstance(part, dict) else enumerate(part)):
            if isinstance(value, dict | list):
                fill(value, whole)
            elif isinstance(value, str):
                part[place] = mark(next(numbers))
                if not _is_good(whole):
                    part[place] = value

    fill(now, now)
    return _read(now)


def _read(raw: dict[str, Any]) -> Conversation:
    import json

    return Conversation.model_validate_json(json.dumps(raw))


def _is_good(raw: dict[str, Any]) -> bool:
    try:
        _read(raw)
    except ValidationError:
        return False
    return True


def marks_in(data: bytes) -> set[str]:
    """The marks in *data*: as UTF-8, as UTF-16 of either order, inside what was deflated in it, and in Base64."""
    found = set()
    for stream in (data, *_deflated(data), *_unpacked(data)):
        # Without every second byte, UTF-16 of either order reads as plain letters.
        for text in (stream, stream[::2], stream[1::2]):
            found |= {one.decode() for one in _NARROW.findall(text)}
    return found


def _deflated(data: bytes) -> Iterator[bytes]:
    for start in _ZLIB.finditer(data):
        place, bits = start.start(), zlib.MAX_WBITS | 32
        if start[0] == b"PK\x03\x04":
            head = data[place : place + 30]
            place += 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            bits = -zlib.MAX_WBITS
        try:
            yield zlib.decompressobj(bits).decompress(data[place : place + _MOST], _MOST)
        except zlib.error:
            continue


def _unpacked(data: bytes) -> Iterator[bytes]:
    for run in _BASE64.findall(data):
        # Where in the run a word begins is not known.
        for first in range(4):
            whole = run[first : first + (len(run) - first) // 4 * 4]
            yield binascii.a2b_base64(whole)


def marks_below(folder: Path) -> dict[Path, set[str]]:
    """Every file below *folder* that holds a mark, in its bytes or its name, and which."""
    found = {}
    for path in folder.rglob("*"):
        marks = marks_in(str(path.relative_to(folder)).encode())
        if path.is_file():
            marks |= marks_in(path.read_bytes())
        if marks:
            found[path] = marks
    return found
