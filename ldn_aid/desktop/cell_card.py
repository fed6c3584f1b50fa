"""One answer with everything behind it: its figures, who was studied, how sure, and its sources."""

from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import evidence_card, source_line
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _


class CellCard(QDialog):
    """Opened from a cell of the grid, from what is known by kind of pain, and from the pages beside the grid."""

    def __init__(
        self,
        pack: Pack,
        title: str,
        text: str,
        estimates: tuple[str, ...],
        sources: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Where this answer comes from"))
        self.resize(720, 700)
        holder = QWidget()
        holder.setObjectName("page")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        inner.setSpacing(2 * GRID)
        answer = Card(title)
        answer.add(result_text(text, title, "lead"))
        inner.addWidget(answer)
        for estimate in estimates:
            inner.addWidget(_figure(pack, estimate))
        listed = Card(_("Sources"))
        for source in sources:
            listed.add(result_text(source_line(pack, source), _("Source {key}").format(key=source)))
        inner.addWidget(listed)
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
