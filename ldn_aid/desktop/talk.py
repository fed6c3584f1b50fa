"""A line that the clinician can say at each step (three-talk model: team, option, decision)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ldn_aid.desktop.icons import Mark
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _
from ldn_aid.terms import Step


def talk_name(step: Step) -> str:
    """Which of the three talks *step* belongs to."""
    if step is Step.OPTIONS:
        return _("Option talk")
    return _("Decision talk") if step in (Step.FIT, Step.DECIDE, Step.SUMMARY) else _("Team talk")


def talk_line(step: Step) -> str:
    """What to say at *step*."""
    lines = {
        Step.START: _(
            "You could say: there is more than one reasonable way to go, and I would like us to choose together."
        ),
        Step.PAIN: _("You could say: tell me what your pain is like. I believe you."),
        Step.MEDICINES: _("You could say: I ask everyone about every medicine, because some must not meet."),
        Step.HEALTH: _("You could say: these answers tell us what is safe for you."),
        Step.GOALS: _("You could say: before we look at any medicine, what matters most to you?"),
        Step.OPTIONS: _("You could say: let us look at what is known, and at what nobody knows."),
        Step.FIT: _(
            "You could say: this shows how each way lines up with what you told me. It does not decide. "
            "To be sure I explained it well, can you tell me in your own words what you heard?"
        ),
        Step.DECIDE: _("You could say: we can choose now, or take more time. Both are fine."),
        Step.SUMMARY: _("You could say: this is yours to take home and to show to the people you trust."),
    }
    return lines[step]


class TalkLine(QFrame):
    """The line of one step; shown while the clinician wants such lines, never in the patient view."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("say")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(Mark("talk"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(talk_name(step), "caption"))
        words.addWidget(label(talk_line(step)))
        row.addLayout(words, 1)
        session.view_changed.connect(self._follow)
        session.settings_changed.connect(self._follow)
        # Never shown before it has its place: it would flash up as a window of its own.
        if not self._wanted():
            self.hide()

    def _wanted(self) -> bool:
        return self._session.settings.what_to_say and not self._session.patient_view

    def _follow(self) -> None:
        self.setVisible(self._wanted())
