"""Step 2: the pain, how it weighs, what was tried; and what this aid does not cover."""

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.since_last import SinceLast
from ldn_aid.desktop.widgets.answers import CheckList, ChoiceRow
from ldn_aid.desktop.widgets.body_map import BodyMap
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.desktop.widgets.scale import ZeroToTen
from ldn_aid.desktop.widgets.text_fields import TextBox
from ldn_aid.desktop.widgets.treatments import TreatmentsTried
from ldn_aid.i18n import _
from ldn_aid.summary.wording import (
    duration_label,
    extent_label,
    pain_kind_label,
    peg_items,
)
from ldn_aid.terms import PainKind, Step

_DURATIONS = (
    "under_1_month",
    "1_to_3_months",
    "3_to_6_months",
    "6_to_12_months",
    "1_to_5_years",
    "over_5_years",
)
_EXTENTS = ("not_at_all", "a_little", "somewhat", "a_lot")
_SITES = (
    "head", "face_or_jaw", "neck", "left_shoulder", "right_shoulder", "left_arm", "right_arm", "left_hand",
    "right_hand", "chest", "abdomen", "upper_back", "lower_back", "pelvis", "left_hip", "right_hip",
    "left_thigh", "right_thigh", "left_knee", "right_knee", "left_lower_leg", "right_lower_leg", "left_foot",
    "right_foot", "all_over",
)  # fmt: skip


class PainPage(Page):
    """The pain and its history."""

    step = Step.PAIN

    def title(self) -> str:
        """The page's heading."""
        return _("Your pain")

    def build(self) -> None:
        """All questions about pain."""
        session, bind = self.session, self.bind
        history = Card(_("About the pain"))
        history.add(
            bind(TextBox(session, "pain.story", _("In your own words"), lines=2)),
            bind(ChoiceRow(session, "pain.duration", [(key, duration_label(key)) for key in _DURATIONS], _("How long have you had it?"))),
            bind(ChoiceRow(session, "pain.kind", [(kind, pain_kind_label(kind)) for kind in PainKind], _("What is the main kind of pain?"))),
            bind(TextBox(session, "pain.known_cause", _("What is known about its cause?"), lines=2)),
        )  # fmt: skip
        where = Card(_("Where it hurts"))
        question = _("Where does it hurt? Left and right are your own.")
        where.add(bind(BodyMap(session, "pain.sites", _SITES, question)))
        self.put_beside((history, self._alarms()), (where,))
        self._since = SinceLast(self) if session.conversation.follow_up.before else None
        measured = (self._peg(), *(() if self._since is None else (self._since,)))
        impact = Card(_("How much does pain weigh on ..."))
        for field, question in (
            ("sleep", _("Sleep")),
            ("mood", _("Mood")),
            ("work", _("Work or daily tasks")),
            ("relationships", _("People close to you")),
        ):
            choices = [(key, extent_label(key)) for key in _EXTENTS]
            impact.add(bind(ChoiceRow(session, f"pain.impact.{field}", choices, question, beside=True)))
        tried = Card(_("What have you tried?"), _("Medicines, and everything else: exercise, talking, heat."))
        self._tried = TreatmentsTried(self)
        self.put_at("pain.tried", self._tried)
        tried.add(self._tried)
        self.put_beside(measured, (impact, tried))

    def _alarms(self) -> Card:
        card = Card(_("Is any of this so?"), _("Some pain needs other care first."))
        card.add(
            self.bind(
                CheckList(
                    self.session,
                    "pain.alarms",
                    [
                        ("new_or_suddenly_worse", _("New, or suddenly worse")),
                        ("injury", _("After an injury")),
                        ("recent_operation", _("After an operation")),
                        ("cancer_pain", _("From cancer")),
                        ("fever", _("Fever")),
                        ("weakness_or_numbness", _("New weakness or numbness")),
                        ("bladder_or_bowel_change", _("Bladder or bowel trouble")),
                        ("unplanned_weight_loss", _("Losing weight without trying")),
                        ("thoughts_of_suicide", _("Thoughts of suicide")),
                    ],
                    "",
                    named=_("Is any of this so?"),
                )
            )
        )
        self._alert = Card(alert=True)
        self._scope = result_text("", _("What to do now"))
        self._alert.add(self._scope)
        card.add(self._alert)
        return card

    def _peg(self) -> Card:
        card = Card(_("The past week (PEG)"))
        for field, question, low, high in peg_items():
            card.add(self.bind(ZeroToTen(self.session, f"pain.peg.{field}", question, low, high)))
        self._score = result_text("", _("PEG score"), "h3")
        card.add(self._score)
        return card

    def show_derived(self) -> None:
        """The score, the alarms, the rows of treatments."""
        if self._since is not None:
            self._since.refresh()
        notes = [note.text for note in self.session.assessment.scope]
        self._scope.setText("\n\n".join(notes))
        self._alert.setVisible(bool(notes))
        score = peg_score(self.session.conversation.pain.peg)
        self._score.setText(
            _("No score yet: answer all three.")
            if score is None
            else _("PEG score: {score} of 10").format(score=score)
        )
        self._tried.show_entries()
