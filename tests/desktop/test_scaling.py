"""At a display scaling of 125, 150 and 200 % no text on any step is cut off: in processes that start scaled."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = """
import os
from datetime import date
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.app import make_application, open_window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.test_accessible import _cut_off

make_application()
window = open_window(read_conversation(EXAMPLES / "low-back-oxycodone.json"), date(2026, 11, 23))
assert window.devicePixelRatioF() == float(os.environ["QT_SCALE_FACTOR"])
for step in Step:
    if step is Step.SUMMARY:
        continue
    window.go_to(step)
    if step is Step.OPTIONS:
        window.pages[step].look_at(OptionId.LDN, OptionId.OPIOID)
    deadline = QDeadlineTimer(20_000)
    QTest.qWait(20)
    while (cut := _cut_off(window)) and not deadline.hasExpired():
        QTest.qWait(50)
    assert not cut, (step, cut)
print("whole", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_nothing_is_cut_off_when_the_display_is_scaled(factor: str, tmp_path: Path) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "LDN_AID_HOME": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.stdout.strip() == "whole", result.stderr[-2000:]
