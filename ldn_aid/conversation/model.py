"""The conversation itself: the single truth on screen, on paper and in the file."""

from typing import Final, Literal, TypeVar

from pydantic import Field

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.sections import (
    Decision,
    Discussion,
    FollowUp,
    Goals,
    Health,
    Medicines,
    Pain,
    SetAside,
    Start,
)

SCHEMA_VERSION: Final = 2


class Conversation(Section):
    """One conversation, immutable. An edit makes a new one (see ``edit``).

    In every section null means "not answered", which is different from every answer.
    """

    schema_version: Literal[2] = Field(description="Version of this file format.")
    language: Literal["en"] = "en"
    # Defaults need no validation; so no validator is built on the start path.
    start: Start = Start.model_construct()
    pain: Pain = Pain.model_construct()
    medicines: Medicines = Medicines.model_construct()
    health: Health = Health.model_construct()
    goals: Goals = Goals.model_construct()
    discussion: Discussion = Discussion.model_construct()
    decision: Decision = Decision.model_construct()
    set_aside: tuple[SetAside, ...] = ()
    follow_up: FollowUp = FollowUp.model_construct()


def new_conversation() -> Conversation:
    """An empty conversation: nothing answered."""
    return Conversation.model_construct(schema_version=SCHEMA_VERSION)


def edit(conversation: Conversation, dotted: str, value: object) -> Conversation:
    """A new, validated conversation in which the field *dotted* is *value*.

    A number in the path counts into a list: ``medicines.opioids.0.strength``. *value* is a model, tuple,
    string, number, date or None, as the field wants it. Raises pydantic.ValidationError when the field does
    not take it, AttributeError or IndexError when there is no such place.
    """
    return _replace(conversation, dotted.split("."), value)


def read(conversation: Conversation, dotted: str) -> object:
    """The value of the field *dotted*, named as for ``edit``."""
    value: object = conversation
    for part in dotted.split("."):
        value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
    return value


S = TypeVar("S", bound=Section)


def _replace(model: S, path: list[str], value: object) -> S:
    head, *rest = path
    if head not in type(model).model_fields:
        raise AttributeError(f"{type(model).__name__} has no field {head!r}")
    old = getattr(model, head)
    if rest and isinstance(old, tuple):
        index, *inner = rest
        place = int(index)
        new = _replace(old[place], inner, value) if inner else value
        value = (*old[:place], new, *old[place + 1 :])
    elif rest:
        value = _replace(old, rest, value)
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_validate(fields | {head: value})
