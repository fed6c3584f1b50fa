"""Step 2: the pain, how it weighs, what was tried; and what this aid does not cover."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.widgets.answers import CheckList, ChoiceRow, Field, TextBox, TextLine
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.i18n import _
from ldn_aid.summary.wording import (
    duration_label,
    extent_label,
    helped_label,
    pain_kind_label,
    peg_items,
    site_label,
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
            bind(ChoiceRow(session, "pain.duration", [(key, duration_label(key)) for key in _DURATIONS], _("How long have you had it?"))),
            bind(ChoiceRow(session, "pain.kind", [(kind, pain_kind_label(kind)) for kind in PainKind], _("What is the main kind of pain?"))),
            bind(CheckList(session, "pain.sites", [(site, site_label(site)) for site in _SITES], _("Where does it hurt? Left and right are your own."))),
            bind(TextBox(session, "pain.known_cause", _("What is known about its cause?"), lines=2)),
            bind(TextBox(session, "pain.story", _("In your own words"))),
        )  # fmt: skip
        self.body.addWidget(history)
        self.body.addWidget(self._alarms())
        self.body.addWidget(self._peg())
        impact = Card(_("How much does pain weigh on ..."))
        for field, question in (
            ("sleep", _("Sleep")),
            ("mood", _("Mood")),
            ("work", _("Work or daily tasks")),
            ("relationships", _("People close to you")),
        ):
            choices = [(key, extent_label(key)) for key in _EXTENTS]
            impact.add(bind(ChoiceRow(session, f"pain.impact.{field}", choices, question)))
        self.body.addWidget(impact)
        self._tried_card = Card(_("What have you tried?"))
        self._tried = QVBoxLayout()
        self._tried_card.column.addLayout(self._tried)
        self._rows: list[Row] = []
        add = QPushButton(_("Add a treatment"))
        add.clicked.connect(self._add)
        self._tried_card.add(add)
        self.body.addWidget(self._tried_card)

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
            numbers = [(number, str(number)) for number in range(11)]
            card.add(
                self.bind(ChoiceRow(self.session, f"pain.peg.{field}", numbers, question, kind="scale")),
                label(_("0: {low}     10: {high}").format(low=low, high=high), "hint"),
            )
        self._score = result_text("", _("PEG score"), "h3")
        card.add(self._score)
        return card

    def show_derived(self) -> None:
        """The score, the alarms, the rows of treatments."""
        notes = self.session.assessment.scope
        self._scope.setText("\n\n".join(notes))
        self._alert.setVisible(bool(notes))
        score = peg_score(self.session.conversation.pain.peg)
        self._score.setText(
            _("No score yet: answer all three.")
            if score is None
            else _("PEG score: {score} of 10").format(score=score)
        )
        self.match_rows(self._rows, len(self.session.conversation.pain.tried), self._tried, self._row)

    def _row(self, place: int) -> Row:
        base = f"pain.tried.{place}"
        helped = [(key, helped_label(key)) for key in ("no", "a_little", "a_lot", "unsure")]
        fields: list[Field] = [
            TextLine(self.session, f"{base}.what", _("Treatment {number}").format(number=place + 1)),
            TextLine(self.session, f"{base}.how_long", _("For how long?")),
            ChoiceRow(self.session, f"{base}.helped", helped, _("Did it help?")),
            TextLine(self.session, f"{base}.why_stopped", _("Why did you stop?")),
        ]
        box = Card()
        for field in fields:
            box.add(self.bind(field))
        remove = QPushButton(_("Remove treatment {number}").format(number=place + 1))
        remove.clicked.connect(partial(self._remove, place))
        box.add(remove)
        return Row(box, fields)

    def _add(self) -> None:
        tried = self.session.conversation.pain.tried
        self.session.edit("pain.tried", (*tried, TriedTreatment(what="")))

    def _remove(self, place: int, _checked: bool = False) -> None:
        tried = self.session.conversation.pain.tried
        self.session.edit("pain.tried", (*tried[:place], *tried[place + 1 :]))
