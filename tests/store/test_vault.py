"""The store: what is kept comes back, nobody else reads it, and what is deleted is gone from the file."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.store.vault import (
    audit_trail,
    conversations,
    failed_unlocks,
    handed_out,
    keys,
    people,
    placing,
    schema,
)
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.opening import create, unlock, unlock_with_recovery_code
from ldn_aid.store.vault.problems import (
    DamagedStore,
    NewerStore,
    StoreInUse,
    StoreProblem,
    WrongPassphrase,
)
from ldn_aid.store.vault.recovery_code import ALPHABET, new_recovery_code, read_recovery_code
from ldn_aid.store.vault.strength import Strength, strength
from ldn_aid.store.vault.vault import Vault
from tests import strategies
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO
from tests.store.pages import decrypted_pages

Reopened = Callable[[Vault], Vault]
ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
MARK = "Quittenbrot-7431"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _events(vault: Vault) -> list[str]:
    return [entry.event for entry in audit_trail.entries(vault.database)]


# What is kept comes back


def test_people_and_conversations_come_back(vault: Vault, reopened: Reopened) -> None:
    person = vault.add_person("Rosa M.", date(1980, 2, 29))
    key = vault.start(new_conversation(), person)
    vault.save(key, ROSA)
    again = reopened(vault)
    assert again.open(key) == ROSA
    (found,) = people.find(again.database)
    assert (found.id, found.label, found.born, found.conversations) == (
        person,
        "Rosa M.",
        date(1980, 2, 29),
        1,
    )
    (kept,) = conversations.of_person(again.database, person)
    assert (kept.day, str(kept.peg), kept.decision) == (date(2026, 11, 23), "6.0", "chosen")


@given(strategies.conversations)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_conversation_comes_back(vault: Vault, conversation: object) -> None:
    key = vault.start(conversation)  # type: ignore[arg-type]
    assert vault.open(key) == conversation


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("munoz", {"Íñigo Muñoz"}),
        ("MUÑ inigo", {"Íñigo Muñoz"}),
        ("1954", {"Ana 100%"}),
        ("100%", {"Ana 100%"}),
        ("_", {"snake_case"}),
        ("'; DROP TABLE person; --", set()),
        ("", {"Íñigo Muñoz", "Ana 100%", "snake_case"}),
    ],
)
def test_people_are_found_by_any_part_of_label_or_birth_date(
    vault: Vault, typed: str, found: set[str]
) -> None:
    vault.add_person("Íñigo Muñoz")
    vault.add_person("Ana 100%", date(1954, 3, 1))
    vault.add_person("snake_case")
    assert {person.label for person in people.find(vault.database, typed)} == found


def test_a_conversation_without_a_person_waits_to_be_filed(vault: Vault) -> None:
    key = vault.start(ROSA)
    assert [kept.id for kept in conversations.not_filed(vault.database)] == [key]
    assert conversations.count_not_filed(vault.database) == 1
    person = vault.add_person("Rosa")
    vault.file_under(key, person)
    assert conversations.not_filed(vault.database) == ()
    assert [kept.id for kept in conversations.of_person(vault.database, person)] == [key]


# Nobody else reads it


def test_nothing_can_be_read_without_the_key(vault: Vault, folder: Path) -> None:
    key = vault.start(edit(ROSA, "pain.story", MARK), vault.add_person(MARK))
    vault.save(key, edit(ROSA, "start.patient", MARK))
    for name, data in _files(folder).items():
        assert MARK.encode() not in data, name
        assert b"CREATE TABLE" not in data, name
    vault.close()
    assert MARK.encode() in decrypted_pages(folder, PASSPHRASE), "the test looks in the right place"


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_only_this_user_can_read_the_files(vault: Vault, folder: Path) -> None:
    vault.start(ROSA)
    for path in (folder, *folder.iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path.name


@pytest.mark.parametrize("wrong", ["", "green river stone lamP", PASSPHRASE + " ", "x" * 5000, "☃\x00"])
def test_a_wrong_passphrase_is_clear_and_changes_nothing(
    vault: Vault, folder: Path, reopened: Reopened, wrong: str
) -> None:
    vault.start(ROSA)
    vault.close()
    before = _files(folder)
    with pytest.raises(WrongPassphrase, match="does not open the store"):
        unlock(folder, wrong, WHO)
    after = _files(folder)
    assert after.pop(failed_unlocks.FILE)
    assert after == before
    again = reopened(vault)
    assert _events(again)[-2:] == [Event.UNLOCK_FAILED, Event.UNLOCKED]
    assert failed_unlocks.seen(folder) == []


def test_each_failure_makes_the_next_attempt_wait_longer() -> None:
    assert [failed_unlocks.pause_s(count) for count in range(1, 10)] == [0, 0, 2, 4, 8, 16, 32, 60, 60]


def test_a_passphrase_typed_on_another_keyboard_opens_it(folder: Path) -> None:
    create(folder, "Caf\u00e9 am R\u00edo 12", WHO, CHEAP)[0].close()
    unlock(folder, "Cafe\u0301 am Ri\u0301o 12", WHO).close()


def test_a_new_passphrase_rewrites_only_the_key_file(vault: Vault, folder: Path) -> None:
    key = vault.start(ROSA)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not it", "a new one for all")
    vault.change_passphrase(PASSPHRASE, "a new one for all")
    vault.close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE, WHO)
    again = unlock(folder, "a new one for all", WHO)
    assert again.open(key) == ROSA
    again.close()


def test_the_recovery_code_opens_it_and_sets_a_new_passphrase(folder: Path) -> None:
    vault, code = create(folder, PASSPHRASE, WHO, CHEAP)
    key = vault.start(ROSA)
    vault.close()
    as_copied_by_hand = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    again = unlock_with_recovery_code(folder, as_copied_by_hand, "remembered this time", WHO)
    assert again.open(key) == ROSA
    renewed = again.renew_recovery_code("remembered this time")
    again.close()
    with pytest.raises(WrongPassphrase, match="recovery code does not open"):
        unlock_with_recovery_code(folder, code, "x" * 12, WHO)
    unlock_with_recovery_code(folder, renewed, "and once more now", WHO).close()
    unlock(folder, "and once more now", WHO).close()


def test_one_wrong_letter_of_a_recovery_code_is_noticed() -> None:
    code = new_recovery_code().replace("-", "")
    assert read_recovery_code(code) == code
    for place, right in enumerate(code):
        for letter in ALPHABET:
            if letter != right:
                assert read_recovery_code(code[:place] + letter + code[place + 1 :]) is None


@pytest.mark.parametrize(
    ("passphrase", "least", "most"),
    [
        ("short", Strength.TOO_SHORT, Strength.TOO_SHORT),
        ("password1234", Strength.WEAK, Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK, Strength.WEAK),
        ("1234567890", Strength.WEAK, Strength.WEAK),
        ("green river stone lamp", Strength.STRONG, Strength.STRONG),
        ("kqj4hx8vq2", Strength.FAIR, Strength.STRONG),
        ("x" * 5000, Strength.WEAK, Strength.FAIR),
    ],
)
def test_the_hint_beside_a_passphrase(passphrase: str, least: Strength, most: Strength) -> None:
    order = list(Strength)
    assert order.index(least) <= order.index(strength(passphrase)) <= order.index(most)


# One copy at a time


def test_a_second_copy_is_told_so_and_does_no_harm(vault: Vault, folder: Path) -> None:
    key = vault.start(ROSA)
    code = (
        "import sys; from pathlib import Path; from ldn_aid.store.vault.opening import unlock\n"
        "from ldn_aid.errors import UserError\n"
        "try: unlock(Path(sys.argv[1]), sys.argv[2], 'x')\n"
        "except UserError as error: print(type(error).__name__, error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(folder), PASSPHRASE], capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("StoreInUse LDN Aid is already open with this store")
    assert said.stderr == ""
    vault.save(key, new_conversation())


def test_in_the_same_process_too(vault: Vault, folder: Path) -> None:
    with pytest.raises(StoreInUse):
        unlock(folder, PASSPHRASE, WHO)


# Deleting is real


def test_what_is_deleted_is_gone_from_the_file(vault: Vault, folder: Path) -> None:
    stays = vault.add_person("stays")
    others = [vault.start(ROSA, stays) for _number in range(30)]
    person = vault.add_person(MARK)
    keys_of_person = [
        vault.start(edit(ROSA, "pain.story", f"{MARK} {'word ' * 1500}"), person) for _number in range(10)
    ]
    for key in keys_of_person:
        vault.save(key, edit(ROSA, "pain.story", f"{MARK} {'other ' * 1500}"))
    vault.note_handed_out("patient_pdf", keys_of_person[0], f"/media/usb/{MARK}.pdf")
    vault.delete_conversation(keys_of_person.pop())
    vault.delete_person(person)
    vault.close()
    clear = decrypted_pages(folder, PASSPHRASE)
    assert MARK.encode() not in clear
    assert b"other other" not in clear
    assert b"word word" not in clear
    again = unlock(folder, PASSPHRASE, WHO)
    assert len(conversations.of_person(again.database, stays)) == len(others)
    assert [one.label for one in people.find(again.database)] == ["stays"]
    assert not [
        path.name for path in folder.iterdir() if path.name.endswith("-wal") and path.stat().st_size > 40000
    ]
    assert again.database.problems() == ()
    again.close()


def test_deleting_shrinks_the_write_ahead_log_at_once(vault: Vault, folder: Path) -> None:
    key = vault.start(edit(ROSA, "pain.story", MARK * 200))
    vault.delete_conversation(key)
    assert (folder / "store.db-wal").stat().st_size == 0
    with pytest.raises(StoreProblem, match="no longer in the store"):
        vault.open(key)


def test_a_clock_that_jumps_deletes_and_loses_nothing(folder: Path) -> None:
    vault, _code = create(folder, PASSPHRASE, WHO, CHEAP)
    moments = [datetime(2026, 11, 25, 10, tzinfo=UTC) + timedelta(days=days) for days in (0, 9000, -9000, 1)]
    key = vault.start(new_conversation())
    for moment in moments:
        vault._clock = lambda moment=moment: moment
        story = edit(ROSA, "pain.story", str(moment))
        vault.save(key, story)
        assert vault.open(key) == story
        vault.past_retention(7)
    assert conversations.count(vault.database) == 1
    assert audit_trail.first_break(audit_trail.entries(vault.database)) is None
    vault.close()


def test_what_is_past_the_retention_time_is_shown_and_kept(folder: Path) -> None:
    vault, _code = create(folder, PASSPHRASE, WHO, CHEAP)
    vault._clock = lambda: datetime(2020, 2, 29, tzinfo=UTC)
    old = vault.start(ROSA)
    vault._clock = lambda: datetime(2027, 3, 2, tzinfo=UTC)
    vault.start(ROSA)
    assert [kept.id for kept in vault.past_retention(7)] == [old]
    assert vault.count_past_retention(7) == 1
    assert vault.past_retention(8) == ()
    assert vault.count_past_retention(8) == 0
    assert conversations.count(vault.database) == 2
    vault.close()


# The audit trail


def test_the_trail_tells_what_was_done(vault: Vault) -> None:
    person = vault.add_person(MARK)
    key = vault.start(new_conversation(), person)
    vault.save(key, edit(ROSA, "pain.story", MARK))
    vault.save(key, ROSA)
    vault.note_handed_out("printed", key)
    vault.delete_person(person)
    trail = audit_trail.entries(vault.database)
    assert [entry.event for entry in trail] == [
        "created", "person_added", "conversation_started", "conversation_changed", "printed",
        "conversation_deleted", "person_deleted",
    ]  # fmt: skip
    assert {entry.who for entry in trail} == {WHO}
    assert MARK not in audit_trail.as_json_lines(trail)
    assert audit_trail.first_break(trail) is None


def test_setting_a_finding_aside_is_on_the_trail(vault: Vault) -> None:
    warfarin = read_conversation(EXAMPLES / "knee-warfarin.json")
    key = vault.start(warfarin)
    from ldn_aid.conversation.sections import SetAside

    aside = edit(warfarin, "set_aside", (SetAside(finding="nsaid.warfarin", reason=MARK),))
    vault.save(key, aside)
    vault.save(key, warfarin)
    trail = [(entry.event, entry.detail) for entry in audit_trail.entries(vault.database)][-2:]
    assert trail == [("finding_set_aside", "nsaid.warfarin"), ("finding_taken_back", "nsaid.warfarin")]


def test_the_trail_cannot_be_changed_by_a_statement(vault: Vault) -> None:
    vault.start(ROSA)
    for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(StoreProblem), vault.database.transaction():
            vault.database.run(statement)
    assert audit_trail.first_break(audit_trail.entries(vault.database)) is None


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_trail_that_was_tampered_with_shows_where(vault: Vault, place: int) -> None:
    from dataclasses import replace

    for _number in range(4):
        vault.start(ROSA)
    trail = list(audit_trail.entries(vault.database))
    changed = [*trail[:place], replace(trail[place], who="somebody else"), *trail[place + 1 :]]
    assert audit_trail.first_break(changed) == place + 1
    if place < len(trail) - 1:
        assert audit_trail.first_break([*trail[:place], *trail[place + 1 :]]) == place + 1


def test_what_was_handed_out_is_listed(vault: Vault) -> None:
    person = vault.add_person("Rosa")
    key = vault.start(ROSA, person)
    vault.note_handed_out("clinician_pdf", key, "/media/usb/record.pdf")
    vault.note_handed_out("plain_file", vault.start(ROSA), "talk.json")
    assert [one.place for one in handed_out.listed(vault.database)] == ["talk.json", "/media/usb/record.pdf"]
    (one,) = handed_out.listed(vault.database, person=person)
    assert (one.kind, one.label, one.who) == ("clinician_pdf", "Rosa", WHO)


# Versions


def test_a_newer_store_is_refused_and_left_alone(vault: Vault, folder: Path) -> None:
    vault.start(ROSA)
    vault.database.rows(f"PRAGMA user_version = {schema.VERSION + 1}")
    vault.close()
    before = _files(folder)
    with pytest.raises(NewerStore, match="newer LDN Aid"):
        unlock(folder, PASSPHRASE, WHO)
    assert _files(folder) == before


def test_a_newer_key_file_is_refused_and_left_alone(vault: Vault, folder: Path) -> None:
    vault.close()
    path = folder / placing.KEYS
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    before = _files(folder)
    with pytest.raises(NewerStore):
        unlock(folder, PASSPHRASE, WHO)
    assert _files(folder) == before


def test_a_lost_file_is_named(vault: Vault, folder: Path) -> None:
    vault.close()
    (folder / "store.db").unlink()
    with pytest.raises(DamagedStore, match="gone"):
        unlock(folder, PASSPHRASE, WHO)
    assert placing.exists(folder)
    with pytest.raises(StoreProblem, match="already"):
        create(folder, PASSPHRASE, WHO, CHEAP)


# Hostile files


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_key_file_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    made, _key = keys.new_key_file(PASSPHRASE, new_recovery_code(), CHEAP)
    good = made.model_dump_json().encode()
    place = data.draw(st.integers(0, len(good) - 1))
    bad = data.draw(
        st.sampled_from([good[:place], good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]])
        | st.binary(max_size=300)
        | st.just(b"[" * 9000)
        | st.just(b" " * 20_000)
    )
    path = tmp_path_factory.mktemp("keys") / placing.KEYS
    path.write_bytes(bad)
    from ldn_aid.errors import UserError

    try:
        key = keys.unwrap(keys.read_key_file(path), "passphrase", PASSPHRASE)
    except UserError:
        pass
    else:
        assert key == _key
    assert path.read_bytes() == bad


def test_a_crafted_key_file_cannot_ask_for_all_memory(vault: Vault, folder: Path) -> None:
    path = folder / placing.KEYS
    path.write_text(path.read_text().replace('"memory_kib": 32', '"memory_kib": 99999999'))
    with pytest.raises(DamagedStore):
        keys.read_key_file(path)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_database_never_crashes_and_is_left_alone(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    key = bytes(32)
    path = folder / "store.db"
    database = Database(path, key, create=True)
    schema.bring_up_to_date(database)
    ids = [conversations.add(database, None, ROSA, "2026-11-25T10:00:00Z") for _number in range(3)]
    database.close()
    good = path.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    bad = data.draw(
        st.sampled_from([good[:place], good[:place] + bytes([good[place] ^ 0x10]) + good[place + 1 :]])
        | st.binary(min_size=1, max_size=9000)
    )
    path.write_bytes(bad)
    try:
        opened = Database(path, key)
    except StoreProblem:
        assert path.read_bytes() == bad
        return
    try:
        schema.bring_up_to_date(opened)
        for one in ids:
            assert conversations.load(opened, one) == ROSA
    except StoreProblem:
        pass
    finally:
        opened.close()
