"""Step 5: goals, and what matters, before any option is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ldn_aid.conversation.sections import Goal
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Card, Inset
from ldn_aid.desktop.widgets.remove_button import remove_button
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.desktop.widgets.text_fields import TextBox
from ldn_aid.desktop.widgets.values import ChooseThree, OrderAndWeigh
from ldn_aid.i18n import _
from ldn_aid.terms import Step

_MOST_GOALS = 2


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
        self._goals.setSpacing(GRID * 3 // 2)
        goals.column.addLayout(self._goals)
        self._goal_rows: list[Row] = []
        self._add_goal = SinglePress(_("Add a goal"))
        set_icon(self._add_goal, "add")
        self._add_goal.clicked.connect(self._new_goal)
        goals.add(self._add_goal)
        self.put_at("goals.goals", self._add_goal)
        choose = Card(_("Choose the three things that matter most"), _("We ask before we show any option."))
        self._choose = ChooseThree(self)
        self.put_at("goals.matters", self._choose)
        choose.add(self._choose)
        order = Card(_("Put them in order and weigh them"), _("The first matters most."))
        self._order = OrderAndWeigh(self)
        order.add(self._order)
        self.put_beside((goals,), (choose, order))

    def show_derived(self) -> None:
        """As many rows as goals and things that matter."""
        goals = self.session.conversation.goals
        self.match_rows(self._goal_rows, len(goals.goals), self._goals, self._goal_row)
        self._add_goal.setEnabled(len(goals.goals) < _MOST_GOALS)
        self._choose.show_chosen()
        self._order.show_chosen()

    def _goal_row(self, place: int) -> Row:
        base = f"goals.goals.{place}"
        fields: list[Field] = [
            TextBox(self.session, f"{base}.text", _("Goal {number}").format(number=place + 1), lines=2),
            TextBox(self.session, f"{base}.better", _("What would count as better?"), lines=2),
        ]
        card = Inset()
        card.setAccessibleName(_("Goal {number}").format(number=place + 1))
        remove = remove_button(_("Remove goal {number}").format(number=place + 1), self._remove_goal, place)
        goal, better = (self.bind(field) for field in fields)
        card.add(goal, apart(better, remove))
        return Row(card, fields)

    def _new_goal(self) -> None:
        self.session.edit("goals.goals", (*self.session.conversation.goals.goals, Goal(text="")))
        if self._goal_rows and isinstance(first := self._goal_rows[-1].fields[0], TextBox):
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_goal(self, place: int) -> None:
        goals = self.session.conversation.goals.goals
        self.session.edit("goals.goals", (*goals[:place], *goals[place + 1 :]))
