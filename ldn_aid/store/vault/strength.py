"""How hard a passphrase is to guess, for the hint beside it."""

from enum import StrEnum

SHORTEST, LONGEST = 10, 200
_LOOKED_AT = 72
"""zxcvbn reads no further; what follows only makes it stronger."""
_FAIR, _STRONG = 8, 12
"""Powers of ten of guesses: a thief with Argon2id at 64 MiB makes some 10 to 100 guesses a second a core."""


class Strength(StrEnum):
    """In rising order."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """How hard *passphrase* is to guess, by zxcvbn's count of guesses (Wheeler, USENIX Security 2016)."""
    if len(passphrase) < SHORTEST:
        return Strength.TOO_SHORT
    from zxcvbn import zxcvbn

    guesses = float(zxcvbn(passphrase[:_LOOKED_AT])["guesses_log10"])
    if guesses < _FAIR:
        return Strength.WEAK
    return Strength.FAIR if guesses < _STRONG else Strength.STRONG
