"""Undo and redo, free from immutable snapshots."""

from ldn_aid.conversation.model import Conversation, edit


class History:
    """The conversation now, and the ones before and after it.

    Edits of one field in a row (typing a word) are one step of undo.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._past: list[Conversation] = []
        self._now = conversation
        self._future: list[Conversation] = []
        self._last_field: str | None = None

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

    def edit(self, dotted: str, value: object, *, merge: bool = False) -> bool:
        """Set the field *dotted* to *value*; False when nothing changed.

        With *merge*, an edit right after another of the same field joins its undo step.
        Raises what ``conversation.model.edit`` raises, leaving everything as it was.
        """
        changed = edit(self._now, dotted, value)
        if changed == self._now:
            return False
        if not (merge and self._last_field == dotted and self._past):
            self._past.append(self._now)
        self._now = changed
        self._future.clear()
        self._last_field = dotted
        return True

    def undo(self) -> bool:
        """Go back one step; False at the beginning."""
        if not self._past:
            return False
        self._future.append(self._now)
        self._now = self._past.pop()
        self._last_field = None
        return True

    def redo(self) -> bool:
        """Take back one undo; False when there is none."""
        if not self._future:
            return False
        self._past.append(self._now)
        self._now = self._future.pop()
        self._last_field = None
        return True
