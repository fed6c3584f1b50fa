"""How a column of pieces breaks over pages: no heading left alone, frames on each page, columns side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from ldn_aid.summary.pdf.pieces import Gap, NewPage, Piece
from ldn_aid.summary.pdf.tags import TaggedCanvas

_ROUNDING = 1e-6


class Stack(Piece):
    """Flowables below one another. A page never ends after one that is kept with the next."""

    def __init__(self, items: Iterable[Flowable]) -> None:
        super().__init__()
        self.items = list(items)
        if self.items:
            self.before = self.items[0].getSpaceBefore()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size at *width*, points."""
        self._where = list(self._placed(width, height))
        self._height = max((top + tall for _item, top, tall in self._where), default=0.0)
        return width, self._height

    def split(self, width: float, height: float) -> list["Stack"]:
        """What fits in *height*, and the rest; nothing where no part may stand alone."""
        return self.cut(width, height, kept=True)

    def cut(self, width: float, height: float, *, kept: bool) -> list["Stack"]:
        """As ``split``; with ``kept`` false even after what should be kept with the next."""
        for place, (item, top, item_height) in enumerate(self._placed(width, height)):
            if isinstance(item, NewPage) and place:
                return [self._part(self.items[:place]), self._part(self.items[place + 1 :])]
            # A gap at the end of a page needs no room, and must not become a page of its own.
            if top + item_height <= height + _ROUNDING or isinstance(item, Gap):
                continue
            first, *others = item.split(width, height - top) or [None]
            before, after = self.items[:place], [*others, *self.items[place + 1 :]]
            if first is not None and first is not item:
                return [self._part([*before, first]), self._part(after)]
            after = self.items[place:]
            while kept and before and getattr(before[-1], "keep", False):
                after.insert(0, before.pop())
            return [self._part(before), self._part(after)] if before else []
        return [self]

    def _part(self, items: Sequence[Flowable]) -> "Stack":
        return Stack(items)

    def _placed(self, width: float, height: float) -> Iterator[tuple[Flowable, float, float]]:
        """Each item with the distance of its top from the stack's top, and its height."""
        used, space = 0.0, 0.0
        for place, item in enumerate(self.items):
            top = used + (max(space, item.getSpaceBefore()) if place else 0.0)
            item_height = item.wrap(width, height)[1]
            yield item, top, item_height
            used, space = top + item_height, item.getSpaceAfter()
            if isinstance(item, Gap):
                used, space = top, 0.0

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw every item as ``wrap`` placed it."""
        for item, top, height in self._where:
            item.drawOn(canvas, x, y + self._height - top - height)


class Box(Stack):
    """A stack in a frame with a bar at its left; a piece on each page has a frame of its own."""

    def __init__(self, items: Iterable[Flowable], look: "BoxLook") -> None:
        super().__init__(items)
        self.look = look
        self.before = self.after = look.outside

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size at *width*, points."""
        look = self.look
        inside = super().wrap(width - 2 * look.padding - look.bar, height)[1]
        self._size = (width, inside + 2 * look.padding)
        return self._size

    def cut(self, width: float, height: float, *, kept: bool) -> list[Stack]:
        """What fits in *height*, and the rest."""
        look = self.look
        return super().cut(width - 2 * look.padding - look.bar, height - 2 * look.padding, kept=kept)

    def _part(self, items: Sequence[Flowable]) -> "Box":
        return Box(items, self.look)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the frame, then what is in it."""
        look, (width, height) = self.look, self._size
        with canvas.artifact("background"):
            canvas.setStrokeColor(look.line)
            canvas.setLineWidth(look.line_width)
            canvas.setFillColor(look.fill)
            canvas.rect(x, y, width, height, stroke=1 if look.line_width else 0, fill=1)
            if look.bar:
                canvas.setFillColor(look.line)
                canvas.rect(x, y, look.bar, height, stroke=0, fill=1)
        super().drawOn(canvas, x + look.bar + look.padding, y + look.padding)


class BoxLook(NamedTuple):
    """How a frame is drawn; lengths in points."""

    fill: Color
    line: Color
    line_width: float
    bar: float
    padding: float
    outside: float


class Beside(Piece):
    """Stacks side by side on one page, each of its own width, *gap* points apart."""

    def __init__(self, columns: Sequence[tuple[Stack, float]], gap: float) -> None:
        super().__init__()
        self.columns = columns
        self.gap = gap
        self.before = max(column.before for column, _width in columns)
        self.after = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size, points."""
        self._heights = [column.wrap(own, height)[1] for column, own in self.columns]
        return width, max(self._heights)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw each, their tops in line."""
        for (column, own), height in zip(self.columns, self._heights, strict=True):
            column.drawOn(canvas, x, y + max(self._heights) - height)
            x += own + self.gap
