"""kill -9 in the middle of typing into the real window: at most the last second is lost, and the store opens."""

import os
import random
import select
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ldn_aid.store.places import data_folder
from ldn_aid.store.settings import load_settings, save_settings
from ldn_aid.store.vault import conversations
from ldn_aid.store.vault.opening import create, unlock
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("LDN_AID_WINDOW_KILLS", "2"))
"""More of them: LDN_AID_WINDOW_KILLS=100, with ``-s`` to see how long each letter waited."""
APART = 100_000
"""Between the numbers that one window types and those of the next."""

Said = dict[str, dict[int, float]]
"""What the window said of each number: when it was "typed" and "kept"."""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.timeout(120 + 30 * KILLS)
def test_typing_into_a_window_that_is_killed() -> None:
    folder = data_folder() / "store"
    create(folder, PASSPHRASE, WHO, CHEAP)[0].close()
    save_settings(load_settings().model_copy(update={"keep": "encrypted"}))
    choice = random.Random(11)
    waited: list[float] = []
    for number in range(1, KILLS + 1):
        said, killed = _typed_until_killed(number * APART, choice.uniform(0, 3))
        vault = unlock(folder, PASSPHRASE, WHO)
        assert vault.database.problems() == ()
        kept = conversations.not_filed(vault.database, KILLS)
        stories = [int(conversations.load(vault.database, one.id).pain.story) for one in kept]
        vault.close()
        found = max((story for story in stories if story // APART == number), default=-1)
        # Everything that was typed a second before the end is there, and everything that was said to be kept.
        due = max((one for one, at in said["typed"].items() if at <= killed - 1), default=-1)
        assert max(due, *said["kept"], -1) <= found, (number, due, found, said)
        waited += _waited(said)
    if waited:
        print(
            f"\n{KILLS} kills, {len(waited)} letters kept: {statistics.median(waited):.0f} ms median, "
            f"{max(waited):.0f} ms at most"
        )


def _waited(said: Said) -> list[float]:
    """Milliseconds from each letter to the first moment when the store had it or a later one."""
    return [
        1000 * (min(after) - at)
        for one, at in said["typed"].items()
        if (after := [kept for later, kept in said["kept"].items() if later >= one])
    ]


def _typed_until_killed(first: int, seconds: float) -> tuple[Said, float]:
    """What a window said that was killed *seconds* after its first letter, and when that was; all by one clock."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.killed_window", str(first)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    heard = os.read(child.stdout.fileno(), 65536)
    assert heard, "the window closed by itself"
    begun = float(heard.split()[2])
    while (left := begun + seconds - time.monotonic()) > 0:
        if select.select([child.stdout], [], [], left)[0]:
            more = os.read(child.stdout.fileno(), 65536)
            assert more, "the window closed by itself"
            heard += more
    child.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    child.wait()
    heard += child.stdout.read()
    child.stdout.close()
    said: Said = {"typed": {}, "kept": {}}
    for line in heard.decode().splitlines():
        what, number, at = line.split()
        said[what][int(number)] = float(at)
    return said, killed
