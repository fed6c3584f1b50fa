"""Pages whose words are data: sections of statements, each with its sources (``resources/summary/``)."""

from dataclasses import dataclass
from typing import Any

from ldn_aid import i18n, resources


@dataclass(frozen=True)
class Statement:
    """One thing to know."""

    key: str
    text: str
    sources: tuple[str, ...]
    """Keys of ``resources/rules/sources.toml``."""
    checked: bool
    """False: recalled or seen at second hand, "to be confirmed"."""
    short: bool = False
    """Said also where the page itself is not printed."""


@dataclass(frozen=True)
class Section:
    """Statements under one heading, in order."""

    key: str
    title: str
    statements: tuple[Statement, ...]


def table(name: str) -> dict[str, Any]:
    """The structure of *name*: what stands where, its sources, its numbers."""
    return resources.read_toml(f"summary/{name}.toml")


def wording(name: str) -> dict[str, Any]:
    """The words of *name* in the language in use."""
    return resources.read_toml(f"summary/text/{i18n.language()}/{name}.toml")


def page_title(name: str) -> str:
    """The heading of page *name*."""
    return str(wording(name)["sections"]["title"])


def sections(name: str, **fields: str) -> tuple[Section, ...]:
    """Page *name*, its placeholders filled from *fields*."""
    words = wording(name)
    return tuple(
        Section(
            key,
            words["sections"][key],
            tuple(
                Statement(
                    one,
                    words[key][one].format(**fields),
                    tuple(entry["sources"]),
                    entry["checked"],
                    entry.get("short", False),
                )
                for one, entry in entries.items()
            ),
        )
        for key, entries in table(name).items()
    )
