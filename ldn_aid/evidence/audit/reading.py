"""How hard the patient texts are, and whether the options are told at equal length (A9, X21, C1)."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from ldn_aid.evidence.audit.subject import Subject, limits
from ldn_aid.evidence.readability import Reading, exempt_words, reading, sentences

_LEAST_SENTENCE = 6
"""Words; the grade of a shorter sentence says more about one long word than about the sentence."""


@dataclass(frozen=True)
class Level:
    """The reading level of one text or one option."""

    what: str
    words: int
    grade: float
    smog: float
    ease: float
    grade_with_names: float
    """The grade when names of medicines count like other words."""
    smog_with_names: float


def levels(subject: Subject) -> tuple[Level, ...]:
    """The level of every file of patient text; each option is one file."""
    by_file: dict[str, list[str]] = {}
    for text in subject.texts:
        by_file.setdefault(text.file, []).append(ended(text.words))
    return tuple(_level(file, " ".join(texts)) for file, texts in by_file.items())


def ended(words: str) -> str:
    """*words* as sentences: a label such as "12 weeks" must not run into the next text."""
    words = words.strip()
    return words if words.endswith((".", "!", "?")) or not words else f"{words}."


def _level(what: str, words: str) -> Level:
    spared: Reading = reading(words, exempt=exempt_words())
    whole = reading(words)
    return Level(what, whole.words, spared.grade, spared.smog, spared.ease, whole.grade, whole.smog)


def level_line(level: Level) -> str:
    """*level* for reading."""
    return "{what}: {words} words, grade {grade} ({grade_with_names} with names of medicines), SMOG {smog} ({smog_with_names}), ease {ease}".format(
        **asdict(level)
    )


def readable(subject: Subject) -> Iterator[str]:
    """A9: no option, no text and no sentence above the ceiling."""
    most = limits("reading")
    for level in levels(subject):
        if level.grade > most["hardest_grade"] or level.ease < most["least_ease"]:
            yield level_line(level)
    exempt = exempt_words()
    for text in subject.texts:
        whole = reading(text.words, exempt=exempt)
        if whole.words >= most["least_words"] and whole.grade > most["hardest_grade"]:
            yield f"{text.place}: grade {whole.grade}"
        for sentence in sentences(text.words):
            one = reading(sentence, exempt=exempt)
            hard = one.words >= _LEAST_SENTENCE and one.grade > most["hardest_sentence"]
            if hard or one.words > most["longest_sentence"]:
                yield f'{text.place}: a sentence of {one.words} words, grade {one.grade}: "{sentence[:80]}…"'


def aimed(subject: Subject) -> Iterator[str]:
    """A9, the aim: grade 6 and SMOG 8."""
    most = limits("reading")
    for level in levels(subject):
        if level.words >= most["least_words"] and (
            level.grade > most["aimed_grade"] or level.smog > most["aimed_smog"]
        ):
            yield level_line(level)


def balanced(subject: Subject) -> Iterator[str]:
    """C1: each answer within a fifth of its row's mean length, or with a recorded reason."""
    within = limits("balance")["within"]
    for question in subject.pack.questions:
        counts = {
            option: len(words.cells[question].split()) for option, words in subject.pack.option_text.items()
        }
        mean = sum(counts.values()) / len(counts)
        for option, count in counts.items():
            reason = subject.pack.unequal.get(question, {}).get(option, "")
            if mean and abs(count / mean - 1) > within and not reason.strip():
                yield (
                    f"text/{subject.language}/options/{option}.toml, cells.{question}: "
                    f"{count} words against a mean of {mean:.0f}"
                )
