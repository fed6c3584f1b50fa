"""Draws a document of blocks as PDF: same input, same bytes; no answer is ever cut."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.doctemplate import BaseDocTemplate

from ldn_aid.i18n import _
from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR, markup, use
from ldn_aid.summary.pdf.icon_array import INK, TEXT, IconArrayFlowable

_MARGIN = 54.0
_BODY = 12.0
_LARGE = 18.0
_LONG_CELL = 400
"""Characters; a table with a longer cell is set as text, which can flow over pages."""
_HEADING_ROOM = 120
_ARRAY_SHARE = 0.54
"""Share of the width for an icon array; its words stand beside it."""
_LARGEST_ARRAY = 1.25
_RULE = HexColor("#B9C6CB")
_SOFT = HexColor("#EEF3F4")


def pdf_bytes(
    document: blocks.Document, *, large_print: bool = False, paper: Literal["letter", "a4"] = "letter"
) -> bytes:
    """*document* as the bytes of a PDF file; 12 point text, or 18 point in large print."""
    use(REGULAR), use(BOLD)
    return _Writer(document, large_print=large_print, size=LETTER if paper == "letter" else A4).write()


class _Writer:
    """One document on its way to paper."""

    def __init__(self, document: blocks.Document, *, large_print: bool, size: tuple[float, float]) -> None:
        self.document = document
        self.scale = (_LARGE if large_print else _BODY) / _BODY
        self.size = size
        self.width = size[0] - 2 * _MARGIN
        self.header = Paragraph(markup(document.header), self._style(10.5, color=TEXT))
        self.footer = [Paragraph(markup(line), self._style(9, color=TEXT)) for line in document.footer]
        self.header_height = self.header.wrap(self.width - 90 * self.scale, size[1])[1]
        self.footer_height = sum(line.wrap(self.width, size[1])[1] for line in self.footer)

    def write(self) -> bytes:
        """Lay out, draw, return the bytes."""
        output = BytesIO()
        template = BaseDocTemplate(
            output,
            pagesize=self.size,
            title=self.document.title,
            author="LDN Aid",
            subject=_("Shared decision summary"),
            lang=self.document.language,
            invariant=1,
            initialFontName=REGULAR,
            displayDocTitle=True,
        )
        top = _MARGIN + self.header_height + 8
        bottom = _MARGIN + self.footer_height + 6
        frame = Frame(
            _MARGIN, bottom, self.width, self.size[1] - top - bottom,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        template.addPageTemplates(PageTemplate(frames=[frame]))
        story = [flowable for block in self.document.blocks for flowable in self._flowables(block)]
        template.build(story, canvasmaker=self._canvas)
        return output.getvalue()

    def _canvas(self, *arguments: Any, **named: Any) -> Canvas:
        return _NumberedCanvas(self, *arguments, **named)

    def draw_furniture(self, canvas: Canvas, page: int, pages: int) -> None:
        """What every page repeats: head, foot and page x of y."""
        top = self.size[1] - _MARGIN
        self.header.drawOn(canvas, _MARGIN, top - self.header_height)
        canvas.setFont(REGULAR, 10.5 * self.scale)
        canvas.setFillColor(TEXT)
        words = _("Page {page} of {pages}").format(page=page, pages=pages)
        canvas.drawRightString(self.size[0] - _MARGIN, top - 10.5 * self.scale, words)
        y = _MARGIN
        for line in reversed(self.footer):
            line.drawOn(canvas, _MARGIN, y)
            y += line.height
        canvas.setStrokeColor(_RULE)
        canvas.setLineWidth(0.6)
        canvas.line(_MARGIN, y + 2, self.size[0] - _MARGIN, y + 2)

    def _style(self, points: float, *, bold: bool = False, color: Any = TEXT, **more: Any) -> ParagraphStyle:
        size = points * self.scale
        return ParagraphStyle(
            f"{points}{bold}",
            fontName=BOLD if bold else REGULAR,
            bulletFontName=REGULAR,
            fontSize=size,
            bulletFontSize=size,
            leading=size * 1.32,
            textColor=color,
            alignment=TA_LEFT,
            splitLongWords=1,
            **more,
        )

    def _paragraph(self, text: str, style: ParagraphStyle, **more: Any) -> Paragraph:
        return Paragraph(markup(text, style.fontName), style, **more)

    def _flowables(self, block: blocks.Block) -> Iterator[Flowable]:
        if isinstance(block, blocks.Heading):
            yield from self._heading(block)
        elif isinstance(block, blocks.Para):
            yield from self._para(block)
        elif isinstance(block, blocks.Bullets):
            points = 10 if block.small and self.scale == 1 else 12
            style = self._style(points, leftIndent=14 * self.scale, bulletIndent=2, spaceAfter=3 * self.scale)
            for number, item in enumerate(block.items, 1):
                yield self._paragraph(str(item), style, bulletText=f"{number}." if block.numbered else "•")
            yield Spacer(0, 4)
        elif isinstance(block, blocks.Table):
            yield from self._table(block)
        elif isinstance(block, blocks.IconArray):
            yield from self._icon_array(block)
        elif isinstance(block, blocks.Box):
            for inner in block.blocks:
                yield from self._flowables(inner)
        elif isinstance(block, blocks.Columns):
            for column in block.columns:
                for inner in column:
                    yield from self._flowables(inner)
        elif isinstance(block, blocks.WalletCard):
            for line in (block.title, *block.front, *block.back):
                yield from self._para(blocks.Para(line))
        elif isinstance(block, blocks.PageBreak):
            yield PageBreak()
        else:
            if block.label:
                yield from self._para(blocks.Para(block.label))
            room = 24 * self.scale
            yield KeepTogether(
                [
                    HRFlowable(width="100%", thickness=0.6, color=TEXT, spaceBefore=room, spaceAfter=0)
                    for _number in range(block.count)
                ]
            )

    def _heading(self, heading: blocks.Heading) -> Iterator[Flowable]:
        points, before = {1: (20, 0), 2: (15, 14), 3: (12.5, 8)}[heading.level]
        style = self._style(
            points,
            bold=True,
            color=INK if heading.level < 3 else TEXT,
            spaceBefore=before * self.scale,
            spaceAfter=4 * self.scale,
        )
        # Room for the heading and for the beginning of what follows, be it a table's first row.
        yield CondPageBreak(_HEADING_ROOM * self.scale)
        yield _Bookmarked(markup(heading.text, BOLD), style, heading)

    def _para(self, para: blocks.Para) -> Iterator[Flowable]:
        if para.tone == "small":
            yield self._paragraph(para.text, self._style(12 if self.scale > 1 else 10.5, spaceAfter=6))
        elif para.tone == "key":
            yield self._paragraph(para.text, self._style(13, bold=True, spaceAfter=6 * self.scale))
        elif para.tone in ("warning", "note"):
            style = self._style(
                12,
                bold=para.tone == "warning",
                backColor=_SOFT,
                borderPadding=6,
                spaceBefore=8,
                spaceAfter=12,
                leftIndent=6,
                rightIndent=6,
            )
            yield self._paragraph(para.text, style)
        else:
            yield self._paragraph(para.text, self._style(12, spaceAfter=6 * self.scale))

    def _table(self, table: blocks.Table) -> Iterator[Flowable]:
        longest = max((len(cell) for row in table.rows for cell in row), default=0)
        if longest > _LONG_CELL or self.scale > 1:
            for first, *others in table.rows:
                yield self._paragraph(first, self._style(12, bold=True, spaceBefore=4, keepWithNext=1))
                for cell in others:
                    yield self._paragraph(cell, self._style(12, spaceAfter=6))
            return
        small = 12 if len(table.header) < 3 else 10.5
        head, first, other = (
            self._style(small, bold=True, color=INK),
            self._style(small, bold=True),
            self._style(small),
        )
        rows = [[self._paragraph(cell, head) for cell in table.header]]
        rows += [
            [self._paragraph(cell, other if column else first) for column, cell in enumerate(row)]
            for row in table.rows
        ]
        shares: tuple[float, ...] = (0.3, 0.7) if len(table.header) == 2 else (0.2, 0.36, 0.44)
        if block_shares := table.shares:
            shares = tuple(share / sum(block_shares) for share in block_shares)
        elif len(table.header) > 3:
            shares = (1 / len(table.header),) * len(table.header)
        flowable = Table(
            rows, colWidths=[share * self.width for share in shares], repeatRows=1, hAlign="LEFT"
        )
        flowable.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), REGULAR),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LINEBELOW", (0, 0), (-1, -1), 0.6, _RULE),
                    ("LEFTPADDING", (0, 0), (0, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 4),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ]
            )
        )
        yield flowable
        yield Spacer(0, 6)

    def _icon_array(self, array: blocks.IconArray) -> Iterator[Flowable]:
        title = self._paragraph(array.title, self._style(12, bold=True, spaceBefore=6, spaceAfter=4))
        if self.scale > 1:
            yield KeepTogether([title, IconArrayFlowable(array, self.width, _LARGEST_ARRAY)])
            yield self._paragraph(array.caption, self._style(12, spaceBefore=4, spaceAfter=10))
            return
        drawn = IconArrayFlowable(array, self.width * _ARRAY_SHARE, 1)
        caption = self._paragraph(array.caption, self._style(10.5))
        beside = Table([[drawn, caption]], colWidths=[drawn.width, self.width - drawn.width], hAlign="LEFT")
        beside.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), REGULAR),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (0, 0), 0),
                    ("LEFTPADDING", (1, 0), (1, 0), 12),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ]
            )
        )
        yield KeepTogether([title, beside])
        yield Spacer(0, 6)


class _Bookmarked(Paragraph):  # type: ignore[misc]
    """A heading that also stands in the reader's outline."""

    def __init__(self, text: str, style: ParagraphStyle, heading: blocks.Heading) -> None:
        super().__init__(text, style)
        self._heading = heading

    def draw(self) -> None:
        """Draw it and note where it stands."""
        key = f"{self._heading.level}-{self.canv.getPageNumber()}-{self._heading.text}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self._heading.text, key, level=self._heading.level - 1, closed=False)
        super().draw()


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Draws what every page repeats once the number of pages is known."""

    def __init__(self, writer: _Writer, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._writer = writer
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        """Keep the page for later."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page, then the file."""
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self._writer.draw_furniture(self, number, len(self._pages))
            super().showPage()
        super().save()
