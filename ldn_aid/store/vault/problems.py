"""What can go wrong with the store, each with one clear sentence. None of them has changed anything."""

from ldn_aid.errors import UserError


class StoreProblem(UserError):  # noqa: N818  (as NoDisplay: what is wrong, in words)
    """The store cannot be used."""


class WrongPassphrase(StoreProblem):
    """The passphrase, or the recovery code, does not open this store."""


class StoreInUse(StoreProblem):
    """Another copy of the program has the store open."""


class NewerStore(StoreProblem):
    """A newer LDN Aid wrote it."""


class DamagedStore(StoreProblem):
    """Its bytes are not what was written."""


class Stopped(StoreProblem):
    """Somebody stopped it before it was done."""


class NotKept(StoreProblem):
    """Something could not be written; ``reason`` says why in a few words, such as "disk full"."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
