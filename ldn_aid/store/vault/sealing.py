"""The age format: bytes sealed by a passphrase. age derives its key by scrypt, which takes seconds on purpose."""

import re

from ldn_aid.i18n import _
from ldn_aid.store.vault.problems import StoreProblem, WrongPassphrase

_MOST_WORK = 20
"""scrypt's work factor, as a power of two: 20 takes 1 GiB of memory; what is sealed here takes 17 or 18."""


def seal(data: bytes, passphrase: str) -> bytes:
    """*data* in the age format, opened by *passphrase* alone. Takes seconds."""
    import pyrage

    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def unseal(data: bytes, passphrase: str, name: str) -> bytes:
    """What ``seal`` was given; StoreProblem or WrongPassphrase when *data* cannot be opened. Takes seconds."""
    import pyrage

    start = re.match(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,3})\n", data[:200])
    if start is None:
        raise unusable(name, _("it is not a file sealed by a passphrase in the age format"))
    if int(start[1]) > _MOST_WORK:
        raise unusable(name, _("opening it would take more memory than a laptop has"))
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise WrongPassphrase(
            _(
                "{name} does not open: the passphrase is not the one it was made with, or the file is damaged."
            ).format(name=name)
        ) from None


def unusable(name: str, what: str) -> StoreProblem:
    """A file that was chosen is not what it should be: *what*, in a few words."""
    return StoreProblem(
        _("{name} cannot be used: {what}. Nothing was changed; choose another file.").format(
            name=name, what=what
        )
    )
