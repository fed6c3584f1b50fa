"""PySide6 6.12.0 loses a reference to True at each emit() on Python 3.11 and aborts after some 570."""

import subprocess
import sys

PROBE = """
from PySide6.QtCore import QObject, Signal, QCoreApplication
app = QCoreApplication([])
class O(QObject): s = Signal(int)
o = O()
for _ in range(20000): o.s.emit(1)
print("survived")
"""


def test_this_qt_survives_many_signals() -> None:
    result = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.strip()) == (0, "survived")
