"""Facts about opioids and what blocks them: taken now, stopped, which one, treatment, naltrexone."""

from datetime import date, timedelta

from ldn_aid.i18n import _, long_date
from ldn_aid.safety import facts_medicines as listed
from ldn_aid.safety.blockers import Blocker, blockers
from ldn_aid.safety.fact import Fact, KnownFacts, State
from ldn_aid.safety.fact import answer_name as _answer
from ldn_aid.safety.fact import fact_name as _name
from ldn_aid.safety.intake import high_dose_loperamide, opioid_exposures
from ldn_aid.safety.rules import table, wording


def opioid_now(facts: KnownFacts) -> Fact:
    """Whether anything that acts on opioid receptors is taken."""
    conversation, name = facts.conversation, _name("opioid.now")
    exposures = [one for one in opioid_exposures(conversation) if one.taking != "stopped"]
    certain = [one.product for one in exposures if one.certain and one.taking == "now"]
    medicines = conversation.medicines
    if certain:
        return Fact("yes", f"{name}: {', '.join(certain)}", name, tuple(certain))
    if exposures or medicines.takes_opioids == "unsure":
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    if medicines.takes_opioids == "yes" and not opioid_exposures(conversation):
        # Yes, but which? Something that is no opioid may have been listed in its place.
        state: State = "unsure" if medicines.opioids else "yes"
        which = wording("facts")["sentences"]["which_opioid_not_known"]
        return Fact(state, f"{name}: {_answer(str(state))}", name, (which,))
    asked = medicines.takes_opioids is not None and medicines.forgotten is not None
    return Fact("no" if asked else None, "", name)


def opioid_stopped(facts: KnownFacts, today: date) -> Fact:
    """Whether one was taken and is not any more, not too long ago or nobody knows when."""
    since = today - timedelta(days=table("intervals")["stopped_lately"]["days"])
    stopped = [
        one.product
        for one in opioid_exposures(facts.conversation)
        if one.taking == "stopped" and (one.last_taken is None or one.last_taken >= since)
    ]
    words = _("stopped lately: {products}").format(products=", ".join(stopped))
    asked = facts.conversation.medicines.takes_opioids is not None
    return Fact("yes" if stopped else "no" if asked else None, words, _name("opioid.now"))


def opioid_group(facts: KnownFacts, group: str) -> Fact:
    """Whether the opioid taken stands in *group* of ``opioid_groups.toml``."""
    found, unknown = listed.opioids_in_group(facts.conversation, group)
    any_opioid, name = facts["opioid.now"], _name("opioid.which")
    if found:
        return Fact("yes", f"{_name('opioid.now')}: {', '.join(found)}", name, tuple(found))
    named = bool(facts.conversation.medicines.opioids) or any_opioid.state == "no"
    if unknown or (any_opioid.state in ("yes", "unsure") and not named):
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    return Fact(any_opioid.state if any_opioid.state is None else "no", "", any_opioid.question)


def treatment(facts: KnownFacts) -> Fact:
    """Whether methadone or buprenorphine is taken as treatment."""
    found, name = listed.treatment_products(facts.conversation), _name("opioid.treatment")
    asked = facts.conversation.medicines.forgotten is not None
    return Fact("yes" if found else "no" if asked else None, f"{name}: {', '.join(found)}", name)


def street(facts: KnownFacts) -> Fact:
    """Whether a street opioid is taken, or not known to be stopped."""
    found = [one for one in opioid_exposures(facts.conversation) if one.street and one.taking != "stopped"]
    name, asked = _name("opioid.street"), facts.conversation.medicines.forgotten is not None
    state: State = "yes" if any(one.taking == "now" for one in found) else "unsure" if found else "no"
    words = f"{name}: {', '.join(one.product for one in found)}"
    return Fact(state if found or asked else None, words, facts["opioid.now"].question)


def holds_antagonist(facts: KnownFacts) -> Fact:
    """Whether an opioid with naltrexone in it is taken."""
    found = listed.opioids_holding_naltrexone(facts.conversation)
    name = _name("opioid.holds_antagonist")
    return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)


def high_dose_of_loperamide(facts: KnownFacts) -> Fact:
    """Whether more loperamide is taken in a day than any label gives."""
    found = [one.entry.product for one in listed.now(facts.conversation) if high_dose_loperamide(one)]
    name = _name("loperamide.high_dose")
    return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)


def naltrexone(facts: KnownFacts, today: date) -> Fact:
    """Naltrexone at any dose, taken or acting on after the last dose."""
    name, found = _name("drug.naltrexone"), _naltrexone(facts, today)
    acts = [_in_words(one) for one in found if one.standing in ("taken", "acting")]
    ticked = facts["class.naltrexone_full_dose"]
    return Fact("yes", f"{name}: {', '.join(acts)}", name, tuple(acts)) if acts else ticked


def full_dose(facts: KnownFacts, today: date) -> Fact:
    """Naltrexone above LDN's dose, taken, or injected within its time of action."""
    name = _name("class.naltrexone_full_dose")
    found = [one for one in _naltrexone(facts, today) if one.full_dose]
    acts = [
        _in_words(one) for one in found if one.standing == "taken" or (one.depot and one.standing == "acting")
    ]
    ticked = facts.conversation.medicines.classes
    if acts or "naltrexone_full_dose" in (ticked or ()):
        return Fact("yes", f"{name}: {', '.join(acts) or _answer('yes')}", name)
    if any(one.standing == "may_act" and one.depot for one in found):
        return Fact("unsure", f"{name}: {_answer('unsure')}", name)
    return Fact(None, "", _name("class")) if ticked is None else Fact("no", "", name)


def naltrexone_stopped(facts: KnownFacts, today: date) -> Fact:
    """Naltrexone that is no longer taken."""
    name = _name("drug.naltrexone_stopped")
    found = [one.product for one in _naltrexone(facts, today) if one.standing != "taken"]
    return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)


def other_blocker(facts: KnownFacts, today: date) -> Fact:
    """Samidorphan or nalmefene, taken."""
    name = _name("drug.other_blocker")
    found = [
        f"{one.product} ({one.substance})"
        for one in blockers(facts.conversation, today)
        if one.substance != "naltrexone" and one.standing == "taken"
    ]
    return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)


def _naltrexone(facts: KnownFacts, today: date) -> list[Blocker]:
    return [one for one in blockers(facts.conversation, today) if one.substance == "naltrexone"]


def _in_words(one: Blocker) -> str:
    if one.standing != "acting" or one.last_taken is None:
        return one.product
    return _("{product}, last taken {day}, acts for about {days} days").format(
        product=one.product, day=long_date(one.last_taken), days=one.days
    )
