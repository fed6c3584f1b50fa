"""An open store: every act on it, each with its entry in the audit trail in the same transaction."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from ldn_aid.conversation.model import Conversation
from ldn_aid.store.vault import (
    audit_trail,
    conversations,
    failed_unlocks,
    handed_out,
    keys,
    people,
    retention,
)
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.clock import now, stamp
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.placing import KEYS
from ldn_aid.store.vault.problems import NotKept, StoreProblem
from ldn_aid.store.vault.recovery_code import new_recovery_code


class Vault:
    """The store of this laptop, unlocked. Close it to lock it."""

    def __init__(
        self, folder: Path, database: Database, who: str, clock: Callable[[], datetime] = now
    ) -> None:
        self.folder, self.database, self.who = folder, database, who
        self._clock = clock
        self._opened: dict[str, Conversation] = {}
        """Each conversation as last written, from when it was opened; the first change of each is on the trail."""
        self._changed: set[str] = set()
        self._owed: list[tuple[str, Event, str]] = []

    def close(self) -> None:
        """Write that it was locked, where that can be written, and drop the key."""
        if not self.database.is_open:
            return
        try:
            self.note(Event.LOCKED)
        except StoreProblem:
            pass
        finally:
            self._opened.clear()
            self.database.close()

    def note_unlocked(self) -> None:
        """The first entry of each opening, after the failed attempts before it."""
        try:
            with self.database.transaction():
                for at in failed_unlocks.seen(self.folder):
                    audit_trail.append(self.database, at, "?", Event.UNLOCK_FAILED)
                self.note(Event.UNLOCKED)
        except NotKept:
            self._owed.append((self._at(), Event.UNLOCKED, ""))
        else:
            failed_unlocks.forget(self.folder)

    # The keys

    def prove(self, passphrase: str) -> None:
        """WrongPassphrase when *passphrase* is not the present one."""
        keys.unwrap(keys.read_key_file(self.folder / KEYS), "passphrase", passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase from now on; WrongPassphrase when *old* is not the present one."""
        path = self.folder / KEYS
        held = keys.read_key_file(path)
        key = keys.unwrap(held, "passphrase", old)
        keys.write_key_file(path, keys.with_new_secret(held, "passphrase", new, key))
        self.note(Event.PASSPHRASE_CHANGED)

    def renew_recovery_code(self, passphrase: str) -> str:
        """A new recovery code to print; the old one no longer opens the store."""
        path = self.folder / KEYS
        held = keys.read_key_file(path)
        key, code = keys.unwrap(held, "passphrase", passphrase), new_recovery_code()
        keys.write_key_file(path, keys.with_new_secret(held, "recovery", code, key))
        self.note(Event.RECOVERY_CODE_RENEWED)
        return code

    # People

    def add_person(self, label: str, born: date | None = None) -> str:
        """A new person; the id."""
        with self.database.transaction():
            person = people.add(self.database, label, born, self._at())
            self.note(Event.PERSON_ADDED, person)
        return person

    def change_person(self, person: str, label: str, born: date | None) -> None:
        """Another label or birth date."""
        with self.database.transaction():
            people.change(self.database, person, label, born)
            self.note(Event.PERSON_CHANGED, person)

    def delete_person(self, person: str) -> None:
        """Remove a person, all conversations and the list of what was handed out from the file itself."""
        with self.database.transaction():
            for kept in conversations.of_person(self.database, person):
                self._remove(kept.id)
            self._remove_person(person)
        self.database.tidy()

    # Conversations

    def start(self, conversation: Conversation, person: str | None = None) -> str:
        """Begin to keep *conversation*; its id."""
        with self.database.transaction():
            key = conversations.add(self.database, person, conversation, self._at())
            self.note(Event.STARTED, key)
        self._opened[key] = conversation
        return key

    def open(self, key: str) -> Conversation:
        """The conversation kept as *key*."""
        conversation = conversations.load(self.database, key)
        self._note_when_it_can(Event.OPENED, key)
        self._opened[key] = conversation
        self._changed.discard(key)
        return conversation

    def resume(self, key: str, conversation: Conversation) -> None:
        """Go on with *conversation* after a lock: it was opened before and stayed on the screen behind."""
        self._opened[key] = conversation

    def save(self, key: str, conversation: Conversation) -> None:
        """Put *conversation* in its place, durably; StoreProblem when that failed and the old one stands."""
        with self.database.transaction():
            before = self._opened.get(key)
            conversations.save(self.database, key, conversation, self._at())
            if key not in self._changed:
                self.note(Event.CHANGED, key)
            if before is not None and before.set_aside != conversation.set_aside:
                self._note_set_aside(key, before, conversation)
        self._changed.add(key)
        self._opened[key] = conversation

    def has(self, key: str) -> bool:
        """Whether a conversation is kept as *key*."""
        return conversations.is_there(self.database, key)

    def person_of(self, key: str) -> str | None:
        """Whose conversation it is; None when it is not filed."""
        found = self.database.rows("SELECT person FROM conversation WHERE id = ?", (key,))
        return str(found[0][0]) if found and found[0][0] else None

    def file_under(self, key: str, person: str) -> None:
        """Let the conversation belong to *person*."""
        with self.database.transaction():
            conversations.file_under(self.database, key, person, self._at())
            self.note(Event.FILED, key, person)

    def delete_conversation(self, key: str) -> None:
        """Remove the conversation from the file itself."""
        with self.database.transaction():
            self._remove(key)
        self.database.tidy()

    def delete_conversations(self, ids: Iterable[str]) -> None:
        """Remove several at once, all or none; and with them the people of whom nothing is left."""
        with self.database.transaction():
            owners = set()
            for key in ids:
                owners.add(self.person_of(key))
                self._remove(key)
            for person in sorted(owner for owner in owners if owner):
                if not conversations.of_person(self.database, person):
                    self._remove_person(person)
        self.database.tidy()

    def past_retention(self, years: int) -> tuple[conversations.Kept, ...]:
        """Conversations untouched for *years*. They are shown, never deleted unasked: a clock can be wrong."""
        return conversations.unchanged_since(self.database, self._before(years))

    def count_past_retention(self, years: int) -> int:
        """How many those are."""
        return conversations.count_unchanged_since(self.database, self._before(years))

    def _before(self, years: int) -> str:
        return stamp(retention.years_before(self._clock(), years))

    # What left the store

    def note_handed_out(self, kind: str, key: str | None, place: str = "") -> None:
        """Put a paper or a file on the list of what was handed out."""
        with self.database.transaction():
            handed_out.note(self.database, self._at(), self.who, kind, key, place)
            self.note(Event.PRINTED if kind == "printed" else Event.EXPORTED, key or "", kind)

    def note(self, event: Event, subject: str = "", detail: str = "") -> None:
        """An entry in the audit trail; what could not be written before goes first."""
        with self.database.transaction() as outermost:
            # Inside another transaction nobody knows yet whether it will hold.
            owed = tuple(self._owed) if outermost else ()
            for at, earlier, of in owed:
                audit_trail.append(self.database, at, self.who, earlier, of)
            audit_trail.append(self.database, self._at(), self.who, event, subject, detail)
        del self._owed[: len(owed)]

    def _note_when_it_can(self, event: Event, subject: str = "") -> None:
        # A full disk must not keep a clinician from reading what is there.
        at = self._at()
        try:
            self.note(event, subject)
        except NotKept:
            self._owed.append((at, event, subject))

    def _remove(self, key: str) -> None:
        self.database.run("DELETE FROM conversation WHERE id = ?", (key,))
        self.note(Event.DELETED, key)
        self._opened.pop(key, None)

    def _remove_person(self, person: str) -> None:
        self.database.run("DELETE FROM person WHERE id = ?", (person,))
        self.note(Event.PERSON_DELETED, person)

    def _note_set_aside(self, key: str, before: Conversation, after: Conversation) -> None:
        old, new = ({one.finding for one in each.set_aside} for each in (before, after))
        for finding in sorted(new - old):
            self.note(Event.FINDING_SET_ASIDE, key, finding)
        for finding in sorted(old - new):
            self.note(Event.FINDING_TAKEN_BACK, key, finding)

    def _at(self) -> str:
        return stamp(self._clock())
