"""What the safety rules found, in the sentences that the screen, the record and the command line share."""

from collections.abc import Sequence
from decimal import Decimal

from ldn_aid.i18n import _, plain_number
from ldn_aid.safety.findings import (
    AcetaminophenTotal,
    Assessment,
    LapsedSetAside,
    NaloxoneOffer,
    NotChecked,
    NsaidTotal,
)


def mme_text(assessment: Assessment) -> str:
    """The day's opioid dose; why it is not known where only what was written names an opioid."""
    mme, named = assessment.mme, assessment.ldn_gate.named
    text = _("not known") if mme.total is None else _("{mme} MME a day").format(mme=plain_number(mme.total))
    if named:
        return _("{total}: {names} is named in what was written, but not on the list").format(
            total=text, names=", ".join(f"“{name}”" for name in named)
        )
    return text if mme.complete or mme.total is None else text + _(" (incomplete)")


def acetaminophen_text(total: AcetaminophenTotal) -> str:
    """The day's acetaminophen, its limit and why."""
    amount = (
        _("not known")
        if total.mg_per_day is None
        else _("{mg} mg a day").format(mg=plain_number(total.mg_per_day))
    )
    return (
        _("Acetaminophen from all sources: {amount}; limit {limit} mg ({reason}).").format(
            amount=amount, limit=total.limit_mg, reason=total.limit_reason
        )
        + ("" if total.complete else " " + _("The total is incomplete."))
        + _if_all(total.most_mg, total.mg_per_day)
    )


def _if_all(most: Decimal | None, counted: Decimal | None) -> str:
    """What it would be if every order of a product that stands more than once is taken."""
    if most is None or counted is None or most <= counted:
        return ""
    return " " + _("If every order listed is taken: {mg} mg a day.").format(mg=plain_number(most))


def nsaid_text(total: NsaidTotal) -> str:
    """One NSAID's day."""
    amount = (
        _("dose not known")
        if total.mg_per_day is None
        else _("{mg} mg a day").format(mg=plain_number(total.mg_per_day))
    )
    if total.note:
        amount += f", {total.note}"
    return _("{nsaid}: {amount} ({products})").format(
        nsaid=total.ingredient, amount=amount, products=", ".join(total.products)
    ) + _if_all(total.most_mg, total.mg_per_day)


def lapsed_text(one: LapsedSetAside) -> str:
    """A finding that was set aside and is not any more."""
    return _("{rule}: {why}. Reason given then: {reason}").format(
        rule=one.finding, why=one.why, reason=one.reason.strip()
    )


def naloxone_text(naloxone: NaloxoneOffer) -> str:
    """Whether naloxone is offered, why, and which criteria are open."""
    text = _("Naloxone: no reason found to offer it.")
    if naloxone.offer:
        text = _("Naloxone: offer it, because of {reasons}.").format(reasons="; ".join(naloxone.reasons))
    elif naloxone.note:
        text = _("Naloxone: {note}").format(note=naloxone.note)
    if naloxone.unasked:
        text += " " + _("Criteria not asked: {questions}.").format(questions=", ".join(naloxone.unasked))
    return text


def not_checked_text(not_checked: Sequence[NotChecked]) -> str:
    """What could not be checked, and why, in one paragraph."""
    by_why: dict[str, list[str]] = {}
    for one in not_checked:
        by_why.setdefault(one.why, []).append(one.question)
    parts = [f"{', '.join(dict.fromkeys(questions))} ({why})" for why, questions in by_why.items()]
    return _("Not checked yet: {list}.").format(list="; ".join(parts))
