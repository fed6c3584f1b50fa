"""kill -9, full disks, read-only folders: what was said to be saved is there, and what was not is said."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import SCHEMA_VERSION, edit
from ldn_aid.errors import UserError
from ldn_aid.store.vault import audit_trail, backup, conversations, erasing, keys, opening, people, schema
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.opening import create, unlock, unlock_with_recovery_code
from ldn_aid.store.vault.placing import DATABASE, KEYS, exists
from ldn_aid.store.vault.problems import NotKept
from ldn_aid.store.vault.vault import Vault
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, KILLS, PASSPHRASE, WHO, fill, posix

ROOT = Path(__file__).parents[2]
ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
STORED = Path(__file__).parent / "stored"
OLDER = Path(__file__).parents[1] / "conversation" / "stored"


@posix
@pytest.mark.timeout(60 + 2 * KILLS)
def test_killed_at_any_moment_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.store.kill_rounds", str(tmp_path / "store"), str(KILLS), "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith(f"{KILLS} kills")


@pytest.fixture
def full_disk() -> Iterator[None]:
    """From now on no file grows past 150 kB, as when the disk is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
def test_a_write_that_fails_is_said_and_leaves_what_was_there(vault: Vault, full_disk: None) -> None:
    vault.start(ROSA)
    long = edit(ROSA, "pain.story", "word " * 2000)
    with pytest.raises(NotKept, match="cannot be written"):
        for _number in range(100):
            vault.start(long)
    assert all(
        conversations.load(vault.database, key) in (ROSA, long)
        for key in conversations.all_ids(vault.database)
    )
    assert vault.database.problems() == ()


def test_a_disk_filled_to_the_last_byte(tiny_disk: Path) -> None:
    vault, _code = create(tiny_disk / "store", PASSPHRASE, WHO, CHEAP)
    key = vault.start(ROSA)
    fill(tiny_disk)
    saved = ROSA
    with pytest.raises(NotKept) as problem:
        for number in range(100):
            story = edit(ROSA, "pain.story", f"{number} " + "word " * 1000)
            vault.save(key, story)
            saved = story
    assert problem.value.reason == "disk full"
    (tiny_disk / "other").unlink()
    vault.save(key, edit(saved, "decision.why", "room again"))
    vault.close()
    again = unlock(tiny_disk / "store", PASSPHRASE, WHO)
    assert again.open(key) == edit(saved, "decision.why", "room again")
    assert again.database.problems() == ()
    again.close()


def test_a_store_on_a_full_disk_can_still_be_read(tiny_disk: Path) -> None:
    vault, _code = create(tiny_disk / "store", PASSPHRASE, WHO, CHEAP)
    key = vault.start(ROSA)
    vault.close()
    fill(tiny_disk)
    again = unlock(tiny_disk / "store", PASSPHRASE, WHO)
    assert again.open(key) == ROSA
    with pytest.raises(NotKept, match="disk full"):
        again.save(key, edit(ROSA, "pain.story", "word " * 1000))
    again.close()


def test_a_read_only_disk_is_named(tiny_disk: Path) -> None:
    vault, _code = create(tiny_disk / "store", PASSPHRASE, WHO, CHEAP)
    vault.start(ROSA)
    vault.close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(UserError, match="read-only"):
        unlock(tiny_disk / "store", PASSPHRASE, WHO)
    with pytest.raises(UserError, match=r"[Rr]ead-only"):
        create(tiny_disk / "second", PASSPHRASE, WHO, CHEAP)


def test_a_store_half_made_when_the_power_went_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store.new").mkdir()
    (tmp_path / "store.new" / "store.db").write_bytes(b"half")
    vault, _code = create(tmp_path / "store", PASSPHRASE, WHO, CHEAP)
    vault.close()
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("version", sorted(path.name for path in STORED.iterdir()))
def test_a_store_of_every_earlier_version_opens(tmp_path: Path, version: str) -> None:
    folder = tmp_path / "store"
    shutil.copytree(STORED / version, folder)
    vault = unlock(folder, PASSPHRASE, WHO)
    ((now,),) = vault.database.rows("PRAGMA user_version")
    assert now == schema.VERSION
    (rosa,) = people.find(vault.database)
    (kept,) = conversations.of_person(vault.database, rosa.id)
    assert vault.open(kept.id).start.patient == "Example patient: Rosa M."
    assert audit_trail.first_break(audit_trail.entries(vault.database)) is None
    vault.close()
    code = (folder / "RECOVERY-CODE.txt").read_text()
    unlock_with_recovery_code(folder, code, "a new passphrase", WHO).close()


@pytest.mark.parametrize("version", sorted(path.name for path in STORED.iterdir()))
def test_a_store_of_every_earlier_version_is_brought_back_as_a_backup(tmp_path: Path, version: str) -> None:
    found = backup.restore(STORED / version, PASSPHRASE, tmp_path / "store")
    assert (found.people, found.conversations) == (1, 2)
    vault = unlock(tmp_path / "store", PASSPHRASE, WHO)
    assert schema.version_of(vault.database) == schema.VERSION
    vault.close()


def test_every_version_of_the_database_has_a_stored_store() -> None:
    assert {path.name for path in STORED.iterdir()} == {
        f"v{number}" for number in range(1, schema.VERSION + 1)
    }


@pytest.mark.parametrize(
    "path", sorted(OLDER.rglob("*.json")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_store_that_holds_conversations_of_every_earlier_version(vault: Vault, path: Path) -> None:
    """What an earlier LDN Aid wrote into the table itself is read, and written anew in this version."""
    key = vault.start(ROSA)
    with vault.database.transaction():
        vault.database.run("UPDATE body SET json = ? WHERE conversation = ?", (path.read_text(), key))
    opened = vault.open(key)
    assert opened == read_conversation(path)
    vault.save(key, edit(opened, "decision.why", "written by this one"))
    ((text,),) = vault.database.rows("SELECT json FROM body WHERE conversation = ?", (key,))
    assert f'"schema_version":{SCHEMA_VERSION}' in text
    assert vault.open(key).decision.why == "written by this one"


def test_a_store_is_copied_as_it_was_before_it_is_migrated(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = vault.start(ROSA)
    vault.close()
    now = schema.VERSION
    monkeypatch.setattr(schema, "_STEPS", schema._STEPS | {now: ("CREATE TABLE added (a TEXT)",)})
    for module in (schema, opening):
        monkeypatch.setattr(module, "VERSION", now + 1)
    newer = unlock(folder, PASSPHRASE, WHO)
    assert newer.open(key) == ROSA
    assert schema.version_of(newer.database) == now + 1
    newer.close()
    (copy,) = erasing.earlier_stores(folder)
    database = Database(
        copy / DATABASE, keys.unwrap(keys.read_key_file(copy / KEYS), "passphrase", PASSPHRASE)
    )
    assert schema.version_of(database) == now
    assert conversations.load(database, key) == ROSA
    database.close()


def test_a_step_of_migration_is_whole_or_not_at_all(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    key = vault.start(ROSA)
    steps = schema._STEPS | {schema.VERSION: ("CREATE TABLE added (a TEXT)", "this is not a statement")}
    monkeypatch.setattr(schema, "_STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(UserError):
        schema.bring_up_to_date(vault.database)
    assert vault.database.rows("PRAGMA user_version") == [(schema.VERSION - 1,)]
    assert not vault.database.rows("SELECT 1 FROM sqlite_master WHERE name = 'added'")
    assert vault.open(key) == ROSA


@posix
def test_what_is_written_into_a_store_that_was_removed_is_not_said_to_be_saved(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    key = vault.start(ROSA)
    shutil.move(folder, tmp_path / "elsewhere")
    with pytest.raises(NotKept) as problem:
        vault.save(key, edit(ROSA, "pain.story", "typed after it was removed"))
    assert problem.value.reason == "its folder is gone"
    shutil.move(tmp_path / "elsewhere", folder)
    vault.save(key, edit(ROSA, "pain.story", "and typed after it came back"))
    (folder / DATABASE).rename(tmp_path / "taken")
    with pytest.raises(NotKept, match="its file is gone"):
        vault.save(key, ROSA)
    (tmp_path / "taken").rename(folder / DATABASE)
    assert vault.open(key).pain.story == "and typed after it came back"


@posix
def test_what_is_saved_while_the_log_is_gone_outlives_a_crash(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    key = vault.start(ROSA)
    (folder / f"{DATABASE}-wal").unlink()
    for number in range(3):
        vault.save(key, edit(ROSA, "pain.story", f"typed {number}"))
        # What a crash leaves is what the files hold now.
        shutil.copytree(folder, tmp_path / f"after-{number}")
        left = unlock(tmp_path / f"after-{number}", PASSPHRASE, WHO)
        assert left.open(key).pain.story == f"typed {number}"
        left.close()


def killed_again_and_again(act: Callable[[], object], looked_at: Callable[[], None]) -> None:
    """*act* in a child that is killed at a random moment; then what it left is looked at; ``KILLS`` times."""
    choice, longest_s = random.Random(5), 0.0
    for number in range(KILLS):
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            try:
                act()
            finally:
                os._exit(0)
        if number:
            time.sleep(choice.random() * longest_s)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # The first is let live, so that the others die at any moment of its length.
        longest_s = longest_s or 1.2 * (time.monotonic() - begun)
        looked_at()


@posix
@pytest.mark.timeout(60 + 2 * KILLS)
def test_a_first_start_that_is_killed_at_any_moment_leaves_a_whole_store_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "store"

    def begin() -> None:
        vault, _code = create(folder, PASSPHRASE, WHO, CHEAP)
        vault.start(ROSA)

    def look() -> None:
        if exists(folder):
            vault = unlock(folder, PASSPHRASE, WHO)
            assert vault.database.problems() == ()
            assert {vault.open(key) for key in conversations.all_ids(vault.database)} <= {ROSA}
            vault.close()
        else:
            create(folder, PASSPHRASE, WHO, CHEAP)[0].close()
        shutil.rmtree(folder)

    killed_again_and_again(begin, look)


@posix
@pytest.mark.timeout(60 + 2 * KILLS)
def test_a_migration_that_is_killed_at_any_moment_loses_nothing(
    vault: Vault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = vault.start(ROSA)
    vault.close()
    first, now = tmp_path / "first", schema.VERSION
    shutil.copytree(folder, first)
    step = (
        "CREATE TABLE added (a TEXT)",
        *(f"INSERT INTO added VALUES ('{'x' * 900}')" for _row in range(300)),
    )
    monkeypatch.setattr(schema, "_STEPS", schema._STEPS | {now: step})
    for module in (schema, opening):
        monkeypatch.setattr(module, "VERSION", now + 1)

    def look() -> None:
        again = unlock(folder, PASSPHRASE, WHO)
        assert schema.version_of(again.database) == now + 1
        assert again.open(key) == ROSA
        assert again.database.rows("SELECT count(*) FROM added") == [(300,)]
        again.close()
        for aside in erasing.earlier_stores(folder):
            held = Database(
                aside / DATABASE, keys.unwrap(keys.read_key_file(aside / KEYS), "passphrase", PASSPHRASE)
            )
            assert schema.version_of(held) == now
            held.close()
            shutil.rmtree(aside)
        shutil.rmtree(folder)
        shutil.copytree(first, folder)

    killed_again_and_again(lambda: unlock(folder, PASSPHRASE, WHO), look)
