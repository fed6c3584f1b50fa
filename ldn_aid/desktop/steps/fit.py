"""Step 7: how each option lines up with what matters, and why; nobody starred; then teach-back."""

from PySide6.QtWidgets import QPushButton

from ldn_aid.comparison.fit import FitRow, line_up, weight_label
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.reading_order import read_in_order
from ldn_aid.desktop.widgets.answers import ChoiceRow, Field
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.fit_view import FitRows
from ldn_aid.desktop.widgets.text_fields import TextBox
from ldn_aid.i18n import _
from ldn_aid.terms import Step, ValueAttribute


class FitPage(Page):
    """Fit with what you said; no totals, no order by fit."""

    step = Step.FIT

    def title(self) -> str:
        """The page's heading."""
        return _("What fits with what you said")

    def build(self) -> None:
        """The rows, then teach-back."""
        self.body.addWidget(label(_("No option wins here. Ties are fine. Safety is shown apart."), "lead"))
        self.body.addWidget(
            label(
                _(
                    "More filled parts: more of what you asked for. The longer the bar, the more it matters to you."
                ),
                "hint",
            )
        )
        self._row_fields: list[Field] = []
        self._shown_rows: list[FitRows] = []
        self._shown: tuple[ValueAttribute, ...] | None = None
        self._cards: list[Card] = []
        self._empty = Card(_("Nothing chosen yet"), _("Choose what matters to you first."))
        go = QPushButton(_("Go to goals"))
        go.clicked.connect(self._go_to_goals)
        self._empty.add(go)
        self.body.addWidget(self._empty)
        teach = self._teach = Card(_("In your own words"), self.session.pack.about_text["teach_back"])
        choices = [("done", _("Done")), ("not_yet", _("Not yet"))]
        teach.add(
            self.bind(TextBox(self.session, "discussion.teach_back_words", _("What the patient said"))),
            self.bind(ChoiceRow(self.session, "discussion.teach_back", choices, _("Did we do this?"))),
        )
        self._grid = self.pairs_of(teach)
        self.body.addWidget(self._grid)

    def show_derived(self) -> None:
        """Redraw the rows when what matters changed; a new weight changes their bars, and leaves the focus alone."""
        rows = line_up(self.session.pack, self.session.conversation)
        self._empty.setVisible(not rows)
        shown = tuple(row.attribute for row in rows)
        if shown == self._shown:
            for view, row in zip(self._shown_rows, rows, strict=True):
                view.weigh(row.weight)
            return
        self._shown = shown
        self.unbind(*self._row_fields)
        self._row_fields, self._shown_rows = [], []
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._row(place, row) for place, row in enumerate(rows)]
        grid = self._grid.layout()
        if grid is None:
            raise RuntimeError("the grid lost its layout")
        for card in (*self._cards, self._teach):
            grid.removeWidget(card)
            grid.addWidget(card)
        read_in_order(self._grid)

    def _row(self, place: int, row: FitRow) -> Card:
        card = Card(f"{place + 1}. {row.name}")
        weights = [(weight, weight_label(weight)) for weight in range(1, 6)]
        field = ChoiceRow(
            self.session, f"goals.matters.{place}.weight", weights, _("How much does it matter?")
        )
        field.group.setAccessibleName(_("{name}: how much does it matter?").format(name=row.name))
        self._row_fields.append(self.bind(field))
        card.add(field)
        shown = FitRows(self.session.pack, row)
        self._shown_rows.append(shown)
        card.add(shown)
        return card

    def _go_to_goals(self) -> None:
        self.session.go_to.emit(Step.GOALS)
