"""A store that opens fast: the smallest key derivation there is, given as an argument."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_aid.store.vault.keys import KdfCost
from ldn_aid.store.vault.vault import Vault, create, unlock

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "green river stone lamp"
WHO = "Dr. Lind"


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
