"""Reading level against scores that others published, against counts by hand, and against a dictionary."""

import pytest

from ldn_aid.evidence.readability import exempt_words, reading, sentences
from ldn_aid.evidence.syllables import by_rule, syllables

_GETTYSBURG = """Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in
Liberty, and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war,
testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great
battle-field of that war. We have come to dedicate a portion of that field, as a final resting place for those who here
gave their lives that that nation might live. It is altogether fitting and proper that we should do this. But, in a
larger sense, we can not dedicate -- we can not consecrate -- we can not hallow -- this ground. The brave men, living
and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world will little
note, nor long remember what we say here, but it can never forget what they did here. It is for us the living, rather,
to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced. It is rather
for us to be here dedicated to the great task remaining before us -- that from these honored dead we take increased
devotion to that cause for which they gave the last full measure of devotion -- that we here highly resolve that these
dead shall not have died in vain -- that this nation, under God, shall have a new birth of freedom -- and that
government of the people, by the people, for the people, shall not perish from the earth."""

_PUBLISHED = {
    # Wikipedia, "Flesch-Kincaid readability tests": 116; the highest ease of a sentence of its kind.
    "cat": ("The cat sat on the mat.", "ease", 116.1, 0.1),
    # The same article: ease 37.5 and grade 11.3, "as it has 24 syllables and 13 words".
    "platypus ease": (
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", "ease", 37.5, 0.1,
    ),
    "platypus grade": (
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", "grade", 11.3, 0.1,
    ),
    # README of the library Textatistic: Flesch 114.115.
    "king": ("There was a king with a large jaw. There was a queen with a plain face.", "ease", 114.1, 0.1),
    # Word processors give the Gettysburg Address about 65 and the 11th grade (Boston Globe, 2015: "11th-grade level").
    "Gettysburg ease": (_GETTYSBURG, "ease", 65.0, 2.5),
    "Gettysburg grade": (_GETTYSBURG, "grade", 11.0, 0.6),
}  # fmt: skip


@pytest.mark.parametrize("name", _PUBLISHED)
def test_published_scores(name: str) -> None:
    text, measure, published, off = _PUBLISHED[name]
    assert getattr(reading(text), measure) == pytest.approx(published, abs=off)


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables", "polysyllables"),
    [
        ("The cat sat on the mat.", 6, 1, 6, 0),
        ("You can stop. It is safe.", 6, 2, 6, 0),
        ("Doctors listen to people with pain.", 6, 1, 9, 0),
        ("Some people feel better after walking every morning.", 8, 1, 15, 1),
        ("It can help you move. Ask the clinic for a plan!", 11, 2, 12, 0),
        ("Medicine can help: ask the doctor; then decide.", 8, 1, 12, 1),
        ("A price of 0.49 or 1,000 dollars?", 7, 1, 8, 0),
        ("Naltrexone's effects aren’t known.", 4, 1, 8, 1),
    ],
)
def test_counts_by_hand(text: str, words: int, sentences: int, syllables: int, polysyllables: int) -> None:
    level = reading(text)
    assert (level.words, level.sentences, level.polysyllables) == (words, sentences, polysyllables)
    assert level.syllables == syllables
    assert level.grade == pytest.approx(
        0.39 * words / sentences + 11.8 * syllables / words - 15.59, abs=0.051
    )
    assert level.smog == pytest.approx(1.043 * (polysyllables * 30 / sentences) ** 0.5 + 3.1291, abs=0.051)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("people", 2), ("table", 2), ("asked", 1), ("wanted", 2), ("takes", 1), ("boxes", 2),
        ("medicine", 3), ("diabetes", 4), ("area", 3), ("every", 3), ("idea", 3), ("being", 2), ("rhythm", 2),
        ("dose", 1), ("doses", 2), ("measure", 2), ("naltrexone", 3), ("fibromyalgia", 5), ("Doctor's", 2),
        ("nurse’s", 2), ("xylitolase", 4),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_list_corrects_the_rule() -> None:
    assert by_rule("recipe") == 2
    assert syllables("recipe") == 3


def test_a_sentence_does_not_end_inside_a_number_or_at_a_colon() -> None:
    assert sentences("It fell by 0.5 points: that is little. Was it? Yes") == (
        "It fell by 0.5 points: that is little.",
        "Was it?",
        "Yes",
    )


def test_exempt_words_count_as_one_syllable() -> None:
    text = "Naltrexone is not acetaminophen."
    assert reading(text, exempt=exempt_words()).grade < reading(text).grade
    assert "medicine" not in exempt_words()


def test_nothing_to_read_has_no_grade() -> None:
    assert reading("").words == 0
    assert reading(" - …").words == 0
    assert reading("").ease == 100.0


def test_longer_words_are_harder() -> None:
    assert reading("Pharmacological discontinuation necessitates consideration.").grade > 15
