"""Icon arrays on paper: one contiguous block a group, told apart by fill and by shape, safe in greyscale."""

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from ldn_aid.summary import blocks
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR

INK = HexColor("#16424F")
OUTLINE = HexColor("#7A8B92")
TEXT = HexColor("#1D2529")
_COLUMNS = {100: 10, 1000: 40}
_SIZE = {100: 11.0, 1000: 4.6}


class IconArrayFlowable(Flowable):  # type: ignore[misc]
    """Up to two groups side by side; filled squares have the outcome, open circles do not."""

    def __init__(self, array: blocks.IconArray, width: float, scale: float) -> None:
        super().__init__()
        self.array = array
        self.scale = scale
        self.width = width
        self.step = _SIZE[array.denominator] * scale
        self.columns = _COLUMNS[array.denominator]
        rows = array.denominator // self.columns
        self.label_height = 30 * scale
        self.height = rows * self.step + self.label_height

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size, points."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint every group."""
        for number, (label, count) in enumerate(self.array.groups):
            self._group(number * self.width / 2, label, count)

    def _group(self, left: float, label: str, count: int) -> None:
        canvas, of = self.canv, self.array.denominator
        top = self.height - self.label_height
        canvas.setFillColor(TEXT)
        canvas.setFont(BOLD, 11 * self.scale)
        canvas.drawString(left, self.height - 11 * self.scale, label)
        canvas.setFont(REGULAR, 11 * self.scale)
        canvas.drawString(left, self.height - 24 * self.scale, f"{count} of {of:,}")
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
