"""A document as a sequence of blocks, without any layout.

The on-screen preview, the plain text and the PDF are all made from these, so they cannot drift apart.
Text is plain Unicode; nothing here is markup.
"""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's title, 2 a section, 3 an option within it."""

    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True)
class Para:
    """A paragraph. ``tone`` says what it is, never how it looks."""

    text: str
    tone: Literal["body", "key", "note", "warning", "small"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A list of short texts; ``small`` for references."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first cell of each row heads that row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class IconArray:
    """Two (or one) groups of *denominator* people side by side, *count* of each with the outcome."""

    title: str
    denominator: Literal[100, 1000]
    groups: tuple[tuple[str, int], ...]
    """(label, count) for each group, such as ("With tramadol", 15)."""
    caption: str
    """Both frames, time, population, certainty and source in words; also the text equivalent."""


@dataclass(frozen=True)
class WriteLines:
    """Empty ruled lines to write on."""

    count: int


Block = Heading | Para | Bullets | Table | IconArray | WriteLines


@dataclass(frozen=True)
class Document:
    """A whole document with what each page repeats."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    header: str = ""
    """Running head: the patient's name and the date."""
    footer: tuple[str, ...] = field(default=())
    """Running foot: version, content hash, funding."""
