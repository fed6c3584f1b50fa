"""Warning signs and whom to call: the clinic's own numbers, from the conversation or else from Settings."""

from collections.abc import Collection, Iterator

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.store.settings import Settings
from ldn_aid.summary.blocks import Block, Bullets, Heading
from ldn_aid.summary.leaflets import table, wording
from ldn_aid.terms import OptionId


def clinic_line(conversation: Conversation, settings: Settings) -> str:
    """The clinic's name and telephone number; empty when neither is known."""
    start = conversation.start
    name = start.clinic.strip() or settings.clinic.strip()
    phone = start.clinic_phone.strip() or settings.clinic_phone.strip()
    return ", ".join(part for part in (name, phone) if part)


def contact_blocks(
    conversation: Conversation, settings: Settings, concerned: Collection[OptionId]
) -> Iterator[Block]:
    """When to call whom; signs of an option's own dangers only where it is one of *concerned*."""
    numbers = {
        "emergency": settings.emergency_number.strip(),
        "poison": settings.poison_line.strip(),
        "crisis": settings.crisis_line.strip(),
    }
    words, entries = wording("calls"), table("calls")
    clinic = clinic_line(conversation, settings) or _("the clinic")
    lines = []
    for whom in ("emergency", "clinic"):
        signs = [
            words["signs"][key]
            for key, entry in entries["signs"].items()
            if entry["call"] == whom and ("for" not in entry or {*entry["for"]} & {*concerned})
        ]
        if numbers.get(whom, whom):
            lines.append(words[whom].format(signs=", ".join(signs), clinic=clinic, **numbers))
    lines += [words["lines"][key].format(**numbers) for key in entries["lines"] if numbers[key]]
    yield Heading(_("When to call, and whom"))
    yield Bullets(tuple(lines))
