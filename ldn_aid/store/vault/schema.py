"""The tables of the store, by version. A store of an earlier version is brought up a step at a time.

Each step is one transaction, so a crash leaves the version before or the version after; a copy of the store as it was
is put beside it first (``vault.unlock``). A newer store is refused before anything is written.
"""

from ldn_aid.i18n import _
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.problems import NewerStore

_STEPS: dict[int, tuple[str, ...]] = {
    0: (
        """CREATE TABLE person (
            id TEXT PRIMARY KEY, label TEXT NOT NULL, folded TEXT NOT NULL, born TEXT,
            seen_at TEXT NOT NULL) STRICT""",
        "CREATE INDEX person_seen ON person (seen_at DESC)",
        """CREATE TABLE conversation (
            id TEXT PRIMARY KEY, person TEXT REFERENCES person (id) ON DELETE CASCADE,
            started_at TEXT NOT NULL, changed_at TEXT NOT NULL, visit_date TEXT, summary TEXT NOT NULL) STRICT""",
        "CREATE INDEX conversation_person ON conversation (person, changed_at DESC)",
        "CREATE INDEX conversation_changed ON conversation (changed_at DESC)",
        # Apart from the list, so that a list of thousands reads no answers.
        """CREATE TABLE body (
            conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
            json TEXT NOT NULL) STRICT""",
        """CREATE TABLE handed_out (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
            conversation TEXT REFERENCES conversation (id) ON DELETE CASCADE, place TEXT NOT NULL) STRICT""",
        "CREATE INDEX handed_out_conversation ON handed_out (conversation)",
        """CREATE TABLE audit (
            seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, event TEXT NOT NULL,
            subject TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL) STRICT""",
        """CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
        """CREATE TRIGGER audit_never_shortened BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    ),
}
"""For each version, what makes a store of it one of the next; 0 is an empty file."""

VERSION = max(_STEPS) + 1


def statements() -> tuple[str, ...]:
    """What makes a store of ``VERSION`` out of an empty file, in order."""
    return tuple(statement for step in range(VERSION) for statement in _STEPS[step])


def version_of(database: Database) -> int:
    """The version of an open store; 0 for an empty file."""
    ((version,),) = database.rows("PRAGMA user_version")
    return int(version)


def bring_up_to_date(database: Database) -> None:
    """Make *database* one of ``VERSION``; NewerStore when it is of a later one."""
    version = version_of(database)
    if version > VERSION:
        raise NewerStore(
            _(
                "The store {name} was written by a newer LDN Aid (version {version} of the store; this one "
                "reads {ours}). Open it with that one; nothing was changed."
            ).format(name=database.path, version=version, ours=VERSION)
        )
    for step in range(version, VERSION):
        with database.transaction():
            for statement in _STEPS[step]:
                database.run(statement)
            database.run(f"PRAGMA user_version = {step + 1}")
