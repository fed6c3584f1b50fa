"""The pages as they will be printed, beside the same document as real text to read, hear and copy."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QWidget

from ldn_aid.desktop.background import Background
from ldn_aid.desktop.theme import TARGET
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.pages_view import PagesView
from ldn_aid.i18n import _
from ldn_aid.summary.blocks import Document

_HEIGHT = 620
_SHEET = "h1 { font-size: x-large } h2 { font-size: large } h3 { font-size: medium }"


@dataclass(frozen=True)
class Made:
    """A document with everything that was made of it."""

    document: Document
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    """Of each page, points."""
    html: str


class Preview:
    """Two cards, ``widget``, side by side or one below the other."""

    def __init__(self, background: Background) -> None:
        self.pages = PagesView(background)
        self.pages.setMinimumHeight(_HEIGHT)
        self.pages.zoomed.connect(self._show_zoom)
        smaller, larger, whole, paper = (QPushButton(text) for text in ("−", "+", _("Fit width"), "100 %"))
        for button, name, change in (
            (smaller, _("Smaller pages"), partial(self.pages.zoom_by, -1)),
            (larger, _("Larger pages"), partial(self.pages.zoom_by, 1)),
            (whole, _("Pages fit the width"), partial(self.pages.zoom, None)),
            (paper, _("Pages as large as on paper"), partial(self.pages.zoom, 100)),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(_without_checked(change))
        self._zoom: QLabel = label("", "hint")
        self._zoom.setWordWrap(False)
        self._zoom.setMinimumHeight(TARGET)
        shown = Card()
        zooms = flow_of(self._zoom, smaller, larger, whole, paper)
        shown.add(apart(label(_("The pages"), "h2"), zooms), self.pages)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDefaultStyleSheet(_SHEET)
        self.text.setAccessibleName(_("The summary as text"))
        self.text.setMinimumHeight(_HEIGHT)
        title = label(_("The same as text"), "h2")
        title.setMinimumHeight(TARGET)  # level with the one beside it
        words = Card()
        words.add(title, self.text)
        self.widget: QWidget = columns_of(shown, words)

    def show(self, made: Made) -> None:
        """Show what was made."""
        self.pages.show_pages(made.pdf, made.sizes)
        self.text.setHtml(made.html)
        self._show_zoom()

    def clear(self) -> None:
        """Show nothing of anybody."""
        self.pages.show_pages(b"", ())
        self.text.clear()

    def _show_zoom(self) -> None:
        percent = _("{percent} %").format(percent=self.pages.shown_percent())
        self._zoom.setText(percent if self.pages.page_labels() else "")


def _without_checked(change: "partial[None]") -> "partial[None]":
    """*change* for a button's signal, which passes whether the button is checked."""
    return partial(lambda call, _checked=False: call(), change)
