"""One option beside another: what is known for this person's pain, benefits and harms on one template, safety apart."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

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
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.difference_bar import DifferenceBar
from ldn_aid.desktop.widgets.findings import FindingList
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import OptionId


def shown_figures(session: Session, option: OptionId, *, whole: bool) -> OptionFigures:
    """The figures of *option* for this person: the first few benefits and as many harms, or all of them."""
    figures = option_figures(session.pack, option, session.conversation.pain.kind)
    return figures if whole else OptionFigures(figures.benefits[:FIRST], figures.harms[:FIRST])


class OptionSide(Card):
    """The same parts in the same order for every option; ``more`` asks for the numbers not shown, or fewer."""

    more = Signal(OptionId)

    def __init__(self, session: Session, option: OptionId, denominator: Denominator, *, whole: bool) -> None:
        self._text = session.pack.option_text[option]
        super().__init__(self._text.name)
        self._session, self.option, self._denominator = session, option, denominator
        self.more_button: QPushButton | None = None
        shown = shown_figures(session, option, whole=whole)
        self.add(label(self._text.cells["what_is_it"]))
        self._add_kind()
        self.add(label(_("Benefits"), "section"))
        self._add_figures(shown.benefits)
        self.add(label(_("Harms"), "section"))
        self._add_figures(shown.harms)
        self.add(label(self._text.cells["serious_harms"]))
        self._add_more(whole=whole)
        self.add(label(_("Safety for you"), "section"))
        findings = session.assessment.for_option(option)
        badge = safety_badge(session.assessment, option)
        self.add(result_text(badge.text, _("Safety of {option}").format(option=self._text.short_name)))
        not_checked = session.assessment.open_for(option)
        if findings or not_checked:
            self.add(FindingList(session, findings, not_checked))
        self.column.addStretch(1)

    def _add_kind(self) -> None:
        row = kind_row(self._session.pack, self._session.conversation.pain.kind)
        if row is None:
            self.add(label(_("Say the kind of pain at step 2 to see what is known for it."), "hint"))
            return
        cell = row.cells[list(OptionId).index(self.option)]
        self.add(label(row.question, "section"), result_text(cell.text, row.question))
        about = QPushButton(_("Where this comes from"))
        about.setObjectName("link")
        about.setAccessibleName(
            _("Where this comes from: {option}, {question}").format(
                option=self._text.short_name, question=row.question
            )
        )
        title = f"{self._text.name}: {row.question}"
        about.clicked.connect(partial(self._about_kind, title, cell.text, cell.estimates, cell.sources))
        self.add(about)

    def _about_kind(
        self,
        title: str,
        text: str,
        estimates: tuple[str, ...],
        sources: tuple[str, ...],
        _checked: bool = False,
    ) -> None:
        CellCard(self._session.pack, title, text, estimates, sources, self).open()

    def _add_more(self, *, whole: bool) -> None:
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
        self.add(button)
        self.more_button = button

    def _ask_for_more(self) -> None:
        self.more.emit(self.option)

    def _add_figures(self, keys: tuple[str, ...]) -> None:
        pack, kind = self._session.pack, self._session.conversation.pain.kind
        if not keys:
            self.add(label(_("We do not know: no good number was found.")))
        for key in keys:
            words = figure_words(pack, key, self._denominator)
            self.add(label(words.outcome, "h3"))
            figure = icon_array(pack, key, self._denominator)
            if figure is not None:
                self.add(IconArray(figure))
            difference = difference_figure(pack, key)
            if difference is not None:
                self.add(DifferenceBar(difference))
            self.add(result_text(words.numbers, words.outcome))
            parts = (words.people, mismatch(pack, key, kind), words.note, words.certainty)
            about = QPushButton(_("About this number"))
            about.setObjectName("link")
            about.setAccessibleName(_("About this number: {outcome}").format(outcome=words.outcome))
            about.clicked.connect(partial(self._about, key))
            self.add(result_text(" ".join(filter(None, parts)), _("Who, how long, how sure"), "hint"), about)

    def _about(self, key: str, _checked: bool = False) -> None:
        FigureCard(self._session.pack, key, self).open()
