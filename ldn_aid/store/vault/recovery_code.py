"""The recovery code: printed once, kept on paper, opens the store when the passphrase is forgotten."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing on paper can be read as two things."""

_RANDOM, _GROUP = 24, 5
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_recovery_code() -> str:
    """24 random letters (120 bits) and one that checks them, in groups of five."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(_RANDOM))
    return "-".join(
        (letters + _check(letters))[start : start + _GROUP] for start in range(0, _RANDOM + 1, _GROUP)
    )


def read_recovery_code(text: str) -> str | None:
    """*text* as typed from paper in its one exact form; None when a letter is wrong or missing."""
    letters = "".join(text.upper().translate(_LOOK_ALIKES).replace("-", " ").split())
    if len(letters) != _RANDOM + 1 or set(letters) - set(ALPHABET):
        return None
    return letters if _check(letters[:-1]) == letters[-1] else None


def _check(letters: str) -> str:
    # Odd weights are invertible modulo 32, so one wrong letter always shows.
    total = sum((2 * place + 1) * ALPHABET.index(letter) for place, letter in enumerate(letters))
    return ALPHABET[total % len(ALPHABET)]
