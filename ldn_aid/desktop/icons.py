"""The one icon set: line drawings under ``resources/icons/``, drawn in the colours of the theme at any scale."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ldn_aid import resources

_NAME = "icon-name"
_ROLE = QPalette.ColorRole


@cache
def _shape(name: str, width: int, height: int) -> QPixmap:
    """Icon *name* at the leading end of *width* x *height* dots, in no colour yet."""
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(resources.path(f"icons/{name}.svg").read_bytes())).render(
        painter, QRectF(0, 0, height, height)
    )
    painter.end()
    return pixmap


def _picture(name: str, width: int, height: int, ink: QColor) -> QPixmap:
    """Icon *name* in *ink*: drawn once a size, then only its ink differs."""
    pixmap = QPixmap(_shape(name, width, height))
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), ink)
    painter.end()
    return pixmap


def set_icon(button: QAbstractButton, name: str) -> None:
    """Put icon *name* on *button*, in the colour of its text in every state."""
    button.setProperty(_NAME, name)
    _tint(button)


def retint(inside: QWidget) -> None:
    """Draw the icon of every button *inside* afresh, after the colours or the text size changed."""
    for button in inside.findChildren(QAbstractButton):
        if button.property(_NAME):
            _tint(button)


def icon_size() -> QSize:
    """The size of an icon beside body text, with a quarter of it as a gap to the word after it."""
    side = text_side()
    return QSize(side + side // 4, side)


def icon(name: str, kind: str = "") -> QIcon:
    """Icon *name* in the colours that text has on a button of this *kind*: as a rule, disabled, and checked."""
    palette = QApplication.palette()
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    ink = palette.color(_INK_BY_KIND.get(kind, _ROLE.ButtonText)).rgb()
    chosen = palette.color(_CHOSEN_BY_KIND.get(kind, _ROLE.HighlightedText)).rgb()
    return _drawn(name, ink, palette.color(_ROLE.PlaceholderText).rgb(), chosen, text_side(), ratio)


@lru_cache(maxsize=256)
def _drawn(name: str, ink: int, quiet: int, chosen: int, side: int, ratio: float) -> QIcon:
    made = QIcon()
    for color, mode, state in (
        (ink, QIcon.Mode.Normal, QIcon.State.Off),
        (quiet, QIcon.Mode.Disabled, QIcon.State.Off),
        (chosen, QIcon.Mode.Normal, QIcon.State.On),
    ):
        if state == QIcon.State.On and color == ink:
            continue  # Qt then takes the one for off
        pixmap = _picture(name, round((side + side // 4) * ratio), round(side * ratio), QColor(color))
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap, mode, state)
    return made


def text_side() -> int:
    """The side of an icon that stands beside body text, pixels."""
    return round(QFontMetrics(QApplication.font()).height() * 0.95)


_INK_BY_KIND = {
    "rail-step": _ROLE.Accent,
    "quiet": _ROLE.Accent,
    "link": _ROLE.Accent,
    "primary": _ROLE.HighlightedText,
}
_CHOSEN_BY_KIND = {
    "quiet": _ROLE.Accent,
    "rail-step": _ROLE.Accent,
    "tool": _ROLE.ButtonText,
}


def _tint(button: QAbstractButton) -> None:
    button.setIconSize(icon_size())
    button.setIcon(icon(str(button.property(_NAME)), button.objectName()))


class Mark(QWidget):
    """An icon that stands beside text; what it says is always said in words too, so it has no name of its own."""

    def __init__(self, name: str, role: QPalette.ColorRole = _ROLE.Accent) -> None:
        super().__init__()
        self._name, self._ink = name, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a line of text."""
        return QSize(text_side(), text_side())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw in the palette's colours."""
        side, ratio = min(self.width(), self.height()), self.devicePixelRatioF()
        dots = round(side * ratio)
        picture = _picture(self._name, dots, dots, QApplication.palette().color(self._ink))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()
