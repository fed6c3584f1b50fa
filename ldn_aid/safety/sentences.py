"""Whether a sentence says, or may say, that an opioid that it names is taken or was lately."""

import re
from collections.abc import Iterator
from datetime import date

from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.opioid_names import opioids_in, said_as_such
from ldn_aid.safety.rules import wording
from ldn_aid.safety.said_when import (
    any_of,
    has_begun,
    has_ended,
    holds,
    is_dated,
    lately,
    long_over,
    names_a_year,
)

_BARE_QUESTION = re.compile(r"\S+(?:\s\S+)?\?")


def opioids_taken_in(sentence: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids that *sentence* may say are taken, or were lately.

    One by its name counts unless the words put it in the past, to somebody else or only in question; "opioids" as
    such only where they are said to be taken.
    """
    found = opioids_in(sentence)
    if not found:
        return
    words, low = wording("mentions"), folded(cleaned(sentence))
    of_late = lately(low, today)
    said = any_of(tuple(words["asking_leave"])).sub(" ", low) if low.rstrip().endswith("?") else low
    tired_of_it = holds(low, words["not_wanted"]) and holds(low, words["any_more"])
    taking = of_late or tired_of_it or holds(said, words["taking"]) or has_begun(low)
    taking = taking or (holds(low, words["got"]) and not names_a_year(low))
    over = holds(low, words["over"]) or names_a_year(low)
    asked_about = holds(low, words["asked_about"]) or _BARE_QUESTION.fullmatch(low.strip()) is not None
    for name, substances in found:
        mine, none_of_it, none_left = (
            words[key].format(name=name) in low for key in ("mine", "none", "left")
        )
        if of_late and not (mine or _is_somebody_elses(name, low)):
            counts = not (_is_denied(name, low) and not _taken_beside(name, low))
        elif mine:
            counts = (
                not (_is_denied(name, low) or long_over(name, substances, low) or is_dated(low)) or of_late
            )
        elif (
            _is_somebody_elses(name, low)
            or (none_of_it and not none_left)
            or has_ended(low)
            or long_over(name, substances, low)
        ):
            counts = False
        elif _is_denied(name, low) and not tired_of_it:
            counts = _taken_beside(name, low)
        elif name in said_as_such():
            counts = taking and not holds(low, words["as_such"])
        elif holds(low, words["spoken_of"]):
            counts = False
        else:
            counts = taking or not (over or asked_about)
        if counts:
            yield name, substances


def _is_somebody_elses(name: str, text: str) -> bool:
    """Whether *name* is told of somebody else, with nothing in *text* that says that one takes it too."""
    words = wording("mentions")
    # What comes from somebody else is taken by whoever tells of it.
    about = any_of(tuple(words["from_somebody"])).sub(" ", text)
    if not holds(about, words["somebody_else"]):
        return False
    if not holds(about, words["myself"]):
        return True
    parts = _parts_of(about)
    named = [part for part in parts if name in part]
    rest = " ".join(part for part in parts if name not in part)
    theirs = all(holds(part, words["somebody_else"]) and not holds(part, words["myself"]) for part in named)
    return theirs and not holds(rest, words["taking"]) and not holds(rest, words["got"])


def _is_denied(name: str, text: str) -> bool:
    """Whether a word of denial stands right at *name*: "avoid codeine and morphine", "codeine, I avoid it"."""
    words = wording("mentions")
    if any(name in phrase and holds(text, [phrase]) for phrase in words["not_taken"]):
        return True
    opioids, denial, otherwise = (
        "|".join(map(re.escape, some))
        for some in (
            [one for one, _substances in opioids_in(text)],
            words["not_taken"],
            words["denies_otherwise"],
        )
    )
    between = rf"(?:[\s,/-]+(?!(?:{otherwise})\b)[\w'-]+){{0,3}}?"
    others = rf"(?:[\s,/]+(?:{opioids}|and|or|nor|any)\b)*"
    one = rf"\b{re.escape(name)}\b"
    ways = (
        rf"\b(?:{denial})\b{between}{others}[\s,/-]+{one}",
        rf"{one}{between}[\s,/-]+(?:{denial})\b(?!\s+(?:{otherwise})\b)",
        rf"{one}.*\b(?:{denial})\s+(?:it|them)\b",
    )
    return any(re.search(way, text) for way in ways)


def _taken_beside(name: str, text: str) -> bool:
    """Whether *name* stands in a part of *text* that says it is taken, beside another that denies one."""
    words = wording("mentions")
    return any(
        name in clause
        and not _is_denied(name, clause)
        and (holds(clause, words["taking"]) or holds(clause, words["got"]))
        for clause in _parts_of(text)
    )


def _parts_of(text: str) -> list[str]:
    """The parts of a sentence, at its commas and at words such as "because"."""
    between = "|".join(map(re.escape, wording("mentions")["between_parts"]))
    return re.split(rf",\s+|\s+(?:{between})\s+", text)
