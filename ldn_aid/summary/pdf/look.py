"""Sizes and colours on paper: dark on white, told apart by shape and weight, safe in greyscale."""

from functools import cached_property
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from ldn_aid.summary.pdf.flow import BoxLook
from ldn_aid.summary.pdf.fonts import BOLD, REGULAR

INK = HexColor("#16424F")
TEXT = HexColor("#1D2529")
OUTLINE = HexColor("#6B7B82")
RULE = HexColor("#B9C6CB")
WHITE = HexColor("#FFFFFF")
_SOFT = HexColor("#F0F4F5")
_BODY = 12.0
_LARGE_PRINT = 18.0
_LEADING = 1.27

Role = Literal["title", "section", "option", "key", "body", "strong", "head", "cell", "column", "foot"]
_ROLES: dict[Role, tuple[float, bool, Color]] = {
    "title": (19, True, INK),
    "section": (15, True, INK),
    "option": (13, True, TEXT),
    "key": (14, True, TEXT),
    "body": (12, False, TEXT),
    "strong": (12, True, TEXT),
    "cell": (12, False, TEXT),
    "column": (12, True, INK),
    "head": (11, False, TEXT),
    "foot": (10, False, TEXT),
}
"""Points at 12 point body text, whether bold, and the colour."""
_SPACES: dict[Role, tuple[float, float]] = {
    "title": (0, 5),
    "section": (11, 4),
    "option": (8, 2),
    "key": (0, 4),
    "body": (0, 5),
    "strong": (4, 3),
}
"""Points above and below at 12 point body text."""


class Look:
    """Everything that follows from the size of the text. *points* is the body's size without large print."""

    def __init__(self, points: int, *, large_print: bool) -> None:
        self.large_print = large_print
        self.scale = (_LARGE_PRINT if large_print else points) / _BODY
        self._styles: dict[Role, ParagraphStyle] = {}

    def style(self, role: Role) -> ParagraphStyle:
        """How text of *role* is set."""
        if role not in self._styles:
            points, bold, color = _ROLES[role]
            before, after = _SPACES.get(role, (0, 0))
            size = points * self.scale
            self._styles[role] = ParagraphStyle(
                role,
                fontName=BOLD if bold else REGULAR,
                fontSize=size,
                leading=size * _LEADING,
                # Letters of other scripts may stand taller; their lines get the room that they need.
                autoLeading="max",
                textColor=color,
                alignment=TA_LEFT,
                splitLongWords=1,
                allowWidows=0,
                allowOrphans=0,
                spaceBefore=before * self.scale,
                spaceAfter=after * self.scale,
            )
        return self._styles[role]

    @cached_property
    def boxes(self) -> dict[str, BoxLook]:
        """The frames by what they are for."""
        scale = self.scale
        return {
            "decision": BoxLook(_SOFT, INK, 1.2, 5 * scale, 9 * scale, 8 * scale),
            "warning": BoxLook(WHITE, TEXT, 1.4, 5 * scale, 7 * scale, 6 * scale),
            "note": BoxLook(_SOFT, RULE, 0, 0, 6 * scale, 5 * scale),
        }
