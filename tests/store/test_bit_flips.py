"""One bit that flips in any file of a store, as on an old disk: what is read is right, or one sentence says it is not."""

import os
import random
import shutil
from pathlib import Path

import pytest

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.errors import UserError
from ldn_aid.store import settings
from ldn_aid.store.vault import audit_trail, backup, conversations, failed_unlocks
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.placing import DATABASE, KEYS
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

FLIPS = int(os.environ.get("LDN_AID_FLIPS", "20"))
"""In each file. More of them: LDN_AID_FLIPS=500."""
LOG = f"{DATABASE}-wal"
ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")


def flipped(data: bytes, choice: random.Random) -> bytes:
    """*data* with one bit the other way."""
    place = choice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << choice.randrange(8)]) + data[place + 1 :]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Conversation]]]:
    """A store whose program was killed, its last changes in the log; and each conversation as it was saved over time."""
    folder = tmp_path_factory.mktemp("killed")
    vault, _code = create(folder / "store", PASSPHRASE, WHO, CHEAP)
    saved: dict[str, list[Conversation]] = {}
    for number in range(6):
        key = vault.start(ROSA)
        saved[key] = [ROSA]
        for turn in range(3):
            if turn == 2 and number == 2:
                vault.close()
                vault = unlock(folder / "store", PASSPHRASE, WHO)
            saved[key].append(edit(ROSA, "pain.story", f"{number} {turn} " + "word " * 900))
            vault.save(key, saved[key][-1])
    shutil.copytree(folder / "store", folder / "as it was")
    vault.close()
    assert (folder / "as it was" / LOG).stat().st_size > 100_000
    return folder / "as it was", saved


def is_one_sentence(problem: UserError) -> bool:
    """What a person can read."""
    return "\n" not in str(problem) and len(str(problem)) < 400


@pytest.mark.parametrize("name", [DATABASE, LOG, KEYS])
@pytest.mark.timeout(60 + FLIPS)
def test_a_bit_in_the_store(
    killed: tuple[Path, dict[str, list[Conversation]]], tmp_path: Path, name: str
) -> None:
    good, saved = killed
    choice = random.Random(name)
    for number in range(FLIPS):
        folder = tmp_path / f"{number}"
        shutil.copytree(good, folder)
        bad = flipped((good / name).read_bytes(), choice)
        (folder / name).write_bytes(bad)
        try:
            vault = unlock(folder, PASSPHRASE, WHO)
        except UserError as problem:
            assert is_one_sentence(problem)
            # The program that was killed left a log; it stays where it is for whoever mends the rest.
            assert {
                path.name: path.read_bytes() for path in folder.iterdir() if path.name != failed_unlocks.FILE
            } == {path.name: bad if path.name == name else path.read_bytes() for path in good.iterdir()}
        else:
            for key, states in saved.items():
                try:
                    kept = conversations.load(vault.database, key)
                except UserError as problem:
                    assert is_one_sentence(problem)
                    assert name == DATABASE or "no longer" in str(problem)
                else:
                    # Where the log breaks off, what stood behind is not there: an earlier state, never a wrong one.
                    assert kept in states if name == LOG else kept == states[-1]
            assert audit_trail.first_break(audit_trail.entries(vault.database)) is None
            vault.close()
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", [DATABASE, KEYS])
@pytest.mark.timeout(60 + FLIPS)
def test_a_bit_in_a_backup(tmp_path: Path, name: str) -> None:
    vault, _code = create(tmp_path / "store", PASSPHRASE, WHO, CHEAP)
    for _number in range(6):
        vault.start(ROSA)
    made = backup.back_up(vault, tmp_path, PASSPHRASE).folder
    vault.close()
    good, choice, target = (made / name).read_bytes(), random.Random(name), tmp_path / "target"
    for _number in range(FLIPS):
        bad = flipped(good, choice)
        (made / name).write_bytes(bad)
        try:
            found = backup.restore(made, PASSPHRASE, target)
        except UserError as problem:
            assert is_one_sentence(problem)
            assert not target.exists()
        else:
            # Only where nobody reads it: the recovery code's part of the key file.
            assert (name, found.conversations) == (KEYS, 6)
            shutil.rmtree(target)
        assert (made / name).read_bytes() == bad


def test_a_bit_in_the_settings() -> None:
    settings.save_settings(settings.Settings(clinic="Hill Clinic", keep="encrypted", idle_minutes=10))
    path = settings.settings_path()
    good, choice = path.read_bytes(), random.Random("settings")
    for _number in range(FLIPS):
        bad = flipped(good, choice)
        path.write_bytes(bad)
        try:
            found = settings.load_settings()
        except UserError as problem:
            assert is_one_sentence(problem)
        else:
            assert isinstance(found, settings.Settings)
        assert path.read_bytes() == bad
