"""The lines of an export: one JSON object each, gzipped; read within bounds, and none believed before it is checked."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.files import AmbiguousJSON, describe, json_value, parse_conversation
from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.vault import people
from ldn_aid.store.vault.problems import StoreProblem
from ldn_aid.store.vault.sealing import unusable

FORMAT, VERSION = "ldn-aid-export", 1
MAX_LINE, MAX_ALL = 3_000_000, 2_000_000_000
"""Bytes of one line; of all lines together."""

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


def read_lines(data: bytes, name: str) -> Iterator[tuple[PersonLine | ConversationLine, Conversation]]:
    """Each line of the gzipped *data* with its conversation, an empty one beside a person; UserError at the first bad one."""
    lines = _lines(data, name)
    _check_head(next(lines, b""), name)
    empty = new_conversation()
    for number, raw in enumerate(lines, 2):
        where = _("{name}, line {number}").format(name=name, number=number)
        try:
            json_value(raw)
            line = _line().validate_json(raw)
        except AmbiguousJSON as problem:
            raise UserError(f"{where} {problem}; ask for a new export.") from None
        except ValidationError as error:
            raise UserError(f"{where}, {describe(error)}") from None
        except (ValueError, RecursionError):
            raise unusable(where, _("its JSON cannot be read")) from None
        text = line.json_text if isinstance(line, ConversationLine) else ""
        yield line, parse_conversation(text.encode(), where) if text else empty


@cache
def _line() -> TypeAdapter[PersonLine | ConversationLine]:
    return TypeAdapter(Annotated[PersonLine | ConversationLine, Field(discriminator="kind")])


def _check_head(raw: bytes, name: str) -> None:
    try:
        head = json.loads(raw)
    except (ValueError, RecursionError):
        raise unusable(name, _("its first line cannot be read")) from None
    version = head.get("version") if isinstance(head, dict) and head.get("format") == FORMAT else None
    if type(version) is not int:
        raise unusable(name, _("it is not an export of LDN Aid"))
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
                    raise unusable(name, _("it is larger than an export can be"))
                yield line
    except (OSError, EOFError, zlib.error):
        raise unusable(name, _("it is cut off or damaged")) from None
