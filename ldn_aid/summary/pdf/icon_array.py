"""Icon arrays on paper: one contiguous block a group, told apart by fill and by shape, safe in greyscale."""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable

from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR

INK = HexColor("#16424F")
OUTLINE = HexColor("#7A8B92")
TEXT = HexColor("#1D2529")
_COLUMNS = {100: 10, 1000: 40}
_SIZE = {100: 9.6, 1000: 3.0}
_LEADING = 13.0
_GAP = 14.0


class IconArrayFlowable(Flowable):  # type: ignore[misc]
    """Up to two groups side by side; filled squares have the outcome, open circles do not."""

    def __init__(self, array: blocks.IconArray, width: float, scale: float) -> None:
        super().__init__()
        self.array = array
        self.scale = scale
        self.width = width
        self.step = _SIZE[array.denominator] * scale
        self.columns = _COLUMNS[array.denominator]
        share = width / len(array.groups) - _GAP
        self._labels = [simpleSplit(label, BOLD, 10.5 * scale, share) for label, _count in array.groups]
        self.lines = max(map(len, self._labels))
        self.label_height = (self.lines + 1) * _LEADING * scale + 6
        self.height = array.denominator // self.columns * self.step + self.label_height

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size, points."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint every group."""
        for number, (_label, count) in enumerate(self.array.groups):
            self._group(number * self.width / len(self.array.groups), self._labels[number], count)

    def _group(self, left: float, label: list[str], count: int) -> None:
        canvas, of, leading = self.canv, self.array.denominator, _LEADING * self.scale
        top = self.height - self.label_height
        canvas.setFillColor(TEXT)
        canvas.setFont(BOLD, 10.5 * self.scale)
        # Short labels stand on the line above the count, whatever the other group's label needs.
        for line, words in enumerate(label, self.lines - len(label) + 1):
            canvas.drawString(left, self.height - line * leading, words)
        canvas.setFont(REGULAR, 10.5 * self.scale)
        canvas.drawString(left, self.height - (self.lines + 1) * leading, f"{count} of {of:,}")
        for person in range(of):
            x = left + person % self.columns * self.step
            y = top - (person // self.columns + 1) * self.step
            self._person(x, y, affected=person < count)

    def _person(self, x: float, y: float, *, affected: bool) -> None:
        canvas, side = self.canv, self.step * 0.78
        fill: Color = INK if affected else HexColor("#FFFFFF")
        canvas.setFillColor(fill)
        canvas.setStrokeColor(INK if affected else OUTLINE)
        canvas.setLineWidth(0.6)
        if affected:
            canvas.rect(x, y, side, side, stroke=1, fill=1)
        else:
            canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=1, fill=1)
