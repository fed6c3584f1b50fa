"""The rule tables, read once from ``resources/rules/``."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ldn_aid import i18n, resources
from ldn_aid.safety.findings import Form, Level, Seen
from ldn_aid.terms import OptionId

OPTIONS_WITH_RULES = (OptionId.ACETAMINOPHEN, OptionId.LDN, OptionId.NSAID, OptionId.OPIOID)


class RuleTableError(Exception):
    """A rule table, or its wording, that cannot be read; the checks that need it could not run."""


@dataclass(frozen=True)
class Rule:
    """One caution: it holds when every fact in ``all`` holds."""

    id: str
    option: OptionId
    cell: str
    """The code in the evidence dossier's intake table, such as "U/A"."""
    level: Level
    all: tuple[str, ...]
    source: str
    seen: Seen
    text: str
    text_now: str
    """Said in place of ``text`` to somebody who takes the option already; empty where it is the same."""
    detail: str
    form: Form | None
    now: bool
    """About something that is happening: said wherever the person is told of what is taken already."""
    replaces: tuple[str, ...]
    """Rules that say less about the same thing, left out when this one holds."""


def table(name: str) -> dict[str, Any]:
    """The rule table *name*. Raises RuleTableError."""
    return _read(f"rules/{name}.toml")


def wording(name: str) -> dict[str, Any]:
    """The wording of table *name* in the language in use. Raises RuleTableError."""
    return _read(f"rules/text/{i18n.language()}/{name}.toml")


def _read(name: str) -> dict[str, Any]:
    try:
        return resources.read_toml(name)
    except (OSError, ValueError) as error:
        raise RuleTableError(f"{name}: {error}") from error


@cache
def caution_rules(option: OptionId, language: str) -> tuple[Rule, ...]:
    """The cautions of *option* with their wording in *language*. Raises RuleTableError."""
    words = _read(f"rules/text/{language}/cautions/{option}.toml")
    said = _read(f"rules/text/{language}/facts.toml")["sentences"]
    rules = table(f"cautions/{option}")
    try:
        return tuple(_rule(key, option, entry, words[key], said["range"]) for key, entry in rules.items())
    except (KeyError, TypeError, ValueError) as error:
        raise RuleTableError(f"rules/cautions/{option}.toml: {error!r}") from error


def _rule(key: str, option: OptionId, entry: dict[str, Any], words: dict[str, str], ranged: str) -> Rule:
    cell = entry["cell"]
    detail = words["detail"]
    if "/" in cell or "->" in cell:
        detail = f"{detail} {ranged.format(cell=cell)}"
    return Rule(
        id=key,
        option=option,
        cell=cell,
        level=Level(entry["level"]),
        all=tuple(entry["all"]),
        source="; ".join(citation(source) for source in entry["source"]),
        seen=entry["seen"],
        text=words["text"],
        text_now=words.get("now", ""),
        detail=detail,
        form=entry.get("form"),
        now=entry.get("now", False),
        replaces=tuple(entry.get("replaces", ())),
    )


@cache
def citation(key: str) -> str:
    """Source *key* as a reader can find it: key, citation and, where it was published, its identifier."""
    source = table("sources")[key]
    identifiers = [f"{kind} {source[kind]}" for kind in ("doi", "pmid", "url") if kind in source]
    return ". ".join([f"{key}: {source['citation']}", *identifiers[:1]])
