"""Findings that a clinician has set aside, with a reason: for these inputs, and for no other finding."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Finding, LapsedSetAside


def reason_to_set_aside(conversation: Conversation, finding: str, because: str) -> str | None:
    """Why *finding* is set aside; None when it is not, or was for other inputs than *because*."""
    reasons = [
        one.reason
        for one in conversation.set_aside
        if one.finding == finding and one.reason.strip() and one.because in ("", because)
    ]
    return reasons[-1] if reasons else None


def with_reasons(conversation: Conversation, findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings*, each with the reason for which it was set aside."""
    for finding in findings:
        if finding.may_be_set_aside:
            reason = reason_to_set_aside(conversation, finding.id, finding.because)
            yield replace(finding, set_aside=reason)
        else:
            yield finding


def lapsed(conversation: Conversation, findings: Iterable[Finding]) -> Iterator[LapsedSetAside]:
    """What was set aside and sets nothing aside any more, with why."""
    found = {finding.id: finding for finding in findings}
    for one in conversation.set_aside:
        finding = found.get(one.finding)
        if finding is None:
            why = _("no longer applies: it is not found any more")
        elif not finding.may_be_set_aside:
            why = _("has no effect: it stands for the LDN gate")
        elif not one.reason.strip():
            why = _("has no effect: no reason was given")
        elif one.because not in ("", finding.because):
            why = _("no longer applies: it was about {before}").format(before=one.because)
        else:
            continue
        yield LapsedSetAside(one.finding, one.reason, why)
