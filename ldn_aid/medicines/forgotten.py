"""Which of the opioid-acting products that people forget a listed product is."""

from typing import Any

from ldn_aid import resources
from ldn_aid.conversation.sections import ForgottenOpioid
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.words import words_of


def forgotten_kind(text: str, recognition: Recognition | None = None) -> ForgottenOpioid | None:
    """Which of the opioid-acting products that people forget *text* names, if any."""
    recognition = recognition or recognise(text)
    kinds = resources.read_toml("medicines/forgotten_kinds.toml")
    for name in recognition.opioid_names:
        if found := _kind_of(name, recognition, set(words_of(text)), kinds):
            return found
    return None


def _kind_of(
    name: str, recognition: Recognition, words: set[str], kinds: dict[str, Any]
) -> ForgottenOpioid | None:
    cough, by_words = kinds["cough"], kinds["words"].get(name)
    found: ForgottenOpioid | None = kinds["substances"].get(name) or kinds["routes"].get(recognition.route)
    if found is not None:
        return found
    if name in cough["opioids"] and set(cough["with"]) & set(recognition.ingredients):
        return "cough_or_cold_opioid"
    if by_words and set(by_words["words"]) & (words | set(recognition.ingredients)):
        said: ForgottenOpioid = by_words["kind"]
        return said
    return None
