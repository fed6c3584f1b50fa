"""The rule tables, read once from ``resources/rules/``."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ldn_aid import i18n, resources
from ldn_aid.safety.findings import Level
from ldn_aid.terms import OptionId


@dataclass(frozen=True)
class Rule:
    """One caution: it holds when every fact in ``all`` holds."""

    id: str
    option: OptionId
    level: Level
    all: tuple[str, ...]
    source: str
    checked: bool
    text: str
    detail: str


def table(name: str) -> dict[str, Any]:
    """The rule table *name*."""
    return resources.read_toml(f"rules/{name}.toml")


def wording(name: str) -> dict[str, Any]:
    """The wording of table *name* in the language in use."""
    return resources.read_toml(f"rules/text/{i18n.language()}/{name}.toml")


@cache
def caution_rules(language: str) -> tuple[Rule, ...]:
    """All cautions with their wording in *language*."""
    words = resources.read_toml(f"rules/text/{language}/cautions.toml")
    return tuple(
        Rule(
            id=key,
            option=OptionId(entry["option"]),
            level=Level(entry["level"]),
            all=tuple(entry["all"]),
            source=citation(entry["source"]),
            checked=entry["checked"],
            text=words[key]["text"],
            detail=words[key]["detail"],
        )
        for key, entry in table("cautions").items()
    )


@cache
def citation(key: str) -> str:
    """Source *key* as a reader can find it: key, citation and identifier."""
    source = table("sources")[key]
    identifier = next(f"{kind} {source[kind]}" for kind in ("doi", "pmid", "url") if kind in source)
    return f"{key}: {source['citation']}. {identifier}"
