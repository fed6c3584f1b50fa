"""Tables: header cells for columns and rows, headers repeated on each page, no row cut in two."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from ldn_aid.i18n import _
from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.fonts import REGULAR, markup, shown
from ldn_aid.summary.pdf.look import RULE, TEXT, Look, Role
from ldn_aid.summary.pdf.pieces import ArtifactLines, Gap, Words, tagged_words
from ldn_aid.summary.pdf.tags import Element

_SIDE, _ABOVE, _BELOW = 5.0, 3.0, 4.0
"""Points of room around a cell's words."""
_LONGEST_WORD, _LONGEST_LINE = 18, 60
"""Letters; where the columns' widths follow from the text, none counts for more."""
_WRITE_ROOM = 25.0
_TALLEST_ROW = 0.4
"""Share of the page; a table with a taller row is set as text, which can flow over pages."""


def table(block: blocks.Table, parent: Element, look: Look, room: tuple[float, float]) -> Iterator[Flowable]:
    """*block* in *room* (width and height of a page's text, points), its elements under *parent*."""
    element = Element("Table", parent)
    if block.caption:
        yield tagged_words(block.caption, Element("Caption", element), look.style("strong"), keep=True)
    columns = len(block.header)
    if block.write and not _fits(block, look, room[0]):
        look = Look(12, large_print=False)
    widths = _widths(block, look, room[0])
    roles: list[Role] = ["strong"]
    roles += ["cell"] * (columns - 1)
    heights = [_height(row, look, roles, widths) for row in block.rows]
    if not block.write and (look.large_print or max(heights, default=0) > room[1] * _TALLEST_ROW):
        yield from _as_text(block, element, look)
        return
    head = Element("TR", element)
    rows: list[list[Flowable]] = [[_cell(text, head, "Column", look, "column") for text in block.header]]
    for row in block.rows:
        line = Element("TR", element)
        rows.append(
            [
                _cell(text, line, "" if column else "Row", look, role)
                for column, (text, role) in enumerate(zip(row, roles, strict=True))
            ]
        )
    yield _table(
        rows, widths, [max(tall, _WRITE_ROOM * look.scale) for tall in heights] if block.write else None
    )
    yield Gap(7 * look.scale)


def _table(rows: list[list[Flowable]], widths: list[float], write: list[float] | None) -> Table:
    made = Table(
        rows,
        colWidths=widths,
        rowHeights=[None, *write] if write else None,
        repeatRows=1,
        hAlign="LEFT",
        renderCB=ArtifactLines(),
    )
    rules = ("GRID", (0, 0), (-1, -1), 0.7, TEXT) if write else ("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE)
    made.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if write else "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
                ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
                ("LEFTPADDING", (0, 0), (0, -1), _SIDE if write else 0),
                ("TOPPADDING", (0, 0), (-1, -1), _ABOVE),
                ("BOTTOMPADDING", (0, 0), (-1, -1), _BELOW),
                rules,
            ]
        )
    )
    return made


def _cell(text: str, row: Element, scope: str, look: Look, role: Role) -> Flowable:
    """One cell; *scope* says what it heads, nothing for a plain cell. An empty cell heads nothing."""
    if not text.strip():
        Element("TD", row)
        return Spacer(0, 0)
    kind = Element("TH", row, attributes=f"/O/Table/Scope/{scope}") if scope else Element("TD", row)
    return tagged_words(text, kind, look.style(role))


def _as_text(block: blocks.Table, element: Element, look: Look) -> Iterator[Flowable]:
    """Row after row below one another, each cell after the name of its column; still a table to a reader."""
    for first, *others in block.rows:
        row = Element("TR", element)
        head = Element("TH", row, attributes="/O/Table/Scope/Row")
        yield tagged_words(first or _("(no name)"), head, look.style("strong"), keep=bool(others))
        for name, text in zip(block.header[1:], others, strict=True):
            cell = Element("TD", row)
            if text.strip():
                named = _("{name}: {text}").format(name=name, text=text) if len(others) > 1 else text
                yield tagged_words(named, cell, look.style("body"))


def _height(row: tuple[str, ...], look: Look, roles: list[Role], widths: list[float]) -> float:
    tallest = 0.0
    for text, role, width in zip(row, roles, widths, strict=True):
        style = look.style(role)
        words = Words(markup(text, style.fontName), style)
        tallest = max(tallest, words.wrap(width - 2 * _SIDE, 1e6)[1])
    return tallest + _ABOVE + _BELOW


def _fits(block: blocks.Table, look: Look, width: float) -> bool:
    return sum(_narrowest(block, look)) <= width


def _narrowest(block: blocks.Table, look: Look) -> list[float]:
    """For each column the width of its longest word, so that none is broken."""
    style = look.style("strong")
    return [
        2 * _SIDE
        + 1
        + max(
            stringWidth(word[:_LONGEST_WORD], style.fontName, style.fontSize)
            for text in column
            for word in shown(text).split() or [""]
        )
        for column in _columns(block)
    ]


def _widths(block: blocks.Table, look: Look, width: float) -> list[float]:
    """As wide as *width* together: no word broken where that can be, the rest shared by the text or as asked."""
    columns = _columns(block)
    shares = list(block.shares) or [
        max(6.0, sum(min(len(text), _LONGEST_LINE) for text in column) / len(column)) for column in columns
    ]
    whole = [share * width / sum(shares) for share in shares]
    least = _narrowest(block, look)
    if sum(least) >= width:
        return [part * width / sum(least) for part in least]
    made = [max(*pair) for pair in zip(whole, least, strict=True)]
    spare = [got - needed for got, needed in zip(made, least, strict=True)]
    over = sum(made) - width
    return [
        got - over * more / sum(spare) if over > 0 else got for got, more in zip(made, spare, strict=True)
    ]


def _columns(block: blocks.Table) -> list[tuple[str, ...]]:
    return list(zip(block.header, *block.rows, strict=True))
