"""The evidence behind what is shown: the card of one number, and all sources with how the pack was made."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import Lines, evidence_card, how_made, pack_line, source_line, sources_with
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import empty, flow_of
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, ngettext


class FigureCard(QDialog):
    """Who was studied, against what, how long, how sure and why, from which source."""

    def __init__(self, pack: Pack, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About this number"))
        self.resize(680, 700)
        self._source = source_line(pack, pack.estimate(key).source)
        column = QVBoxLayout(self)
        column.addWidget(_scrolling(_pairs(evidence_card(pack, key))), 1)
        copy, close = QPushButton(_("Copy the source")), QPushButton(_("Close"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column.addWidget(flow_of(copy, close))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._source)


class SourcesView(QDialog):
    """How the evidence was made, and every source, searchable."""

    def __init__(self, pack: Pack, origin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setWindowTitle(_("Evidence and sources"))
        self.resize(860, 660)
        self._pack = pack
        column = QVBoxLayout(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the sources"))
        self.search.setAccessibleName(_("Search the sources"))
        self.search.textChanged.connect(self._show)
        self.count = label("", "hint")
        self._made = Card(_("How this evidence was made"))
        self._made.add(_pairs(how_made(pack)))
        holder = QWidget()
        holder.setObjectName("page")
        inner = QVBoxLayout(holder)
        self._list = QVBoxLayout()
        sources = Card(_("Sources"))
        sources.column.addLayout(self._list)
        inner.addWidget(self._made)
        inner.addWidget(sources)
        inner.addStretch(1)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column.addWidget(result_text(f"{pack_line(pack)} {origin}", _("Evidence in use")))
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(_scrolling(holder), 1)
        column.addWidget(flow_of(close))
        self._show("")

    def _show(self, words: str) -> None:
        empty(self._list)
        self._made.setVisible(not words.strip())
        keys = sources_with(self._pack, words)
        for key in keys:
            self._list.addWidget(result_text(source_line(self._pack, key), _("Source {key}").format(key=key)))
        self.count.setText(
            ngettext("{count} of {all} source", "{count} of {all} sources", len(self._pack.sources)).format(
                count=len(keys), all=len(self._pack.sources)
            )
        )


def _pairs(lines: Lines) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    for place, (name, text) in enumerate(lines):
        if place:
            column.addSpacing(GRID)
        column.addWidget(label(name, "h3"))
        column.addWidget(result_text(text, name))
    column.addStretch(1)
    return holder


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    return area
