"""Statements of a page as blocks, with what is still to be confirmed marked."""

from collections.abc import Iterable, Iterator

from ldn_aid.i18n import _
from ldn_aid.summary.blocks import Block, Bullets, Heading, Para
from ldn_aid.summary.leaflets import Section
from ldn_aid.summary.references import References

_MARK = "*"


def section_heading(section: Section) -> Heading:
    """The heading of *section*; marked when nothing in it is confirmed yet."""
    return Heading(section_title(section), 3)


def section_title(section: Section) -> str:
    """What *section* is called; marked when nothing in it is confirmed yet."""
    return section.title + ("" if _any_checked(section) else _MARK)


def section_list(section: Section, references: References, *, numbered: bool = False) -> Bullets:
    """The statements of *section* as a list."""
    return Bullets(statement_items(section, references), numbered=numbered)


def statement_items(section: Section, references: References) -> tuple[str, ...]:
    """The statements of *section*, each marked when it is still to be confirmed, unless its heading is."""
    for statement in section.statements:
        references.cite(*statement.sources)
    mark = _MARK if _any_checked(section) else ""
    return tuple(one.text + ("" if one.checked else mark) for one in section.statements)


def to_be_confirmed(sections: Iterable[Section]) -> Iterator[Block]:
    """What the asterisk means, where one of *sections* has one."""
    if any(not statement.checked for section in sections for statement in section.statements):
        yield Para(_("* To be confirmed: we have not yet seen this in its source."), "small")


def _any_checked(section: Section) -> bool:
    return any(statement.checked for statement in section.statements)
