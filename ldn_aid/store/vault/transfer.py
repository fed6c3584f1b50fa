"""One file to carry conversations from laptop to laptop: JSON lines, gzip, sealed in the age format by a passphrase.

Every part is an existing format: ``age -d FILE | gunzip`` shows the lines. A file is read within bounds and wholly
before anything of it is kept.
"""

import gzip
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.files import read_file
from ldn_aid.i18n import _
from ldn_aid.store.files import write_atomically
from ldn_aid.store.vault import audit_trail, conversations, people
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.database import Stop
from ldn_aid.store.vault.export_lines import ConversationLine, Head, PersonLine, read_lines
from ldn_aid.store.vault.problems import Stopped, StoreProblem
from ldn_aid.store.vault.sealing import seal, unseal, unusable
from ldn_aid.store.vault.vault import Vault

MAX_FILE = 200_000_000
"""Bytes of the sealed file."""


@dataclass(frozen=True)
class Imported:
    """What an import brought: how many were new, and how many were here already and left as they are."""

    new: int
    here: int


def export(vault: Vault, ids: Iterable[str], path: Path, passphrase: str, stop: Stop | None = None) -> None:
    """Write the conversations *ids* to *path*, sealed; each goes on the list of what was handed out.

    Stopped before it is written, nothing is.
    """
    wanted = tuple(ids)
    with vault.database.stopped_when(stop):
        lines = lines_of(vault, wanted)
    sealed = seal(lines, passphrase)
    if stop is not None and stop():
        raise Stopped(_("Stopped. Nothing was changed."))
    write_atomically(path, sealed)
    with vault.database.transaction():
        for key in wanted:
            vault.note_handed_out("encrypted_file", key, str(path))


def bring_in(vault: Vault, path: Path, passphrase: str, stop: Stop | None = None) -> Imported:
    """Add what the file at *path* holds and the store does not; all of it or nothing. The file is never changed."""
    data = unseal(read_file(path, _("an export of LDN Aid"), MAX_FILE), passphrase, str(path))
    with vault.database.stopped_when(stop):
        return keep_lines(vault, data, str(path))


def lines_of(vault: Vault, ids: Iterable[str]) -> bytes:
    """The gzipped lines of the conversations *ids* and of whom they belong to."""
    buffer, told = io.BytesIO(), set()
    database = vault.database
    # No time stamp inside: the same store gives the same lines.
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
        head = Head(format="ldn-aid-export", version=1, trail=audit_trail.last_hash(database))
        file.write(head.model_dump_json().encode() + b"\n")
        for key in ids:
            found = database.rows(
                "SELECT person, started_at, changed_at, json FROM conversation"
                " JOIN body ON body.conversation = conversation.id WHERE id = ?",
                (key,),
            )
            if not found:
                raise StoreProblem(_("This conversation is no longer in the store."))
            person, started_at, changed_at, text = found[0]
            owner = people.get(database, person) if person and person not in told else None
            if owner is not None:
                told.add(person)
                line: Section = PersonLine(
                    id=owner.id, label=owner.label, born=owner.born, seen_at=owner.seen_at
                )
                file.write(line.model_dump_json().encode() + b"\n")
            line = ConversationLine(
                id=key, person=person, started_at=started_at, changed_at=changed_at, json_text=text
            )
            file.write(line.model_dump_json().encode() + b"\n")
    return buffer.getvalue()


def keep_lines(vault: Vault, data: bytes, name: str) -> Imported:
    """Keep the gzipped lines *data*; *name* stands for the file in a sentence. All or nothing."""
    new = here = 0
    database = vault.database
    with database.transaction():
        for line, conversation in read_lines(data, name):
            if isinstance(line, PersonLine):
                if people.get(database, line.id) is None:
                    people.put(database, line.id, line.label, line.born, line.seen_at)
                continue
            if conversations.is_there(database, line.id):
                here += 1
                continue
            if line.person is not None and people.get(database, line.person) is None:
                raise unusable(name, _("a conversation belongs to a person who is not in it"))
            conversations.put(database, line.id, line.person, conversation, line.started_at, line.changed_at)
            vault.note(Event.IMPORTED, line.id)
            new += 1
    return Imported(new, here)
