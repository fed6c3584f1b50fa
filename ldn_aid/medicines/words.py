"""A product name as words: lower case, without marks, punctuation or trademark signs."""

import re
import unicodedata

_WORD = re.compile(r"[a-z]+[0-9]*|#?\d+(?:[.,]\d+)*[a-z]*")


def words_of(text: str) -> tuple[str, ...]:
    """The words of *text*. "Tylenol® w/Codeine #3" is ("tylenol", "w", "codeine", "#3")."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("®", " ").replace("™", " ")
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(letters))
