"""One option beside another: what is known for this person's pain, what is unsafe for them, then benefits and harms."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.differences import difference_figure
from ldn_aid.comparison.figures import (
    FIRST,
    Denominator,
    OptionFigures,
    figure_words,
    icon_array,
    mismatch,
    option_figures,
)
from ldn_aid.comparison.grid import kind_row, safety_badge
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.certainty import Certainty
from ldn_aid.desktop.widgets.columns import PartsLayout
from ldn_aid.desktop.widgets.difference_bar import DifferenceBar
from ldn_aid.desktop.widgets.findings import FindingList
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.desktop.widgets.word_help import explain
from ldn_aid.glossary import Term
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import OptionId


def shown_figures(session: Session, option: OptionId, *, whole: bool) -> OptionFigures:
    """The figures of *option* for this person: the first few benefits and as many harms, or all of them."""
    figures = option_figures(session.pack, option, session.conversation.pain.kind)
    return figures if whole else OptionFigures(figures.benefits[:FIRST], figures.harms[:FIRST])


class OptionSide(QWidget):
    """The same parts in the same order for every option; ``more`` asks for the numbers not shown, or fewer."""

    more = Signal(OptionId)

    def __init__(self, session: Session, option: OptionId, denominator: Denominator, *, whole: bool) -> None:
        super().__init__()
        self._text = session.pack.option_text[option]
        self._session, self.option, self._denominator = session, option, denominator
        self.more_button: QPushButton | None = None
        explained: set[Term] = set()
        shown = shown_figures(session, option, whole=whole)
        about, safety, benefits, harms = (
            Card(self._text.name),
            self._part(_("Safety for you")),
            self._part(_("Benefits")),
            self._part(_("Harms")),
        )
        about.add(label(self._text.cells["what_is_it"]))
        self._add_kind(about)
        self._add_safety(safety)
        self._add_figures(benefits, shown.benefits)
        self._add_figures(harms, shown.harms)
        harms.add(label(self._text.cells["serious_harms"]))
        self._add_more(harms, whole=whole)
        parts = PartsLayout()
        self.setLayout(parts)
        for part in (about, safety, benefits, harms):
            explained.update(explain(part, explained))
            part.column.addStretch(1)
            parts.addWidget(part)

    def _part(self, title: str) -> Card:
        """A card that says whose it is: the name above may have scrolled away."""
        card = Card(title, of=self._text.short_name)
        card.column.setSpacing(3 * GRID)
        return card

    def _add_safety(self, card: Card) -> None:
        assessment = self._session.assessment
        badge = safety_badge(assessment, self.option)
        card.add(result_text(badge.text, _("Safety of {option}").format(option=self._text.short_name)))
        own_limit = assessment.acetaminophen.for_patient
        if self.option is OptionId.ACETAMINOPHEN and own_limit:
            card.add(result_text(own_limit, _("Acetaminophen a day")))
        findings, not_checked = assessment.for_option(self.option), assessment.open_for(self.option)
        if findings or not_checked:
            card.add(FindingList(self._session, findings, not_checked))

    def _add_kind(self, card: Card) -> None:
        row = kind_row(self._session.pack, self._session.conversation.pain.kind)
        if row is None:
            card.add(label(_("Say the kind of pain at step 2 to see what is known for it."), "hint"))
            return
        cell = row.cells[list(OptionId).index(self.option)]
        card.add(label(row.question, "section"), result_text(cell.text, row.question))
        about = QPushButton(_("Where this comes from"))
        about.setObjectName("link")
        about.setAccessibleName(
            _("Where this comes from: {option}, {question}").format(
                option=self._text.short_name, question=row.question
            )
        )
        title = f"{self._text.name}: {row.question}"
        about.clicked.connect(partial(self._about_kind, title, cell.text, cell.estimates, cell.sources))
        card.add(about)

    def _about_kind(
        self,
        title: str,
        text: str,
        estimates: tuple[str, ...],
        sources: tuple[str, ...],
        _checked: bool = False,
    ) -> None:
        patient = self._session.patient_view
        CellCard(self._session.pack, title, text, estimates, sources, self, for_patients=patient).open()

    def _add_more(self, card: Card, *, whole: bool) -> None:
        every = shown_figures(self._session, self.option, whole=True)
        rest = max(len(every.benefits) - FIRST, 0) + max(len(every.harms) - FIRST, 0)
        if not rest:
            return
        words = (
            _("Fewer numbers")
            if whole
            else ngettext("{count} more number", "{count} more numbers", rest).format(count=rest)
        )
        button = QPushButton(words)
        button.setAccessibleName(f"{self._text.short_name}: {words}")
        button.clicked.connect(self._ask_for_more)
        card.add(button)
        self.more_button = button

    def _ask_for_more(self) -> None:
        self.more.emit(self.option)

    def _add_figures(self, card: Card, keys: tuple[str, ...]) -> None:
        if not keys:
            card.add(label(_("We do not know: no good number was found.")))
        for key in keys:
            card.add(self._figure(key))

    def _figure(self, key: str) -> QWidget:
        """One number: what, in whom, the picture, the words, how sure; always in this order."""
        pack, kind = self._session.pack, self._session.conversation.pain.kind
        words = figure_words(pack, key, self._denominator)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        people = " ".join(filter(None, (words.people, mismatch(pack, key, kind))))
        column.addWidget(label(words.outcome, "h3"))
        column.addWidget(result_text(people, _("Who, and how long"), "hint"))
        array, difference = icon_array(pack, key, self._denominator), difference_figure(pack, key)
        if array is not None:
            column.addWidget(IconArray(array))
        if difference is not None:
            column.addWidget(DifferenceBar(difference))
        column.addWidget(result_text(words.numbers, words.outcome))
        if words.note:
            column.addWidget(result_text(words.note, _("Please note"), "hint"))
        column.addWidget(Certainty(pack.estimate(key).certainty, words.certainty))
        about = QPushButton(_("About this number"))
        about.setObjectName("link")
        about.setAccessibleName(_("About this number: {outcome}").format(outcome=words.outcome))
        about.clicked.connect(partial(self._about, key))
        column.addWidget(about, 0, Qt.AlignmentFlag.AlignLeading)
        return holder

    def _about(self, key: str, _checked: bool = False) -> None:
        FigureCard(self._session.pack, key, self, for_patients=self._session.patient_view).open()
