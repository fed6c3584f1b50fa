"""Autosave: each change of the conversation is in the store within a second, and the screen says truly whether it is.

What is typed is written in the background, so that a slow or sleeping disk never holds up the typing. Whoever needs it
to be safe first (before locking, closing, or showing another conversation) calls ``save`` and waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from ldn_aid.desktop.background import Background
    from ldn_aid.store.vault.vault import Vault

PAUSE_MS, LONGEST_MS, RETRY_MS, SLOW_MS = 200, 400, 3_000, 2_000
"""After the last change; after the first change that is not saved; after a failure; for the disk to answer.

The second that may be lost has room in it for a disk that takes half a second.
"""


class Keeper(QObject):
    """Follows the session while a store is open. Without one it keeps nothing and says so.

    ``told`` is emitted when ``text`` changed. "Saved" stands there only while the conversation on screen is the one
    in the store.
    """

    told = Signal()

    def __init__(self, session: Session, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._session, self._now = session, now
        self.vault: Vault | None = None
        self.key: str | None = None
        self.person: str | None = None
        self._written: Conversation | None = None
        self._problem = ""
        self._saved_at: datetime | None = None
        self._dirty_since: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_behind)
        self._background: Background | None = None
        self._writing, self._begun = False, 0.0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        session.changed.connect(self._changed)

    @property
    def text(self) -> str:
        """The state in a few words."""
        if self.vault is None:
            return _("Nothing is kept on this laptop")
        if self._problem:
            return _("Not saved: {reason}").format(reason=self._problem)
        if self._dirty_since is not None:
            return _("Saving…")
        if self._saved_at is not None:
            return _("Saved {time}").format(time=self._saved_at.strftime("%H:%M"))
        return _("Kept on this laptop, encrypted")

    @property
    def brief(self) -> str:
        """The same in a word or two, where there is no room for more."""
        if self.vault is None:
            return _("Not kept")
        if self._problem:
            return _("Not saved")
        if self._dirty_since is not None or self._saved_at is not None:
            return self.text
        return _("Kept")

    @property
    def problem(self) -> str:
        """Why the last attempt to save failed, in a few words; empty when it did not."""
        return self._problem

    @property
    def failed(self) -> bool:
        """Whether the last attempt to save failed."""
        return bool(self._problem)

    @property
    def is_saved(self) -> bool:
        """Whether the conversation on screen is in the store, or there is nothing in it to keep."""
        now = self._session.conversation
        return now == self._written or (
            self.key is None and now == blank_conversation(self._session.settings)
        )

    def use(self, vault: "Vault | None") -> None:
        """Keep in *vault* from now on; None: keep nothing."""
        self.vault = vault
        self._session.is_kept = vault is not None
        self.attach(None, None)

    def attach(self, key: str | None, person: str | None) -> None:
        """The session now shows the conversation kept as *key*; None: one that is kept from its first answer on."""
        self._wait()
        self._timer.stop()
        self.key, self.person = key, person
        self._written = self._session.conversation if key else None
        self._problem, self._saved_at, self._dirty_since = "", None, None
        self.told.emit()

    def note_handed_out(self, kind: str, place: str) -> None:
        """Put a paper or file on the list of what was handed out; the conversation is saved first."""
        if self.vault is None or not self.vault.database.is_open:
            return
        self.save()
        try:
            self.vault.note_handed_out(kind, self.key, place)
        except UserError as problem:
            self._tell(str(getattr(problem, "reason", "") or problem))

    def _changed(self) -> None:
        if self.vault is None or not self.vault.database.is_open or self.is_saved:
            return
        if self._dirty_since is None:
            self._dirty_since = monotonic()
            self.told.emit()
        self._save_soon(self._dirty_since)

    def _save_soon(self, since: float) -> None:
        """After a pause in the typing, but never long after *since*, when something was first not saved."""
        left = LONGEST_MS - int((monotonic() - since) * 1000)
        self._timer.start(max(0, min(PAUSE_MS, left)))

    def save(self) -> bool:
        """Save what is not saved and wait for the disk; whether everything is. A failure is said, and tried again."""
        self._wait()
        self._timer.stop()
        vault, conversation = self.vault, self._session.conversation
        if vault is None:
            return False
        if self.is_saved:
            self._tell("", keep_time=True)
            return True
        self._wrote(conversation, _write(vault, self.key, self.person, conversation))
        return self.is_saved

    def _save_behind(self) -> None:
        """Save what is not saved without waiting; one write at a time, the next when it is done."""
        vault, conversation = self.vault, self._session.conversation
        if vault is None or self._writing or not vault.database.is_open:
            return
        if self.is_saved:
            self._tell("", keep_time=True)
            return
        if self._background is None:
            from ldn_aid.desktop.background import Background

            self._background = Background(self)
        self._writing, self._begun = True, monotonic()
        self._slow.start()
        self._background.run(
            partial(_write, vault, self.key, self.person, conversation),
            partial(self._wrote, conversation),
            partial(self._wrote, conversation, _("an error of LDN Aid")),
        )

    def _wait(self) -> None:
        if self._writing and self._background is not None:
            self._background.finish()

    def _wrote(self, conversation: Conversation, outcome: "Key | str") -> None:
        """*conversation* was written, or not and why."""
        self._writing = False
        self._slow.stop()
        if not isinstance(outcome, Key):
            self._tell(outcome)
            self._timer.start(RETRY_MS)
            return
        self.key, self._written = outcome.key, conversation
        if self._session.conversation == conversation:
            self._tell("")
            return
        # Typed while it was written: that is not saved, and says so.
        self._problem, self._dirty_since = "", self._begun
        self.told.emit()
        self._save_soon(self._begun)

    def _tell_slow(self) -> None:
        self._problem = _("the disk is slow, still trying")
        self.told.emit()

    def _tell(self, problem: str, *, keep_time: bool = False) -> None:
        self._problem = problem
        if not problem:
            self._dirty_since = None
            self._saved_at = self._saved_at if keep_time else self._now()
        self.told.emit()


@dataclass(frozen=True)
class Key:
    """What a conversation is kept as."""

    key: str


def _write(vault: "Vault", key: str | None, person: str | None, conversation: Conversation) -> Key | str:
    """Keep *conversation*: its key, or in a few words why it is not kept. On whichever thread."""
    try:
        if key is None:
            return Key(vault.start(conversation, person))
        vault.save(key, conversation)
    except UserError as problem:
        return str(getattr(problem, "reason", "") or problem)
    return Key(key)
