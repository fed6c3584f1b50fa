"""Step 5: goals, and what matters, before any option is shown."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ldn_aid.comparison.fit import weight_label
from ldn_aid.conversation.sections import Goal, Importance
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.widgets.answers import ChoiceRow, Field, TextBox
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _
from ldn_aid.terms import Step, ValueAttribute

_MOST_GOALS = 2
_MOST_MATTERS = 3


class GoalsPage(Page):
    """One or two goals; three things that matter, in order, weighed."""

    step = Step.GOALS

    def title(self) -> str:
        """The page's heading."""
        return _("What you want, and what matters to you")

    def build(self) -> None:
        """Goals, then choose, order and weigh."""
        goals = Card(_("Your goals"), _("One or two things you would like to do again, in your own words."))
        self._goals = QVBoxLayout()
        goals.column.addLayout(self._goals)
        self._goal_rows: list[Row] = []
        self._add_goal = QPushButton(_("Add a goal"))
        self._add_goal.clicked.connect(self._new_goal)
        goals.add(self._add_goal)
        choose = Card(_("Choose the three things that matter most"), _("We ask before we show any option."))
        self._attributes: dict[ValueAttribute, QPushButton] = {}
        for attribute in ValueAttribute:
            text = self.session.pack.attribute_text[attribute]
            button = QPushButton(text.name)
            button.setCheckable(True)
            button.setToolTip(text.explain)
            button.setAccessibleDescription(text.explain)
            button.clicked.connect(partial(self._toggle, attribute))
            self._attributes[attribute] = button
        choose.add(flow_of(*self._attributes.values()))
        self._explain = label("", "hint")
        choose.add(self._explain)
        order = Card(_("Put them in order and weigh them"), _("The first matters most."))
        self._order = QVBoxLayout()
        order.column.addLayout(self._order)
        self._matter_rows: list[Row] = []
        for card in (goals, choose, order):
            self.body.addWidget(card)

    def show_derived(self) -> None:
        """As many rows as goals and things that matter."""
        goals = self.session.conversation.goals
        self.match_rows(self._goal_rows, len(goals.goals), self._goals, self._goal_row)
        self._add_goal.setEnabled(len(goals.goals) < _MOST_GOALS)
        chosen = [importance.attribute for importance in goals.matters]
        for attribute, button in self._attributes.items():
            button.setChecked(attribute in chosen)
            button.setEnabled(attribute in chosen or len(chosen) < _MOST_MATTERS)
        self._explain.setText(
            _("{count} of 3 chosen. Press a chosen one again to change your mind.").format(count=len(chosen))
        )
        self.match_rows(self._matter_rows, len(chosen), self._order, self._matter_row)
        for place, row in enumerate(self._matter_rows):
            text = self.session.pack.attribute_text[chosen[place]]
            row.card.rename(f"{place + 1}. {text.name}")

    def _goal_row(self, place: int) -> Row:
        base = f"goals.goals.{place}"
        fields: list[Field] = [
            TextBox(self.session, f"{base}.text", _("Goal {number}").format(number=place + 1), lines=2),
            TextBox(self.session, f"{base}.better", _("What would count as better?"), lines=2),
        ]
        card = Card()
        remove = QPushButton(_("Remove goal {number}").format(number=place + 1))
        remove.clicked.connect(partial(self._remove_goal, place))
        card.add(*(self.bind(field) for field in fields), remove)
        return Row(card, fields)

    def _matter_row(self, place: int) -> Row:
        weights = [(weight, weight_label(weight)) for weight in range(1, 6)]
        field = ChoiceRow(self.session, f"goals.matters.{place}.weight", weights, _("How much?"))
        up, down = QPushButton(_("Move up")), QPushButton(_("Move down"))
        up.setAccessibleName(_("Move number {number} up").format(number=place + 1))
        down.setAccessibleName(_("Move number {number} down").format(number=place + 1))
        up.clicked.connect(partial(self._move, place, -1))
        down.clicked.connect(partial(self._move, place, 1))
        card = Card()
        card.add(self.bind(field), flow_of(up, down))
        return Row(card, [field])

    def _new_goal(self) -> None:
        self.session.edit("goals.goals", (*self.session.conversation.goals.goals, Goal(text="")))

    def _remove_goal(self, place: int, _checked: bool = False) -> None:
        goals = self.session.conversation.goals.goals
        self.session.edit("goals.goals", (*goals[:place], *goals[place + 1 :]))

    def _toggle(self, attribute: ValueAttribute, _checked: bool = False) -> None:
        matters = self.session.conversation.goals.matters
        kept = tuple(importance for importance in matters if importance.attribute != attribute)
        if len(kept) == len(matters):
            kept = (*matters, Importance(attribute=attribute))
        self.session.edit("goals.matters", kept)

    def _move(self, place: int, by: int, _checked: bool = False) -> None:
        matters = list(self.session.conversation.goals.matters)
        other = place + by
        if 0 <= other < len(matters):
            matters[place], matters[other] = matters[other], matters[place]
            self.session.edit("goals.matters", tuple(matters))
