"""Step 8: choose, or decide later; the plan; SURE. LDN cannot be started today unless the gate is clear."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.ldn_start_card import LdnStartCard
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.sure_card import SureCard
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.parsed_fields import DateField, NumberField
from ldn_aid.desktop.widgets.question_list import QuestionList
from ldn_aid.desktop.widgets.text_fields import TextBox
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Assessment, GateStatus
from ldn_aid.safety.rules import wording
from ldn_aid.terms import OptionId, Step


class DecidePage(Page):
    """The decision and the plan."""

    step = Step.DECIDE

    def title(self) -> str:
        """The page's heading."""
        return _("What shall we do?")

    def build(self) -> None:
        """Decision, LDN gate, plan, SURE, questions."""
        self.body.addWidget(self._teach_back())
        decision, self._ldn, self._sure = self._decision(), LdnStartCard(self), SureCard(self)
        self.put_beside((decision, self._ldn), (self._plan(),))
        self.put_beside((self._sure,), (self._questions(),))

    def _teach_back(self) -> Card:
        self._teach_card = Card(_("Before you decide"), self.session.pack.about_text["teach_back"])
        go = QPushButton(_("Go to teach-back"))
        go.clicked.connect(self._go_to_teach_back)
        self._teach_card.add(go)
        return self._teach_card

    def _decision(self) -> Card:
        card = Card(_("Our decision"), _("Not sure yet and deciding later are as good as choosing."))
        kinds = [
            ("chosen", _("We choose now")),
            ("not_sure_yet", _("Not sure yet")),
            ("decide_later", _("Decide later")),
        ]
        self._options_title = label(_("What did you choose? Some can go together."), "h3")
        names = [(option, self.session.pack.option_text[option].name) for option in OptionId]
        self._options = AnswerGroup("", names, many=True)
        self._options.setAccessibleName(_("What did you choose?"))
        self._options.picked.connect(self._toggle)
        self.put_at("decision.options", self._options)
        self._held = result_text("", _("What the LDN gate says to this decision"))
        self._conflict = result_text(wording("gate")["ldn_with_opioid"], _("Why these cannot be combined"))
        self._held_box = Card(alert=True)
        self._held_box.add(self._conflict, self._held)
        self._chosen_safety = result_text("", _("What the safety notes say of this choice"))
        card.add(
            self.bind(ChoiceRow(self.session, "decision.kind", kinds, "", named=_("Our decision"))),
            self._options_title,
            self._options,
            self._chosen_safety,
            self._held_box,
            self.bind(TextBox(self.session, "decision.why", _("Why? In your own words"))),
        )
        return card

    def _plan(self) -> Card:
        card, base, bind = Card(_("Our plan")), "decision.plan", self.bind
        box = partial(TextBox, self.session, lines=2)
        problem = _("Type a number of weeks from 1 to 52.")
        weeks = NumberField(self.session, f"{base}.trial_weeks", _("How many weeks do we try?"), problem)
        follow_up = DateField(self.session, f"{base}.follow_up", _("When do we meet again?"))
        judge = QPushButton(_("Add PEG and your goal"))
        judge.setObjectName("quiet")
        set_icon(judge, "add")
        judge.clicked.connect(self._judge_by_peg_and_goal)
        card.add(
            columns_of(bind(weeks), bind(follow_up)),
            bind(box(f"{base}.how_taken", _("How it is taken, as the clinician says"))),
            bind(box(f"{base}.judged_by", _("How will we judge it? (PEG and your own goal)"))),
            judge,
            bind(box(f"{base}.stop_rule", _("When do we stop?"))),
            bind(box(f"{base}.who_does_what", _("Who does what?"))),
        )
        return card

    def _questions(self) -> Card:
        card = Card(_("Questions you still have"))
        self._question_list = QuestionList(self.session)
        self.put_at("discussion.questions", self._question_list)
        card.add(self._question_list)
        return card

    def show_derived(self) -> None:
        """What can be chosen, what the gate says, what SURE says."""
        decision = self.session.conversation.decision
        choosing = decision.kind == "chosen"
        self._options_title.setVisible(choosing)
        self._options.setVisible(choosing)
        self._options.mark(decision.options)
        self._teach_card.setVisible(self.session.conversation.discussion.teach_back != "done")
        conflict = {OptionId.LDN, OptionId.OPIOID} <= set(decision.options)
        against = "\n".join(_against_choice(self.session))
        self._chosen_safety.setText(against)
        self._chosen_safety.setVisible(bool(against))
        held = tuple(_beside_decision(self.session.conversation, self.session.assessment))
        self._held.setText("\n".join(held))
        self._held.setVisible(bool(held))
        self._conflict.setVisible(conflict)
        self._held_box.setVisible(bool(held) or conflict)
        self._ldn.follow()
        self._sure.follow()
        self._question_list.show_entries()

    def _go_to_teach_back(self) -> None:
        self.session.go_to.emit(Step.FIT)

    def _judge_by_peg_and_goal(self) -> None:
        conversation = self.session.conversation
        score = peg_score(conversation.pain.peg)
        better = [goal.better or goal.text for goal in conversation.goals.goals if goal.better or goal.text]
        parts = [
            _("PEG score, now not known.")
            if score is None
            else _("PEG score, now {score}.").format(score=score),
            *(_("Your goal: {goal}").format(goal=goal) for goal in better),
        ]
        said = conversation.decision.plan.judged_by.strip()
        self.session.edit("decision.plan.judged_by", "\n".join([*filter(None, [said]), *parts]))

    def _toggle(self, option: object) -> None:
        decision = self.session.conversation.decision
        chosen = set(decision.options) ^ {option}
        ldn_start, revisit = decision.ldn_start, decision.ldn_revisit_after
        if OptionId.LDN not in chosen:
            ldn_start, revisit = None, None
        elif self.session.assessment.ldn_gate.status is not GateStatus.CLEAR:
            ldn_start = "revisit"
            # The earliest day is offered, not decided: it can be changed or taken out.
            revisit = revisit or self.session.assessment.ldn_gate.earliest
        fields = {name: getattr(decision, name) for name in type(decision).model_fields}
        fields |= {
            "options": tuple(each for each in OptionId if each in chosen),
            "ldn_start": ldn_start,
            "ldn_revisit_after": revisit,
        }
        self.session.edit("decision", type(decision).model_validate(fields))


def _against_choice(session: Session) -> Iterator[str]:
    """A choice that is best avoided, or must not be used, for this person; it can be made all the same."""
    from ldn_aid.summary.choice_safety import safety_of_choice

    words = _("Safety for you ({option}): {level}. See the safety notes.")
    for option, level in safety_of_choice(session.conversation, session.pack, session.assessment):
        yield words.format(option=option, level=level)


def _beside_decision(conversation: Conversation, assessment: Assessment) -> Iterator[str]:
    """A start that may not stand is asked again in sight; where LDN is only spoken of, the gate is said."""
    from ldn_aid.summary.decision import gate_beside_ldn, ldn_is_for_later

    if assessment.decision == "ldn_held":
        if OptionId.OPIOID not in conversation.decision.options:
            yield _(
                "To start LDN today was chosen, but the answers do not allow it. Choose again below: come back to it later, or take LDN out."
            )
    elif not ldn_is_for_later(conversation, assessment):
        yield from gate_beside_ldn(conversation, assessment)
