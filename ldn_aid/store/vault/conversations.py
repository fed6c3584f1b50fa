"""Conversations as they are kept: the file's own JSON in one column, what a list needs of it in others."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.store.vault.database import Database, Row
from ldn_aid.store.vault.problems import DamagedStore, StoreProblem


@dataclass(frozen=True)
class Kept:
    """A conversation in a list. ``day`` is its visit's, or the day it was begun (UTC)."""

    id: str
    person: str | None
    started_at: str
    changed_at: str
    day: date
    peg: Decimal | None
    decision: str | None
    options: tuple[str, ...]
    goal_reached: str | None


def add(database: Database, person: str | None, conversation: Conversation, at: str) -> str:
    """Begin keeping *conversation*; its id."""
    key = uuid4().hex
    put(database, key, person, conversation, at, at)
    return key


def put(
    database: Database, key: str, person: str | None, conversation: Conversation, began: str, changed: str
) -> None:
    """Keep *conversation* as *key*, with the moments that another store knew of it."""
    with database.transaction():
        database.run(
            "INSERT INTO conversation (id, person, started_at, changed_at, visit_date, summary)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (key, person, began, changed, *_listed(conversation)),
        )
        database.run(
            "INSERT INTO body (conversation, json) VALUES (?, ?)", (key, conversation.model_dump_json())
        )
        _touch(database, person, changed)


def is_there(database: Database, key: str) -> bool:
    """Whether a conversation is kept as *key*."""
    return bool(database.rows("SELECT 1 FROM conversation WHERE id = ?", (key,)))


def save(database: Database, key: str, conversation: Conversation, at: str) -> None:
    """Put *conversation* in the place of what was kept as *key*; StoreProblem when that is no longer there."""
    with database.transaction():
        if not is_there(database, key):
            raise StoreProblem(_("This conversation is no longer in the store."))
        database.run(
            "UPDATE conversation SET changed_at = ?, visit_date = ?, summary = ? WHERE id = ?",
            (at, *_listed(conversation), key),
        )
        database.run("UPDATE body SET json = ? WHERE conversation = ?", (conversation.model_dump_json(), key))


def file_under(database: Database, key: str, person: str, at: str) -> None:
    """Let the conversation belong to *person*."""
    with database.transaction():
        database.run("UPDATE conversation SET person = ? WHERE id = ?", (person, key))
        _touch(database, person, at)


def load(database: Database, key: str) -> Conversation:
    """The conversation kept as *key*, of whatever version; StoreProblem when there is none any more."""
    found = database.rows("SELECT json FROM body WHERE conversation = ?", (key,))
    if not found:
        raise StoreProblem(_("This conversation is no longer in the store."))
    text = found[0][0]
    if "\0" in text:
        # A page whose seal does not fit reads as zeros, and a long text reaches over several pages.
        raise DamagedStore(_("This conversation is damaged; bring it back from a backup."))
    return parse_conversation(text.encode(), _("the kept conversation"))


def of_person(database: Database, person: str) -> tuple[Kept, ...]:
    """A person's conversations, the oldest visit first."""
    found = database.rows(f"{_SELECT} WHERE person = ?", (person,))
    return tuple(sorted(map(_kept, found), key=lambda kept: (kept.day, kept.started_at)))


def not_filed(database: Database, limit: int = 500) -> tuple[Kept, ...]:
    """The latest of the conversations that belong to nobody yet, the oldest of them first."""
    found = database.rows(f"{_SELECT} WHERE person IS NULL ORDER BY changed_at DESC LIMIT ?", (limit,))
    return tuple(map(_kept, reversed(found)))


def count_not_filed(database: Database) -> int:
    """How many belong to nobody yet."""
    return int(database.rows("SELECT count(*) FROM conversation WHERE person IS NULL")[0][0])


def unchanged_since(database: Database, stamp: str) -> tuple[Kept, ...]:
    """Conversations not touched since *stamp*, the oldest first."""
    found = database.rows(f"{_SELECT} WHERE changed_at < ? ORDER BY changed_at", (stamp,))
    return tuple(map(_kept, found))


def count_unchanged_since(database: Database, stamp: str) -> int:
    """How many that are: with tens of thousands the list itself takes seconds."""
    return int(database.rows("SELECT count(*) FROM conversation WHERE changed_at < ?", (stamp,))[0][0])


def all_ids(database: Database) -> tuple[str, ...]:
    """Every conversation's id, the oldest first."""
    found = database.rows("SELECT id FROM conversation ORDER BY started_at, id")
    return tuple(row[0] for row in found)


def count(database: Database) -> int:
    """How many conversations there are."""
    return int(database.rows("SELECT count(*) FROM conversation")[0][0])


_SELECT = "SELECT id, person, started_at, changed_at, visit_date, summary FROM conversation"


def _kept(row: Row) -> Kept:
    key, person, started_at, changed_at, visit_date, summary = row
    held: dict[str, Any] = json.loads(summary)
    return Kept(
        id=key,
        person=person,
        started_at=started_at,
        changed_at=changed_at,
        day=date.fromisoformat(visit_date or started_at[:10]),
        peg=Decimal(held["peg"]) if held.get("peg") is not None else None,
        decision=held.get("decision"),
        options=tuple(held.get("options", ())),
        goal_reached=held.get("goal_reached"),
    )


def _listed(conversation: Conversation) -> tuple[str | None, str]:
    peg, decision = peg_score(conversation.pain.peg), conversation.decision
    visit = conversation.start.visit_date
    summary = {
        "peg": None if peg is None else str(peg),
        "decision": decision.kind,
        "options": decision.options,
        "goal_reached": conversation.follow_up.goal_reached,
    }
    return visit.isoformat() if visit else None, json.dumps(summary)


def _touch(database: Database, person: str | None, at: str) -> None:
    if person is not None:
        database.run("UPDATE person SET seen_at = max(seen_at, ?) WHERE id = ?", (at, person))
