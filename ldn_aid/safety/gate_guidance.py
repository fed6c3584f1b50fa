"""What the LDN gate says to the clinician: what tests cannot show, and how opioids are tapered (CDC 2022)."""

from collections.abc import Iterator

from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.facts_medicines import treatment_products
from ldn_aid.safety.rules import wording

_PREGNANT = ("under_20_weeks", "20_to_29_weeks", "30_weeks_or_more", "unsure")


def guidance(conversation: Conversation, *, opioids: bool) -> tuple[str, ...]:
    """For the clinician. *opioids*: one is, or may be, taken now."""
    words = wording("gate")["guidance"]
    return tuple(words[key] for key in _keys(conversation, opioids=opioids))


def _keys(conversation: Conversation, *, opioids: bool) -> Iterator[str]:
    yield from ("screen_limits", "challenge_limits", "interval")
    if not opioids and conversation.medicines.takes_opioids not in ("yes", "unsure"):
        return
    yield "no_reason_to_taper"
    years = conversation.medicines.opioid_years
    if years != "under_1_year":
        yield "taper_long"
    if years != "1_year_or_more":
        yield "taper_short"
    yield from ("taper_label", "taper_harm", "taper_cannot")
    if conversation.health.pregnancy in _PREGNANT:
        yield "taper_pregnancy"
    if treatment_products(conversation):
        yield "taper_treatment"
