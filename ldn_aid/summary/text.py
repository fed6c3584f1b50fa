"""A document as plain text, for pasting into a record and for reading beside the pages."""

from collections.abc import Iterator

from ldn_aid.summary.blocks import Block, Bullets, Document, Heading, IconArray, Para, Table, WriteLines


def plain_text(document: Document) -> str:
    """*document* as lines of text; nothing that the PDF says in words is left out."""
    lines = [document.header] if document.header else []
    for block in document.blocks:
        lines += _lines(block)
    return "\n".join([*lines, *document.footer]).strip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield ""
        yield block.text.upper() if block.level < 3 else block.text
    elif isinstance(block, Para):
        yield block.text
    elif isinstance(block, Bullets):
        yield from (f"- {item}" for item in block.items)
    elif isinstance(block, Table):
        yield from (" | ".join(row) for row in block.rows)
    elif isinstance(block, IconArray):
        yield block.caption
    elif isinstance(block, WriteLines):
        yield from ["_" * 40] * block.count
