"""Icon arrays on paper: one contiguous block a group, told apart by fill and by shape, safe in greyscale."""

from reportlab.platypus import Flowable

from ldn_aid.i18n import _
from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR, markup
from ldn_aid.summary.pdf.look import INK, OUTLINE, WHITE, Look
from ldn_aid.summary.pdf.pieces import Words

_COLUMNS = {100: 10, 1000: 40}
_STEP = {100: 7.6, 1000: 3.1}
_GAP = 14.0
_LABEL_WIDTH = 98.0
_HATCH = 0.2
"""Width of the light stroke across a filled square, as a share of its side."""
_FILLED = 0.78
"""Share of a step that a mark takes."""


class IconArrayFlowable(Flowable):  # type: ignore[misc]
    """Up to two groups side by side, at most *widest* points together; hatched squares have the outcome, open circles do not."""

    def __init__(self, array: blocks.IconArray, look: Look, widest: float) -> None:
        super().__init__()
        self.array = array
        self.columns = _COLUMNS[array.denominator]
        self.gap = _GAP * look.scale
        share = (widest + self.gap) / len(array.groups) - self.gap
        self.step = min(_STEP[array.denominator] * look.scale, share / self.columns)
        self.share = min(max(self.step * self.columns, _LABEL_WIDTH * look.scale), share)
        self.width = len(array.groups) * (self.share + self.gap) - self.gap
        self._labels = [Words(markup(label, BOLD), look.style("strong")) for label, _count in array.groups]
        self._counts = [
            Words(markup(count_words(count, array.denominator), REGULAR), look.style("cell"))
            for _label, count in array.groups
        ]
        self._label_height = max(label.wrap(self.share, 1000)[1] for label in self._labels)
        self._count_height = max(count.wrap(self.share, 1000)[1] for count in self._counts)
        self._marks_height = array.denominator // self.columns * self.step
        self.height = self._label_height + self._count_height + 4 + self._marks_height

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size, points."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint every group."""
        for number, (_label, count) in enumerate(self.array.groups):
            left = number * (self.share + self.gap)
            # Short labels stand on the line above the count, whatever the other group's label needs.
            label, words = self._labels[number], self._counts[number]
            below = self._marks_height + 4
            label.drawOn(self.canv, left, below + self._count_height)
            words.drawOn(self.canv, left, below + self._count_height - words.height)
            self._marks(left, count)

    def _marks(self, left: float, count: int) -> None:
        canvas, side = self.canv, self.step * _FILLED
        places = [self._place(left, person) for person in range(self.array.denominator)]
        canvas.setFillColor(INK)
        for x, y in places[:count]:
            canvas.rect(x, y, side, side, stroke=0, fill=1)
        if count:
            # Hatched: a pattern as well as a shade, and less ink where many are filled.
            canvas.setLineCap(0)
            canvas.setStrokeColor(WHITE)
            canvas.setLineWidth(side * _HATCH)
            canvas.lines([(x, y, x + side, y + side) for x, y in places[:count]])
        # A dot is a very short line with round ends: far fewer bytes than a circle, of which there are many.
        canvas.setLineCap(1)
        dots = [(x + side / 2, y + side / 2, x + side / 2 + 0.01, y + side / 2) for x, y in places[count:]]
        for color, width in ((OUTLINE, side), (WHITE, side - max(1.0, side * 0.2))):
            canvas.setStrokeColor(color)
            canvas.setLineWidth(width)
            if dots:
                canvas.lines(dots)

    def _place(self, left: float, person: int) -> tuple[float, float]:
        row, column = divmod(person, self.columns)
        return left + column * self.step, self._marks_height - (row + 1) * self.step + self.step * 0.1


def count_words(count: int, of: int) -> str:
    """Such as "15 of 100"."""
    return _("{count} of {of}").format(count=f"{count:,}", of=f"{of:,}")


def alternative(array: blocks.IconArray) -> str:
    """What the picture shows, in words."""
    groups = "; ".join(f"{label}: {count_words(count, array.denominator)}" for label, count in array.groups)
    return f"{array.title}. {groups}."
