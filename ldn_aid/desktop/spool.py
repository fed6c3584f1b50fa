"""Where the printing system keeps a paper until it has gone to the printer.

CUPS on Linux writes it, in clear, into the folder for temporary files and removes it afterwards; a crash in between
leaves it there. The user's run-time folder is memory only, and gone when the user logs out.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def spooled_in_memory() -> Iterator[None]:
    """A spool file that is made inside stands in memory where the system has such a folder (Linux)."""
    place, before = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("TMPDIR")
    if sys.platform != "linux" or not place or not Path(place).is_dir():
        yield
        return
    os.environ["TMPDIR"] = place
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
