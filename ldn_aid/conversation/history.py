"""Undo and redo, free from immutable snapshots."""

from collections import deque
from typing import NamedTuple

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.model import Conversation, edit, read

PAUSE_S = 1.0
"""A pause in typing, seconds, after which what follows is a step of undo of its own."""
_MOST = 2_000
"""Steps of undo kept; the oldest go first."""


class History:
    """The conversation now, and the ones before and after it.

    Typing is undone word by word: letters of one field join one step until a pause, the beginning of a word, a turn
    from typing to deleting, or ``end_typing``.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._past: deque[Conversation] = deque(maxlen=_MOST)
        self._now = conversation
        self._future: list[Conversation] = []
        self._typing: _Typing | None = None

    @property
    def now(self) -> Conversation:
        """The conversation as it stands."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether an undone state can be brought back."""
        return bool(self._future)

    def edit(self, dotted: str, value: object, *, merge: bool = False, at: float = 0.0) -> bool:
        """Set the field *dotted* to *value*; False when nothing changed.

        With *merge*, an edit that goes on typing in the same field joins its undo step; *at* is the moment, in
        seconds of any clock that only goes on. Raises what ``conversation.model.edit`` raises, leaving everything
        as it was.
        """
        changed = edit(self._now, dotted, value)
        if changed == self._now:
            return False
        typing = _Typing(dotted, read(self._now, dotted), value, at) if merge else None
        if typing is None or self._typing is None or not self._past or not typing.goes_on(self._typing):
            self._past.append(self._now)
        self._now = changed
        self._future.clear()
        self._typing = typing
        return True

    def end_typing(self) -> None:
        """What is typed next is a step of its own: the field was left."""
        self._typing = None

    def undo(self) -> str | None:
        """Go back one step; the field that it changed, None at the beginning."""
        if not self._past:
            return None
        self._future.append(self._now)
        return self._show(self._past.pop())

    def redo(self) -> str | None:
        """Take back one undo; the field that it changed, None when there is none."""
        if not self._future:
            return None
        self._past.append(self._now)
        return self._show(self._future.pop())

    def _show(self, conversation: Conversation) -> str:
        changed = first_difference(self._now, conversation)
        self._now = conversation
        self._typing = None
        return changed


class _Typing(NamedTuple):
    """One edit of a field in which somebody types."""

    dotted: str
    before: object
    after: object
    at: float

    def goes_on(self, last: "_Typing") -> bool:
        """Whether this belongs to the same step of undo as *last*."""
        if last.dotted != self.dotted or self.at - last.at > PAUSE_S:
            return False
        if not isinstance(self.before, str) or not isinstance(self.after, str):
            return True
        if last.deletes != self.deletes:
            return False
        begins_a_word = not self.added.isspace() and self.after[: self.place][-1:].isspace()
        goes_on_there = self.place == last.place + len(last.added)
        return self.deletes or (len(self.added) == 1 and goes_on_there and not begins_a_word)

    @property
    def deletes(self) -> bool:
        """Whether it made the text shorter."""
        return len(str(self.after)) < len(str(self.before))

    @property
    def place(self) -> int:
        """Where the text changed."""
        return _common(str(self.before), str(self.after))

    @property
    def added(self) -> str:
        """What was typed there."""
        before, after = str(self.before), str(self.after)
        return after[self.place : self.place + max(0, len(after) - len(before))]


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def first_difference(one: Section, other: Section) -> str:
    """The first field, dotted as for ``edit``, in which two of one kind differ; empty when they do not.

    Where a list grew or shrank it is the list itself.
    """
    for name in type(one).model_fields:
        before, after = getattr(one, name), getattr(other, name)
        if before != after:
            return name + _inside(before, after)
    return ""


def _inside(before: object, after: object) -> str:
    """Where in a field that differs it differs: ``.`` and the rest of its name, or nothing when it is one answer."""
    if isinstance(before, Section) and type(before) is type(after) and isinstance(after, Section):
        return f".{first_difference(before, after)}"
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        place, one, other = next(
            (place, *pair) for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]
        )
        if isinstance(one, Section):
            return f".{place}{_inside(one, other)}"
    return ""
