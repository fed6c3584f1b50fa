"""A crash writes no file of the memory, and nobody else may read it while it runs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CRASH = """
import os, resource, signal
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from ldn_aid.store.memory_dumps import forbid_memory_dumps
forbid_memory_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.kill(os.getpid(), signal.SIGABRT)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows' own crash dumps are the administrator's")
def test_a_crash_leaves_no_memory_behind(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CRASH], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == -signal.SIGABRT
    assert result.stdout.strip() == "(0, 0)"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_linux_does_not_hand_the_memory_to_a_crash_reporter_either() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ctypes; from ldn_aid.store.memory_dumps import forbid_memory_dumps; forbid_memory_dumps();"
            "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))",  # PR_GET_DUMPABLE
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.strip() == "0"
