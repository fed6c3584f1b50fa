"""One file to carry conversations from laptop to laptop: JSON lines, gzip, sealed in the age format by a passphrase.

Every part is an existing format: ``age -d FILE | gunzip`` shows the lines. age derives the key by scrypt, which takes
a few seconds and up to 1 GiB on purpose. A file is read within bounds and wholly before anything of it is kept.
"""

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.files import describe, parse_conversation, read_file
from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.files import write_atomically
from ldn_aid.store.vault import conversations, people
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.problems import StoreProblem, WrongPassphrase
from ldn_aid.store.vault.vault import Vault

FORMAT, VERSION = "ldn-aid-export", 1
MAX_FILE, MAX_LINE, MAX_ALL = 200_000_000, 3_000_000, 2_000_000_000
"""Bytes of the sealed file; of one line; of all lines together."""
_MOST_WORK = 21
"""scrypt's work factor, as a power of two: 21 takes 2 GiB of memory."""

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ$")]


class Head(Section):
    """The first line."""

    format: Literal["ldn-aid-export"]
    version: Literal[1]
    trail: str = Field("", max_length=64, description="Newest hash of the audit trail it was made from.")


class PersonLine(Section):
    """A person."""

    kind: Literal["person"] = "person"
    id: Id
    label: Annotated[str, Field(max_length=people.LONGEST_LABEL)]
    born: date | None = None
    seen_at: Moment


class ConversationLine(Section):
    """A conversation; ``json_text`` is its file, of whatever version."""

    kind: Literal["conversation"] = "conversation"
    id: Id
    person: Id | None = None
    started_at: Moment
    changed_at: Moment
    json_text: Annotated[str, Field(min_length=1, max_length=MAX_LINE)]


@dataclass(frozen=True)
class Imported:
    """What an import brought: how many were new, and how many were here already and left as they are."""

    new: int
    here: int


def export(vault: Vault, ids: Iterable[str], path: Path, passphrase: str) -> None:
    """Write the conversations *ids* to *path*, sealed; each goes on the list of what was handed out."""
    wanted = tuple(ids)
    write_atomically(path, seal(lines_of(vault, wanted), passphrase))
    with vault.database.transaction():
        for key in wanted:
            vault.note_handed_out("encrypted_file", key, str(path))


def bring_in(vault: Vault, path: Path, passphrase: str) -> Imported:
    """Add what the file at *path* holds and the store does not; all of it or nothing. The file is never changed."""
    data = unseal(read_file(path, _("an export of LDN Aid"), MAX_FILE), passphrase, str(path))
    return keep_lines(vault, data, str(path))


def lines_of(vault: Vault, ids: Iterable[str]) -> bytes:
    """The gzipped lines of the conversations *ids* and of whom they belong to."""
    from ldn_aid.store.vault import audit_trail

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
        for line, conversation in _read(data, name):
            if isinstance(line, PersonLine):
                if people.get(database, line.id) is None:
                    people.put(database, line.id, line.label, line.born, line.seen_at)
                continue
            if conversations.is_there(database, line.id):
                here += 1
                continue
            if line.person is not None and people.get(database, line.person) is None:
                raise _bad(name, _("a conversation belongs to a person who is not in it"))
            conversations.put(database, line.id, line.person, conversation, line.started_at, line.changed_at)
            vault.note(Event.IMPORTED, line.id)
            new += 1
    return Imported(new, here)


def _read(data: bytes, name: str) -> Iterator[tuple[PersonLine | ConversationLine, Conversation]]:
    lines = _lines(data, name)
    _check_head(next(lines, b""), name)
    empty = new_conversation()
    for number, raw in enumerate(lines, 2):
        where = _("{name}, line {number}").format(name=name, number=number)
        try:
            line = _line().validate_json(raw)
        except ValidationError as error:
            raise UserError(f"{where}, {describe(error)}") from None
        text = line.json_text if isinstance(line, ConversationLine) else ""
        yield line, parse_conversation(text.encode(), where) if text else empty


@cache
def _line() -> TypeAdapter[PersonLine | ConversationLine]:
    return TypeAdapter(Annotated[PersonLine | ConversationLine, Field(discriminator="kind")])


def _check_head(raw: bytes, name: str) -> None:
    try:
        head = json.loads(raw)
    except (ValueError, RecursionError):
        raise _bad(name, _("its first line cannot be read")) from None
    version = head.get("version") if isinstance(head, dict) and head.get("format") == FORMAT else None
    if type(version) is not int:
        raise _bad(name, _("it is not an export of LDN Aid"))
    if version > VERSION:
        raise StoreProblem(
            _(
                "{name} was made by a newer LDN Aid (version {version} of the format; this one reads {ours})."
            ).format(name=name, version=version, ours=VERSION)
        )
    try:
        Head.model_validate_json(raw)
    except ValidationError as error:
        raise UserError(f"{name}, {describe(error)}") from None


def _lines(data: bytes, name: str) -> Iterator[bytes]:
    total = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while line := file.readline(MAX_LINE + 1):
                total += len(line)
                if len(line) > MAX_LINE or total > MAX_ALL:
                    raise _bad(name, _("it is larger than an export can be"))
                yield line
    except (OSError, EOFError, zlib.error):
        raise _bad(name, _("it is cut off or damaged")) from None


def seal(data: bytes, passphrase: str) -> bytes:
    """*data* in the age format, opened by *passphrase* alone. Takes seconds."""
    import pyrage

    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def unseal(data: bytes, passphrase: str, name: str) -> bytes:
    """What ``seal`` was given; StoreProblem or WrongPassphrase when *data* cannot be opened. Takes seconds."""
    import pyrage

    start = re.match(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,3})\n", data[:200])
    if start is None:
        raise _bad(name, _("it is not a file sealed by a passphrase in the age format"))
    if int(start[1]) > _MOST_WORK:
        raise _bad(name, _("opening it would take more memory than a laptop has"))
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise WrongPassphrase(
            _(
                "{name} does not open: the passphrase is not the one it was made with, or the file is damaged."
            ).format(name=name)
        ) from None


def _bad(name: str, what: str) -> StoreProblem:
    return StoreProblem(
        _("{name} cannot be used: {what}. Nothing was changed; choose another file.").format(
            name=name, what=what
        )
    )
