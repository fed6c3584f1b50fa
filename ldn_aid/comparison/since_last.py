"""What changed since the visit before: PEG, the person's own goal, beside the stop rule that was agreed. No verdict."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import Peg
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date, ngettext, plain_number
from ldn_aid.safety.rules import table


@dataclass(frozen=True)
class PegChange:
    """Two PEG scores. ``percent_better`` is negative when it got worse, None when the first was 0."""

    before: Decimal
    now: Decimal
    percent_better: int | None
    meaningful: bool


def peg_change(before: Peg, now: Peg) -> PegChange | None:
    """The change from *before* to *now*; None while either has no score.

    Worked out from the sums of the items, not from the rounded scores, so that no rounding tips it over the mark.
    """
    first, second = peg_score(before), peg_score(now)
    if first is None or second is None:
        return None
    old, new = _sum(before), _sum(now)
    if old == 0:
        return PegChange(first, second, None, meaningful=False)
    share = Decimal(old - new) / old
    percent = int((share * 100).quantize(Decimal(1), ROUND_HALF_UP))
    mark = Decimal(str(table("follow_up")["meaningful_change"]["share"]))
    return PegChange(first, second, percent, meaningful=share >= mark)


def since_last(conversation: Conversation, pack: Pack) -> tuple[str, ...]:
    """What is known of the change, one sentence or two each; empty when this is no follow-up visit."""
    before = conversation.follow_up.before
    if before is None:
        return ()
    lines = [agreed_then(conversation, pack), _peg_line(conversation), *_goal_lines(conversation)]
    went = conversation.follow_up.how_it_went.strip()
    if went:
        lines.append(_("How it went, in my words: {words}").format(words=went))
    if before.judged_by.strip():
        lines.append(_("How we said we would judge it: {how}").format(how=before.judged_by.strip()))
    if before.stop_rule.strip():
        lines.append(_("When we said we would stop: {rule}").format(rule=before.stop_rule.strip()))
    return tuple(line for line in lines if line)


def agreed_then(conversation: Conversation, pack: Pack) -> str:
    """What the visit before ended with and how long ago that was; empty when this is no follow-up visit."""
    before, today = conversation.follow_up.before, conversation.start.visit_date
    if before is None:
        return ""
    if before.visit_date is None:
        when = _("Last visit: its date was not noted.")
    elif today is not None and before.visit_date > today:
        when = _("Last visit: {day} (check this date: it is after this visit).").format(
            day=long_date(before.visit_date)
        )
    elif today is None or (weeks := (today - before.visit_date).days // 7) < 1:
        when = _("Last visit: {day}.").format(day=long_date(before.visit_date))
    else:
        when = ngettext(
            "Last visit: {day}, {weeks} week ago.", "Last visit: {day}, {weeks} weeks ago.", weeks
        ).format(day=long_date(before.visit_date), weeks=weeks)
    if not before.options:
        return f"{when} {_('Nothing was chosen then.')}"
    chosen = _("Then we chose: {options}.").format(
        options=", ".join(pack.option_text[option].short_name for option in before.options)
    )
    if before.trial_weeks is None:
        return f"{when} {chosen}"
    trial = ngettext(
        "We agreed to try it for {weeks} week.", "We agreed to try it for {weeks} weeks.", before.trial_weeks
    ).format(weeks=before.trial_weeks)
    return f"{when} {chosen} {trial}"


def _peg_line(conversation: Conversation) -> str:
    before = conversation.follow_up.before
    old = peg_score(before.peg) if before else None
    if before is None or old is None:
        return _("There is no PEG score from the last visit to compare with.")
    day = long_date(before.visit_date) if before.visit_date else _("the last visit")
    change = peg_change(before.peg, conversation.pain.peg)
    if change is None:
        return _("PEG on {day}: {old} of 10. Today: not all three were answered.").format(day=day, old=old)
    text = _("PEG on {day}: {old} of 10. Today: {now} of 10.").format(
        day=day, old=change.before, now=change.now
    )
    if change.percent_better is None:
        return text
    if change.percent_better > 0:
        text += " " + _("That is {percent}% better.").format(percent=change.percent_better)
    elif change.percent_better < 0:
        text += " " + _("That is {percent}% worse.").format(percent=-change.percent_better)
    else:
        text += " " + _("That is the same.")
    return f"{text} {_mark_line(change)}"


def _mark_line(change: PegChange) -> str:
    rule = table("follow_up")["meaningful_change"]
    mark = plain_number(Decimal(str(rule["share"])) * 100)
    text = (
        _("A change of {percent}% or more is often seen as a real help; this one is that large.")
        if change.meaningful
        else _("A change of {percent}% or more is often seen as a real help; this one is smaller.")
    ).format(percent=mark)
    return text if rule["seen"] == "abstract" else f"{text} {_('(To be confirmed.)')}"


def _goal_lines(conversation: Conversation) -> list[str]:
    """The goals that were agreed on then, with the answer of today; two of them share it."""
    before = conversation.follow_up.before
    goals = [goal for goal in (before and before.goals) or conversation.goals.goals if goal.text.strip()]
    answers = {
        "yes": _("reached"), "partly": _("partly reached"), "no": _("not reached"), "unsure": _("not sure"),
    }  # fmt: skip
    answer = answers.get(conversation.follow_up.goal_reached or "", _("not answered"))
    lines = [_("My goal: {goal}").format(goal=goal.text.strip()) for goal in goals]
    if len(lines) == 1:
        return [f"{lines[0]} ({answer})"]
    return [*lines, _("Were my goals reached: {answer}").format(answer=answer)] if lines else []


def _sum(peg: Peg) -> int:
    return sum(item or 0 for item in (peg.pain, peg.enjoyment, peg.activity))
