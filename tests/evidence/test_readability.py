"""Reading level against texts counted by hand."""

import pytest

from ldn_aid.evidence.readability import reading


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables"),
    [
        ("The cat sat on the mat.", 6, 1, 6),
        ("You can stop. It is safe.", 6, 2, 6),
        ("Doctors listen to people with pain.", 6, 1, 9),
        ("Some people feel better after walking every morning.", 8, 1, 15),
        ("It can help you move. Ask the clinic for a plan!", 11, 2, 12),
    ],
)
def test_the_grade_is_that_of_the_formula(text: str, words: int, sentences: int, syllables: int) -> None:
    level = reading(text)
    assert level.words == words
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    ease = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words
    assert level.grade == pytest.approx(grade, abs=0.051)
    assert level.ease == pytest.approx(ease, abs=0.051)


def test_exempt_words_count_as_one_syllable() -> None:
    text = "Naltrexone is not acetaminophen."
    assert reading(text, exempt=("naltrexone", "acetaminophen")).grade < reading(text).grade


def test_nothing_to_read_has_no_grade() -> None:
    assert reading("").words == 0
    assert reading("12 3.4 -").words == 0


def test_longer_words_are_harder() -> None:
    assert reading("Pharmacological discontinuation necessitates consideration.").grade > 15
