"""Writes the newest conversation into the store beside the window, when it is due, whatever the window does meanwhile.

The moment is awaited in the thread that writes and not by a timer of the window: a window that stands still for a
second, because it makes a page, must not keep the last letters from the disk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from threading import Condition
from time import monotonic
from typing import TYPE_CHECKING

from ldn_aid.conversation.model import Conversation
from ldn_aid.errors import UserError

if TYPE_CHECKING:
    from ldn_aid.store.vault.vault import Vault

PAUSE_S, LONGEST_S = 0.2, 0.4
"""After the last change; after the first change that is not written.

The second that may be lost has room in it for a disk that takes half a second. The first change after ``LONGEST_S``
without a write waits for nothing: a conversation is begun in the store with its first keystroke.
"""


@dataclass(frozen=True)
class Outcome:
    """What was written; ``problem`` says in a few words why not, and is empty when it was."""

    conversation: Conversation
    problem: str = ""


class Writer:
    """Keeps one conversation as ``key`` (None: from its first write on a new one) of ``person``.

    ``put`` belongs to the window's thread, ``run`` to the one that writes: each True of ``put`` needs one ``run``.
    """

    def __init__(self, key: str | None, person: str | None, clock: Callable[[], float] = monotonic) -> None:
        self.key, self.person = key, person
        self._clock = clock
        self._turn = Condition()
        self._newest: Conversation | None = None
        self._unwritten_since = self._due = 0.0
        self._begun, self._at_it = -inf, False

    @property
    def due_in(self) -> float:
        """Seconds until what was put last is written; 0 when it is already due."""
        return max(0.0, self._due - self._clock())

    @property
    def at_it_s(self) -> float:
        """For how long the disk has not answered; 0 when nothing is being written."""
        return self._clock() - self._begun if self._at_it else 0.0

    def put(self, conversation: Conversation) -> bool:
        """Let *conversation* be written soon. Whether a ``run`` has to be asked for: none waits for it yet."""
        with self._turn:
            now, first = self._clock(), self._newest is None
            if first:
                self._unwritten_since = now
            if first and now - self._begun > LONGEST_S:
                self._due = now
            else:
                self._due = min(now + PAUSE_S, self._unwritten_since + LONGEST_S)
            self._newest = conversation
            self._turn.notify()
            return first

    def hurry(self) -> None:
        """What was put is due now."""
        with self._turn:
            self._due = -inf
            self._turn.notify()

    def run(self, vault: "Vault") -> Outcome:
        """Wait until it is due, then write what was put last."""
        with self._turn:
            while (left := self.due_in) > 0:
                self._turn.wait(left)
            conversation, self._newest = self._newest, None
            if conversation is None:
                raise RuntimeError("nothing was put")
            self._begun, self._at_it = self._clock(), True
        try:
            return self.write(vault, conversation)
        finally:
            self._at_it = False

    def write(self, vault: "Vault", conversation: Conversation) -> Outcome:
        """Write *conversation* at once. On whichever thread, but never on two."""
        try:
            if self.key is None:
                self.key = vault.start(conversation, self.person)
            else:
                vault.save(self.key, conversation)
        except UserError as problem:
            return Outcome(conversation, str(getattr(problem, "reason", "") or problem))
        return Outcome(conversation)
