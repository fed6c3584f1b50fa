"""The age format: bytes sealed by a passphrase. age derives its key by scrypt, which takes seconds on purpose.

Neither can be stopped in between: some seconds each. The format chooses how hard the key is to derive by how fast the
computer is that seals; that has a bound here, so that no crafted file can ask for all memory.
"""

import re

from ldn_aid.i18n import _
from ldn_aid.store.vault.problems import StoreProblem, WrongPassphrase

_MOST_WORK = 21
"""scrypt's work factor, as a power of two: 21 takes 2 GiB of memory. Laptops of today seal with 17 to 20."""
_START = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,3})\n")


def seal(data: bytes, passphrase: str) -> bytes:
    """*data* in the age format, opened by *passphrase* alone. Takes seconds.

    StoreProblem on a computer so fast that what it seals could not be opened elsewhere.
    """
    import pyrage

    sealed = bytes(pyrage.passphrase.encrypt(data, passphrase))
    if _work(sealed) > _MOST_WORK:
        raise StoreProblem(
            _(
                "The export was not made: opening it would take more memory than other laptops have. Make a backup."
            )
        )
    return sealed


def unseal(data: bytes, passphrase: str, name: str) -> bytes:
    """What ``seal`` was given; StoreProblem or WrongPassphrase when *data* cannot be opened. Takes seconds."""
    import pyrage

    work = _work(data)
    if work == 0:
        raise unusable(name, _("it is not a file sealed by a passphrase in the age format"))
    if work > _MOST_WORK:
        raise unusable(name, _("opening it would take more memory than a laptop has"))
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        if "work" in str(error):
            raise unusable(name, _("opening it would take this computer too long")) from None
        raise WrongPassphrase(
            _(
                "{name} does not open: the passphrase is not the one it was made with, or the file is damaged."
            ).format(name=name)
        ) from None


def _work(sealed: bytes) -> int:
    """The work factor that stands in front; 0 where none does."""
    start = _START.match(sealed[:200])
    return int(start[1]) if start is not None else 0


def unusable(name: str, what: str) -> StoreProblem:
    """A file that was chosen is not what it should be: *what*, in a few words."""
    return StoreProblem(
        _("{name} cannot be used: {what}. Nothing was changed; choose another file.").format(
            name=name, what=what
        )
    )
