"""Failed attempts to unlock: counted while the store is closed, told to the audit trail when it is next opened.

The note beside the store holds moments only. Whoever can delete it can also copy the store and guess elsewhere:
what protects is the passphrase and Argon2id; the pause only slows down hands at this keyboard.
"""

from contextlib import suppress
from pathlib import Path

from ldn_aid.errors import UserError
from ldn_aid.store.files import write_atomically

FILE = "failed-unlocks"
_MOST_KEPT = 1000
_FREE, _LONGEST_S = 2, 60


def note(folder: Path, at: str) -> int:
    """Remember a failed attempt; how many there were since the last success."""
    moments = [*seen(folder), at][-_MOST_KEPT:]
    with suppress(UserError):  # A read-only folder must not hide that the passphrase was wrong.
        write_atomically(folder / FILE, ("\n".join(moments) + "\n").encode())
    return len(moments)


def seen(folder: Path) -> list[str]:
    """The moments of the failed attempts since the last success."""
    try:
        text = (folder / FILE).read_text(encoding="ascii")
    except (OSError, ValueError):
        return []
    return [line for line in text[: _MOST_KEPT * 40].splitlines() if line][:_MOST_KEPT]


def forget(folder: Path) -> None:
    """Begin to count anew."""
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


def pause_s(failures: int) -> int:
    """Seconds before the next attempt: none after the first two, then 2, 4, 8 and so on to one minute."""
    return 0 if failures <= _FREE else min(_LONGEST_S, 2 ** (failures - _FREE))
