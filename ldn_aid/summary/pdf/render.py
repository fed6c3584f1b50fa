"""Draws a document of blocks as a tagged PDF: same input, same bytes; no answer is ever cut."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from threading import Lock
from typing import Literal

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from ldn_aid.i18n import _
from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.flow import Beside, Box, Stack
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR, markup, printed, shown, use
from ldn_aid.summary.pdf.icon_array import IconArrayFlowable, alternative
from ldn_aid.summary.pdf.look import RULE, TEXT, Look, Role
from ldn_aid.summary.pdf.pieces import (
    Bookmarked,
    Gap,
    ListItem,
    NewPage,
    Piece,
    Tagged,
    Words,
    WriteOnLines,
    tagged_words,
)
from ldn_aid.summary.pdf.tables import table
from ldn_aid.summary.pdf.tags import Element, TaggedCanvas
from ldn_aid.summary.pdf.wallet_card import WalletCardFlowable
from ldn_aid.summary.text import texts

_MARGIN = 40.0
"""Points, 0.56 inch: within reach of every clinic printer."""
_WRITE_GAP = 24.0
_NARROWEST_CAPTION = 170.0
_TALLEST_BESIDE = 0.6
"""Share of the page; what is taller stands below one another instead of side by side."""

_one_at_a_time = Lock()
"""ReportLab's fonts are shared by the whole process."""
rl_config.useA85 = 0
# Binary streams: a quarter smaller than as text.


def pdf_bytes(
    document: blocks.Document, *, large_print: bool = False, paper: Literal["letter", "a4"] = "letter"
) -> bytes:
    """*document* as the bytes of a PDF file; in large print 18 point text, more pages."""
    with _one_at_a_time:
        use(REGULAR), use(BOLD)
        return _Writer(document, large_print=large_print, size=LETTER if paper == "letter" else A4).write()


class _Writer:
    """One document on its way to paper."""

    def __init__(self, document: blocks.Document, *, large_print: bool, size: tuple[float, float]) -> None:
        self.document = document
        self.look = Look(document.points, large_print=large_print)
        self.size = size
        self.width = size[0] - 2 * _MARGIN
        self.output = BytesIO()
        self.canvas = TaggedCanvas(
            self.output,
            size,
            title=shown(document.title),
            subject=_("Shared decision summary"),
            author="LDN Aid",
            language=document.language,
            font=REGULAR,
        )
        self.root = self.canvas.document_element
        self._level = 0
        self._keys = (f"heading-{number}" for number in count(1))
        head_room = self.width - self._page_number(999, 999)[1] - 12
        self._head = self._tagged(document.header, Element("P", self.root), "head")
        self._foot: list[Tagged] = []
        self._head_height = self._head.wrap(head_room, 1e6)[1]

    def write(self) -> bytes:
        """Lay out, draw, return the bytes."""
        story = Stack([*self._flowables(self.document.blocks, self.root), *self._printing_notes()])
        self._foot = [self._tagged(line, Element("P", self.root), "foot") for line in self.document.footer]
        foot_height = sum(line.wrap(self.width, 1e6)[1] for line in self._foot)
        self.top = self.size[1] - _MARGIN - self._head_height - 10 * self.look.scale
        self.foot_top = _MARGIN + foot_height
        self.bottom = self.foot_top + 14 * self.look.scale
        # A document without a word is still a page, with its head and foot.
        pages = list(self._pages(story)) or [story]
        for number, page in enumerate(pages, 1):
            self._draw(page, number, len(pages))
            self.canvas.showPage()
        self.canvas.save()
        return self.output.getvalue()

    @property
    def _room(self) -> float:
        """Height of a page's text, points; before the foot is known, a little less than it will be."""
        return self.size[1] - 2 * _MARGIN - self._head_height - 50 * self.look.scale

    def _pages(self, story: Stack) -> Iterator[Stack]:
        height = self.top - self.bottom
        rest: Stack | None = story
        while rest is not None and rest.items:
            parts = rest.cut(self.width, height, kept=True) or rest.cut(self.width, height, kept=False)
            if not parts:
                raise RuntimeError(f"{rest.items[0]!r} does not fit on a page")
            yield parts[0]
            rest = parts[1] if len(parts) > 1 else None

    def _draw(self, page: Stack, number: int, pages: int) -> None:
        """The page's own text between what every page repeats.

        The running head is content on the first page and the running foot on the last, so that both are read
        out once; elsewhere they are artifacts.
        """
        canvas, top = self.canvas, self.size[1] - _MARGIN
        head = self._head
        if number == 1 and self.document.header:
            head.drawOn(canvas, _MARGIN, top - self._head_height)
        else:
            with canvas.artifact("header"):
                head.inner.drawOn(canvas, _MARGIN, top - self._head_height)
        with canvas.artifact("header"):
            words, width = self._page_number(number, pages)
            height = words.wrap(width, 1e6)[1]
            words.drawOn(canvas, self.size[0] - _MARGIN - width, top - height)
        height = page.wrap(self.width, self.top - self.bottom)[1]
        page.drawOn(canvas, _MARGIN, self.top - height)
        self._draw_foot(last=number == pages)

    def _draw_foot(self, *, last: bool) -> None:
        canvas = self.canvas
        y = self.foot_top
        with canvas.artifact("footer"):
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.6)
            canvas.line(_MARGIN, y + 4, self.size[0] - _MARGIN, y + 4)
        for line in self._foot:
            y -= line.wrap(self.width, 1e6)[1]
            if last:
                line.drawOn(canvas, _MARGIN, y)
            else:
                with canvas.artifact("footer"):
                    line.inner.drawOn(canvas, _MARGIN, y)

    def _page_number(self, number: int, pages: int) -> tuple[Words, float]:
        """The words and their width, points."""
        text = _("Page {page} of {pages}").format(page=number, pages=pages)
        style = self.look.style("head")
        return self._words(text, "head"), stringWidth(text, style.fontName, style.fontSize) + 1

    def _words(self, text: str, role: Role) -> Words:
        style = self.look.style(role)
        return Words(markup(text, style.fontName), style)

    def _tagged(self, text: str, element: Element, role: Role, *, keep: bool = False) -> Tagged:
        return tagged_words(text, element, self.look.style(role), keep=keep)

    def _flowables(
        self, given: Iterable[blocks.Block], parent: Element, width: float = 0
    ) -> Iterator[Flowable]:
        for block in given:
            yield from self._block(block, parent, width or self.width)

    def _block(self, block: blocks.Block, parent: Element, width: float) -> Iterator[Flowable]:
        match block:
            case blocks.Heading() | blocks.Para() if not shown(block.text).strip():
                return
            case blocks.Heading():
                yield self._heading(block, parent)
            case blocks.Para():
                yield self._para(block, parent)
            case blocks.Bullets():
                yield from self._bullets(block, parent)
            case blocks.Table():
                yield from table(block, parent, self.look, (width, self._room))
            case blocks.IconArray():
                yield from self._icon_array(block, parent, width)
            case blocks.WriteLines():
                if block.label:
                    yield self._tagged(block.label, Element("P", parent), "body", keep=True)
                yield WriteOnLines(block.count, _WRITE_GAP * self.look.scale, TEXT)
            case blocks.Box():
                yield self._box(block.blocks, block.kind, parent, width)
            case blocks.Columns():
                yield from self._columns(block, parent, width)
            case blocks.WalletCard():
                yield from self._wallet_card(block, parent)
            case blocks.PageBreak():
                yield NewPage()

    def _heading(self, heading: blocks.Heading, parent: Element) -> Flowable:
        # No level is skipped, whatever the document asks for.
        self._level = min(heading.level, self._level + 1)
        role: Role = ("title", "section", "option")[heading.level - 1]
        element = Element(f"H{self._level}", parent)
        tagged = self._tagged(heading.text, element, role)
        return Bookmarked(tagged.inner, element, shown(heading.text), self._level, next(self._keys))

    def _para(self, para: blocks.Para, parent: Element) -> Flowable:
        if para.tone in ("warning", "note"):
            role: Role = "strong" if para.tone == "warning" else "body"
            words = self._tagged(para.text, Element("P", parent), role)
            return Box([words], self.look.boxes[para.tone])
        return self._tagged(para.text, Element("P", parent), "key" if para.tone == "key" else "body")

    def _bullets(self, bullets: blocks.Bullets, parent: Element) -> Iterator[Flowable]:
        items = [item for item in bullets.items if shown(str(item)).strip()]
        if not items:
            return
        numbering = "Decimal" if bullets.numbered else "Disc"
        element = Element("L", parent, attributes=f"/O/List/ListNumbering/{numbering}")
        labels = [f"{number}." if bullets.numbered else "•" for number in range(1, len(items) + 1)]
        indent = max(self._words(label, "cell").minWidth() for label in labels) + 6 * self.look.scale
        for label, item in zip(labels, items, strict=True):
            line = Element("LI", element)
            label_element, body_element = Element("Lbl", line), Element("LBody", line)
            address = item.address if isinstance(item, blocks.Linked) else ""
            words = str(item)
            body = self._tagged(words, Element("Link", body_element) if address else body_element, "body")
            body.address, body.words = address, shown(words)
            body.after = 2 * self.look.scale
            yield ListItem(self._words(label, "cell"), label_element, body, indent)
        yield Gap(5 * self.look.scale)

    def _icon_array(self, array: blocks.IconArray, parent: Element, width: float) -> Iterator[Flowable]:
        yield self._tagged(array.title, Element("P", parent), "strong", keep=True)
        drawn = IconArrayFlowable(array, self.look, width)
        figure = Tagged(drawn, Element("Figure", parent, alt=alternative(array)))
        caption = self._tagged(array.caption, Element("P", parent), "body")
        gap = 14 * self.look.scale
        beside = width - drawn.width - gap
        if beside >= _NARROWEST_CAPTION * self.look.scale and self._beside(caption, beside):
            yield Beside([(Stack([figure]), drawn.width), (Stack([caption]), beside)], gap)
            return
        figure.keep, figure.after = True, 4
        yield figure
        yield caption

    def _beside(self, piece: Piece, width: float) -> bool:
        return bool(piece.wrap(width, 1e6)[1] <= self._room * _TALLEST_BESIDE)

    def _box(self, inner: Iterable[blocks.Block], kind: str, parent: Element, width: float) -> Flowable:
        look = self.look.boxes[kind]
        element = Element("Div", parent)
        room = width - 2 * look.padding - look.bar
        return Box(self._flowables(inner, element, room), look)

    def _columns(self, block: blocks.Columns, parent: Element, width: float) -> Iterator[Flowable]:
        gap = 18 * self.look.scale
        own = (width - gap * (len(block.columns) - 1)) / len(block.columns)
        elements = [Element("Div", parent) for _column in block.columns]
        level = self._level
        if not self.look.large_print:
            stacks = [
                Stack(self._flowables(column, element, own))
                for column, element in zip(block.columns, elements, strict=True)
            ]
            if all(self._beside(stack, own) for stack in stacks):
                yield Beside([(stack, own) for stack in stacks], gap)
                return
        self._level = level
        for column, element in zip(block.columns, elements, strict=True):
            element.kids.clear()
            yield from self._flowables(column, element, width)

    def _wallet_card(self, card: blocks.WalletCard, parent: Element) -> Iterator[Flowable]:
        element = Element("Div", parent)
        front = [self._tagged(card.title, Element("P", element), "strong")]
        front += [self._tagged(line, Element("P", element), "cell") for line in card.front]
        back = [self._tagged(line, Element("P", element), "cell") for line in card.back]
        made = WalletCardFlowable(Stack(front), Stack(back), TEXT)
        if not self._beside(made, self.width):
            # More words than a card can hold: they are printed all the same, and can break over pages.
            yield Box([*front, *back], self.look.boxes["note"])
            return
        yield made
        hint = _("Cut along the dashed line. Fold along the dotted line.")
        yield self._tagged(hint, Element("P", parent), "body")

    def _printing_notes(self) -> Iterator[Flowable]:
        """What could not be set as it was written."""
        outcome = printed("\n".join(texts(self.document)))
        notes = (
            (
                outcome.replaced,
                _("Some letters could not be printed. Each stands here as its Unicode code and name."),
            ),
            (
                outcome.right_to_left,
                _("Words written from right to left may not be laid out as usual in this print."),
            ),
            (
                outcome.unjoined,
                _("Some letters may not be joined as usual in this print."),
            ),
        )
        for happened, note in notes:
            if happened:
                yield self._tagged(note, Element("P", self.root), "body")
