"""One answer of the grid with everything behind it: its figures, who was studied, how sure, and its sources."""

from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import evidence_card, source_line
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId


class CellCard(QDialog):
    """Opened from a cell of the grid."""

    def __init__(self, pack: Pack, key: str, option: OptionId, parent: QWidget) -> None:
        super().__init__(parent)
        cell, name = pack.options[option].cells[key], pack.option_text[option].name
        self.setWindowTitle(_("Where this answer comes from"))
        self.resize(720, 700)
        holder = QWidget()
        holder.setObjectName("page")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        inner.setSpacing(2 * GRID)
        answer = Card(f"{name}: {pack.question_text[key]}")
        answer.add(result_text(pack.option_text[option].cells[key], name, "lead"))
        inner.addWidget(answer)
        for estimate in cell.estimates:
            inner.addWidget(_figure(pack, estimate))
        sources = Card(_("Sources"))
        for source in cell.sources:
            sources.add(result_text(source_line(pack, source), _("Source {key}").format(key=source)))
        inner.addWidget(sources)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(close)


def _figure(pack: Pack, key: str) -> Card:
    card = Card(_("About this number"))
    for name, text in evidence_card(pack, key):
        card.add(label(name, "h3"), result_text(text, name))
    return card
