"""Embedded open-licence fonts, chosen letter by letter so that nothing prints as an empty box."""

import unicodedata
from functools import cache
from html import escape
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ldn_aid import resources

REGULAR = "AtkinsonHyperlegible-Regular"
BOLD = "AtkinsonHyperlegible-Bold"
_FALLBACKS = {
    REGULAR: (REGULAR, "NotoSans-Regular", "NotoSansArabic-Regular"),
    BOLD: (BOLD, "NotoSans-Bold", "NotoSansArabic-Regular"),
}
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Unicode categories with nothing to see."""


@cache
def use(name: str) -> TTFont:
    """Register font *name* once, and return it."""
    font = TTFont(name, str(resources.path(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def _font_for(letter: str, base: str) -> str | None:
    for name in _FALLBACKS[base]:
        if ord(letter) in use(name).face.charToGlyph:
            return name
    return None


def markup(text: str, base: str = REGULAR) -> str:
    """*text* for a ReportLab paragraph: escaped, line breaks kept, each letter in a font that has it.

    A letter that no font has is written as its code, such as [U+4E2D].
    """
    return "<br/>".join(_line(line, base) for line in text.splitlines())


def _line(line: str, base: str) -> str:
    letters = [letter for letter in line.replace("\t", " ") if not _unseen(letter)]
    parts = []
    for name, run in groupby(letters, key=lambda letter: _font_for(letter, base)):
        shown = "".join(run)
        if name is None:
            shown = "".join(f"[U+{ord(letter):04X}]" for letter in shown)
        shown = escape(shown, quote=False)
        parts.append(shown if name in (None, base) else f'<font name="{name}">{shown}</font>')
    return "".join(parts)


def _unseen(letter: str) -> bool:
    return letter != " " and unicodedata.category(letter) in _UNSEEN
