"""Everything that people wrote in their own words, found by walking the model: no field of it can be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_origin

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.rules import table


@dataclass(frozen=True)
class Written:
    """One text and its place: "decision.plan.how_taken"; the items of a list share theirs."""

    place: str
    text: str


def prose(conversation: Conversation) -> Iterator[Written]:
    """Whatever was written freely, but for what ``free_text.toml`` names as nobody's words or as read elsewhere."""
    elsewhere = table("free_text")
    left_out = {*elsewhere["nobodys_words"], *elsewhere["read_with_its_entry"]}
    return (one for one in _written(conversation, "") if one.place not in left_out)


def places_of_text(section: type[Section] = Conversation, place: str = "") -> Iterator[str]:
    """Every place of free text that a conversation can have, by the model alone."""
    for name, parts in _parts(section):
        inner = f"{place}.{name}".lstrip(".")
        if str in parts:
            yield inner
        for part in parts:
            if issubclass(part, Section):
                yield from places_of_text(part, inner)


def _written(value: object, place: str) -> Iterator[Written]:
    if isinstance(value, str):
        if value.strip():
            yield Written(place, value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _written(each, place)
    elif isinstance(value, Section):
        for name, _kinds in _parts(type(value)):
            yield from _written(getattr(value, name), f"{place}.{name}".lstrip("."))


@cache
def _parts(section: type[Section]) -> tuple[tuple[str, tuple[type, ...]], ...]:
    """The fields of *section* that hold free text or further sections; fixed answers are neither."""
    fields = ((name, tuple(_kinds(field.annotation))) for name, field in section.model_fields.items())
    return tuple((name, kinds) for name, kinds in fields if kinds)


def _kinds(annotation: object) -> Iterator[type]:
    """Free text or sections within *annotation*. The words of a fixed answer are types of nothing."""
    if annotation is str or (isinstance(annotation, type) and issubclass(annotation, Section)):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _kinds(part)
