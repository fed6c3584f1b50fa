"""When a letter is due on the disk, by a clock of the test's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.conversation.model import Conversation, edit, new_conversation
from ldn_aid.desktop.writer import LONGEST_S, PAUSE_S, Writer
from ldn_aid.store.vault.problems import NotKept


class Store:
    """Takes what a vault takes."""

    def __init__(self) -> None:
        self.kept: list[tuple[float, str]] = []
        self.full = False
        self.now = 100.0

    def start(self, conversation: Conversation, _person: str | None) -> str:
        """Begin."""
        self.save("first", conversation)
        return "first"

    def save(self, _key: str, conversation: Conversation) -> None:
        """Go on."""
        if self.full:
            raise NotKept("The store cannot be written (disk full).", "disk full")
        self.kept.append((self.now, conversation.pain.story))


def story(words: str) -> Conversation:
    """A conversation with only these words in it."""
    return edit(new_conversation(), "pain.story", words)


def test_the_first_letter_waits_for_nothing() -> None:
    store = Store()
    writer = Writer(None, None, lambda: store.now)
    assert writer.put(story("a"))
    assert writer.due_in == 0
    writer.run(store)  # type: ignore[arg-type]
    assert store.kept == [(100.0, "a")]
    assert writer.key == "first"
    store.now += PAUSE_S
    assert writer.put(story("ab"))
    assert writer.due_in == pytest.approx(PAUSE_S), "the next ones are written together"
    assert not writer.put(story("abc")), "the run that waits takes it"
    writer.hurry()
    assert writer.due_in == 0


def test_what_failed_is_due_again_with_the_next_letter() -> None:
    store = Store()
    store.full = True
    writer = Writer(None, None, lambda: store.now)
    writer.put(story("a"))
    assert writer.run(store).problem == "disk full"  # type: ignore[arg-type]
    assert writer.key is None
    store.full, store.now = False, store.now + 3
    assert writer.put(story("ab"))
    assert writer.run(store).problem == ""  # type: ignore[arg-type]
    assert store.kept == [(103.0, "ab")]


@given(st.lists(st.floats(0.001, 1.5), min_size=1, max_size=60))
def test_no_letter_ever_waits_longer_than_the_longest(pauses: list[float]) -> None:
    store = Store()
    writer = Writer(None, None, lambda: store.now)
    typed: list[float] = []
    waiting = False
    for number, pause in enumerate(pauses):
        waiting = writer.put(story(str(number))) or waiting
        typed.append(store.now)
        until = store.now + pause
        if waiting and store.now + writer.due_in <= until:
            store.now += writer.due_in
            # The clock of a test does not run on while it waits.
            writer.hurry()
            writer.run(store)  # type: ignore[arg-type]
            waiting = False
        store.now = until
    if waiting:
        store.now += writer.due_in
        writer.hurry()
        writer.run(store)  # type: ignore[arg-type]
    for number, at in enumerate(typed):
        assert min(kept for kept, words in store.kept if int(words) >= number) <= at + LONGEST_S + 0.001
