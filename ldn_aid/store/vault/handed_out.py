"""What left the store in a form that others can read: the clinic's list of what it handed out."""

from dataclasses import dataclass

from ldn_aid.store.vault.database import Database

KINDS = ("patient_pdf", "clinician_pdf", "printed", "text_copied", "plain_file", "encrypted_file")
"""What is on the list as ``kind``."""


@dataclass(frozen=True)
class HandedOut:
    """One paper or file. ``place`` is where it was put, as far as the program knows."""

    at: str
    who: str
    kind: str
    conversation: str | None
    place: str
    label: str | None


def note(database: Database, at: str, who: str, kind: str, conversation: str | None, place: str) -> None:
    """Put it on the list; it goes with the conversation when that is deleted."""
    with database.transaction():
        database.run(
            "INSERT INTO handed_out (at, who, kind, conversation, place) VALUES (?, ?, ?, ?, ?)",
            (at, who, kind, conversation, place),
        )


def listed(
    database: Database, *, conversation: str | None = None, person: str | None = None, limit: int = 500
) -> tuple[HandedOut, ...]:
    """What was handed out, the latest first; of one conversation or one person when asked."""
    found = database.rows(
        "SELECT handed_out.at, handed_out.who, kind, handed_out.conversation, place, person.label"
        " FROM handed_out LEFT JOIN conversation ON conversation.id = handed_out.conversation"
        " LEFT JOIN person ON person.id = conversation.person"
        " WHERE (?1 IS NULL OR handed_out.conversation = ?1) AND (?2 IS NULL OR conversation.person = ?2)"
        " ORDER BY handed_out.id DESC LIMIT ?3",
        (conversation, person, limit),
    )
    return tuple(HandedOut(*row) for row in found)
