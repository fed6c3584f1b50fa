"""Embedded open-licence fonts, chosen letter by letter so that nothing prints as an empty box."""

import unicodedata
from functools import cache
from html import escape
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from ldn_aid import resources
from ldn_aid.summary.pdf.right_to_left import is_right_to_left, joined

REGULAR = "AtkinsonHyperlegible-Regular"
BOLD = "AtkinsonHyperlegible-Bold"
_WIDE = {REGULAR: "NotoSans-Regular", BOLD: "NotoSans-Bold"}
"""Latin with every accent, Greek and Cyrillic, in the weight that is asked for."""
_SCRIPTS = (
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x13A0, 0x13FF, "Cherokee"),
    (0x1780, 0x17FF, "Khmer"),
    (0x2E80, 0x30FF, "Han"),
    (0x3130, 0x318F, "Hangul"),
    (0x31A0, 0x9FFF, "Han"),
    (0xAB70, 0xABBF, "Cherokee"),
    (0xAC00, 0xD7A3, "Hangul"),
    (0xF900, 0xFAFF, "Han"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFEFF, "Arabic"),
    (0xFF00, 0xFFEF, "Han"),
)
"""First and last letter of each script (Unicode blocks); its font is a Noto Sans but for:"""
_OTHER_FONTS = {"Han": "DroidSansFallbackFull", "Hangul": "NanumSquareR"}
_RARE = ("Symbola", "DroidSansFallbackFull")
"""Signs, pictures and whatever else."""
_COMPLEX = frozenset(
    [
        "Devanagari",
        "Bengali",
        "Gurmukhi",
        "Gujarati",
        "Tamil",
        "Telugu",
        "Kannada",
        "Malayalam",
        "Sinhala",
        "Myanmar",
        "Khmer",
    ]
)
_INVISIBLE = ("Cc", "Cf")
_WITHOUT_A_FACE = ("Cs", "Co", "Cn")
_VARIATION_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


class Printed(NamedTuple):
    """What came of a text on paper, for the note at the document's end."""

    replaced: bool = False
    """A letter stands there as its code and name."""
    right_to_left: bool = False
    unjoined: bool = False
    """Letters of a script whose letters change shape beside one another, which is not done here."""


@cache
def use(name: str) -> ttfonts.TTFont:
    """Register font *name* once, and return it."""
    font = ttfonts.TTFont(name, str(resources.path(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def _letters_of(name: str) -> frozenset[str]:
    return frozenset(map(chr, use(name).face.charToGlyph))


@cache
def _font_for(letter: str, base: str) -> str | None:
    scripts = (name for first, last, name in _SCRIPTS if first <= ord(letter) <= last)
    named = (_OTHER_FONTS.get(script, f"NotoSans{script}-Regular") for script in scripts)
    return next((name for name in (base, _WIDE[base], *named, *_RARE) if letter in _letters_of(name)), None)


def shown(text: str) -> str:
    """*text* as it is printed: composed, without what cannot be seen, one kind of space."""
    return "\n".join("".join(_seen(line)) for line in unicodedata.normalize("NFC", text).splitlines())


def _seen(line: str) -> list[str]:
    letters = []
    for letter in line:
        category = unicodedata.category(letter)
        if letter == "\t" or (category == "Zs" and letter != "\xa0"):
            letters.append(" ")
        elif category not in _INVISIBLE and ord(letter) not in _VARIATION_SELECTORS:
            letters.append(letter)
    return letters


def markup(text: str, base: str = REGULAR) -> str:
    """*text* for a ReportLab paragraph: escaped, line breaks kept, each letter in a font that has it.

    A letter that no font has is written as its code and name, such as [U+1F9FF nazar amulet].
    """
    return "<br/>".join(_line(line, base) for line in shown(text).split("\n"))


def _line(line: str, base: str) -> str:
    if _letters_of(base).issuperset(line):
        return escape(line, quote=False)
    line = joined(line)
    parts = []
    for name, run in groupby(_with_fonts(line, base), key=lambda pair: pair[1]):
        letters = "".join(letter for letter, _name in run)
        if name is None:
            letters = "".join(map(_spelled, letters))
        letters = escape(letters, quote=False)
        parts.append(letters if name in (None, base) else f'<font name="{name}">{letters}</font>')
    return "".join(parts)


def _with_fonts(line: str, base: str) -> list[tuple[str, str | None]]:
    """Each letter with its font; spaces inside right-to-left words stay in the font of those words."""
    fonts = [_font_for(letter, base) for letter in line]
    last_rtl = None
    for place, letter in enumerate(line):
        if is_right_to_left(letter):
            between = "" if last_rtl is None else line[last_rtl + 1 : place]
            if last_rtl is not None and not between.strip() and fonts[last_rtl] == fonts[place]:
                fonts[last_rtl + 1 : place] = [fonts[last_rtl]] * (place - last_rtl - 1)
            last_rtl = place
        elif letter != " ":
            last_rtl = None
    return list(zip(line, fonts, strict=True))


def _spelled(letter: str) -> str:
    name = "" if unicodedata.category(letter) in _WITHOUT_A_FACE else unicodedata.name(letter, "")
    return f"[U+{ord(letter):04X} {name.lower()}".rstrip() + "]"


def printed(text: str) -> Printed:
    """What becomes of *text* on paper."""
    unusual = set(shown(text)) - _letters_of(REGULAR) - {"\n"}
    scripts = {name for letter in unusual for first, last, name in _SCRIPTS if first <= ord(letter) <= last}
    return Printed(
        replaced=any(_font_for(letter, REGULAR) is None for letter in unusual),
        right_to_left=any(map(is_right_to_left, unusual)),
        unjoined=not scripts.isdisjoint(_COMPLEX),
    )


def _unicode_map(fontname: str, subset: list[int]) -> str:
    """The map from codes to letters that a reader copies and speaks by.

    ReportLab's own writes letters beyond U+FFFF as five digits, which is no UTF-16, and would let joined
    Arabic letters be read as the shapes that they were drawn with.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    codes = list(enumerate(subset))
    for start in range(0, len(codes), 100):
        part = codes[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:02X}> <{_utf16(letter)}>" for code, letter in part]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(letter: int) -> str:
    text = chr(letter) if letter else "\ufffd"
    if is_right_to_left(text):
        text = unicodedata.normalize("NFKC", text)
    return text.encode("utf-16-be").hex().upper()


ttfonts.makeToUnicodeCMap = _unicode_map
