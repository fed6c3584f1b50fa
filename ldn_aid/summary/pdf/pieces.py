"""Pieces of a page that know their place in the structure: words, list items, lines to write on."""

from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.tables import TableRenderCB

from ldn_aid.summary.pdf.fonts import markup, printed, shown
from ldn_aid.summary.pdf.right_to_left import in_visual_order, is_right_to_left
from ldn_aid.summary.pdf.tags import Element, TaggedCanvas


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph whose right-to-left words are put in order line by line, once the lines are known."""

    def draw(self) -> None:
        """Draw it."""
        if self.blPara.kind == 1 and not getattr(self, "_ordered", False):
            self._ordered = True
            for line in self.blPara.lines:
                for run in line.words:
                    if any(map(is_right_to_left, getattr(run, "text", ""))):
                        run.text = in_visual_order(run.text)
        super().draw()

    def first_baseline(self) -> float:
        """Points from its top to the baseline of its first line."""
        lines = self.blPara
        first = lines.lines[0] if lines.kind == 1 and lines.lines else lines
        return float(getattr(first, "ascent", self.style.fontSize))


class Piece(Flowable):  # type: ignore[misc]
    """What a column is made of. ``keep`` holds it on one page with what follows."""

    keep = False
    before = 0.0
    after = 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Points of space above, unless it starts a page."""
        return self.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Points of space below."""
        return self.after


class Tagged(Piece):
    """*inner* as content of *element*; its pieces on later pages are the same element.

    Drawn a second time, as a table's repeated header is, it is an artifact.
    """

    def __init__(
        self, inner: Flowable, element: Element, *, keep: bool = False, address: str = "", words: str = ""
    ) -> None:
        super().__init__()
        self.inner = inner
        self.element = element
        self.keep = keep
        self.address = address
        """Where it leads, when *element* is a Link, and what is said of it (*words*)."""
        self.words = words
        self.before = inner.getSpaceBefore()
        self.after = inner.getSpaceAfter()
        self._drawn = False
        self._size: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size at *width*, points."""
        if self._size is None or self._size[0] != width:
            self._size = (width, self.inner.wrap(width, height))
        return self._size[1]

    def split(self, width: float, height: float) -> list["Tagged"]:
        """Pieces, the first at most *height* high; none where it cannot be split there."""
        self._size = None
        pieces = self.inner.split(width, height)
        made = [Tagged(piece, self.element, address=self.address, words=self.words) for piece in pieces]
        if made:
            made[-1].keep = self.keep
        return made

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it with its lower left corner at *x*, *y*."""
        mark = canvas.artifact("repeated") if self._drawn else canvas.mark(self.element)
        self._drawn = True
        with mark:
            self.inner.drawOn(canvas, x, y)
        if self._size is None:
            return
        width, height = self._size[1]
        if self.element.kind == "Figure":
            self.element.box = (x, y, x + width, y + height)
        if self.address:
            canvas.link(self.element, (x, y, x + width, y + height), self.address, self.words)


def tagged_words(text: str, element: Element, style: ParagraphStyle, *, keep: bool = False) -> Tagged:
    """*text* as content of *element*, which says what was written where the glyphs say something else."""
    outcome = printed(text)
    if outcome.replaced or outcome.right_to_left:
        element.actual_text = shown(text)
    return Tagged(Words(markup(text, style.fontName), style), element, keep=keep)


class Bookmarked(Tagged):
    """A heading that also stands in the reader's outline under *key*."""

    def __init__(self, inner: Flowable, element: Element, text: str, level: int, key: str) -> None:
        super().__init__(inner, element, keep=True)
        self.text = text
        self.level = level
        self.key = key

    def split(self, width: float, height: float) -> list[Tagged]:
        """Pieces; the outline leads to the first."""
        pieces = super().split(width, height)
        first = [
            Bookmarked(piece.inner, self.element, self.text, self.level, self.key) for piece in pieces[:1]
        ]
        return [*first, *pieces[1:]]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it and note where it stands."""
        height = self._size[1][1] if self._size else 0
        canvas.bookmarkPage(self.key, fit="XYZ", left=x, top=y + height)
        canvas.addOutlineEntry(self.text, self.key, level=self.level - 1, closed=False)
        super().drawOn(canvas, x, y)


class ListItem(Piece):
    """A label beside words that are set in from it."""

    def __init__(self, label: Words | None, label_element: Element, body: Tagged, indent: float) -> None:
        super().__init__()
        self.label = label
        self.label_element = label_element
        self.body = body
        self.indent = indent
        self.after = body.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size at *width*, points."""
        self._height = self.body.wrap(width - self.indent, height)[1]
        return width, self._height

    def split(self, width: float, height: float) -> list["ListItem"]:
        """Pieces; the label goes with the first."""
        pieces = self.body.split(width - self.indent, height)
        return [
            ListItem(self.label if number == 0 else None, self.label_element, piece, self.indent)
            for number, piece in enumerate(pieces)
        ]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the label on the first line, then the words."""
        if self.label is not None:
            _width, height = self.label.wrap(self.indent, self._height)
            rise = _first_baseline(self.body.inner) - self.label.first_baseline()
            with canvas.mark(self.label_element):
                self.label.drawOn(canvas, x, y + self._height - height - rise)
        self.body.drawOn(canvas, x + self.indent, y)


def _first_baseline(flowable: Flowable) -> float:
    return flowable.first_baseline() if isinstance(flowable, Words) else 0.0


class Gap(Piece):
    """Empty space that vanishes at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.before = height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """No size of its own."""
        return 0, 0

    def draw(self) -> None:
        """Nothing to see."""


class NewPage(Gap):
    """What follows starts a new page."""

    def __init__(self) -> None:
        super().__init__(0)


class WriteOnLines(Piece):
    """Ruled lines to write on, *gap* points apart."""

    def __init__(self, count: int, gap: float, color: Color) -> None:
        super().__init__()
        self.count = count
        self.gap = gap
        self.color = color
        self.after = 8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Its size at *width*, points."""
        self._width = width
        return width, self.count * self.gap

    def split(self, _width: float, height: float) -> list["WriteOnLines"]:
        """As many lines as there is room for, then the others."""
        fit = int(height / self.gap)
        if not 0 < fit < self.count:
            return []
        return [WriteOnLines(part, self.gap, self.color) for part in (fit, self.count - fit)]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the rules."""
        with canvas.artifact("layout"):
            canvas.setStrokeColor(self.color)
            canvas.setLineWidth(0.6)
            canvas.lines(
                [(x, y + line * self.gap, x + self._width, y + line * self.gap) for line in range(self.count)]
            )


class ArtifactLines(TableRenderCB):  # type: ignore[misc]
    """Marks a table's own rules and backgrounds as layout, around the cells' content."""

    def __call__(self, table: Any, command: str, *_arguments: Any) -> None:
        """Called by the table while it draws."""
        if command in ("startBG", "startLines"):
            self._open = table.canv.artifact("layout")
            self._open.__enter__()
        elif command in ("endBG", "endLines"):
            self._open.__exit__(None, None, None)
