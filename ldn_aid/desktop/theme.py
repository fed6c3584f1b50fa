"""The design system: type scale, spacing grid, colours, and the one style sheet made from them.

Colours stand in ``resources/themes/themes.toml``, the states of every control in ``sheet.qss`` beside it.
"""

from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ldn_aid import resources
from ldn_aid.store.settings import Settings

ThemeName = Literal["light", "dark", "contrast"]
ThemeChoice = Literal["system", "light", "dark", "contrast"]
GRID = 8
"""Spacing unit, pixels at 100 %."""
TARGET = 44
"""Smallest side of anything to click, pixels."""
SCROLL_STEP = 36
"""What one line of scrolling moves, pixels; a notch of the wheel is three of them."""
CELL_PADDING = 12
"""Between a table cell's border and its text, pixels: what the style sheet gives and what Qt adds to it."""
TEXT_SIZES = (100, 125, 150, 200)
"""Text sizes on offer, percent."""
SCALE = {"caption": 0.88, "body": 1.0, "lead": 1.12, "h2": 1.22, "h1": 1.65}
"""Sizes of text, as multiples of body text."""
_BODY_POINTS = 11.5
_FAMILY = "Atkinson Hyperlegible"
_FRAME = 14
"""Padding and border above and below the text of a button, pixels."""


class Theme(QObject):
    """The look in use. One instance, made by the application.

    ``changed`` is emitted after every change of colours or of text size; what paints itself in palette colours
    needs no more than that Qt repaints it. ``changing`` is emitted before.
    """

    changing = Signal()
    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        # Kept: the temporary object that styleHints() gives would be gone before its signals come.
        self._hints = application.styleHints()
        self._access = self._hints.accessibility()
        self.choice: ThemeChoice = settings.theme
        self.percent: int = settings.text_percent
        self._window: QWidget | None = None
        for file in sorted(resources.path("fonts").glob("Atkinson*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._access.contrastPreferenceChanged.connect(self._system_changed)
        self.apply()

    @property
    def name(self) -> ThemeName:
        """The theme in use: the one chosen, or what the system asks for now."""
        if self.choice != "system":
            return self.choice
        if self._access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def color(self, role: str) -> str:
        """The colour of *role* as ``#RRGGBB``."""
        return str(resources.read_toml("themes/themes.toml")[self.name][role])

    def use(self, *, name: ThemeChoice | None = None, percent: int | None = None) -> None:
        """Change theme or text size; every widget follows."""
        if (name or self.choice, percent or self.percent) != (self.choice, self.percent):
            self.choice = name or self.choice
            self.percent = percent or self.percent
            self.apply()

    def dress(self, window: QWidget) -> None:
        """Give *window*, and every dialog that it opens, the style sheet.

        The sheet hangs on the window: on the application Qt would set it anew on every widget that there is, and
        that takes twenty times as long.
        """
        self._window = window
        self.setParent(window)  # and goes with it
        window.setStyleSheet(self._sheet())

    def apply(self) -> None:
        """Set font, palette and style sheet."""
        self.changing.emit()
        colors = resources.read_toml("themes/themes.toml")[self.name]
        font = QFont(_FAMILY)
        font.setPointSizeF(_BODY_POINTS * self.percent / 100)
        self._application.setFont(font)
        self._application.setPalette(_palette(colors))
        if self._window is not None:
            self._window.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        colors = resources.read_toml("themes/themes.toml")[self.name]
        body = _BODY_POINTS * self.percent / 100
        sizes = {name: f"{body * share:.2f}" for name, share in SCALE.items()}
        sheet = Template(resources.read_text("themes/sheet.qss"))
        return sheet.substitute(colors, inner=TARGET - _FRAME, **sizes)

    def _system_changed(self) -> None:
        if self.choice == "system":
            self.apply()


def number_font(body: QFont) -> QFont:
    """The font of a number that is read before its words, in what paints itself; *body* is the text around it."""
    font = QFont(body)
    font.setPointSizeF(body.pointSizeF() * SCALE["h2"])
    font.setBold(True)
    return font


def _palette(colors: dict[str, str]) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "soft",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "alert_line",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Midlight: "edge",
        QPalette.ColorRole.Light: "tint",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "focus",
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(colors[name]))
    return palette
