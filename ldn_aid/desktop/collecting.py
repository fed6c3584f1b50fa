"""When Python may look for garbage: never while something is done beside the window's thread.

Python collects in whichever thread happens to fill the measure. A widget that it deletes in another thread than the
window's brings Qt to a stop or down. All of this is called on the window's thread.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_jobs = 0
_allowed = True
"""Whether it may collect when nothing is done beside the window; the command line starts without."""


def allow() -> None:
    """From now on, as soon as nothing is done beside the window."""
    global _allowed  # noqa: PLW0603
    _allowed = True
    if not _jobs:
        gc.enable()


def hold() -> None:
    """A job begins beside the window."""
    global _jobs, _allowed  # noqa: PLW0603
    if not _jobs:
        _allowed = gc.isenabled()
        gc.disable()
    _jobs += 1


def release() -> None:
    """It has ended."""
    global _jobs  # noqa: PLW0603
    _jobs -= 1
    if not _jobs and _allowed:
        gc.enable()


@contextmanager
def held() -> Iterator[None]:
    """No collection until what is done within has ended."""
    hold()
    try:
        yield
    finally:
        release()
