"""A card to cut out and fold once: front at the left, back at the right, each the size of a bank card."""

from reportlab.lib.colors import Color

from ldn_aid.summary.pdf.flow import Stack
from ldn_aid.summary.pdf.pieces import Piece
from ldn_aid.summary.pdf.tags import TaggedCanvas

_WIDTH, _HEIGHT = 243.0, 153.0
"""Points: 85.7 by 54 mm (ISO/IEC 7810 ID-1)."""
_PADDING = 9.0


class WalletCardFlowable(Piece):
    """Front and back with cutting lines around and a folding line between; grows where its words need it."""

    def __init__(self, front: Stack, back: Stack, line: Color) -> None:
        super().__init__()
        self.sides = (front, back)
        self.line = line
        self.before = self.after = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size, points."""
        self._heights = [side.wrap(_WIDTH - 2 * _PADDING, height)[1] for side in self.sides]
        self._tall = max(_HEIGHT, *(side + 2 * _PADDING for side in self._heights))
        return width, self._tall

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the lines, then both sides."""
        with canvas.artifact("layout"):
            canvas.saveState()
            canvas.setStrokeColor(self.line)
            canvas.setLineWidth(1)
            canvas.setDash(5, 3)
            canvas.rect(x, y, 2 * _WIDTH, self._tall, stroke=1, fill=0)
            canvas.setDash(1, 3)
            canvas.line(x + _WIDTH, y, x + _WIDTH, y + self._tall)
            canvas.restoreState()
        for number, (side, height) in enumerate(zip(self.sides, self._heights, strict=True)):
            side.drawOn(canvas, x + number * _WIDTH + _PADDING, y + self._tall - _PADDING - height)
