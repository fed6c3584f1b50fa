"""All safety rules over one conversation on one day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.cautions import cautions, list_findings
from ldn_aid.safety.daily_totals import acetaminophen_total
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import Assessment, Finding, Level
from ldn_aid.safety.ldn_gate import ldn_gate
from ldn_aid.safety.mme import mme_total
from ldn_aid.safety.naloxone import naloxone_offer
from ldn_aid.safety.scope import scope_notes
from ldn_aid.terms import OptionId

_OPTIONS = list(OptionId)
_LEVELS = list(Level)


def assess(conversation: Conversation, today: date) -> Assessment:
    """Everything that must be said before anyone chooses, as of *today*."""
    mme = mme_total(conversation)
    facts = Facts(conversation, mme)
    facts.acetaminophen = acetaminophen_total(conversation, facts)
    found, unasked = cautions(facts)
    reasons = {one.finding: one.reason for one in conversation.set_aside}
    findings = [
        replace(finding, set_aside=reasons.get(finding.id))
        for finding in (*found, *list_findings(conversation))
    ]
    return Assessment(
        today=today,
        mme=mme,
        ldn_gate=ldn_gate(conversation, today),
        acetaminophen=facts.acetaminophen,
        naloxone=naloxone_offer(facts),
        findings=tuple(sorted(findings, key=_order)),
        unasked=unasked,
        scope=scope_notes(conversation.pain),
    )


def _order(finding: Finding) -> tuple[int, int]:
    return _OPTIONS.index(finding.option), _LEVELS.index(finding.level)


def as_json(assessment: Assessment) -> dict[str, Any]:
    """The object that ``ldn-aid assess --json`` prints (design.md, section 4)."""
    gate, total = assessment.ldn_gate, assessment.acetaminophen
    return {
        "mme": {
            "total": _number(assessment.mme.total),
            "complete": assessment.mme.complete,
            "items": [
                {"product": item.product, "mme": _number(item.mme), "note": item.note}
                for item in assessment.mme.items
            ],
        },
        "ldn_gate": {
            "status": str(gate.status),
            "earliest": gate.earliest.isoformat() if gate.earliest else None,
            "reasons": list(gate.reasons),
        },
        "acetaminophen": {
            "mg_per_day": _number(total.mg_per_day),
            "complete": total.complete,
            "limit_mg": total.limit_mg,
            "limit_reason": total.limit_reason,
            "over": total.over,
        },
        "naloxone": {"offer": assessment.naloxone.offer, "reasons": list(assessment.naloxone.reasons)},
        "findings": [_finding_json(finding) for finding in assessment.findings],
        "unasked": list(assessment.unasked),
        "scope": list(assessment.scope),
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "option": str(finding.option),
        "level": str(finding.level),
        "because": finding.because,
        "source": finding.source,
        "checked": finding.checked,
        "text": finding.text,
        "detail": finding.detail,
        "set_aside": finding.set_aside,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
