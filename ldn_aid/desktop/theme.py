"""The design system in one place: colours, type scale, spacing, and the one style sheet made from them."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ldn_aid import resources
from ldn_aid.store.settings import Settings

ThemeName = Literal["light", "dark", "contrast"]
GRID = 8
"""Spacing unit, pixels at 100 %."""
TARGET = 44
"""Smallest side of anything to click, pixels."""
TEXT_SIZES = (100, 125, 150, 200)
"""Text sizes on offer, percent."""
_BODY_POINTS = 11.5
_FAMILY = "Atkinson Hyperlegible"

_SHEET = """
QWidget {{ color: {text}; background: transparent; font-size: {body}pt; }}
QMainWindow, QDialog, QStackedWidget, QScrollArea, #page {{ background: {window}; }}
QAbstractItemView, QMenu {{ background: {surface}; color: {text}; border: 1px solid {line};
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QMenu::item {{ padding: 6px 24px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QHeaderView::section {{ background: {soft}; color: {text}; border: none; padding: 4px 8px; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {line}; }}
#rail, #bar {{ background: {surface}; }}
#rail {{ border-right: 1px solid {soft}; }}
#bar {{ border-top: 1px solid {soft}; }}
QToolBar {{ background: {surface}; border: none; border-bottom: 1px solid {soft}; padding: 2px 8px; spacing: 4px; }}
QToolBar QToolButton {{ padding: 4px 10px; border-radius: 6px; border: 2px solid transparent; }}
QToolBar QToolButton:hover {{ background: {soft}; }}
#card {{ background: {surface}; border: 1px solid {soft}; border-radius: 10px; }}
#alert {{ background: {alert_surface}; border: 1px solid {alert_line}; border-radius: 10px; }}
#alert QLabel, QLabel#alert {{ color: {alert_text}; }}
#paper {{ border: 1px solid {line}; }}
#h1 {{ font-size: {h1}pt; font-weight: bold; color: {accent}; }}
#h2 {{ font-size: {h2}pt; font-weight: bold; color: {text}; }}
#section {{ font-size: {h2}pt; font-weight: bold; color: {accent}; border-top: 1px solid {soft}; padding-top: 10px; }}
#h3 {{ font-weight: bold; }}
#hint {{ color: {muted}; }}
#number {{ font-size: {h1}pt; font-weight: bold; color: {accent}; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 8px;
    padding: 6px 12px; min-height: {inner}px; }}
QPushButton:hover {{ background: {soft}; }}
QPushButton:checked {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; border: 1px dashed {line}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: bold; }}
#rail #h1 {{ padding: 0 0 8px 10px; }}
QPushButton#rail-step {{ text-align: left; border: 2px solid transparent; background: transparent; padding: 4px 10px; }}
QPushButton#rail-step:checked {{ background: {soft}; color: {accent}; }}
QPushButton#link {{ border: 2px solid transparent; background: transparent; color: {accent}; text-decoration: underline;
    padding: 2px 0; min-height: 24px; }}
QPushButton#scale {{ padding: 0; min-width: {inner}px; }}
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox {{ background: {surface}; color: {text};
    border: 1px solid {line}; border-radius: 8px; padding: 6px 8px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QLineEdit, QComboBox {{ min-height: {inner}px; }}
QLineEdit[bad="true"] {{ border: 2px solid {alert_line}; }}
QPushButton:focus, QPushButton#link:focus, QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus,
QToolBar QToolButton:focus, QPushButton#rail-step:focus {{ border: 2px solid {focus}; }}
QLabel#body:focus, QLabel#h3:focus, QLabel#hint:focus {{ border: 2px solid {focus}; border-radius: 4px; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: {window}; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 5px; min-height: 40px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


class Theme:
    """The look in use. One instance, made by the application, handed to what paints itself."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self.name: ThemeName = self._system_theme() if settings.theme == "system" else settings.theme
        self.percent: int = settings.text_percent
        for file in sorted(resources.path("fonts").glob("Atkinson*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self.apply()

    @staticmethod
    def _system_theme() -> ThemeName:
        hints = QGuiApplication.styleHints()
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def color(self, role: str) -> str:
        """The colour of *role* as ``#RRGGBB``."""
        return str(resources.read_toml("themes/themes.toml")[self.name][role])

    def use(self, *, name: ThemeName | None = None, percent: int | None = None) -> None:
        """Change theme or text size; every widget follows."""
        self.name = name or self.name
        self.percent = percent or self.percent
        self.apply()

    def apply(self) -> None:
        """Set font, palette and style sheet."""
        colors = resources.read_toml("themes/themes.toml")[self.name]
        body = _BODY_POINTS * self.percent / 100
        font = QFont(_FAMILY)
        font.setPointSizeF(body)
        self._application.setFont(font)
        self._application.setPalette(_palette(colors))
        sheet = _SHEET.format(**colors, body=body, h1=body * 1.6, h2=body * 1.2, inner=TARGET - 16)
        self._application.setStyleSheet(sheet)


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
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(colors[name]))
    return palette
