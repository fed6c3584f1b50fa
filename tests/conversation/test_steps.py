"""What each step still lacks."""

from pathlib import Path

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.steps import missing, step_title
from ldn_aid.terms import Step


def test_an_empty_conversation_lacks_something_at_every_step_but_the_last() -> None:
    lacks = missing(new_conversation())
    assert list(lacks) == list(Step)
    assert all(lacks[step] for step in Step if step is not Step.SUMMARY)


def test_an_example_lacks_nothing(example_path: Path) -> None:
    assert not any(missing(read_conversation(example_path)).values())


def test_none_of_these_is_an_answer() -> None:
    before = missing(new_conversation())[Step.MEDICINES]
    after = missing(edit(new_conversation(), "medicines.forgotten", ()))[Step.MEDICINES]
    assert set(before) - set(after) == {"opioid-acting products people forget"}


def test_every_step_has_a_title() -> None:
    assert len({step_title(step) for step in Step}) == len(Step)
