"""One fact about this person: "yes", "no", "unsure" or None (not asked), with its inputs in words."""

from dataclasses import dataclass
from typing import Literal, Protocol

from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.rules import wording

State = Literal["yes", "no", "unsure"] | None


@dataclass(frozen=True)
class Fact:
    """One fact about this person."""

    state: State
    because: str
    """The inputs, as a person would say them."""
    question: str
    """What was, or is still to be, asked."""
    products: tuple[str, ...] = ()
    """What is meant, as listed, where a sentence for the patient names it."""
    asked: bool = False
    """With state None: the question was asked, but an amount that it turns on is not known."""


class KnownFacts(Protocol):
    """The facts of one conversation, by their ids."""

    conversation: Conversation

    def __getitem__(self, key: str) -> Fact: ...


def fact_name(key: str) -> str:
    """What fact or question *key* is called."""
    return str(wording("facts")["names"][key])


def answer_name(key: str) -> str:
    """What answer *key* is called; *key* itself where it has no name of its own."""
    return str(wording("facts")["answers"].get(key, key))
