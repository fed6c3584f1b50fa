"""Files of every earlier version still open, and hold what they held."""

import json
from pathlib import Path

import pytest

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import SCHEMA_VERSION

STORED = sorted((Path(__file__).parent / "stored").glob("v*/*.json"))


def test_every_earlier_version_has_stored_files() -> None:
    assert {path.parent.name for path in STORED} == {f"v{version}" for version in range(1, SCHEMA_VERSION)}


@pytest.mark.parametrize("path", STORED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_stored_file_opens_with_all_its_answers(path: Path) -> None:
    before = json.loads(path.read_text())
    after = json.loads(read_conversation(path).model_dump_json(exclude_unset=True))
    assert after == before | {"schema_version": SCHEMA_VERSION}
