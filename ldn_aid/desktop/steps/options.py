"""Step 6: two options at a time with their figures, and the grid of common questions; safety apart."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ldn_aid.comparison.differences import difference_figure
from ldn_aid.comparison.figures import (
    Denominator,
    common_denominator,
    figure_words,
    icon_array,
    mismatch,
    option_figures,
)
from ldn_aid.comparison.grid import grid_rows, safety_badge
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.difference_bar import DifferenceBar
from ldn_aid.desktop.widgets.findings import FindingList
from ldn_aid.desktop.widgets.flow import columns_of, empty, flow_of
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.desktop.widgets.option_grid import OptionGrid
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, Step

_SIDE_BY_SIDE = 2
_BENEFITS, _HARMS = 4, 2


class OptionsPage(Page):
    """What is known, side by side."""

    step = Step.OPTIONS
    widest = 1480

    def title(self) -> str:
        """The page's heading."""
        return _("Your options, side by side")

    def build(self) -> None:
        """Choose two; then the grid of common questions."""
        self._pair: tuple[OptionId, ...] = ()
        self._denominator: Denominator = 100
        self._drawn: tuple[object, ...] | None = None
        choose = Card(
            _("Choose two to look at"),
            _("All five stay in the talk. Two at a time are easier to compare."),
        )
        self._buttons: dict[OptionId, QPushButton] = {}
        for option in OptionId:
            button = QPushButton(self.session.pack.option_text[option].name)
            button.setCheckable(True)
            button.clicked.connect(partial(self._toggle, option))
            self._buttons[option] = button
        choose.add(
            flow_of(*self._buttons.values()), label(self.session.pack.about_text["no_head_to_head"], "hint")
        )
        self.body.addWidget(choose)
        self._sides = QVBoxLayout()
        self.body.addLayout(self._sides)
        rows = grid_rows(self.session.pack)
        grid = Card(
            _("Common questions"),
            _("What would you like to talk about first? Press an answer to see where it comes from."),
        )
        self._first = AnswerGroup(
            _("Talk about first:"), [(row.key, row.question) for row in rows], many=True
        )
        self._first.picked.connect(self._ask)
        names = [self.session.pack.option_text[option].short_name for option in OptionId]
        self.grid = OptionGrid(rows, names)
        self.grid.opened.connect(self._open_cell)
        grid.add(self._first, self.grid)
        self.body.addWidget(grid)

    def show_derived(self) -> None:
        """The two options, redrawn only when something about them changed."""
        for option, button in self._buttons.items():
            button.setChecked(option in self._pair)
        conversation = self.session.conversation
        self._first.mark(conversation.discussion.rows)
        self.grid.talk_first(conversation.discussion.rows)
        self.grid.show_safety([safety_badge(self.session.assessment, option) for option in OptionId])
        state = (self._pair, conversation.pain.kind, self.session.assessment.findings)
        if state == self._drawn:
            return
        self._drawn = state
        empty(self._sides)
        keys = tuple(key for option in self._pair for group in self._figures(option) for key in group)
        self._denominator = common_denominator(self.session.pack, keys)
        self._sides.addWidget(columns_of(*map(self._side, self._pair)))

    def look_at(self, *options: OptionId) -> None:
        """Show these options side by side, and note that they were looked at."""
        self._pair = options[-_SIDE_BY_SIDE:]
        looked_at = set(self.session.conversation.discussion.options) | set(self._pair)
        self.session.edit("discussion.options", tuple(option for option in OptionId if option in looked_at))
        self.show_derived()

    def _toggle(self, option: OptionId, _checked: bool = False) -> None:
        if option in self._pair:
            self._pair = tuple(other for other in self._pair if other != option)
            self.show_derived()
        else:
            self.look_at(*self._pair, option)

    def _figures(self, option: OptionId) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys of the benefits and of the harms to show."""
        figures = option_figures(self.session.pack, option, self.session.conversation.pain.kind)
        return figures.benefits[:_BENEFITS], figures.harms[:_HARMS]

    def _side(self, option: OptionId) -> Card:
        text = self.session.pack.option_text[option]
        benefits, harms = self._figures(option)
        card = Card(text.name)
        card.add(label(text.cells["what_is_it"]))
        card.add(label(_("Benefits"), "section"))
        self._add_figures(card, benefits)
        card.add(label(_("Harms"), "section"))
        self._add_figures(card, harms)
        card.add(label(text.cells["serious_harms"]))
        card.add(label(_("Safety for you"), "section"))
        findings = self.session.assessment.for_option(option)
        badge = safety_badge(self.session.assessment, option)
        card.add(result_text(badge.text, _("Safety of {option}").format(option=text.short_name)))
        if findings:
            card.add(FindingList(findings))
        card.column.addStretch(1)
        return card

    def _add_figures(self, card: Card, keys: tuple[str, ...]) -> None:
        pack, kind = self.session.pack, self.session.conversation.pain.kind
        if not keys:
            card.add(label(_("We do not know: no good number was found.")))
        for key in keys:
            words = figure_words(pack, key, self._denominator)
            card.add(label(words.outcome, "h3"))
            figure = icon_array(pack, key, self._denominator)
            if figure is not None:
                card.add(IconArray(figure))
            difference = difference_figure(pack, key)
            if difference is not None:
                card.add(DifferenceBar(difference))
            card.add(result_text(words.numbers, words.outcome))
            parts = (words.people, mismatch(pack, key, kind), words.certainty)
            about = QPushButton(_("About this number"))
            about.setObjectName("link")
            about.setAccessibleName(_("About this number: {outcome}").format(outcome=words.outcome))
            about.clicked.connect(partial(self._about, key))
            card.add(result_text(" ".join(filter(None, parts)), _("Who, how long, how sure"), "hint"), about)

    def _about(self, key: str, _checked: bool = False) -> None:
        FigureCard(self.session.pack, key, self).open()

    def _ask(self, key: object) -> None:
        rows = set(self.session.conversation.discussion.rows) ^ {str(key)}
        self.session.edit(
            "discussion.rows", tuple(each for each in self.session.pack.questions if each in rows)
        )

    def _open_cell(self, key: str, option: OptionId) -> None:
        if key:
            CellCard(self.session.pack, key, option, self).open()
        else:
            self.look_at(*self._pair, option)
