"""Pages chosen at print time, each offered only where it applies."""

from collections.abc import Iterator
from enum import StrEnum

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Assessment
from ldn_aid.safety.intake import taken
from ldn_aid.store.settings import Settings
from ldn_aid.summary.blocks import Block
from ldn_aid.summary.decision import chosen_options, ldn_is_for_later
from ldn_aid.summary.diary import diary_blocks
from ldn_aid.summary.ldn_page import ldn_blocks, wallet_card_blocks
from ldn_aid.summary.naloxone_page import naloxone_blocks
from ldn_aid.summary.options import taken_now
from ldn_aid.summary.references import References
from ldn_aid.terms import OptionId


class Extra(StrEnum):
    """The pages, in the order in which they are printed; the values are what the command line calls them."""

    LDN_PAGE = "ldn-page"
    DIARY = "diary"
    NALOXONE_PAGE = "naloxone-page"
    WALLET_CARD = "wallet-card"


def extra_label(extra: Extra) -> str:
    """What *extra* is called on screen."""
    labels = {
        Extra.LDN_PAGE: _("LDN page"),
        Extra.WALLET_CARD: _("Wallet card"),
        Extra.DIARY: _("Twelve-week diary"),
        Extra.NALOXONE_PAGE: _("Naloxone and opioid safety"),
    }
    return labels[extra]


def why_not(extra: Extra, conversation: Conversation, assessment: Assessment) -> str:
    """Why *extra* does not apply; empty when it does."""
    chosen = chosen_options(conversation)
    takes_ldn = _takes_naltrexone(conversation)
    later = ldn_is_for_later(conversation, assessment)
    reasons = {
        Extra.LDN_PAGE: ""
        if OptionId.LDN in chosen or takes_ldn
        else _("LDN is neither chosen nor planned."),
        Extra.WALLET_CARD: ""
        if takes_ldn or (OptionId.LDN in chosen and not later)
        else _("LDN is not started, so nobody needs to be told of it."),
        Extra.DIARY: "",
        Extra.NALOXONE_PAGE: ""
        if assessment.naloxone.offer
        or OptionId.OPIOID in chosen
        or OptionId.OPIOID in taken_now(conversation)
        else _("No opioid is taken or chosen, and no reason to offer naloxone was found."),
    }
    return reasons[extra]


def offered(conversation: Conversation, assessment: Assessment) -> tuple[Extra, ...]:
    """The pages that apply to this conversation."""
    return tuple(extra for extra in Extra if not why_not(extra, conversation, assessment))


def extra_blocks(
    extra: Extra,
    conversation: Conversation,
    assessment: Assessment,
    settings: Settings,
    references: References,
) -> Iterator[Block]:
    """The page *extra*; nothing where it does not apply."""
    if why_not(extra, conversation, assessment):
        return
    match extra:
        case Extra.LDN_PAGE:
            yield from ldn_blocks(conversation, assessment, settings, references)
        case Extra.WALLET_CARD:
            yield from wallet_card_blocks(conversation, settings, references)
        case Extra.DIARY:
            yield from diary_blocks(conversation, assessment.today)
        case Extra.NALOXONE_PAGE:
            yield from naloxone_blocks(settings, references)


def _takes_naltrexone(conversation: Conversation) -> bool:
    return any(
        # Samidorphan is of its class and is not LDN; an opioid that holds some is not of it.
        "naltrexone" in one.recognition.classes
        and "naltrexone" in one.recognition.ingredients
        and one.entry.taking == "now"
        for one in taken(conversation)
    )
