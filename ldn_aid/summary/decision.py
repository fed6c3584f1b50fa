"""The decision in one sentence, and the next step; a start of LDN that may not be is never printed as one."""

from collections.abc import Iterator
from datetime import date

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _, long_date, ngettext
from ldn_aid.safety.findings import Assessment, GateStatus
from ldn_aid.safety.ldn_gate import decision_standing, ldn_not_before
from ldn_aid.safety.ldn_plans import ldn_in_sight, ldn_written
from ldn_aid.safety.rules import wording as rule_wording
from ldn_aid.summary.leaflets import wording
from ldn_aid.terms import OptionId

_A_YEAR = 366
"""Days."""


def chosen_options(conversation: Conversation) -> tuple[OptionId, ...]:
    """What was chosen, in the fixed order; nothing unless a choice was recorded."""
    decision = conversation.decision
    if decision.kind != "chosen":
        return ()
    return tuple(option for option in OptionId if option in decision.options)


def ldn_is_for_later(conversation: Conversation, assessment: Assessment) -> bool:
    """Whether LDN is chosen but must not, or shall not, be started today."""
    if OptionId.LDN not in chosen_options(conversation):
        return False
    held = decision_standing(conversation, assessment.ldn_gate) == "ldn_held"
    return held or conversation.decision.ldn_start == "revisit"


def ldn_waits(conversation: Conversation, assessment: Assessment) -> bool:
    """Whether LDN is ticked, whatever was decided about it, although the gate is not clear; or is chosen for later."""
    ticked = OptionId.LDN in conversation.decision.options
    return ldn_is_for_later(conversation, assessment) or (
        ticked and assessment.ldn_gate.status is not GateStatus.CLEAR
    )


def decision_sentence(conversation: Conversation, assessment: Assessment) -> str:
    """What was decided, in one sentence."""
    decision, options = conversation.decision, chosen_options(conversation)
    if decision_standing(conversation, assessment.ldn_gate) == "ldn_held":
        rest = tuple(option for option in options if option is not OptionId.LDN)
        if not rest or OptionId.OPIOID in rest:
            return _("LDN cannot be started today.")
        return _("LDN cannot be started today. What else we chose: {options}.").format(
            options=listed(_names(rest))
        )
    if options:
        names = listed(_names(options))
        if ldn_is_for_later(conversation, assessment):
            rest = tuple(option for option in options if option is not OptionId.LDN)
            text = _("We plan to come back to LDN, not to start LDN today.")
            if rest:
                text = _("We chose: {options}.").format(options=listed(_names(rest))) + f" {text}"
            return f"{text} {from_which_day(conversation, assessment)}".rstrip()
        if decision.plan.trial_weeks and options != (OptionId.NO_NEW_MEDICINE,):
            return ngettext(
                "We chose: {options}, to try for {weeks} week.",
                "We chose: {options}, to try for {weeks} weeks.",
                decision.plan.trial_weeks,
            ).format(options=names, weeks=decision.plan.trial_weeks)
        return _("We chose: {options}.").format(options=names)
    if decision.kind == "chosen":
        return _("We have not written down what we chose.")
    if decision.kind == "not_sure_yet":
        return _("We are not sure yet, and that is fine.")
    if decision.kind == "decide_later":
        return _("We will decide later.")
    return _("We have not decided yet.")


def from_which_day(conversation: Conversation, assessment: Assessment) -> str:
    """From which day on LDN can be come back to; who will say so where no day can be named; empty where none was given."""
    gate, words = assessment.ldn_gate, rule_wording("gate")
    day = ldn_not_before(conversation, gate)
    if day and day < assessment.today:
        return _("The day set for that, {day}, is over. Talk about LDN again.").format(day=long_date(day))
    if day:
        return _("Not before {day}.").format(day=long_date(day))
    if gate.status is GateStatus.CLEAR:
        return ""
    return str(
        words[
            "day_after_opioids"
            if gate.status is GateStatus.BLOCKED and gate.about_opioids
            else "day_after_answers"
        ]
    )


def cautions_with_decision(conversation: Conversation, assessment: Assessment) -> Iterator[str]:
    """What must be said in the same breath as the decision: why LDN waits, and never to stop opioids at once."""
    words, gate = rule_wording("gate"), assessment.ldn_gate
    if decision_standing(conversation, gate) == "ldn_held":
        if OptionId.OPIOID in chosen_options(conversation):
            yield words["ldn_with_opioid"]
        if gate.status is not GateStatus.CLEAR:
            yield from gate.reasons
        if gate.earliest:
            yield _("Earliest day: {day}.").format(day=long_date(gate.earliest))
        if gate.opioid_possible and words["no_abrupt_stop"] not in gate.reasons:
            yield words["no_abrupt_stop"]
    elif ldn_is_for_later(conversation, assessment):
        if gate.opioid_possible:
            yield words["no_abrupt_stop"]
    else:
        yield from gate_beside_ldn(conversation, assessment)


def gate_beside_ldn(conversation: Conversation, assessment: Assessment) -> Iterator[str]:
    """What the gate says, wherever LDN was looked at or is written down although it is not chosen for today.

    Nothing when the gate is clear or LDN is nowhere in sight. The reasons stand with it where somebody wrote of LDN.
    """
    gate = assessment.ldn_gate
    if gate.status is GateStatus.CLEAR or not ldn_in_sight(conversation):
        return
    written = ldn_written(conversation)
    first = [
        _("LDN cannot be started today.")
        if written
        else _("Of the options we looked at, LDN cannot be started today.")
    ]
    if gate.earliest:
        first.append(_("Earliest day: {day}.").format(day=long_date(gate.earliest)))
    if written:
        yield " ".join(first)
        yield from gate.reasons
    else:
        if gate.opioid_possible:
            first.append(rule_wording("gate")["no_abrupt_stop"])
        yield " ".join(first)


def next_step(conversation: Conversation, today: date) -> str:
    """When the two meet again; a day that is over, or far away, is questioned."""
    follow_up, clinician = conversation.decision.plan.follow_up, conversation.start.clinician.strip()
    if follow_up is None:
        return _("Next step: no date for the next visit was set.")
    if follow_up < today:
        words = _("Next step: the day set for the next visit, {day}, is over. Set a new one.")
        return words.format(day=long_date(follow_up))
    if is_far(follow_up, today):
        words = _("Next step: we meet again on {day}. Check this date: it is more than a year away.")
        return words.format(day=long_date(follow_up))
    if clinician:
        return _("Next step: we meet again on {day}, with {clinician}.").format(
            day=long_date(follow_up), clinician=clinician
        )
    return _("Next step: we meet again on {day}.").format(day=long_date(follow_up))


def is_far(day: date, today: date) -> bool:
    """Whether *day* is more than a year away, before or after, and so may be a slip."""
    return abs((day - today).days) > _A_YEAR


def _names(options: tuple[OptionId, ...]) -> list[str]:
    words = wording("options")
    return [words[option]["in_sentence" if len(options) == 1 else "beside"] for option in options]


def listed(names: list[str]) -> str:
    """*names* as in a sentence: one, two and three."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
