"""Conversations in, conversations out; bad files get one sentence."""

import codecs
import json
import os
from pathlib import Path

import jsonschema
import pytest

from ldn_aid.conversation.files import json_schema, parse_conversation, read_conversation, to_json
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.errors import UserError


def test_an_example_survives_a_round_trip(example_path: Path) -> None:
    conversation = read_conversation(example_path)
    assert parse_conversation(to_json(conversation).encode(), "copy") == conversation


def test_an_example_fits_the_published_schema(example_path: Path) -> None:
    jsonschema.validate(json.loads(example_path.read_text()), json_schema())


def test_what_we_write_fits_the_published_schema() -> None:
    jsonschema.validate(json.loads(to_json(new_conversation())), json_schema())


def test_not_answered_differs_from_none_of_these() -> None:
    nothing = parse_conversation(b'{"schema_version": 2}', "file")
    none_of_these = parse_conversation(b'{"schema_version": 2, "medicines": {"forgotten": []}}', "file")
    assert nothing.medicines.forgotten is None
    assert none_of_these.medicines.forgotten == ()


BAD = {
    b"": "is empty",
    b"  \n": "is empty",
    b'{"schema_version": 2': "line 1, column 21",
    b"\xff\xfe": "not UTF-8",
    b"[]": "JSON object",
    b"{}": "schema_version",
    b'{"schema_version": 3}': "newer than this LDN Aid",
    b'{"schema_version": 0}': "there is no version 0",
    b'{"schema_version": true}': "schema_version",
    b'{"schema_version": "1"}': "schema_version",
    b'{"schema_version": 2, "pian": {}}': "pian: there is no such field",
    b'{"schema_version": 2, "pain": {"peg": {"pain": 11}}}': "pain.peg.pain: input should be less than",
    b'{"schema_version": 2, "pain": {"peg": {"pain": "6"}}}': "pain.peg.pain: input should be a valid",
    b'{"schema_version": 2, "medicines": {"opioids": [{"product": "x", "strength": 0}]}}': (
        "medicines.opioids[0].strength: input should be greater than 0"
    ),
    b'{"schema_version": 2, "medicines": {"opioids": [{"product": "x", "strength": NaN}]}}': "strength",
    b'{"schema_version": 2, "start": {"visit_date": "23.11.2026"}}': "start.visit_date",
    b'{"schema_version": 2, "goals": {"matters": [{"attribute": "sleep"}, {"attribute": "sleep"}]}}': (
        "only once"
    ),
    b'{"schema_version": 2, "pain": {"story": "a"}, "pain": {"story": "b"}}': "answers one question twice",
    b'{"schema_version": 2, "pain": {"story": "a", "story": "a"}}': "answers one question twice",
    b'{"schema_version": 2, "schema_version": 1}': "answers one question twice",
    rb'{"schema_version": 2, "pain": {"story": "a\u0000b"}}': "NUL character",
    rb'{"schema_version": 2, "pain\u0000": {}}': "NUL character",
    b'{"schema_version": 2, "pain": {"story": "a\0b"}}': "line 1",
    b"[" * 100_000: "cannot be read",
    b'{"schema_version": ' + b"9" * 5000 + b"}": "",
}


@pytest.mark.parametrize("data", BAD, ids=lambda data: data[:40].decode(errors="replace"))
def test_a_bad_file_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        parse_conversation(data, "visit.json")
    message = str(caught.value)
    assert message.startswith("visit.json")
    assert BAD[data] in message
    assert "\n" not in message
    assert len(message) < 400


def test_the_mark_that_some_editors_begin_a_file_with_is_no_fault(example_path: Path) -> None:
    data = example_path.read_bytes()
    assert parse_conversation(codecs.BOM_UTF8 + data, "x") == parse_conversation(data, "x")


def test_a_backslash_before_u0000_is_what_somebody_wrote() -> None:
    written = edit(new_conversation(), "pain.story", r"\u0000 \\u0000")
    assert parse_conversation(to_json(written).encode(), "visit.json") == written


def test_a_nul_that_was_pasted_is_left_out() -> None:
    pasted = edit(new_conversation(), "pain.story", "a\0b")
    assert pasted.pain.story == "ab"
    assert parse_conversation(to_json(pasted).encode(), "visit.json") == pasted


def test_the_sentence_never_repeats_what_was_typed() -> None:
    data = b'{"schema_version": 2, "pain": {"kind": "my secret story"}}'
    with pytest.raises(UserError) as caught:
        parse_conversation(data, "visit.json")
    assert "secret" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 3_000_000)
    for path, words in (
        (tmp_path, "folder"),
        (tmp_path / "none.json", "does not exist"),
        (huge, "larger than 2 MB"),
        (Path(os.devnull), "is not a file"),
    ):
        with pytest.raises(UserError, match=words):
            read_conversation(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of this kind are POSIX")
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is not a file"):
        read_conversation(pipe)
