"""Conversations as JSON files: read tolerantly of nothing, written readably, described by a schema."""

import codecs
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ldn_aid.conversation.migrate import OLDEST, migrated
from ldn_aid.conversation.model import SCHEMA_VERSION, Conversation
from ldn_aid.errors import UserError

MAX_BYTES = 2_000_000
"""A conversation with every free text at its limit stays below this size."""


def read_file(path: Path, what: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of *path*; *what* names its role in the sentence a person reads.

    Raises UserError when it is missing, a folder, a pipe or device, unreadable or larger than *limit* bytes.
    """
    try:
        if path.is_dir():
            raise UserError(f"{path} is a folder; give the path of {what}.")
        if path.exists() and not path.is_file():
            # A pipe or device might never end, or never begin.
            raise UserError(f"{path} is not a file; give the path of {what}.")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UserError(f"{path} does not exist; check the path of {what}.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"{path} cannot be read ({reason}); check its permissions.") from None
    if len(data) > limit:
        most = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1000} kB"
        raise UserError(f"{path} is larger than {most}, too large for {what}; choose another file.")
    return data


def read_conversation(path: Path) -> Conversation:
    """The conversation in the JSON file *path*; UserError names the file, the place and the mend."""
    return parse_conversation(read_file(path, "a saved conversation"), str(path))


def parse_conversation(data: bytes, name: str) -> Conversation:
    """The conversation in *data*; *name* stands for the file in the sentence of a UserError."""
    import json

    # Some editors begin a UTF-8 file with a mark.
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise UserError(f"{name} is empty; choose a saved conversation.")
    try:
        raw = json_value(data)
    except UnicodeDecodeError:
        raise UserError(f"{name} is not UTF-8 text; choose a saved conversation.") from None
    except AmbiguousJSON as error:
        raise UserError(f"{name} {error}; mend it there or choose another file.") from None
    except json.JSONDecodeError as error:
        raise UserError(
            f"{name}, line {error.lineno}, column {error.colno}: this is not complete JSON ({error.msg}); "
            "choose a file saved by LDN Aid or mend it there."
        ) from None
    except (RecursionError, ValueError):
        raise UserError(
            f"{name} is not a conversation: its JSON cannot be read; choose another file."
        ) from None
    version = _version(raw, name)
    if version < SCHEMA_VERSION:
        data = json.dumps(migrated(raw, SCHEMA_VERSION)).encode()
    try:
        return Conversation.model_validate_json(data)
    except ValidationError as error:
        raise UserError(f"{name}, {describe(error)}") from None


class AmbiguousJSON(ValueError):  # noqa: N818  (what is wrong, in words)
    """JSON that two programs may read in two ways."""


_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def json_value(data: bytes) -> Any:
    """What the JSON text *data* says; AmbiguousJSON where a name stands twice or a text holds NUL, else ValueError."""
    import json

    text = data.decode()
    if _NUL.search(text):
        raise AmbiguousJSON("holds a NUL character, which no conversation has")
    return json.loads(text, object_pairs_hook=_each_name_once)


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise AmbiguousJSON("answers one question twice (a JSON name stands twice in one place)")
    return made


def _version(raw: Any, name: str) -> int:
    """The file's version, one that can be read."""
    if not isinstance(raw, dict):
        raise UserError(f"{name} does not hold a conversation (a JSON object); choose another file.")
    version = raw.get("schema_version")
    if type(version) is not int:
        raise UserError(
            f"{name}, schema_version: a whole number is needed here, so this is not a saved conversation; "
            f"files of this version say {SCHEMA_VERSION}."
        )
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{name}, schema_version: the file is of version {version}, newer than this LDN Aid reads "
            f"({SCHEMA_VERSION}); open it with a newer LDN Aid."
        )
    if version < OLDEST:
        raise UserError(
            f"{name}, schema_version: there is no version {version}; "
            f"files of this version say {SCHEMA_VERSION}."
        )
    return version


_LONGEST_NAME = 60
"""Letters; no field of ours has more."""

_MENDS = {
    "extra_forbidden": "there is no such field; remove it or check its spelling",
    "missing": "this field is needed; add it",
    "union_tag_invalid": "this is of no kind that LDN Aid knows; correct it",
    "json_invalid": "the JSON cannot be read; mend it",
}


def describe(error: ValidationError) -> str:
    """The first problem of *error* as "place: problem", without the value that caused it."""
    details = error.errors(include_url=False, include_input=False, include_context=True)
    first = details[0]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{_name(part)}" for part in first["loc"])
    place = place.lstrip(".")
    message = first["msg"].removeprefix("Value error, ")
    problem = _MENDS.get(first["type"], f"{message[:1].lower()}{message[1:]}; correct it")
    more = f" ({len(details) - 1} more problem(s) follow)" if len(details) > 1 else ""
    return f"{place or 'the file'}: {problem}{more}."


def _name(name: str) -> str:
    """A field's name as a sentence may hold it: the file chose it, so it may be long, or hold lines of its own."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in name[:_LONGEST_NAME])
    return shown + ("…" if len(name) > _LONGEST_NAME else "")


def to_json(conversation: Conversation) -> str:
    """*conversation* as the text of its file."""
    return conversation.model_dump_json(indent=1) + "\n"


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of the conversation file."""
    schema = Conversation.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
