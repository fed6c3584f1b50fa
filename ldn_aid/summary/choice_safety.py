"""What stands right beside a choice that the safety rules speak against; it blocks nothing, only the LDN gate does."""

from collections.abc import Iterator

from ldn_aid.comparison.grid import form_label, level_label, safety_badge
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Assessment, Level
from ldn_aid.summary.decision import chosen_options, ldn_waits
from ldn_aid.summary.options import taken_now
from ldn_aid.terms import OptionId


def safety_of_choice(
    conversation: Conversation, pack: Pack, assessment: Assessment
) -> Iterator[tuple[str, str]]:
    """Each chosen option that is best avoided or must not be used, with that in words. LDN that waits is said by its gate."""
    for option in chosen_options(conversation):
        badge = safety_badge(assessment, option)
        waits = option is OptionId.LDN and ldn_waits(conversation, assessment)
        if badge.level not in (Level.CONTRAINDICATED, Level.AVOID) or waits:
            continue
        level = level_label(badge.level).lower()
        if option is OptionId.OPIOID and option in taken_now(conversation):
            # "Must not be used" beside an opioid that is taken could make somebody stop it all at once.
            level = _("taken now, ask today")
        name = pack.option_text[option].short_name
        yield (f"{name}, {form_label(badge.form)}" if badge.form else name), level
