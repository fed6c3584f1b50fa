"""A document as HTML with true headings, lists and tables: what the screen shows beside the pages.

Every text is escaped and nothing is fetched: no images, no style sheets, no links that open.
"""

from collections.abc import Iterable, Iterator
from html import escape

from ldn_aid.i18n import _
from ldn_aid.summary.blocks import (
    Block,
    Box,
    Bullets,
    Columns,
    Document,
    Heading,
    IconArray,
    Para,
    Table,
    WalletCard,
    WriteLines,
)

_DROPPED = {
    code: None
    for code in (*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\t\n\r"
}
"""Control letters and orders to turn the direction of reading, which would disturb what stands after them."""


def html(document: Document) -> str:
    """*document* as one HTML page in reading order."""
    parts = [_paragraph(document.header)] if document.header else []
    parts += _all(document.blocks)
    parts += [_paragraph(line) for line in document.footer]
    return f'<html lang="{escape(document.language)}"><body>{"".join(parts)}</body></html>'


def _all(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
        case Para():
            yield _paragraph(block.text, strong=block.tone in ("key", "warning"))
        case Bullets():
            kind = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_text(str(item))}</li>" for item in block.items)
            yield f"<{kind}>{items}</{kind}>"
        case Table():
            yield _table(block)
        case IconArray():
            yield _paragraph(block.title, strong=True)
            counts = (f"{group.label}: {group.words(block.denominator)}" for group in block.groups)
            yield "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in counts) + "</ul>"
            yield _paragraph(block.caption)
        case Box():
            yield from _all(block.blocks)
        case Columns():
            for column in block.columns:
                yield from _all(column)
        case WalletCard():
            yield _paragraph(block.title, strong=True)
            yield from map(_paragraph, (*block.front, *block.back))
        case WriteLines():
            yield _paragraph(block.label or _("(lines to write on)"))


def _table(table: Table) -> str:
    def row(cells: Iterable[str]) -> str:
        return f"<tr>{''.join(cells)}</tr>"

    head = row(f'<th align="left">{_text(cell)}</th>' for cell in table.header)
    rows = "".join(
        row(
            f"<td>{_text(cell)}</td>" if place else f'<th align="left">{_text(cell)}</th>'
            for place, cell in enumerate(cells)
        )
        for cells in table.rows
    )
    caption = _paragraph(table.caption, strong=True) if table.caption else ""
    return f'{caption}<table border="1" cellspacing="0" cellpadding="4" width="100%"><thead>{head}</thead>{rows}</table>'


def _paragraph(text: str, *, strong: bool = False) -> str:
    words = f"<b>{_text(text)}</b>" if strong else _text(text)
    return f"<p>{words}</p>"


def _text(text: str) -> str:
    return escape(text.translate(_DROPPED)).replace("\n", "<br>")
