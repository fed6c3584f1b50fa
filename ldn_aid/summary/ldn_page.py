"""For someone who takes, or plans to take, LDN: a page to keep and a card for the wallet."""

from collections.abc import Iterator
from dataclasses import replace

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Assessment
from ldn_aid.safety.rules import table as rule_table
from ldn_aid.store.settings import Pharmacy, Settings
from ldn_aid.summary.blocks import Block, Box, Heading, PageBreak, Para, WalletCard, WriteLines, labelled
from ldn_aid.summary.contacts import clinic_line
from ldn_aid.summary.decision import cautions_with_decision, chosen_options, decision_sentence, ldn_waits
from ldn_aid.summary.leaflets import page_title, sections, wording
from ldn_aid.summary.references import References
from ldn_aid.summary.statements import (
    section_heading,
    section_list,
    section_title,
    statement_items,
    to_be_confirmed,
)
from ldn_aid.terms import OptionId

_CARD_LINE = 110
"""Characters; what is longer does not fit on a card and is written in by hand."""


def ldn_blocks(
    conversation: Conversation, assessment: Assessment, settings: Settings, references: References
) -> Iterator[Block]:
    """How it is taken as the clinician entered it, what to watch for, opioids, surgery, emergencies, pharmacies."""
    page = sections("ldn_page")
    yield PageBreak()
    yield Heading(page_title("ldn_page"))
    later = ldn_waits(conversation, assessment)
    if later:
        sentence = decision_sentence(conversation, assessment)
        cautions = cautions_with_decision(conversation, assessment)
        yield Box(tuple(Para(text) for text in (sentence, *cautions)), "warning")
    for section in page:
        yield section_heading(section)
        if section.key == "take":
            yield from _how_taken(conversation, later=later)
        yield section_list(section, references)
        if section.key == "take":
            yield from _pharmacies(settings)
    yield from to_be_confirmed(page)


def ldn_short_blocks(references: References) -> Iterator[Block]:
    """The least that somebody who starts or takes LDN must carry home: no opioids, whom to tell, operations, emergencies."""
    shown = [
        replace(section, statements=tuple(one for one in section.statements if one.short))
        for section in sections("ldn_page")
    ]
    kept = [section for section in shown if section.statements]
    yield Heading(page_title("ldn_page"))
    yield labelled(
        *((section_title(section), " ".join(statement_items(section, references))) for section in kept)
    )
    yield from to_be_confirmed(kept)


def wallet_card_blocks(
    conversation: Conversation, settings: Settings, references: References
) -> Iterator[Block]:
    """A card to cut out: who, what and how much, and what emergency staff should know."""
    words, intervals = wording("wallet_card")["sections"], rule_table("intervals")
    staff = sections(
        "wallet_card",
        short_days=str(intervals["short_acting"]["days"]),
        long_days=str(intervals["long_acting"]["days"]),
    )
    # Where something else was chosen, how it is taken speaks of that.
    dose = conversation.decision.plan.how_taken if OptionId.LDN in chosen_options(conversation) else ""
    front = (
        _("Name: {name}").format(name=_on_card(conversation.start.patient)),
        _("Dose: {dose}").format(dose=_on_card(dose)),
        _("Clinic: {clinic}").format(clinic=_on_card(clinic_line(conversation, settings))),
    )
    back = (
        words["staff"],
        *(text for section in staff for text in statement_items(section, references)),
    )
    yield PageBreak()
    yield Heading(page_title("wallet_card"))
    yield WalletCard(words["card"], front, back)
    yield from to_be_confirmed(staff)


def _how_taken(conversation: Conversation, *, later: bool) -> Iterator[Block]:
    how = conversation.decision.plan.how_taken.strip()
    label = _("Not before my clinic says so:") if later else _("As my clinician says:")
    if how:
        yield Para(f"{label} {how}", "body" if later else "key")
    else:
        yield WriteLines(1, label)


def _pharmacies(settings: Settings) -> Iterator[Block]:
    if settings.pharmacies:
        yield labelled(*((_("Pharmacy"), _pharmacy(pharmacy)) for pharmacy in settings.pharmacies))
    else:
        yield WriteLines(1, _("My pharmacy and its phone number:"))


def _pharmacy(pharmacy: Pharmacy) -> str:
    return ", ".join(part.strip() for part in (pharmacy.name, pharmacy.phone, pharmacy.note) if part.strip())


def _on_card(text: str) -> str:
    text = " ".join(text.split())
    return text if 0 < len(text) <= _CARD_LINE else "_" * 24
