"""Step 6: two options at a time with their figures, and the grid of common questions; safety apart."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.figures import icon_array, mismatch, option_figures, sentence
from ldn_aid.comparison.grid import grid_rows, safety_badge
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.findings import FindingList
from ldn_aid.desktop.widgets.flow import empty, flow_of
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, Step

_SIDE_BY_SIDE = 2
_BENEFITS, _HARMS = 4, 2


class OptionsPage(Page):
    """What is known, side by side."""

    step = Step.OPTIONS

    def title(self) -> str:
        """The page's heading."""
        return _("Your options, side by side")

    def build(self) -> None:
        """Choose two; read the grid one question at a time."""
        self._pair: tuple[OptionId, ...] = ()
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
        self._sides = QHBoxLayout()
        self.body.addLayout(self._sides)
        grid = Card(_("Common questions"), _("Open a question to see the five answers next to each other."))
        self._question_buttons: list[QPushButton] = []
        rows = grid_rows(self.session.pack)
        for place, row in enumerate(rows):
            button = QPushButton(row.question)
            button.setCheckable(True)
            button.clicked.connect(partial(self._ask, place))
            self._question_buttons.append(button)
        grid.add(flow_of(*self._question_buttons))
        self._answers = QVBoxLayout()
        grid.column.addLayout(self._answers)
        self.body.addWidget(grid)

    def show_derived(self) -> None:
        """The two options, redrawn only when something about them changed."""
        for option, button in self._buttons.items():
            button.setChecked(option in self._pair)
        conversation = self.session.conversation
        state = (self._pair, conversation.pain.kind, self.session.assessment.findings)
        if state == self._drawn:
            return
        self._drawn = state
        empty(self._sides)
        for option in self._pair:
            self._sides.addWidget(self._side(option), 1)

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

    def _side(self, option: OptionId) -> Card:
        pack, kind = self.session.pack, self.session.conversation.pain.kind
        text = pack.option_text[option]
        figures = option_figures(pack, option, kind)
        card = Card(text.name)
        card.add(label(text.cells["what_is_it"]))
        card.add(label(_("Benefits"), "h3"))
        self._add_figures(card, figures.benefits[:_BENEFITS])
        card.add(label(_("Harms"), "h3"))
        self._add_figures(card, figures.harms[:_HARMS])
        card.add(label(text.cells["serious_harms"]))
        card.add(label(_("Safety for you"), "h3"))
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
            figure = icon_array(pack, key)
            if figure is not None:
                card.add(label(figure.title, "h3"), IconArray(figure))
            words = " ".join(part for part in (sentence(pack, key), mismatch(pack, key, kind)) if part)
            card.add(result_text(f"{words} [{pack.estimate(key).source}]", _("Figure"), "hint"))

    def _ask(self, place: int, _checked: bool = False) -> None:
        empty(self._answers)
        for other, button in enumerate(self._question_buttons):
            button.setChecked(other == place and button.isChecked())
        if not self._question_buttons[place].isChecked():
            return
        row = grid_rows(self.session.pack)[place]
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (option, cell) in enumerate(zip(OptionId, row.cells, strict=True)):
            name = self.session.pack.option_text[option].short_name
            grid.addWidget(label(name, "h3"), 0, column)
            grid.addWidget(result_text(cell.text, f"{row.question} {name}"), 1, column)
            sources = _("Sources: {list}").format(list=", ".join(cell.sources))
            grid.addWidget(label(sources, "hint"), 2, column)
            grid.setColumnStretch(column, 1)
        self._answers.addWidget(holder)
        if row.key not in self.session.conversation.discussion.rows:
            asked = (*self.session.conversation.discussion.rows, row.key)
            self.session.edit("discussion.rows", asked)
