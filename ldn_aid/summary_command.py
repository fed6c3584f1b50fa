"""The command ``summary``: a conversation to a PDF or, by the name of the file, to plain text."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.errors import UserError
from ldn_aid.evidence.models import Pack
from ldn_aid.safety.assess import assess
from ldn_aid.safety.scope import numbers_of
from ldn_aid.store.files import write_atomically
from ldn_aid.store.settings import load_settings
from ldn_aid.summary.blocks import Document
from ldn_aid.summary.editions import Edition, make_document
from ldn_aid.summary.extras import Extra, why_not
from ldn_aid.summary.text import RECORD_WIDTH, plain_text, title_line


def edition_of(
    audience: Literal["patient", "clinician"],
    names: Collection[str],
    file: Path,
    conversation: Conversation,
    today: date,
) -> Edition:
    """The edition for *audience* with the extra pages *names*; UserError when one does not fit *conversation*,
    which was read from *file*.
    """
    if names and audience == "clinician":
        raise UserError("--with adds pages for the patient; leave it out, or use --for patient.")
    known = {str(extra): extra for extra in Extra}
    for name in names:
        if name not in known:
            raise UserError(f"--with {name!r} is not a page; choose from {', '.join(known)}.")
        reason = why_not(known[name], conversation, assess(conversation, today))
        if reason:
            raise UserError(f"{file}, --with {name}: {reason} Leave it out.")
    return Edition(audience, frozenset(known[name] for name in names))


def write_summary(
    conversation: Conversation,
    pack: Pack,
    target: Path,
    today: date,
    edition: Edition,
    *,
    large_print: bool = False,
    paper: Literal["letter", "a4"] | None = None,
) -> None:
    """Write *edition* to *target*; on *paper*, or on that of the settings. UserError when *target* holds
    something else.
    """
    settings = load_settings()
    assessment = assess(conversation, today, numbers_of(settings))
    document = make_document(edition, conversation, pack, assessment, settings)
    if target.suffix.lower() == ".txt":
        _refuse_to_replace_other_texts(target, document)
        write_atomically(target, plain_text(document, width=RECORD_WIDTH).encode())
        return
    from ldn_aid.summary.pdf.render import pdf_bytes

    _refuse_to_replace_other_files(target)
    size = paper or settings.paper
    write_atomically(target, pdf_bytes(document, large_print=large_print, paper=size))


def _refuse_to_replace_other_texts(target: Path, document: Document) -> None:
    """Only a text that was written here before is replaced."""
    title = title_line(document)
    if target.is_file() and _start(target, len(title.encode())) not in (title.encode(), b""):
        raise UserError(f"{target} exists and is not a summary of this kind; give another name after -o.")


def _refuse_to_replace_other_files(target: Path) -> None:
    """A slip such as ``-o conversation.json`` must not cost anyone their conversation."""
    if target.is_file() and _start(target, 5) not in (b"%PDF-", b""):
        raise UserError(f"{target} exists and is not a PDF; give another name after -o.")


def _start(target: Path, length: int) -> bytes:
    try:
        with target.open("rb") as file:
            return file.read(length)
    except OSError:
        return b""
