"""For whoever takes an opioid, and for the people around: overdose, naloxone, and staying safe."""

from collections.abc import Iterator

from ldn_aid.i18n import _
from ldn_aid.store.settings import Settings
from ldn_aid.summary.blocks import Block, Heading, PageBreak
from ldn_aid.summary.leaflets import page_title, sections
from ldn_aid.summary.references import References
from ldn_aid.summary.statements import section_heading, section_list, to_be_confirmed


def naloxone_blocks(settings: Settings, references: References) -> Iterator[Block]:
    """The page, with the clinic's emergency number."""
    emergency = settings.emergency_number.strip() or _("for an ambulance")
    page = sections("naloxone_page", emergency=emergency)
    yield PageBreak()
    yield Heading(page_title("naloxone_page"))
    for section in page:
        yield section_heading(section)
        yield section_list(section, references, numbered=section.key == "steps")
    yield from to_be_confirmed(page)
