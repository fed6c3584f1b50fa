"""The audit trail: what was done with the store, by whom, in a chain of hashes.

Each entry's hash covers the entry and the hash before it. What that proves: entries between two hashes that somebody
holds (each backup and each exported trail carries the last one) were not changed, removed or put in later. What it
does not prove: somebody with the passphrase and a programmer's skill can rewrite the whole chain, or put an older
copy of the store in its place; only a hash kept elsewhere shows that. "Who" is the name given when unlocking: one
passphrase is shared, so it is a word of honour. Entries hold ids and kinds, never what a patient said.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from ldn_aid.store.vault.database import Database

START = "0" * 64
"""What stands before the first entry."""


class Event(StrEnum):
    """What can happen to a store."""

    CREATED = "created"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    LOCKED = "locked"
    PASSPHRASE_CHANGED = "passphrase_changed"
    RECOVERY_CODE_RENEWED = "recovery_code_renewed"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_DELETED = "person_deleted"
    STARTED = "conversation_started"
    OPENED = "conversation_opened"
    CHANGED = "conversation_changed"
    FILED = "conversation_filed"
    DELETED = "conversation_deleted"
    FINDING_SET_ASIDE = "finding_set_aside"
    FINDING_TAKEN_BACK = "finding_taken_back"
    PRINTED = "printed"
    EXPORTED = "exported"
    IMPORTED = "imported"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    TRAIL_EXPORTED = "trail_exported"


@dataclass(frozen=True)
class Entry:
    """One line of the trail. ``subject`` is the id of a person or conversation, or empty."""

    seq: int
    at: str
    who: str
    event: str
    subject: str
    detail: str
    hash: str


def append(database: Database, at: str, who: str, event: Event, subject: str = "", detail: str = "") -> None:
    """Add an entry, in a transaction of its own or in the one that does what it tells of."""
    with database.transaction():
        seq, before = _last(database)
        seq += 1
        database.run(
            "INSERT INTO audit (seq, at, who, event, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seq, at, who, str(event), subject, detail, _hash(before, seq, at, who, event, subject, detail)),
        )


def last_hash(database: Database) -> str:
    """The hash of the newest entry: what to keep elsewhere as a witness."""
    return _last(database)[1]


def length(database: Database) -> int:
    """How many entries there are."""
    return _last(database)[0]


def entries(database: Database) -> tuple[Entry, ...]:
    """The whole trail, oldest first."""
    return tuple(
        Entry(*row)
        for row in database.rows("SELECT seq, at, who, event, subject, detail, hash FROM audit ORDER BY seq")
    )


def first_break(trail: Iterable[Entry]) -> int | None:
    """The number of the first entry that does not follow from the one before; None when the chain holds."""
    before, expected = START, 1
    for entry in trail:
        made = _hash(before, entry.seq, entry.at, entry.who, entry.event, entry.subject, entry.detail)
        if entry.seq != expected or entry.hash != made:
            return expected
        before, expected = entry.hash, expected + 1
    return None


def as_json_lines(trail: Iterable[Entry]) -> str:
    """The trail as it is exported: one JSON object a line."""
    return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in trail)


def _last(database: Database) -> tuple[int, str]:
    rows = database.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    return (int(rows[0][0]), str(rows[0][1])) if rows else (0, START)


def _hash(before: str, *entry: object) -> str:
    text = json.dumps([before, *map(str, entry)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
