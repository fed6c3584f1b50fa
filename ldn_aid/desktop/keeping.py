"""Autosave: each change of the conversation is in the store within a second, and the screen says truly whether it is.

What is typed is written in the background, so that a slow or sleeping disk never holds up the typing. Whoever needs it
to be safe first (before locking, closing, or showing another conversation) calls ``save`` and waits.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.writer import Outcome, Writer
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from ldn_aid.desktop.background import Background
    from ldn_aid.store.vault.vault import Vault

RETRY_MS, SLOW_MS = 3_000, 2_000
"""After a failure; for the disk to answer."""


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
        self._writer = Writer(None, None)
        self._written: Conversation | None = None
        self._problem = ""
        self._saved_at: datetime | None = None
        self._unsaved = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._save_behind)
        self._background: Background | None = None
        self._jobs = 0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._look_whether_slow)
        session.changed.connect(self._changed)

    @property
    def key(self) -> str | None:
        """What the conversation on screen is kept as; None before its first answer."""
        return self._writer.key

    @property
    def person(self) -> str | None:
        """Whose conversation it is; None when it is not filed."""
        return self._writer.person

    @property
    def text(self) -> str:
        """The state in a few words."""
        if self.vault is None:
            return _("Nothing is kept on this laptop")
        if self._problem:
            return _("Not saved: {reason}").format(reason=self._problem)
        if self._unsaved:
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
        if self._unsaved or self._saved_at is not None:
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
        self._again.stop()
        self._writer = Writer(key, person)
        self._written = self._session.conversation if key else None
        self._problem, self._saved_at, self._unsaved = "", None, False
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
        if self.vault is None or not self.vault.database.is_open:
            return
        if not self._unsaved and not self.is_saved:
            self._unsaved = True
            self.told.emit()
        self._save_behind()

    def save(self) -> bool:
        """Save what is not saved and wait for the disk; whether everything is. A failure is said, and tried again."""
        self._wait()
        self._again.stop()
        if self.vault is None:
            return False
        if self.is_saved:
            self._tell("", keep_time=True)
        else:
            self._wrote(self._writer.write(self.vault, self._session.conversation))
        return self.is_saved

    def _save_behind(self) -> None:
        """Have it saved soon, without waiting."""
        vault = self.vault
        if vault is None or not vault.database.is_open:
            return
        if self.is_saved and not self._jobs:
            if self._unsaved:
                # Typed, not saved, and taken back.
                self._tell("", keep_time=True)
            return
        if not self._writer.put(self._session.conversation):
            return
        if self._background is None:
            from ldn_aid.desktop.background import Background

            self._background = Background(self)
        self._jobs += 1
        if not self._slow.isActive():
            self._slow.start(SLOW_MS)
        self._background.run(partial(self._writer.run, vault), self._ran, self._broke)

    def _wait(self) -> None:
        if self._jobs and self._background is not None:
            self._writer.hurry()
            self._background.finish()

    def _ran(self, outcome: Outcome) -> None:
        self._jobs -= 1
        self._wrote(outcome)

    def _broke(self) -> None:
        self._ran(Outcome(self._session.conversation, _("an error of LDN Aid")))

    def _wrote(self, outcome: Outcome) -> None:
        """Say what came of a write: "saved" only when nothing was typed since."""
        if outcome.problem:
            self._tell(outcome.problem)
            self._again.start(RETRY_MS)
            return
        self._written = outcome.conversation
        if self._session.conversation == outcome.conversation:
            self._tell("")
        elif self._problem:
            self._problem = ""
            self.told.emit()

    def _look_whether_slow(self) -> None:
        at_it_ms = int(self._writer.at_it_s * 1000)
        if at_it_ms >= SLOW_MS:
            self._problem = _("the disk is slow, still trying")
            self.told.emit()
        elif self._jobs:
            self._slow.start(SLOW_MS - at_it_ms)

    def _tell(self, problem: str, *, keep_time: bool = False) -> None:
        self._problem = problem
        if not problem:
            self._unsaved = False
            self._saved_at = self._saved_at if keep_time else self._now()
        self.told.emit()
