"""A document as plain text, for pasting into a record and for reading beside the pages."""

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

_LINE = "_" * 40


def plain_text(document: Document) -> str:
    """*document* as lines of text; nothing that the PDF says in words is left out."""
    lines = [document.header] if document.header else []
    lines += _all_lines(document.blocks)
    return "\n".join([*lines, *document.footer]).strip() + "\n"


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
                yield from (label for label, _count in block.groups)
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
            if block.caption:
                yield block.caption
            yield " | ".join(block.header)
            yield from (" | ".join(row) for row in block.rows)
        case IconArray():
            yield block.caption
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
            yield from [_LINE] * block.count
