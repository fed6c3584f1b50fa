"""Whether to offer naloxone (CDC 2022, recommendation 8; HHS 2018 and the manufacturer add criteria)."""

from collections.abc import Sequence

from ldn_aid.i18n import _
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import NaloxoneOffer
from ldn_aid.safety.intake import opioid_exposures
from ldn_aid.safety.rules import table


def naloxone_offer(facts: Facts, signs: Sequence[str] = ()) -> NaloxoneOffer:
    """Offer it when an opioid is, or may be, taken or was stopped lately and a criterion holds or may hold.

    A past overdose, opioid use disorder or its treatment is reason enough alone. *signs* of an opioid that no list
    accounts for leave it open where no criterion holds.
    """
    rules = table("naloxone")
    names = {"Dowell2022": "CDC 2022", "HHS2018": "HHS 2018", "Kloxxado": _("manufacturer")}
    reasons: list[str] = []
    unasked: dict[str, None] = {}
    for group in rules["criteria"]:
        for fact in (facts[key] for key in group["facts"]):
            if fact.state in ("yes", "unsure"):
                reasons.append(f"{fact.because} ({names[group['source']]})")
            elif fact.state is None:
                unasked[fact.question] = None
    exposed = bool(signs) or _may_take_one(facts) or facts["opioid.stopped_lately"].state == "yes"
    alone = any(facts[key].state in ("yes", "unsure") for key in rules["alone"]["facts"])
    offer = bool(reasons) and (exposed or alone)
    note = ""
    if exposed and not offer:
        note = " ".join((*signs, _("No criterion holds so far.")))
        note += " " + _("Naloxone can be had without a prescription all the same (to be confirmed).")  # fmt: skip
    return NaloxoneOffer(offer, tuple(dict.fromkeys(reasons)) if offer else (), note, tuple(unasked))


def _may_take_one(facts: Facts) -> bool:
    """An opioid is, or may be, taken; a name among other medicines that nobody could read does not make it so."""
    if facts["opioid.now"].state != "unsure" or facts.conversation.medicines.takes_opioids != "no":
        return facts["opioid.now"].state in ("yes", "unsure")
    exposures = opioid_exposures(facts.conversation)
    return any(one.taking != "stopped" and (one.certain or one.listed_as_opioid) for one in exposures)
