"""Kills a process in the middle of its work on a store, again and again, and looks at what it left behind.

Run as ``python -m tests.store.kill_rounds FOLDER ROUNDS SEED``; exits with a sentence at the first loss. It forks from
a process that has imported everything, so that hundreds of rounds take seconds.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.store.vault import audit_trail
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.problems import WrongPassphrase
from ldn_aid.store.vault.vault import Vault
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

OTHER = "another one for the even days"
BIG = read_conversation(EXAMPLES / "fibromyalgia.json")


def work(folder: Path, key: str, said: int, seed: int) -> None:
    """Save, begin, delete and change the passphrase until killed; say each number only after it was saved."""
    choice = random.Random(seed)
    vault, passphrase = opened(folder)
    number = int(vault.open(key).pain.story.split()[0])
    while True:
        number += 1
        vault.save(key, edit(BIG, "pain.story", f"{number} " + "word " * choice.randrange(1500)))
        os.write(said, f"{number}\n".encode())
        act = choice.random()
        if act < 0.1:
            person = vault.add_person(f"Person {number}")
            for _time in range(3):
                vault.start(BIG, person)
            vault.delete_person(person)
        elif act < 0.15:
            new = OTHER if passphrase == PASSPHRASE else PASSPHRASE
            vault.change_passphrase(passphrase, new)
            passphrase = new


def opened(folder: Path) -> tuple[Vault, str]:
    """The store, by whichever passphrase was in force."""
    try:
        return unlock(folder, PASSPHRASE, WHO), PASSPHRASE
    except WrongPassphrase:
        return unlock(folder, OTHER, WHO), OTHER


def one_round(folder: Path, key: str, choice: random.Random) -> int:
    """One life and death; the last number that was said to be saved."""
    reading, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(folder, key, said, choice.randrange(10**6))
    os.close(said)
    heard = os.read(reading, 100)
    time.sleep(choice.random() * 0.04)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    return int(heard.split()[-1])


def main(folder: Path, rounds: int, seed: int) -> None:
    """All rounds."""
    choice = random.Random(seed)
    vault, _code = create(folder, PASSPHRASE, WHO, CHEAP)
    key = vault.start(edit(new_conversation(), "pain.story", "0 "))
    vault.close()
    for number in range(rounds):
        said = one_round(folder, key, choice)
        vault, _passphrase = opened(folder)
        kept = int(vault.open(key).pain.story.split()[0])
        if kept < said:
            sys.exit(f"round {number}: {said} was said to be saved, {kept} was found")
        if bad := vault.database.problems():
            sys.exit(f"round {number}: {bad}")
        if broken := audit_trail.first_break(audit_trail.entries(vault.database)):
            sys.exit(f"round {number}: the audit trail breaks at {broken}")
        vault.close()
    print(f"{rounds} kills, {kept} saves, nothing lost")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
