"""Undo and redo."""

import pytest
from pydantic import ValidationError

from ldn_aid.conversation.history import History
from ldn_aid.conversation.model import new_conversation
from ldn_aid.conversation.sections import Goal, SetAside


@pytest.mark.parametrize(
    ("texts", "moments", "undone"),
    [
        (("b", "ba", "ba ", "ba c", "ba ca"), (0, 0.1, 0.2, 0.3, 0.4), ("ba ", "")),
        (("b", "ba", "bac"), (0, 0.5, 1.6), ("ba", "")),
        (("b", "ba", "b", ""), (0, 0.1, 0.2, 0.3), ("ba", "")),
        (("b", "ba", "ba pasted words"), (0, 0.1, 0.2), ("ba", "")),
        (("x y", "x by", "x bay"), (0, 0.1, 0.2), ("x y", "")),
    ],
    ids=["word by word", "after a pause", "typed, then deleted", "pasted", "in the middle"],
)
def test_typing_is_undone_in_steps_that_people_expect(
    texts: tuple[str, ...], moments: tuple[float, ...], undone: tuple[str, ...]
) -> None:
    history = History(new_conversation())
    for text, at in zip(texts, moments, strict=True):
        history.edit("pain.story", text, merge=True, at=at)
    seen = []
    while history.undo() is not None:
        seen.append(history.now.pain.story)
    assert tuple(seen) == undone


def test_leaving_a_field_ends_a_step() -> None:
    history = History(new_conversation())
    history.edit("pain.story", "b", merge=True)
    history.end_typing()
    history.edit("pain.story", "ba", merge=True)
    history.undo()
    assert history.now.pain.story == "b"


@pytest.mark.parametrize(
    ("field", "value", "changed"),
    [
        ("pain.peg.pain", 3, "pain.peg.pain"),
        ("goals.goals", (Goal(text="Walk"),), "goals.goals"),
        ("pain.sites", ("neck",), "pain.sites"),
        ("set_aside", (SetAside(finding="f", reason="because"),), "set_aside"),
    ],
)
def test_undo_says_which_field_it_changed(field: str, value: object, changed: str) -> None:
    history = History(new_conversation())
    history.edit(field, value)
    assert (history.undo(), history.redo()) == (changed, changed)


def test_undo_names_the_entry_of_a_list() -> None:
    history = History(new_conversation())
    history.edit("goals.goals", (Goal(text="Walk"), Goal(text="Cook")))
    history.edit("goals.goals.1.better", "Twice a week")
    assert history.undo() == "goals.goals.1.better"


def test_typing_a_word_is_one_step_of_undo() -> None:
    history = History(new_conversation())
    for text in ("b", "ba", "bac", "back"):
        history.edit("pain.story", text, merge=True)
    history.edit("pain.peg.pain", 0)
    assert history.undo()
    assert history.now.pain.story == "back"
    assert history.now.pain.peg.pain is None
    assert history.undo()
    assert history.now == new_conversation()
    assert not history.undo()
    assert history.redo()
    assert history.redo()
    assert history.now.pain.peg.pain == 0
    assert not history.redo()


def test_an_edit_after_undo_drops_what_was_undone() -> None:
    history = History(new_conversation())
    history.edit("pain.peg.pain", 3)
    history.undo()
    history.edit("pain.peg.pain", 4)
    assert not history.can_redo


def test_setting_the_same_answer_is_no_step() -> None:
    history = History(new_conversation())
    assert not history.edit("pain.story", "")
    assert not history.can_undo


def test_a_refused_edit_changes_nothing() -> None:
    history = History(new_conversation())
    with pytest.raises(ValidationError):
        history.edit("pain.peg.pain", 11)
    with pytest.raises(AttributeError):
        history.edit("pain.peg.pian", 1)
    assert history.now == new_conversation()
    assert not history.can_undo
