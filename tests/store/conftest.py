"""A store that opens fast: the smallest key derivation there is, given as an argument."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_aid.store.vault.keys import KdfCost
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.vault import Vault

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "green river stone lamp"
WHO = "Dr. Lind"
KILLS = int(os.environ.get("LDN_AID_KILLS", "30"))
"""More of them: LDN_AID_KILLS=500."""

posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, SIGKILL and limits of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of a test is."""
    return tmp_path / "store"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """A new store, open."""
    made, _code = create(folder, PASSPHRASE, WHO, CHEAP)
    yield made
    made.close()


@pytest.fixture
def reopened(folder: Path) -> Iterator[Callable[[Vault], Vault]]:
    """Closes a store and opens it again."""
    opened: list[Vault] = []

    def again(vault: Vault) -> Vault:
        vault.close()
        opened.append(unlock(folder, PASSPHRASE, WHO))
        return opened[-1]

    yield again
    for vault in opened:
        vault.close()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if not mount or not unmount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a disk")
    yield place
    subprocess.run([unmount, "-l", str(place)], check=True)


def fill(disk: Path) -> None:
    """To the last byte."""
    with (disk / "other").open("wb", buffering=0) as other, pytest.raises(OSError, match="No space"):
        while True:
            other.write(b"x" * 512)
