"""Step 6: two options at a time with their figures, and the grid of common questions; safety apart."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ldn_aid.comparison.figures import Denominator, common_denominator
from ldn_aid.comparison.grid import grid_rows, safety_badge
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.option_side import OptionSide, shown_figures
from ldn_aid.desktop.page import WIDEST, Page
from ldn_aid.desktop.reading_order import read_in_order
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.columns import aligned
from ldn_aid.desktop.widgets.flow import empty, flow_of
from ldn_aid.desktop.widgets.option_grid import OptionGrid
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, Step

_SIDE_BY_SIDE = 2


class OptionsPage(Page):
    """What is known, side by side."""

    step = Step.OPTIONS
    widest = WIDEST

    def title(self) -> str:
        """The page's heading."""
        return _("Your options, side by side")

    def build(self) -> None:
        """Choose two; then the grid of common questions."""
        self._pair: tuple[OptionId, ...] = ()
        self._whole: frozenset[OptionId] = frozenset()
        self._shown: dict[OptionId, OptionSide] = {}
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
        self.put_at("discussion.options", self._buttons[OptionId.NO_NEW_MEDICINE])
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
        self._costs = result_text("", _("What the options cost here"))
        self.session.settings_changed.connect(self._show_costs)
        self._first.picked.connect(self._ask)
        self.put_at("discussion.rows", self._first)
        names = [self.session.pack.option_text[option].short_name for option in OptionId]
        self.grid = OptionGrid(rows, names)
        self.grid.opened.connect(self._open_cell)
        self._costs_title = label(_("What it costs here"), "h3")
        grid.add(self._first, self.grid, self._costs_title, self._costs)
        self.body.addWidget(grid)

    def show_derived(self) -> None:
        """The two options, redrawn only when something about them changed."""
        self._show_costs()
        # What undo took back, or another conversation does not have, is not on screen either.
        looked_at = self.session.conversation.discussion.options
        self._pair = tuple(option for option in self._pair if option in looked_at)
        for option, button in self._buttons.items():
            button.setChecked(option in self._pair)
        conversation = self.session.conversation
        self._first.mark(conversation.discussion.rows)
        self.grid.talk_first(conversation.discussion.rows)
        self.grid.show_safety([safety_badge(self.session.assessment, option) for option in OptionId])
        assessment = self.session.assessment
        state = (
            self._pair, self._whole, conversation.pain.kind, assessment.findings, assessment.not_checked,
            assessment.acetaminophen.for_patient,
        )  # fmt: skip
        if state == self._drawn:
            return
        self._drawn = state
        empty(self._sides)
        shown = [shown_figures(self.session, option, whole=option in self._whole) for option in self._pair]
        keys = tuple(key for figures in shown for key in (*figures.benefits, *figures.harms))
        self._denominator = common_denominator(self.session.pack, keys)
        self._shown = {option: self._side(option) for option in self._pair}
        self._sides.addWidget(aligned(*self._shown.values()))
        read_in_order(self)

    def _show_costs(self) -> None:
        """The clinic's own words, from Settings."""
        costs = self.session.settings.local_costs.strip()
        self._costs.setText(costs)
        for part in (self._costs_title, self._costs):
            part.setVisible(bool(costs))

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

    def _side(self, option: OptionId) -> OptionSide:
        side = OptionSide(self.session, option, self._denominator, whole=option in self._whole)
        side.more.connect(self._toggle_whole)
        return side

    def _toggle_whole(self, option: OptionId) -> None:
        self._whole ^= {option}
        self.show_derived()
        button = self._shown[option].more_button
        if button is not None:
            button.setFocus()

    def _ask(self, key: object) -> None:
        rows = set(self.session.conversation.discussion.rows) ^ {str(key)}
        self.session.edit(
            "discussion.rows", tuple(each for each in self.session.pack.questions if each in rows)
        )

    def _open_cell(self, key: str, option: OptionId) -> None:
        if key:
            pack = self.session.pack
            cell, words = pack.options[option].cells[key], pack.option_text[option]
            title = f"{words.name}: {pack.question_text[key]}"
            patient = self.session.patient_view
            CellCard(
                pack, title, words.cells[key], cell.estimates, cell.sources, self, for_patients=patient
            ).open()
        else:
            self.look_at(*self._pair, option)
