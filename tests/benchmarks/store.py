"""How the store behaves with many people: run ``python tests/benchmarks/store.py [PEOPLE CONVERSATIONS]``.

Prints milliseconds for each act and the size of the file, at a tenth of the number and at the whole of it, so that
growth shows. Not part of the tests.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from ldn_aid import resources  # noqa: E402
from ldn_aid.conversation.files import read_conversation  # noqa: E402
from ldn_aid.conversation.model import edit  # noqa: E402
from ldn_aid.store.vault import conversations, people  # noqa: E402
from ldn_aid.store.vault.opening import create, unlock  # noqa: E402
from ldn_aid.store.vault.vault import Vault  # noqa: E402

PASSPHRASE = "green river stone lamp"


def _ms(act: Callable[[], object], runs: int = 20) -> str:
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):8.2f} ms median, {max(times):8.2f} ms at most"


def fill(vault: Vault, of_people: int, of_conversations: int) -> list[str]:
    """Add people and conversations up to these numbers; the ids of some conversations."""
    rosa = read_conversation(resources.path("examples/fibromyalgia.json"))
    ids: list[str] = []
    database = vault.database
    have_people, have = people.count(database), conversations.count(database)
    with database.transaction():
        persons = [
            people.add(database, f"Name{number:05} Surname{number * 7919 % 10007}", date(1930 + number % 70, 1 + number % 12, 1 + number % 28), f"2026-01-01T00:00:{number % 60:02}Z")
            for number in range(have_people, of_people)
        ]  # fmt: skip
        for number in range(have, of_conversations):
            ids.append(
                conversations.add(database, persons[number % len(persons)], rosa, "2026-02-01T00:00:00Z")
            )
    return ids


def measure(vault: Vault, ids: list[str]) -> Vault:
    """Print one block; the store, closed and opened in between."""
    database = vault.database
    rosa = conversations.load(database, ids[0])
    person = conversations.of_person(database, vault.person_of(ids[-1]) or "")[0].person or ""
    print(f"{people.count(database):,} people, {conversations.count(database):,} conversations")
    print("  list people            ", _ms(lambda: people.find(database)))
    print("  search, many hits      ", _ms(lambda: people.find(database, "name00")))
    print("  search, one hit        ", _ms(lambda: people.find(database, "surname77 name00")))
    print("  search, no hit         ", _ms(lambda: people.find(database, "nobody")))
    print("  one person's visits    ", _ms(lambda: conversations.of_person(database, person)))
    print("  open a conversation    ", _ms(lambda: vault.open(ids[len(ids) // 2])))
    stories = iter(range(10**6))
    print(
        "  save (one keystroke)   ",
        _ms(lambda: vault.save(ids[3], edit(rosa, "pain.story", str(next(stories)))), 100),
    )
    print("  delete a conversation  ", _ms(lambda: vault.delete_conversation(ids.pop()), 10))
    start = time.perf_counter()
    vault.close()
    closed = time.perf_counter()
    again = unlock(vault.folder, PASSPHRASE, "benchmark")
    opened = time.perf_counter()
    print(
        f"  close {(closed - start) * 1000:.0f} ms, unlock {(opened - closed) * 1000:.0f} ms (Argon2id at 64 MiB)"
    )
    print(f"  file {(vault.folder / 'store.db').stat().st_size / 1e6:.1f} MB")
    return again


def main() -> None:
    """A tenth, then the whole."""
    of_people, of_conversations = map(int, sys.argv[1:3] if len(sys.argv) > 2 else ("10000", "50000"))
    with tempfile.TemporaryDirectory() as folder:
        vault, _code = create(Path(folder) / "store", PASSPHRASE, "benchmark")
        for share in (10, 1):
            ids = fill(vault, of_people // share, of_conversations // share)
            vault = measure(vault, ids)
        vault.close()


if __name__ == "__main__":
    main()
