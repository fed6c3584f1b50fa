"""kill -9 in the middle of typing into the real window: at most the last second is lost, and the store opens."""

import os
import random
import select
import signal
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
"""More of them: LDN_AID_WINDOW_KILLS=50."""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.timeout(120 + 30 * KILLS)
def test_typing_into_a_window_that_is_killed() -> None:
    folder = data_folder() / "store"
    create(folder, PASSPHRASE, WHO, CHEAP)[0].close()
    save_settings(load_settings().model_copy(update={"keep": "encrypted"}))
    choice = random.Random(11)
    for number in range(KILLS):
        typed = _typed_until_killed(choice.uniform(1.2, 2.5))
        vault = unlock(folder, PASSPHRASE, WHO)
        assert vault.database.problems() == ()
        kept = conversations.not_filed(vault.database, KILLS)
        assert len(kept) == number + 1
        stories = {int(conversations.load(vault.database, one.id).pain.story) for one in kept}
        vault.close()
        # Everything that was typed a second before the end is there.
        due = max((count for at, count in typed if at <= typed[-1][0] - 1), default=0)
        assert any(due <= story <= typed[-1][1] for story in stories), (due, stories)


def _typed_until_killed(seconds: float) -> list[tuple[float, int]]:
    """Each number with the moment when it was heard; the process is killed *seconds* after the first."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.killed_window"], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    heard: list[tuple[float, int]] = []
    while not heard or time.monotonic() - heard[0][0] < seconds:
        if select.select([child.stdout], [], [], 0.05)[0]:
            data = os.read(child.stdout.fileno(), 65536)
            assert data, "the window closed by itself"
            heard += [(time.monotonic(), int(line)) for line in data.split()]
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    return heard
