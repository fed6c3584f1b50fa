"""All the evidence, one key away: chronic pain, what studies say, every number, every source, how it was made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import (
    all_figures,
    change_log,
    how_made,
    pack_line,
    page_sections,
    source_line,
    sources_in_order,
)
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.dialog import Dialog, grow
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.cards import label, result_text
from ldn_aid.evidence.models import Pack, PageId
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import PainKind

Part = Literal["about_pain", "studies", "numbers", "sources", "made"]
_SECTION, _NUMBER = "section", "number"


@dataclass(frozen=True)
class _Entry:
    """What is found or not found as a whole; *link* opens what lies behind it."""

    title: str
    text: str
    link: str = ""
    link_text: str = ""
    also: str = ""
    """Words that find it though they are not shown."""
    key: str = ""
    """What the text is cited by, in front of it."""

    def has(self, words: list[str]) -> bool:
        """Whether every one of *words* is in it."""
        whole = f"{self.title} {self.key} {self.text} {self.also}".casefold()
        return all(word in whole for word in words)

    @property
    def html(self) -> str:
        """As it is read."""
        title = f"<h3>{escape(self.title)}</h3>" if self.title else ""
        text = escape(self.text).replace("\n", "<br>")
        link = f' <a href="{escape(self.link)}">{escape(self.link_text)}</a>' if self.link else ""
        key = f"<b>{escape(self.key)}</b> " if self.key else ""
        return f"{title}<p>{key}{text}{link}</p>"


class EvidenceView(Dialog):
    """Opens at one *part*, the person's own *kind* of pain first; the search looks through the part that is open.

    One page of text, not hundreds of labels: it is there at once, and is copied and read aloud as a whole.
    """

    def __init__(
        self,
        pack: Pack,
        origin: str,
        part: Part,
        kind: PainKind | None,
        parent: QWidget,
        *,
        for_patients: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setWindowTitle(_("Evidence"))
        grow(self, parent.window().size(), 960, 700)
        self._pack, self._kind, self._for_patients = pack, kind, for_patients
        self._makers: dict[Part, tuple[str, Callable[[], Iterator[_Entry]]]] = {
            "about_pain": (_("About chronic pain"), partial(self._sections, "about_pain")),
            "studies": (_("What studies say"), partial(self._sections, "studies")),
            "numbers": (_("All numbers"), self._numbers),
            "sources": (_("All sources"), self._sources),
            "made": (_("How it was made"), self._made),
        }
        self._parts = AnswerGroup(
            _("Show:"), [(name, title) for name, (title, _make) in self._makers.items()]
        )
        self._parts.picked.connect(self.show_part)
        self.search = QLineEdit()
        self.search.textChanged.connect(self._show_found)
        self.count = label("", "hint")
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        links = self.palette().color(QPalette.ColorRole.Accent).name()
        self.page.document().setDefaultStyleSheet(f"a {{ color: {links}; }}")
        self.page.anchorClicked.connect(self._open_link)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        in_use = result_text(f"{pack_line(pack)} {origin}", _("Evidence in use"), "hint")
        for widget in (in_use, self._parts, self.search, self.count):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.show_part(part)
        self.search.setFocus()

    def show_part(self, part: Part) -> None:
        """Open *part*."""
        self._part = part
        title, make = self._makers[part]
        self._entries = tuple(make())
        self._parts.mark((part,))
        self.page.setAccessibleName(title)
        name = {"sources": _("Search the sources"), "numbers": _("Search the numbers")}.get(
            part, _("Search this page")
        )
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)
        self._show_found(self.search.text())

    def _show_found(self, words: str) -> None:
        wanted = words.casefold().split()
        found = [entry for entry in self._entries if entry.has(wanted)]
        self.page.setHtml("".join(entry.html for entry in found))
        every = len(self._entries)
        if self._part == "sources":
            text = ngettext("{count} of {all} source", "{count} of {all} sources", every)
        elif self._part == "numbers":
            text = ngettext("{count} of {all} number", "{count} of {all} numbers", every)
        else:
            text = ngettext("{count} of {all} section", "{count} of {all} sections", every)
        self.count.setText(text.format(count=len(found), all=every))

    def _open_link(self, link: QUrl) -> None:
        what, _colon, key = link.toString().partition(":")
        if what == _NUMBER:
            FigureCard(self._pack, key, self, for_patients=self._for_patients).open()
            return
        page: PageId = "studies" if self._part == "studies" else "about_pain"
        section = next(one for one in page_sections(self._pack, page) if one.key == key)
        CellCard(
            self._pack,
            section.title,
            section.text,
            section.estimates,
            section.sources,
            self,
            for_patients=self._for_patients,
        ).open()

    def _sections(self, page: PageId) -> Iterator[_Entry]:
        for section in page_sections(self._pack, page, self._kind):
            yield _Entry(
                section.title,
                section.text,
                f"{_SECTION}:{section.key}",
                _("Numbers and sources"),
                " ".join(section.sources),
            )

    def _numbers(self) -> Iterator[_Entry]:
        for figure in all_figures(self._pack):
            if figure.for_patients or not self._for_patients:
                yield _Entry("", figure.text, f"{_NUMBER}:{figure.key}", _("About this number"))

    def _sources(self) -> Iterator[_Entry]:
        for key in sources_in_order(self._pack):
            name = f"[{key}]"
            yield _Entry("", source_line(self._pack, key).removeprefix(name).strip(), key=name)

    def _made(self) -> Iterator[_Entry]:
        for title, text in (*how_made(self._pack), *change_log(self._pack)):
            yield _Entry(title, text)
