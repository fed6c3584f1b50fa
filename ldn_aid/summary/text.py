"""A document as plain text, for pasting into a record and for reading beside the pages."""

import textwrap
from collections.abc import Iterable, Iterator

from ldn_aid.summary.blocks import (
    Block,
    Box,
    Bullets,
    Columns,
    Document,
    Heading,
    IconArray,
    PageBreak,
    Para,
    Table,
    WalletCard,
    WriteLines,
)

RECORD_WIDTH = 78
"""Characters in a line of a text for the record."""
_INDENT = "  "
_BLANK = "_" * 40
_BOX = "____"


def plain_text(document: Document, *, width: int | None = None) -> str:
    """*document* as lines of text; nothing that the PDF says in words is left out.

    With *width*, lines are wrapped to that many characters, with plain line feeds and nothing drawn, so that
    a record takes them as they are; a longer word, such as a web address, stays whole.
    """
    _title, *blocks = document.blocks
    lines = [title_line(document), document.header, *_all_lines(blocks), "", *document.footer]
    parts = (part for line in lines for part in _parts(line))
    wrapped = (piece for part in parts for piece in _wrap(part, width))
    return "\n".join(wrapped).strip() + "\n"


def title_line(document: Document) -> str:
    """The first line of the text of *document*."""
    return next(line for line in _lines(document.blocks[0]) if line)


def _parts(line: str) -> list[str]:
    """The lines within one block, the further ones set in: what somebody typed never looks like a heading."""
    first, *rest = line.splitlines() or [""]
    return [first, *(f"{_INDENT}{part}" for part in rest if part.strip())]


def _wrap(line: str, width: int | None) -> list[str]:
    words = " ".join(line.split())
    begin = _INDENT if line.startswith(_INDENT) else ""
    if width is None or not words:
        return [begin + words]
    return textwrap.wrap(
        words,
        width,
        initial_indent=begin,
        subsequent_indent=_INDENT if words.startswith("- ") else begin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def texts(document: Document) -> Iterator[str]:
    """Every text that is printed, in reading order."""
    yield document.header
    yield from _texts(document.blocks)
    yield from document.footer


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Para():
                yield block.text
            case Bullets():
                yield from map(str, block.items)
            case Table():
                yield block.caption
                yield from block.header
                for row in block.rows:
                    yield from row
            case IconArray():
                yield block.title
                yield from (group.label for group in block.groups)
                yield block.caption
            case WriteLines():
                yield block.label
            case Box():
                yield from _texts(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from _texts(column)
            case WalletCard():
                yield from (block.title, *block.front, *block.back)


def _all_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield block.text.upper() if block.level < 3 else block.text
        case Para():
            yield block.text
        case Bullets():
            for number, item in enumerate(block.items, 1):
                yield f"{number}. {item}" if block.numbered else f"- {item}"
        case Table():
            yield from _table(block)
        case IconArray():
            groups = "; ".join(f"{group.label}: {group.words(block.denominator)}" for group in block.groups)
            yield f"{block.title}. {groups}. {block.caption}"
        case Box():
            yield from _all_lines(block.blocks)
        case Columns():
            for column in block.columns:
                yield from _all_lines(column)
        case WalletCard():
            yield ""
            yield block.title
            yield from (*block.front, *block.back)
        case PageBreak():
            yield ""
        case _:
            if block.label:
                yield block.label
            yield from [_BLANK] * block.count


def _table(table: Table) -> Iterator[str]:
    """Each row as "label: value"; with more columns each value behind the name of its column."""
    if table.caption:
        yield table.caption
    yield f"({', '.join(table.header)})"
    for first, *values in table.rows:
        if len(values) == 1 and not table.write:
            yield f"- {first}: {values[0]}"
        else:
            named = zip(table.header[1:], values, strict=True)
            cells = (f"{name} {value or _BOX}" for name, value in named if value or table.write)
            yield f"- {first}: {', '.join(cells)}"
