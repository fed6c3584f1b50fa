"""Facts about how much is taken: NSAIDs, acetaminophen, MME."""

from collections.abc import Callable
from decimal import Decimal

from ldn_aid.i18n import _, plain_number
from ldn_aid.safety import facts_medicines as listed
from ldn_aid.safety.fact import Fact, KnownFacts
from ldn_aid.safety.fact import answer_name as _answer
from ldn_aid.safety.fact import fact_name as _name
from ldn_aid.safety.findings import AcetaminophenTotal, MmeTotal, NsaidTotal
from ldn_aid.safety.rules import table


def mme_guidepost(facts: KnownFacts, mme: MmeTotal) -> Fact:
    """50 MME a day or more, as far as it was counted."""
    medicines = facts.conversation.medicines
    asked = medicines.takes_opioids is not None and medicines.forgotten is not None
    if mme.total is not None and mme.total >= Decimal(table("totals")["mme"]["guidepost"]):
        words = _answer("mme").format(mme=plain_number(mme.total))
        return Fact("yes", f"{_name('mme')}: {words}", _name("mme"))
    return Fact("no" if mme.complete else None, "", _name("mme"), asked=asked)


def nsaid_now(facts: KnownFacts) -> Fact:
    """Whether an NSAID is swallowed for pain; low-dose aspirin is none."""
    entries = [one for _nsaid, one in listed.oral_nsaids(facts.conversation)]
    name, answer = _name("nsaid.now"), facts.conversation.medicines.acetaminophen_or_nsaids
    found = [one.entry.product for one in entries if not listed.may_be_low_dose_aspirin(one)]
    if found:
        return Fact("yes", f"{name}: {', '.join(dict.fromkeys(found))}", name, tuple(found))
    if entries:
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    named = listed.products_of_class(facts.conversation, "acetaminophen")
    named += listed.products_of_class(facts.conversation, "topical_nsaid")
    if answer == "unsure" or (answer == "yes" and not named):
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    return Fact(None if answer is None else "no", "", name)


def nsaid_gel_now(facts: KnownFacts) -> Fact:
    """Whether an NSAID for the skin is listed as used."""
    found, name = listed.products_of_class(facts.conversation, "topical_nsaid"), _name("nsaid.gel_now")
    words = f"{name}: {', '.join(dict.fromkeys(found))}" if found else ""
    return Fact("yes" if found else "no", words, name, tuple(found))


def two_nsaids(facts: KnownFacts) -> Fact:
    """Whether more than one NSAID is swallowed."""
    entries = tuple(listed.oral_nsaids(facts.conversation))
    found = dict.fromkeys(nsaid for nsaid, one in entries if not listed.may_be_low_dose_aspirin(one))
    name, any_nsaid = _name("nsaid.two_or_more"), facts["nsaid.now"]
    if len(found) > 1:
        return Fact("yes", f"{name}: {', '.join(found)}", name)
    if found and len(entries) > len(found) and len({nsaid for nsaid, _one in entries}) > 1:
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    if not entries and any_nsaid.state in (None, "unsure"):
        return Fact(any_nsaid.state, f"{name}: {_answer('unsure')}", name)
    return Fact("no", "", name)


def high_dose(nsaids: tuple[NsaidTotal, ...]) -> Fact:
    """Whether one NSAID's day is above the dose at which a study saw heart attacks most."""
    name = _name("nsaid.high_dose")
    limited = [one for one in nsaids if one.high_dose_mg is not None]
    high = [
        _("{nsaid} {mg} mg").format(nsaid=one.ingredient, mg=plain_number(one.mg_per_day))
        for one in limited
        if one.mg_per_day is not None and one.high_dose_mg and one.mg_per_day > one.high_dose_mg
    ]
    if high:
        return Fact("yes", f"{name}: {', '.join(high)}", name)
    if any(one.high_dose_mg and (one.most_mg or 0) > one.high_dose_mg for one in limited):
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    return Fact(None if any(one.mg_per_day is None for one in limited) else "no", "", name, asked=True)


def acetaminophen_now(facts: KnownFacts) -> Fact:
    """Whether anything that holds acetaminophen is listed as taken."""
    name, answer = _name("acetaminophen.now"), facts.conversation.medicines.acetaminophen_or_nsaids
    found = listed.products_holding(facts.conversation, "acetaminophen")
    if found:
        return Fact("yes", f"{name}: {', '.join(dict.fromkeys(found))}", name, tuple(found))
    if answer == "unsure" or (answer == "yes" and facts["nsaid.now"].state != "yes"):
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    return Fact(None if answer is None else "no", "", name)


def acetaminophen_in_opioid(facts: KnownFacts) -> Fact:
    """Whether an opioid that is taken holds acetaminophen: it cannot simply be left out."""
    name = _name("acetaminophen.in_opioid_now")
    found = [
        one.entry.product
        for one in listed.now(facts.conversation)
        if one.recognition.opioid and "acetaminophen" in one.recognition.ingredients
    ]
    words = f"{name}: {', '.join(dict.fromkeys(found))}" if found else ""
    return Fact("yes" if found else "no", words, name, tuple(found))


def over_limit(facts: KnownFacts, total: AcetaminophenTotal | None) -> Fact:
    """Whether the day's acetaminophen is above the limit that applies."""
    name = _name("acetaminophen.over_limit")
    if total is None or (total.over is None and (total.most_mg or 0) <= total.limit_mg):
        return Fact(None, "", name, asked=_asked(facts))
    words = _("{name}: {mg} mg a day, limit {limit} mg ({reason})").format(
        name=name, mg=plain_number(total.mg_per_day or Decimal(0)), limit=total.limit_mg,
        reason=total.limit_reason,
    )  # fmt: skip
    if total.over is None:
        words += " " + _("If every order listed is taken: {mg} mg a day.").format(
            mg=plain_number(total.most_mg or Decimal(0))
        )
        return Fact("unsure", words, name)
    return Fact("yes" if total.over else "no", words, name)


def enough_for_inr(facts: KnownFacts, total: AcetaminophenTotal | None) -> Fact:
    """Whether enough acetaminophen is taken to act on warfarin."""
    return _amount(facts, total, lambda mg: mg >= table("totals")["acetaminophen_with_warfarin"]["mg"])


def over_cautious_limit(facts: KnownFacts, total: AcetaminophenTotal | None) -> Fact:
    """Whether more is taken than the cautious limit that is often given for regular use."""
    return _amount(facts, total, lambda mg: mg > table("totals")["acetaminophen_cautious"]["mg"])


def _asked(facts: KnownFacts) -> bool:
    return facts.conversation.medicines.acetaminophen_or_nsaids is not None


def _amount(facts: KnownFacts, total: AcetaminophenTotal | None, holds: Callable[[Decimal], bool]) -> Fact:
    """Whether the day's acetaminophen, as far as it is known, is as *holds* says; more of it may not be known."""
    name = _name("acetaminophen.amount")
    if total is not None and total.mg_per_day is not None:
        enough = holds(total.mg_per_day)
        if enough or total.complete:
            words = _("{name}: {mg} mg a day").format(name=name, mg=plain_number(total.mg_per_day))
            return Fact("yes" if enough else "no", words, name)
    return Fact(None, "", name, asked=_asked(facts))
