"""A document as a sequence of blocks, without any layout.

The on-screen preview, the plain text and the PDF are all made from these, so they cannot drift apart.
Text is plain Unicode; nothing here is markup.
"""

from dataclasses import dataclass, field
from typing import Literal

from ldn_aid.comparison.figures import Group


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
class Linked:
    """A list item with the web address that it can be found under; both are printed."""

    text: str
    address: str
    """Absolute, ``https://…``."""

    def __str__(self) -> str:
        return f"{self.text} {self.address}".strip()


@dataclass(frozen=True)
class Bullets:
    """A list of short texts; ``small`` for references, ``numbered`` where the order matters."""

    items: tuple[str | Linked, ...]
    small: bool = False
    numbered: bool = False


def labelled(*rows: tuple[str, str]) -> Bullets:
    """Each of *rows*, a label and what was entered, as one line."""
    return Bullets(tuple(f"{label}: {text}" for label, text in rows))


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first cell of each row heads that row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    shares: tuple[float, ...] = ()
    """Relative column widths; left out, they follow from the text."""
    write: bool = False
    """A form to fill in by hand: boxes with room to write, such as a diary."""


@dataclass(frozen=True)
class IconArray:
    """Blocks of *denominator* people side by side: two groups, or the extra people alone."""

    title: str
    denominator: Literal[100, 1000]
    groups: tuple[Group, ...]
    caption: str
    """Both frames, time, population, certainty and source in words; also the text equivalent."""


@dataclass(frozen=True)
class WriteLines:
    """Empty ruled lines to write on, after the words of ``label``."""

    count: int
    label: str = ""


@dataclass(frozen=True)
class Box:
    """Blocks that belong together in a frame. ``kind`` says why; the decision is the largest and comes first."""

    blocks: tuple["Block", ...]
    kind: Literal["decision", "warning", "note"] = "note"


@dataclass(frozen=True)
class Columns:
    """Blocks side by side, read column by column; one below another where there is no room."""

    columns: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True)
class WalletCard:
    """A card to cut out and fold: front and back of the size of a bank card, with cutting and folding lines."""

    title: str
    front: tuple[str, ...]
    back: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a new page."""


Block = Heading | Para | Bullets | Table | IconArray | WriteLines | Box | Columns | WalletCard | PageBreak


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
    points: Literal[10, 12] = 12
    """Size of the text on paper; 12 for whatever a patient reads, 10 for a dense record."""
