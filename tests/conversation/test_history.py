"""Undo and redo."""

import pytest
from pydantic import ValidationError

from ldn_aid.conversation.history import History
from ldn_aid.conversation.model import new_conversation


def test_typing_a_word_is_one_step_of_undo() -> None:
    history = History(new_conversation())
    for text in ("b", "ba", "back"):
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
