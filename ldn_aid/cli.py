"""The same job without a window: arguments to calls. Each command imports what it needs."""

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ldn_aid import __version__
from ldn_aid.errors import UserError

if TYPE_CHECKING:
    from ldn_aid.conversation.model import Conversation
    from ldn_aid.evidence.models import Pack

EXAMPLE = "examples/fibromyalgia.json"
EXAMPLE_PDF = "ldn-aid-example-summary.pdf"
MAX_LIST_BYTES = 1_000_000


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing the usage."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message}; see '{self.prog} --help'.")


def _day(text: str) -> date:
    from ldn_aid.conversation.base import FIRST_DAY, LAST_DAY

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-23") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text} is not within {FIRST_DAY} to {LAST_DAY}")
    return day


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _parser() -> _Parser:
    parser = _Parser(
        prog="ldn-aid",
        description="A shared-decision aid for chronic pain. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"LDN Aid {__version__}")
    parser.add_argument("--demo", action="store_true", help="open the example conversation")
    parser.add_argument(
        "--evidence", dest="window_evidence", type=Path, metavar="DIR", help="open with this evidence pack"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    summary = commands.add_parser("summary", help="a saved conversation file to PDF, or to plain text")
    summary.add_argument("file", type=Path, metavar="FILE")
    summary.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf|OUT.txt")
    summary.add_argument("--for", dest="audience", choices=("patient", "clinician"), default="patient")
    summary.add_argument("--large-print", action="store_true", help="18 point text")
    summary.add_argument("--evidence", type=Path, metavar="DIR", help="an evidence pack's folder")
    summary.add_argument("--paper", choices=("letter", "a4"), help="default: as set under Settings")
    summary.add_argument(
        "--with",
        dest="extras",
        type=_names,
        default=(),
        metavar="NAME,NAME",
        help="extra pages for the patient: ldn-page, diary, naloxone-page, wallet-card",
    )
    _add_today(summary)

    assess = commands.add_parser("assess", help="MME, the LDN gate and all findings of a saved conversation")
    assess.add_argument("file", type=Path, metavar="FILE")
    assess.add_argument("--json", action="store_true")
    _add_today(assess)

    medicines = commands.add_parser("medicines", help="read a pasted medication list, one medicine a line")
    medicines.add_argument("file", nargs="?", default="-", metavar="FILE|-")
    medicines.add_argument("--json", action="store_true")
    _add_today(medicines)

    from ldn_aid.evidence_commands import add_evidence_commands

    evidence = commands.add_parser("evidence", help="check, replace, sign and install evidence packs")
    add_evidence_commands(evidence, _add_today)

    commands.add_parser("schema", help="JSON Schema of the conversation file")
    commands.add_parser("doctor", help="what this installation runs on")
    return parser


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=_day,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day to count from (default: today)",
    )


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what *arguments* ask; the exit code. Raises UserError for anything the user can mend."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:
        # What a clinic starts every day; nothing to parse.
        return _window(demo=False, today=date.today(), evidence=None)
    options = _parser().parse_args(given)
    today = getattr(options, "today", None) or date.today()
    if options.window_evidence and options.command:
        raise UserError(
            f"--evidence before '{options.command}' is for the window; give it after the command, where that takes it."
        )
    if options.demo and options.command:
        raise UserError(f"--demo goes without a command; leave out '{options.command}' or --demo.")
    match options.command:
        case "summary":
            return _summary(options, today)
        case "assess":
            return _assess(options.file, today, as_json=options.json)
        case "medicines":
            return _medicines(options.file, today, as_json=options.json)
        case "evidence":
            from ldn_aid.evidence_commands import run_evidence

            done = run_evidence(options, today)
            print(done.text)
            return done.exit_code
        case "schema":
            return _schema()
        case "doctor":
            from ldn_aid.doctor import report

            print("\n".join(report(today)))
            return 0
        case _:
            return _window(demo=options.demo, today=today, evidence=options.window_evidence)


def _window(*, demo: bool, today: date, evidence: Path | None) -> int:
    from ldn_aid.desktop.platform_check import NoDisplay, check_platform

    try:
        check_platform()
    except NoDisplay as problem:
        if not demo:
            raise
        return _example_pdf(str(problem), today, evidence)
    if evidence is not None:
        # A folder named by hand that cannot be used is said before any window opens.
        _pack(evidence)
    # Imports and the first screen make next to no garbage; the window lets it be collected once it stands.
    gc.disable()
    conversation = _example() if demo else _new()
    from ldn_aid.desktop.app import run as run_window

    return run_window(conversation, today, evidence, demo=demo)


def _new() -> "Conversation":
    from ldn_aid.conversation.model import new_conversation

    return new_conversation()


def _example() -> "Conversation":
    from ldn_aid import resources
    from ldn_aid.conversation.files import read_conversation

    return read_conversation(resources.path(EXAMPLE))


def _example_pdf(problem: str, today: date, evidence: Path | None) -> int:
    from ldn_aid.summary.editions import Edition
    from ldn_aid.summary_command import write_summary

    target = Path(EXAMPLE_PDF)
    write_summary(_example(), _pack(evidence), target, today, Edition())
    print(f"{problem.rstrip('.')}: the example's summary was written to {target} instead.")
    return 0


def _summary(options: argparse.Namespace, today: date) -> int:
    from ldn_aid.conversation.files import read_conversation
    from ldn_aid.summary_command import edition_of, write_summary

    conversation = read_conversation(options.file)
    edition = edition_of(options.audience, options.extras, options.file, conversation, today)
    write_summary(
        conversation,
        _pack(options.evidence),
        options.output,
        today,
        edition,
        large_print=options.large_print,
        paper=options.paper,
    )
    return 0


def _pack(folder: Path | None) -> "Pack":
    """The evidence in *folder*, or that of the settings; what must be said of the latter goes to stderr."""
    from ldn_aid.store.evidence_in_use import evidence_in_use
    from ldn_aid.store.settings import default_settings, load_settings

    if folder is not None:
        return evidence_in_use(default_settings(), folder=folder).pack
    in_use = evidence_in_use(load_settings())
    if in_use.problem:
        print(f"ldn-aid: {in_use.problem}", file=sys.stderr)
    return in_use.pack


def _assess(file: Path, today: date, *, as_json: bool) -> int:
    from ldn_aid.conversation.files import read_conversation
    from ldn_aid.safety.assess import as_json as assessment_json
    from ldn_aid.safety.assess import assess
    from ldn_aid.safety.scope import numbers_of
    from ldn_aid.store.settings import load_settings
    from ldn_aid.summary.reports import assessment_text

    assessment = assess(read_conversation(file), today, numbers_of(load_settings()))
    print(_json(assessment_json(assessment)) if as_json else assessment_text(assessment))
    return 0


def _medicines(file: str, today: date, *, as_json: bool) -> int:
    from ldn_aid.conversation.files import read_file
    from ldn_aid.safety.list_check import check_list, checked_list_json
    from ldn_aid.safety.scope import numbers_of
    from ldn_aid.store.settings import load_settings
    from ldn_aid.summary.reports import checked_list_text

    if file == "-":
        data, name = sys.stdin.buffer.read(MAX_LIST_BYTES + 1), "the pasted list"
    else:
        data, name = read_file(Path(file), "a medication list", MAX_LIST_BYTES), file
    if len(data) > MAX_LIST_BYTES:
        raise UserError(f"{name} is larger than 1 MB, too large for a medication list; paste fewer lines.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"{name} is not UTF-8 text; save the list as plain text.") from None
    if not text.strip():
        raise UserError(f"{name} is empty; give one medicine a line.")
    checked = check_list(text, today, numbers_of(load_settings()))
    print(_json(checked_list_json(checked)) if as_json else checked_list_text(checked))
    return 0


def _schema() -> int:
    from ldn_aid.conversation.files import json_schema

    print(_json(json_schema()))
    return 0


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)
