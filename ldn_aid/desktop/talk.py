"""A line that the clinician can say at each step (three-talk model: team, option, decision)."""

from ldn_aid.i18n import _
from ldn_aid.terms import Step


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
            "You could say: this shows how each way lines up with what you told me. It does not decide."
        ),
        Step.DECIDE: _("You could say: we can choose now, or take more time. Both are fine."),
        Step.SUMMARY: _("You could say: this is yours to take home and to show to the people you trust."),
    }
    return lines[step]
