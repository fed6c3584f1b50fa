"""Icon arrays on paper: one contiguous block a group, told apart by fill and by shape, safe in greyscale."""

from reportlab.platypus import Flowable

from ldn_aid.comparison.figures import Group
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
    """Up to two blocks side by side, at most *widest* points together. Hatched squares have the outcome, crossed ones are
    extra people, open circles are everyone else.
    """

    def __init__(self, array: blocks.IconArray, look: Look, widest: float) -> None:
        super().__init__()
        self.array = array
        self.columns = _COLUMNS[array.denominator]
        self.gap = _GAP * look.scale
        share = (widest + self.gap) / len(array.groups) - self.gap
        self.step = min(_STEP[array.denominator] * look.scale, share / self.columns)
        self.share = min(max(self.step * self.columns, _LABEL_WIDTH * look.scale), share)
        self.width = len(array.groups) * (self.share + self.gap) - self.gap
        self._labels = [Words(markup(group.label, BOLD), look.style("strong")) for group in array.groups]
        self._counts = [
            Words(markup(group.words(array.denominator), REGULAR), look.style("cell"))
            for group in array.groups
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
        for number, group in enumerate(self.array.groups):
            left = number * (self.share + self.gap)
            # Short labels stand on the line above the count, whatever the other group's label needs.
            label, words = self._labels[number], self._counts[number]
            below = self._marks_height + 4
            label.drawOn(self.canv, left, below + self._count_height)
            words.drawOn(self.canv, left, below + self._count_height - words.height)
            self._marks(left, group)

    def _marks(self, left: float, group: Group) -> None:
        canvas, side, count = self.canv, self.step * _FILLED, group.count
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
            if group.change:
                canvas.lines([(x, y + side, x + side, y) for x, y in places[:count]])
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


def alternative(array: blocks.IconArray) -> str:
    """What the picture shows, in words."""
    groups = "; ".join(f"{group.label}: {group.words(array.denominator)}" for group in array.groups)
    return f"{array.title}. {groups}."
