"""Whatever is given to read, and however it was made: one sentence, bounded memory, and nothing changed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ldn_aid.conversation.files import read_conversation
from ldn_aid.errors import UserError
from ldn_aid.store.vault import backup, conversations, keys
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.placing import DATABASE, KEYS
from ldn_aid.store.vault.problems import DamagedStore
from ldn_aid.store.vault.vault import Vault
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO, posix

ROOT = Path(__file__).parents[2]
ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
ROUNDS = int(os.environ.get("LDN_AID_FUZZ", "25"))
"""More of them: LDN_AID_FUZZ=3000."""


def run(*arguments: str) -> str:
    """What the module said, on either stream."""
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.stdout


@posix
@pytest.mark.timeout(120 + 2 * ROUNDS)
def test_bytes_made_worse_at_random_are_taken_or_refused(tmp_path: Path) -> None:
    assert run("tests.store.fuzz", str(tmp_path / "fuzz"), str(ROUNDS), "7").startswith(f"{ROUNDS} rounds")


@posix
@pytest.mark.timeout(180)
def test_what_is_no_file_or_far_too_large_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    assert run("tests.store.hostile_files", str(inside)) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["inside"], "something was written outside"
    assert not (inside / "out.pdf").exists()
    assert not (inside / "target").exists()
    assert Path("/slipped").exists() is False


CRAFTED = {
    "a trigger of somebody else's": "CREATE TRIGGER sly AFTER INSERT ON audit BEGIN DELETE FROM body; END",
    "a view in a table's place": "CREATE VIEW extra AS SELECT label FROM person",
    "an unreadable list": "UPDATE conversation SET summary = '{'",
    "a list nested without end": "UPDATE conversation SET summary = '" + "[" * 5000 + "'",
    "a day that is none": "UPDATE person SET born = '2026-02-30'",
    "a moment that is none": "UPDATE conversation SET changed_at = 'yesterday'",
}


@pytest.mark.parametrize("statement", CRAFTED.values(), ids=CRAFTED)
def test_a_backup_crafted_by_who_knows_the_passphrase(
    vault: Vault, folder: Path, tmp_path: Path, statement: str
) -> None:
    vault.start(ROSA, vault.add_person("Rosa"))
    vault.close()
    source = tmp_path / "source"
    shutil.copytree(folder, source)
    key = keys.unwrap(keys.read_key_file(source / KEYS), "passphrase", PASSPHRASE)
    database = Database(source / DATABASE, key)
    with database.transaction():
        database.run(statement)
    database.close()
    target = tmp_path / "target"
    here, _code = create(target, PASSPHRASE, WHO, CHEAP)
    here.close()
    before = (target / DATABASE).read_bytes()
    with pytest.raises(DamagedStore, match="was not used"):
        backup.restore(source, PASSPHRASE, target)
    assert (target / DATABASE).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "store", "target"]


def test_a_backup_whose_answers_cannot_be_read_says_so_when_they_are_opened(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    kept = vault.start(ROSA)
    with vault.database.transaction():
        vault.database.run("UPDATE body SET json = ?", (json.dumps({"schema_version": 2, "x": 1}),))
    vault.close()
    backup.restore(folder, PASSPHRASE, tmp_path / "target")
    again = unlock(tmp_path / "target", PASSPHRASE, WHO)
    assert conversations.count(again.database) == 1
    with pytest.raises(UserError, match="there is no such field"):
        again.open(kept)
    again.close()
