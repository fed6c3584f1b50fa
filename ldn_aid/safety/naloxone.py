"""Whether to offer naloxone (CDC 2022, recommendation 8)."""

from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import NaloxoneOffer
from ldn_aid.safety.rules import table


def naloxone_offer(facts: Facts) -> NaloxoneOffer:
    """Offer it when an opioid is, or may be, taken or was stopped lately and a criterion holds.

    A past overdose or opioid use disorder is reason enough alone.
    """
    rules = table("naloxone")
    reasons = [facts[key].because for key in rules["criteria"] if facts[key].state == "yes"]
    exposed = facts["opioid.now"].state in ("yes", "unsure") or facts["opioid.stopped_lately"].state == "yes"
    alone = any(facts[key].state == "yes" for key in rules["alone"])
    offer = bool(reasons) and (exposed or alone)
    return NaloxoneOffer(offer, tuple(reasons) if offer else ())
