"""A sentence as the shapes see it: plain words, short forms written out, every opioid a mark."""

import re
from functools import cache

from ldn_aid.safety.opioid_names import UNNAMED, said_as_such
from ldn_aid.safety.rules import table, wording
from ldn_aid.safety.shapes import ANY, AS_SUCH, BREAK, MINE, OPIOID, TREATMENT, YEAR

_TOKEN = re.compile(rf"\d+\.\d+|[a-z0-9#']+|[,;:().!?]|\s[-–]\s|{OPIOID}|[^\W\d_]+")
_STOPS = "-–,;:().!?"
_A_YEAR = re.compile(r"(?<!\S)(?:19|20)\d\d (?!mg |mcg |ml |iu )")


def in_marks(low: str, named: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """*low*, folded text, with the opioids *named* in it as marks, each word with a blank behind it."""
    treatment = set(table("forgotten")["treatment_substances"])
    marks = {}
    for name, substances in named:
        as_such = name in said_as_such() and UNNAMED in substances
        marks[name] = AS_SUCH if as_such else TREATMENT if treatment & set(substances) else ANY
        if name.startswith("my "):
            marks[name] = MINE
    names = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    text = re.sub(rf"(?<![a-z])(?:{names})(?![a-z])", lambda found: f" {marks[found.group()]} ", low)
    words = (BREAK if not token.strip().strip(_STOPS) else token for token in _TOKEN.findall(text))
    text = _A_YEAR.sub(f"{YEAR} ", "".join(f"{word} " for word in words))
    short = wording("settled")["short"]
    # "Don't" is "do not" first, "start ldn" is "have ldn" only then.
    for _time in range(2):
        text = _short().sub(lambda found: short[found.group(1)] + " ", text)
    text = _own().sub(f"{MINE} ", text)
    text = _with_small_words().sub(lambda found: found.group(1), text)
    return _row().sub(_one_mark, text)


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)({_any_of(wording('settled')['short'])}) ")


@cache
def _own() -> re.Pattern[str]:
    """One's own opioid: "my oxycodone"; "my codeine allergy" is none."""
    return re.compile(rf"(?<!\S)(?:my|our) (?:\S+ )?{OPIOID} (?!(?:allergy|intolerance) )")


@cache
def _with_small_words() -> re.Pattern[str]:
    """The words that belong to an opioid: "any codeine cough syrup" is one."""
    words = wording("settled")
    return re.compile(
        rf"(?<!\S)(?:(?:{_any_of(words['before'])}) )*({OPIOID} )(?:(?:{_any_of(words['behind'])}) )*"
    )


@cache
def _row() -> re.Pattern[str]:
    """Opioids in a row: "codeine, morphine and tramadol"."""
    between = rf"(?:{BREAK} )?(?:(?:{_any_of(wording('settled')['joins'])}) )?"
    return re.compile(rf"{OPIOID} (?:{between}{OPIOID} )+")


def _one_mark(row: re.Match[str]) -> str:
    return f"{next(mark for mark in (TREATMENT, ANY, AS_SUCH) if mark in row.group())} "


def _any_of(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, reverse=True)))
