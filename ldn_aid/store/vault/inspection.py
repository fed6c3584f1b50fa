"""A store that came from elsewhere is believed only once it is one that LDN Aid could have written.

Whoever made it knew its passphrase, so its bytes fit their seals whatever they say. Its tables must be ours to the
letter (no view and no trigger of somebody else's), and whatever the lists show must be readable. The answers
themselves are checked when a conversation is opened, as a file's are.
"""

from sqlcipher3 import dbapi2 as sqlcipher

from ldn_aid.store.vault import conversations, handed_out, people
from ldn_aid.store.vault.clock import moment
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.schema import statements

_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def could_be_ours(database: Database) -> bool:
    """Whether the open *database*, brought to this version, holds what this program writes and nothing else."""
    if set(database.rows(_TABLES)) != _our_tables():
        return False
    try:
        for person in people.find(database, limit=-1):
            moment(person.seen_at)
        for kept in conversations.unchanged_since(database, _EVER):
            moment(kept.started_at), moment(kept.changed_at)
        for one in handed_out.listed(database, limit=-1):
            moment(one.at)
    except (ArithmeticError, AttributeError, RecursionError, TypeError, ValueError):
        return False
    return True


_EVER = "~"
"""Sorts after every moment."""


def _our_tables() -> set[tuple[object, ...]]:
    empty = sqlcipher.connect(":memory:")
    try:
        for statement in statements():
            empty.execute(statement)
        return set(empty.execute(_TABLES).fetchall())
    finally:
        empty.close()
