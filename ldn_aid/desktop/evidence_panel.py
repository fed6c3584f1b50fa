"""The evidence behind one number that is shown: its card."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import Lines, card_text, evidence_card, source_line, statistics
from ldn_aid.desktop.sheet import Sheet
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.fold import Fold
from ldn_aid.desktop.widgets.word_help import explain
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _


class FigureCard(Sheet):
    """Who was studied, against what, how long, how sure and why, from which source."""

    def __init__(self, pack: Pack, key: str, parent: QWidget, *, for_patients: bool) -> None:
        super().__init__(_("About this number"), parent)
        self._source = source_line(pack, pack.estimate(key).source)
        self._whole = card_text(pack, key, for_patients=for_patients)
        card = figure_card(pack, key, for_patients=for_patients)
        explain(card)
        self.column.addWidget(card)
        self.column.addStretch(1)
        copy, whole = QPushButton(_("Copy the source")), QPushButton(_("Copy the whole card"))
        copy.clicked.connect(self._copy_source)
        whole.clicked.connect(self._copy_whole)
        for place, button in enumerate((copy, whole)):
            button.setAutoDefault(False)
            self.foot.insertWidget(place, button)

    def _copy_source(self) -> None:
        QGuiApplication.clipboard().setText(self._source)

    def _copy_whole(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)


def figure_card(pack: Pack, key: str, *, for_patients: bool) -> Card:
    """What is behind number *key*; its statistics only once the clinician opens them."""
    card = Card(_("About this number"))
    card.add(_pairs(evidence_card(pack, key)))
    if not for_patients and (more := statistics(pack, key)):
        card.add(Fold(_("For the clinician"), _pairs(more)))
    return card


def _pairs(lines: Lines) -> QWidget:
    """Each label above what stands beside it."""
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
