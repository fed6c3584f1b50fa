"""People: a label that the clinic chooses and, if it likes, a birth date. The label need not be a name."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from ldn_aid.store.vault.database import Database, Row

SHOWN = 50
"""People listed at a time; the search narrows them."""
LONGEST_LABEL = 300


@dataclass(frozen=True)
class Person:
    """Somebody with conversations in the store."""

    id: str
    label: str
    born: date | None
    seen_at: str
    conversations: int


def folded(text: str) -> str:
    """*text* for finding: without accents, case or doubled spaces, so that "munoz" finds "Muñoz"."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )
    return " ".join(plain.casefold().split())


def add(database: Database, label: str, born: date | None, at: str) -> str:
    """A new person; the id."""
    person = uuid4().hex
    put(database, person, label, born, at)
    return person


def put(database: Database, person: str, label: str, born: date | None, at: str) -> None:
    """A person with the id *person*, from another store."""
    with database.transaction():
        database.run(
            "INSERT INTO person (id, label, folded, born, seen_at) VALUES (?, ?, ?, ?, ?)",
            (person, *_written(label, born), at),
        )


def change(database: Database, person: str, label: str, born: date | None) -> None:
    """Another label or birth date."""
    with database.transaction():
        database.run(
            "UPDATE person SET label = ?, folded = ?, born = ? WHERE id = ?",
            (*_written(label, born), person),
        )


def get(database: Database, person: str) -> Person | None:
    """That person; None when there is none."""
    found = database.rows(
        _SELECT.format("SELECT id, label, born, seen_at FROM person WHERE id = ?"), (person,)
    )
    return _person(found[0]) if found else None


def find(database: Database, text: str = "", limit: int = SHOWN) -> tuple[Person, ...]:
    """The people whose label or birth date holds every word of *text*, those seen last first; *limit* -1: all."""
    words = folded(text).split()
    where = " AND ".join("(folded LIKE ? ESCAPE '\\' OR born LIKE ? ESCAPE '\\')" for _word in words)
    values: list[object] = []
    for word in words:
        values += [f"%{_literal(word)}%"] * 2
    # The rows first, in the order of the index, then a count for each that is shown and for no other.
    found = (
        f"SELECT id, label, born, seen_at FROM person {'WHERE ' + where if where else ''}"
        " ORDER BY seen_at DESC, rowid LIMIT ?"
    )
    return tuple(_person(row) for row in database.rows(_SELECT.format(found), (*values, limit)))


def named(database: Database, label: str, born: date | None) -> tuple[Person, ...]:
    """The people with this very label, whatever its case and accents; of that birth date where one is given."""
    same = (one for one in find(database, label, limit=-1) if folded(one.label) == folded(label))
    return tuple(one for one in same if born in (None, one.born))


def count(database: Database) -> int:
    """How many people there are."""
    return int(database.rows("SELECT count(*) FROM person")[0][0])


_SELECT = (
    "SELECT id, label, born, seen_at,"
    " (SELECT count(*) FROM conversation WHERE conversation.person = found.id) FROM ({}) AS found"
)


def _person(row: Row) -> Person:
    key, label, born, seen_at, conversations = row
    return Person(key, label, date.fromisoformat(born) if born else None, seen_at, conversations)


def _written(label: str, born: date | None) -> tuple[str, str, str | None]:
    label = " ".join(label.replace("\0", " ").split())[:LONGEST_LABEL]
    return label, folded(label), born.isoformat() if born else None


def _literal(word: str) -> str:
    for special in ("\\", "%", "_"):
        word = word.replace(special, "\\" + special)
    return word
