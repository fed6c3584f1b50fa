"""One answer with everything behind it: its figures, who was studied, how sure, and its sources."""

from PySide6.QtWidgets import QWidget

from ldn_aid.comparison.provenance import source_line
from ldn_aid.desktop.evidence_panel import figure_card
from ldn_aid.desktop.sheet import Sheet
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.desktop.widgets.word_help import explain
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _


class CellCard(Sheet):
    """Opened from a cell of the grid, from what is known by kind of pain, and from the pages beside the grid."""

    def __init__(
        self,
        pack: Pack,
        title: str,
        text: str,
        estimates: tuple[str, ...],
        sources: tuple[str, ...],
        parent: QWidget,
        *,
        for_patients: bool,
    ) -> None:
        super().__init__(_("Where this answer comes from"), parent)
        answer = Card(title)
        answer.add(result_text(text, title, "lead"))
        told = set(explain(answer))
        self.column.addWidget(answer)
        for estimate in estimates:
            card = figure_card(pack, estimate, for_patients=for_patients)
            told.update(explain(card, told))
            self.column.addWidget(card)
        listed = Card(_("Sources"))
        for source in sources:
            listed.add(result_text(source_line(pack, source), _("Source {key}").format(key=source)))
        self.column.addWidget(listed)
        self.column.addStretch(1)
