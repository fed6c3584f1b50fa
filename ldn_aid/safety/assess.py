"""All safety rules over one conversation on one day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.safety.cautions import cautions, list_findings
from ldn_aid.safety.daily_totals import acetaminophen_total, nsaid_totals
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import (
    AcetaminophenTotal,
    Assessment,
    Finding,
    GateStatus,
    LdnGate,
    Level,
    MmeTotal,
    NaloxoneOffer,
    NotChecked,
    ScopeNote,
)
from ldn_aid.safety.ldn_gate import decision_standing, ldn_gate
from ldn_aid.safety.mme import left_open, mme_total
from ldn_aid.safety.naloxone import naloxone_offer
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, RuleTableError
from ldn_aid.safety.scope import CareNumbers, numbers_of, scope_notes, scope_unasked
from ldn_aid.safety.set_aside import lapsed, with_reasons
from ldn_aid.store.settings import default_settings
from ldn_aid.terms import OptionId

_OPTIONS = list(OptionId)
_LEVELS = list(Level)
_T = TypeVar("_T")
_CANNOT_RUN = (RuleTableError, KeyError, TypeError, ValueError, ArithmeticError)
"""What a rule table that cannot be read, or does not hold what it should, raises."""


def assess(conversation: Conversation, today: date, numbers: CareNumbers | None = None) -> Assessment:
    """Everything that must be said before anyone chooses, as of *today*.

    *numbers* are the telephone numbers of the place. A check that could not run says so: it never passes
    for one that found nothing.
    """
    numbers = numbers or numbers_of(default_settings())
    could_not: list[NotChecked] = []

    def run(check: Callable[[], _T], otherwise: Callable[[str], _T], option: OptionId, what: str) -> _T:
        try:
            return check()
        except _CANNOT_RUN as error:
            why = _("the check could not run: {why}").format(why=error)
            could_not.append(NotChecked(option, what, why))
            return otherwise(why)

    gate = run(lambda: ldn_gate(conversation, today), _no_gate, OptionId.LDN, _("LDN gate"))
    mme = run(
        lambda: left_open(mme_total(conversation), gate.signs), _no_mme, OptionId.OPIOID, _("opioid dose")
    )
    facts = Facts(conversation, today, mme, gate)
    facts.acetaminophen = run(
        lambda: acetaminophen_total(conversation, facts),
        _no_acetaminophen, OptionId.ACETAMINOPHEN, _("acetaminophen a day"),
    )  # fmt: skip
    facts.nsaids = run(lambda: nsaid_totals(conversation), lambda _why: (), OptionId.NSAID, _("NSAIDs a day"))
    found: list[Finding] = []
    for option in OPTIONS_WITH_RULES:
        held, unasked = run(lambda: cautions(option, facts, numbers), lambda _why: ((), ()), option, _("all cautions"))  # noqa: B023  # fmt: skip
        found += held
        could_not += unasked
    nobody = OptionId.NO_NEW_MEDICINE
    found += run(lambda: tuple(list_findings(facts)), lambda _why: (), nobody, _("the list of medicines"))
    naloxone = run(lambda: naloxone_offer(facts, gate.signs), _no_naloxone, OptionId.OPIOID, _("naloxone"))
    scope = run(
        lambda: scope_notes(conversation.pain, numbers), lambda why: (ScopeNote(why),), nobody, _("red flags")
    )
    could_not += run(lambda: tuple(scope_unasked(conversation.pain)), lambda _why: (), nobody, _("red flags"))
    findings = tuple(sorted(with_reasons(conversation, found), key=_order))
    could_not.sort(key=lambda one: _OPTIONS.index(one.option))
    return Assessment(
        today=today,
        mme=mme,
        ldn_gate=gate,
        acetaminophen=facts.acetaminophen,
        nsaids=facts.nsaids,
        naloxone=naloxone,
        findings=findings,
        unasked=tuple(dict.fromkeys(one.question for one in could_not)),
        not_checked=tuple(could_not),
        scope=scope,
        lapsed=tuple(lapsed(conversation, findings)),
        decision=decision_standing(conversation, gate),
    )


def _order(finding: Finding) -> tuple[int, int]:
    return _OPTIONS.index(finding.option), _LEVELS.index(finding.level)


def _no_mme(why: str) -> MmeTotal:
    return MmeTotal(None, False, (), (why,))


def _no_gate(why: str) -> LdnGate:
    return LdnGate(GateStatus.ASK, None, (_("Do not start LDN: {why}").format(why=why),))


def _no_acetaminophen(why: str) -> AcetaminophenTotal:
    return AcetaminophenTotal(None, False, 0, why, None, ())


def _no_naloxone(why: str) -> NaloxoneOffer:
    return NaloxoneOffer(False, (), why)


def as_json(assessment: Assessment) -> dict[str, Any]:
    """The object that ``ldn-aid assess --json`` prints (design.md, section 4)."""
    gate, total, mme = assessment.ldn_gate, assessment.acetaminophen, assessment.mme
    naloxone = assessment.naloxone
    return {
        "mme": {
            "total": _number(mme.total),
            "complete": mme.complete,
            "items": [
                {"product": item.product, "mme": _number(item.mme), "note": item.note} for item in mme.items
            ],
        },
        "mme_cautions": list(mme.cautions),
        "ldn_gate": {
            "status": str(gate.status),
            "earliest": gate.earliest.isoformat() if gate.earliest else None,
            "reasons": list(gate.reasons),
            "guidance": list(gate.guidance),
        },
        "acetaminophen": {
            "mg_per_day": _number(total.mg_per_day),
            "complete": total.complete,
            "limit_mg": total.limit_mg,
            "limit_reason": total.limit_reason,
            "over": total.over,
            "if_all_orders_are_taken": _number(total.most_mg),
            "items": list(total.items),
        },
        "nsaids": [
            {
                "ingredient": one.ingredient,
                "mg_per_day": _number(one.mg_per_day),
                "products": list(one.products),
                "high_dose_mg": one.high_dose_mg,
                "if_all_orders_are_taken": _number(one.most_mg),
                "note": one.note,
            }
            for one in assessment.nsaids
        ],
        "naloxone": {
            "offer": naloxone.offer,
            "reasons": list(naloxone.reasons),
            "note": naloxone.note,
            "unasked": list(naloxone.unasked),
        },
        "findings": [_finding_json(finding) for finding in assessment.findings],
        "set_aside_without_effect": [
            {"id": one.finding, "reason": one.reason, "why": one.why} for one in assessment.lapsed
        ],
        "decision": assessment.decision,
        "unasked": list(assessment.unasked),
        "not_checked": [
            {"option": str(one.option), "question": one.question, "why": one.why, "rules": list(one.rules)}
            for one in assessment.not_checked
        ],
        "scope": [note.text for note in assessment.scope],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "option": str(finding.option),
        "level": str(finding.level),
        "form": finding.form,
        "because": finding.because,
        "source": finding.source,
        "seen": finding.seen,
        "checked": finding.checked,
        "text": finding.text,
        "detail": finding.detail,
        "set_aside": finding.set_aside,
        "may_be_set_aside": finding.may_be_set_aside,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
