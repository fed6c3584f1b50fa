"""Backup, restore, export and import: verified when made, refused when damaged or newer, never half done."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit
from ldn_aid.errors import UserError
from ldn_aid.store.vault import backup, conversations, handed_out, keys, people, placing, transfer
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.problems import DamagedStore, StoreProblem, WrongPassphrase
from ldn_aid.store.vault.recovery_code import new_recovery_code
from ldn_aid.store.vault.vault import Vault
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
MARK = "Quittenbrot-7431"


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """A store with two people and three conversations, one of them not filed."""
    rosa, other = vault.add_person("Rosa", date(1980, 2, 29)), vault.add_person(MARK)
    for person in (rosa, other, None):
        vault.start(edit(ROSA, "pain.story", MARK), person)
    return vault


@pytest.fixture
def other(tmp_path: Path) -> Vault:
    """Another laptop's store."""
    made, _code = create(tmp_path / "other", "another passphrase", "Nurse Ek", CHEAP)
    return made


# Backup and restore


def test_a_backup_is_verified_and_brings_everything_back(filled: Vault, folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    made = backup.back_up(filled, stick, PASSPHRASE)
    assert (made.people, made.conversations) == (2, 3)
    assert not [path for path in made.folder.iterdir() if MARK.encode() in path.read_bytes()]
    filled.add_person("added after the backup")
    filled.close()
    back = backup.restore(made.folder, PASSPHRASE, folder)
    assert (back.people, back.conversations, back.trail) == (2, 3, made.trail)
    again = unlock(folder, PASSPHRASE, WHO)
    assert {one.label for one in people.find(again.database)} == {"Rosa", MARK}
    again.close()
    (aside,) = [path for path in tmp_path.iterdir() if "before-restore" in path.name]
    kept = unlock(aside, PASSPHRASE, WHO)
    assert people.count(kept.database) == 3, "the store that was there is moved aside, not lost"
    kept.close()


def test_a_backup_restores_onto_an_empty_laptop(filled: Vault, tmp_path: Path) -> None:
    made = backup.back_up(filled, tmp_path, PASSPHRASE)
    backup.restore(made.folder, PASSPHRASE, tmp_path / "elsewhere" / "store")
    again = unlock(tmp_path / "elsewhere" / "store", PASSPHRASE, WHO)
    assert conversations.count(again.database) == 3
    again.close()


def test_a_backup_with_the_wrong_passphrase_leaves_no_folder(filled: Vault, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    with pytest.raises(WrongPassphrase):
        backup.back_up(filled, stick, "not it at all")
    with pytest.raises(StoreProblem):
        backup.back_up(filled, tmp_path / "no such place", PASSPHRASE)
    assert list(stick.iterdir()) == []


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    filled: Vault, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    stick = tmp_path_factory.mktemp("usb")
    target = stick / "target"
    made = backup.back_up(filled, stick, PASSPHRASE)
    path = made.folder / [placing.DATABASE, placing.KEYS][data.draw(st.integers(0, 1))]
    good = path.read_bytes()
    place = data.draw(st.integers(0, 10**9)) % len(good)
    flipped = good[:place] + bytes([good[place] ^ 4]) + good[place + 1 :]
    bad = [good[:place], flipped, b"", b"x" * 5000][data.draw(st.integers(0, 3))]
    path.write_bytes(bad)
    try:
        found = backup.restore(made.folder, PASSPHRASE, target)
    except UserError:
        assert not target.exists()
    else:
        # Only where the flipped bit stands in what nobody reads: the letter case of a hexadecimal number, a blank.
        assert (found.people, found.conversations) == (2, 3)
        assert path.name == placing.KEYS
    assert path.read_bytes() == bad


def test_a_folder_without_a_backup_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="holds no backup"):
        backup.restore(tmp_path, PASSPHRASE, tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


# Export and import


def test_lines_go_from_laptop_to_laptop(filled: Vault, other: Vault) -> None:
    ids = conversations.all_ids(filled.database)
    lines = transfer.lines_of(filled, ids)
    assert transfer.keep_lines(other, lines, "file") == transfer.Imported(3, 0)
    assert {one.label for one in people.find(other.database)} == {"Rosa", MARK}
    for key in ids:
        assert conversations.load(other.database, key) == conversations.load(filled.database, key)
        assert other.person_of(key) == filled.person_of(key)
    assert transfer.keep_lines(other, lines, "file") == transfer.Imported(0, 3), "twice changes nothing"
    assert transfer.lines_of(filled, ids) == lines
    other.close()


def test_a_sealed_file_opens_with_its_passphrase_only(filled: Vault, other: Vault, tmp_path: Path) -> None:
    path = tmp_path / "talk.age"
    ids = conversations.all_ids(filled.database)[:1]
    transfer.export(filled, ids, path, "passphrase of the file")
    data = path.read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    assert MARK.encode() not in data
    (listed,) = handed_out.listed(filled.database)
    assert (listed.kind, listed.place) == ("encrypted_file", str(path))
    with pytest.raises(WrongPassphrase, match="does not open"):
        transfer.bring_in(other, path, "not it")
    assert transfer.bring_in(other, path, "passphrase of the file").new == 1
    assert path.read_bytes() == data
    other.close()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not an age file",
        b"age-encryption.org/v1\n-> X25519 abc\n",
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 62\nAAAA\n---",
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 999\n",
    ],
)
def test_what_is_no_export_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(StoreProblem, match="cannot be used"):
        transfer.unseal(data, "x", "file.age")


def _changed_lines(lines: bytes, number: int, **changes: object) -> bytes:
    rows = gzip.decompress(lines).splitlines()
    kind = {1: b'"kind":"person"', 2: b'"kind":"conversation"'}.get(number, b"")
    number = next(place for place, row in enumerate(rows) if kind in row)
    rows[number] = json.dumps(json.loads(rows[number]) | changes).encode()
    return gzip.compress(b"\n".join(rows) + b"\n")


@pytest.mark.parametrize(
    ("number", "changes", "said"),
    [
        (0, {"version": 2}, "newer LDN Aid"),
        (0, {"format": "other"}, "not an export"),
        (0, {"version": True}, "not an export"),
        (0, {"surprise": 1}, "no such field"),
        (1, {"id": "../../etc"}, r"line \d"),
        (2, {"id": "' OR 1=1 --"}, r"line \d"),
        (2, {"json_text": "{"}, "not complete JSON"),
        (2, {"json_text": '{"schema_version": 99}'}, "newer than this LDN Aid"),
        (2, {"json_text": "[" * 200_000}, r"line \d"),
        (2, {"person": "0" * 32}, "who is not in it"),
        (2, {"changed_at": "yesterday"}, r"line \d"),
    ],
)
def test_an_export_that_does_not_hold_together_changes_nothing(
    filled: Vault, other: Vault, number: int, changes: dict[str, object], said: str
) -> None:
    lines = transfer.lines_of(filled, conversations.all_ids(filled.database))
    with pytest.raises(UserError, match=said):
        transfer.keep_lines(other, _changed_lines(lines, number, **changes), "file")
    assert conversations.count(other.database) == people.count(other.database) == 0
    other.close()


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_lines_never_crash_and_are_all_or_nothing(
    filled: Vault, other: Vault, data: st.DataObject
) -> None:
    lines = transfer.lines_of(filled, conversations.all_ids(filled.database))
    raw = gzip.decompress(lines)
    good = [lines, raw][data.draw(st.integers(0, 1))]
    place = data.draw(st.integers(0, 10**9)) % len(good)
    flipped = good[:place] + bytes([good[place] ^ 1 << place % 8]) + good[place + 1 :]
    bad = [good[:place], flipped, data.draw(st.binary(max_size=300))][data.draw(st.integers(0, 2))]
    try:
        with other.database.transaction():
            found = transfer.keep_lines(other, bad if good is lines else gzip.compress(bad), "file")
            raise _Back
    except (UserError, _Back) as problem:
        if isinstance(problem, _Back):
            assert found.new <= 3
    assert conversations.count(other.database) == 0


class _Back(Exception):  # noqa: N818
    """Undo what a harmless change let through."""


def test_a_bomb_of_zeros_takes_little_memory(other: Vault) -> None:
    import tracemalloc

    bomb = gzip.compress(b"\0" * 200_000_000)
    assert len(bomb) < 300_000
    tracemalloc.start()
    with pytest.raises(StoreProblem, match="cannot be used"):
        transfer.keep_lines(other, bomb, "file")
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    other.close()


def test_the_key_file_of_another_store_does_not_open_this_one(filled: Vault, folder: Path) -> None:
    filled.close()
    made, _key = keys.new_key_file(PASSPHRASE, new_recovery_code(), CHEAP)
    keys.write_key_file(folder / placing.KEYS, made)
    with pytest.raises(DamagedStore):
        unlock(folder, PASSPHRASE, WHO)


def test_a_computer_too_fast_to_seal_for_others_says_so(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ldn_aid.store.vault.sealing._MOST_WORK", 1)
    ids = conversations.all_ids(filled.database)
    with pytest.raises(StoreProblem, match="The export was not made"):
        transfer.export(filled, ids, tmp_path / "all.age", "passphrase of the file")
    assert not (tmp_path / "all.age").exists()
    assert handed_out.listed(filled.database) == ()
