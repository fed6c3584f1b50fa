"""A backup takes the place of the store at one moment: whenever the power goes, the old one or the new one is there."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ldn_aid.store.vault import backup, people, placing
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.problems import NotKept
from ldn_aid.store.vault.vault import Vault
from tests.store.conftest import CHEAP, KILLS, PASSPHRASE, WHO, fill, posix


class PowerCut(BaseException):
    """Nothing after it runs."""


@pytest.fixture
def saved(vault: Vault, tmp_path: Path) -> Path:
    """A backup with one person; the store has another one since."""
    vault.add_person("in the backup")
    made = backup.back_up(vault, tmp_path, PASSPHRASE).folder
    vault.add_person("came later")
    vault.close()
    return made


def labels(folder: Path) -> set[str]:
    """Who is in the store as the next start finds it."""
    assert placing.exists(folder)
    vault = unlock(folder, PASSPHRASE, WHO)
    assert vault.database.problems() == ()
    found = {one.label for one in people.find(vault.database)}
    vault.close()
    return found


OLD, NEW = {"in the backup", "came later"}, {"in the backup"}


@pytest.mark.parametrize(("cut", "found"), [(1, OLD), (2, NEW), (3, NEW), (9, NEW)])
def test_a_power_cut_before_each_rename(
    saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, cut: int, found: set[str]
) -> None:
    calls = 0

    def counted(act: Callable[..., object]) -> Callable[..., object]:
        def until_cut(*names: object) -> object:
            nonlocal calls
            if any(str(name).endswith((".ready", "before-restore-1")) for name in names) or folder in names:
                calls += 1
                if calls == cut:
                    raise PowerCut
            return act(*names)

        return until_cut

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", counted(os.replace))
        patch.setattr(Path, "rename", counted(Path.rename))
        try:
            backup.restore(saved, PASSPHRASE, folder)
        except PowerCut:
            assert cut < 9
    assert labels(folder) == found
    assert calls == min(cut, 3)
    aside = [path for path in folder.parent.iterdir() if ".before-restore-" in path.name]
    assert len(aside) == (0 if found is OLD else 1)
    assert all(labels(path) == OLD for path in aside)


@posix
@pytest.mark.timeout(60 + 2 * KILLS)
def test_restores_that_are_killed_at_any_moment(saved: Path, folder: Path) -> None:
    choice = random.Random(3)
    for _round in range(KILLS):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    backup.restore(saved, PASSPHRASE, folder)
            finally:
                os._exit(1)
        time.sleep(choice.random() * 0.06)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child failed before it was killed"
        assert labels(folder) in (OLD, NEW)


def test_a_stick_that_is_full_leaves_nothing_half_made(tiny_disk: Path, vault: Vault) -> None:
    vault.add_person("Rosa")
    fill(tiny_disk)
    with pytest.raises(NotKept) as problem:
        backup.back_up(vault, tiny_disk, PASSPHRASE)
    assert "disk full" in str(problem.value) or "No space" in str(problem.value)
    assert [path.name for path in tiny_disk.iterdir()] == ["other"]
    assert vault.database.problems() == ()


def test_a_stick_that_fills_in_the_middle_of_the_copy(tiny_disk: Path, vault: Vault) -> None:
    for number in range(300):
        vault.add_person(f"Person {number} " + "x" * 200)
    with (tiny_disk / "other").open("wb") as other:
        other.write(b"x" * 1_950_000)
    with pytest.raises(NotKept, match=r"The copy cannot be written there \(disk full\)"):
        backup.back_up(vault, tiny_disk, PASSPHRASE)
    assert [path.name for path in tiny_disk.iterdir()] == ["other"]


def test_a_stick_that_is_pulled_in_the_middle(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    vault.add_person("Rosa")
    stick = tmp_path / "stick"
    stick.mkdir()
    whole = type(vault.database).copy_to

    def pulled(database: object, path: Path) -> None:
        shutil.rmtree(stick)
        whole(database, path)  # type: ignore[arg-type]

    monkeypatch.setattr(type(vault.database), "copy_to", pulled)
    with pytest.raises(NotKept, match="its folder is gone"):
        backup.back_up(vault, stick, PASSPHRASE)
    assert vault.database.problems() == ()


def test_a_stick_that_knows_no_owners_takes_a_backup(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fat(_path: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    vault.add_person("Rosa")
    monkeypatch.setattr(Path, "chmod", fat)
    assert backup.back_up(vault, tmp_path, PASSPHRASE).people == 1


def test_a_full_disk_keeps_the_old_store_in_its_place(saved: Path, folder: Path, tiny_disk: Path) -> None:
    here = tiny_disk / "store"
    create(here, PASSPHRASE, WHO, CHEAP)[0].close()
    fill(tiny_disk)
    with pytest.raises(NotKept):
        backup.restore(saved, PASSPHRASE, here)
    assert labels(here) == set()
    assert sorted(path.name for path in tiny_disk.iterdir()) == ["other", "store"]
