"""No file of this process's memory when it crashes: what patients said stands in it in clear.

Linux and macOS: a crash writes no core file, nor does it hand the memory to a crash reporter that the kernel calls.
On Linux no other program of the same user can read the memory either. Windows offers neither to a program that only
runs: its crash dumps are the administrator's to switch off. Nothing here holds back an administrator, the swap file
or hibernation; an encrypted disk does.
"""

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
"""From ``linux/prctl.h``."""


def forbid_memory_dumps() -> None:
    """Switch them off for this process and what it starts, as far as the system lets it."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # The limit alone does not hold where core_pattern names a program.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
