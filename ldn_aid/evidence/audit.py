"""Checks an evidence pack against the scorecard of decision-aid standards; each row says what it looked at.

Row ids are those of the project's scorecard (IPDASi v4.0 and others). Gates must hold for a release; quality
rows count; rows that need people stay at 0 until people have done them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from ldn_aid.evidence.models import Counts, Extra, Pack, Quantity
from ldn_aid.evidence.readability import exempt_words, reading
from ldn_aid.terms import OptionId

_HARDEST_GRADE = 8.0
_BALANCE = 0.2
_WORDS_ONLY = re.compile(
    r"\b(rare|rarely|common|commonly|likely|unlikely|uncommon|frequently)\b", re.IGNORECASE
)
_ONE_IN = re.compile(
    r"\b(?:1|one) in (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\btwice\b|\btimes (?:more|as)\b|% (?:lower|higher|less|more)\b|\bNNT\b|\bodds\b|\brelative\b|\bhazard\b",
    re.IGNORECASE,
)
_NEEDS_PEOPLE = {
    "X12": "needs assessment with patients",
    "X13": "needs assessment with professionals",
    "X14": "review by outside patients",
    "X15": "review by outside professionals",
    "X16": "field test with patients",
    "X17": "field test with practitioners",
    "X22": "evidence that choices match preferences",
    "X23": "evidence that knowledge grows",
}


@dataclass(frozen=True)
class AuditRow:
    """One row of the scorecard."""

    row: str
    what: str
    kind: Literal["gate", "quality", "needs people"]
    holds: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuditReport:
    """All rows for one pack on one day."""

    pack: str
    content_hash: str
    today: date
    rows: tuple[AuditRow, ...]

    @property
    def ok(self) -> bool:
        """Whether every gate holds."""
        return all(row.holds for row in self.rows if row.kind == "gate")

    def score(self, kind: str) -> tuple[int, int]:
        """Rows of *kind* that hold, and all of them."""
        rows = [row for row in self.rows if row.kind == kind]
        return sum(row.holds for row in rows), len(rows)

    def as_json(self) -> dict[str, Any]:
        """The object that ``ldn-aid evidence audit --json`` prints."""
        kinds = ("gate", "quality", "needs people")
        return {
            "pack": self.pack,
            "content_hash": self.content_hash,
            "today": self.today.isoformat(),
            "ok": self.ok,
            "scorecard": {kind: dict(zip(("holds", "of"), self.score(kind), strict=True)) for kind in kinds},
            "rows": [asdict(row) for row in self.rows],
        }

    def as_text(self) -> str:
        """The same for reading."""
        lines = [f"{self.pack}, as of {self.today}"]
        for row in self.rows:
            lines.append(f"{'holds' if row.holds else 'FAILS'}  {row.row:<4} {row.what} ({row.kind})")
            lines += [f"         - {problem}" for problem in row.problems]
        gates, quality, people = (self.score(kind) for kind in ("gate", "quality", "needs people"))
        lines.append(
            f"Gates {gates[0]}/{gates[1]}, quality {quality[0]}/{quality[1]}, needs people {people[0]}/{people[1]}. "
            "Self-assessed against IPDASi v4.0; not certified by anyone."
        )
        return "\n".join(lines)


def audit(pack: Pack, today: date) -> AuditReport:
    """The scorecard of *pack* as of *today*."""
    rows = [_row(row, what, kind, check(pack, today)) for row, what, kind, check in _CHECKS]
    rows += [AuditRow(row, what, "needs people", holds=False) for row, what in _NEEDS_PEOPLE.items()]
    return AuditReport(f"{pack.info.name} {pack.info.version}", pack.content_hash, today, tuple(rows))


def _row(row: str, what: str, kind: Literal["gate", "quality"], problems: Iterator[str]) -> AuditRow:
    found = tuple(problems)
    return AuditRow(row, what, kind, not found, found)


def _texts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every sentence that a patient may read, with its place."""
    for option, words in pack.option_text.items():
        for question, text in words.cells.items():
            yield f"{option}.{question}", text
    for name, texts in (
        ("opening", pack.opening_text),
        ("about", pack.about_text),
        ("questions", pack.question_text),
    ):
        for key, text in texts.items():
            yield f"{name}.{key}", text
    for key, figure in pack.estimate_text.items():
        yield f"estimates.{key}", " ".join(figure.model_dump().values())
    for attribute, thing in pack.attribute_text.items():
        yield f"values.{attribute}", f"{thing.name} {thing.explain}"
    for attribute, row in pack.fit_text.items():
        for option, text in row.items():
            yield f"fit.{attribute}.{option}", text


def _decision(pack: Pack, _today: date) -> Iterator[str]:
    for name, texts, keys in (
        ("opening", pack.opening_text, ("choice", "out_of_scope", "not_tested")),
        ("about", pack.about_text, ("what_chronic_pain_is", "no_head_to_head")),
    ):
        for key in keys:
            if key not in texts:
                yield f"{name}.toml: {key} is missing"


def _options(pack: Pack, _today: date) -> Iterator[str]:
    for option in OptionId:
        if option not in pack.options:
            yield f"{option} is missing"


def _cells_filled(*questions: str) -> Callable[[Pack, date], Iterator[str]]:
    def check(pack: Pack, _today: date) -> Iterator[str]:
        for option, words in pack.option_text.items():
            for question in questions:
                if not words.cells.get(question, "").strip():
                    yield f"{option}: {question} is empty"

    return check


def _sourced(pack: Pack, _today: date) -> Iterator[str]:
    for option, file in pack.options.items():
        for question, cell in file.cells.items():
            if not (cell.sources or cell.estimates):
                yield f"{option}.{question} names no source"


def _unused(pack: Pack, _today: date) -> Iterator[str]:
    used = {
        source for file in pack.options.values() for cell in file.cells.values() for source in cell.sources
    }
    used |= {estimate.source for file in pack.options.values() for estimate in file.estimates.values()}
    used |= {source for row in pack.fit.values() for entry in row.values() for source in entry.sources}
    for source in pack.sources:
        if source not in used:
            yield f"{source} is used nowhere"


def _dates(pack: Pack, _today: date) -> Iterator[str]:
    info = pack.info
    if not info.searched_on <= info.released_on < info.review_due:
        yield "pack.toml: search, release and review dates are out of order"


def _fresh(pack: Pack, today: date) -> Iterator[str]:
    if today > pack.info.review_due:
        yield f"the review was due on {pack.info.review_due}"
    if today < pack.info.released_on:
        yield f"the clock says {today}, before the release on {pack.info.released_on}"


def _certain(pack: Pack, _today: date) -> Iterator[str]:
    for key, text in pack.estimate_text.items():
        if not text.certainty_reason.strip():
            yield f"{key}: no reason for its certainty"


def _funding(pack: Pack, _today: date) -> Iterator[str]:
    for field in ("funding", "interests", "authorship"):
        if not getattr(pack.info, field).strip():
            yield f"pack.toml: {field} is empty"


def _balance(pack: Pack, _today: date) -> Iterator[str]:
    for question in pack.questions:
        counts = {option: len(words.cells[question].split()) for option, words in pack.option_text.items()}
        mean = sum(counts.values()) / len(counts)
        for option, count in counts.items():
            if abs(count / mean - 1) > _BALANCE:
                yield f"{option}.{question}: {count} words against a mean of {mean:.0f}"


def _lint(pattern: re.Pattern[str]) -> Callable[[Pack, date], Iterator[str]]:
    def check(pack: Pack, _today: date) -> Iterator[str]:
        for place, text in _texts(pack):
            for found in pattern.findall(text):
                yield f'{place}: "{found}"'

    return check


def _denominators(pack: Pack, _today: date) -> Iterator[str]:
    for option, file in pack.options.items():
        by_outcome: dict[str, set[int]] = {}
        for estimate in file.estimates.values():
            if isinstance(estimate, Counts | Extra):
                by_outcome.setdefault(estimate.outcome, set()).add(estimate.denominator)
        for outcome, found in by_outcome.items():
            if len(found) > 1:
                yield f"{option}: {outcome} is counted out of {sorted(found)}"


def _stated(pack: Pack, _today: date) -> Iterator[str]:
    for key, text in pack.estimate_text.items():
        for field in ("population", "comparator", "time", "outcome"):
            if not getattr(text, field).strip():
                yield f"{key}: {field} is empty"


def _numbered(pack: Pack, _today: date) -> Iterator[str]:
    for option, file in pack.options.items():
        # A price or a time is no number of what an option does.
        effects = [one for one in file.estimates.values() if not isinstance(one, Quantity)]
        harms = [one for one in effects if one.direction == "harm"]
        benefits = [one for one in effects if one.direction == "benefit"]
        words = pack.option_text[option].cells
        if not benefits and "do not know" not in words["how_many_helped"]:
            yield f"{option}: no benefit has a number, and the text does not say so"
        if len(harms) < 2 and "do not know" not in words["serious_harms"] + words["side_effects"]:
            yield f"{option}: fewer than two harms have a number, and the text does not say so"


def _readable(pack: Pack, _today: date) -> Iterator[str]:
    spared = exempt_words()
    for option, words in pack.option_text.items():
        whole = " ".join(words.cells.values())
        level = reading(whole, exempt=spared)
        if level.grade > _HARDEST_GRADE:
            yield f"{option}: grade {level.grade} (drug names exempt; {reading(whole).grade} with them)"
        for question, text in words.cells.items():
            grade = reading(text, exempt=spared).grade
            if grade > _HARDEST_GRADE + 2:
                yield f"{option}.{question}: grade {grade}"
    for name, texts in (("opening", pack.opening_text), ("about", pack.about_text)):
        grade = reading(" ".join(texts.values()), exempt=spared).grade
        if grade > _HARDEST_GRADE:
            yield f"{name}: grade {grade}"


_Check = tuple[str, str, Literal["gate", "quality"], Callable[[Pack, date], Iterator[str]]]
_CHECKS: tuple[_Check, ...] = (
    ("Q1", "describes the condition, the decision and its limits", "gate", _decision),
    ("Q3", "all five options, no new medicine among them (N6)", "gate", _options),
    ("Q4", "a benefit answer for every option", "gate", _cells_filled("how_many_helped")),
    (
        "Q5",
        "side effects and serious harms for every option",
        "gate",
        _cells_filled("side_effects", "serious_harms"),
    ),
    ("Q6", "what daily life with it is like", "gate", _cells_filled("daily_life")),
    ("C1", "balance: each row within 20 % of its mean length", "quality", _balance),
    ("C2", "every answer names its sources", "gate", _sourced),
    ("C3", "search, release and review dates in order", "gate", _dates),
    ("C4", "within its review date, and the clock is right", "gate", _fresh),
    ("C5", "a certainty with its reason for every figure", "gate", _certain),
    ("C6", "funding, interests and authors stated", "gate", _funding),
    ("X3", "numbers for benefits and harms, or that there are none", "quality", _numbered),
    ("X4", "people, comparison and time stated for every figure (RC7)", "gate", _stated),
    ("X18", "no source that nothing uses", "quality", _unused),
    ("RC1", "no bare words of probability", "gate", _lint(_WORDS_ONLY)),
    ("RC2", "no 1-in-X", "gate", _lint(_ONE_IN)),
    ("RC3", "one denominator within a comparison", "gate", _denominators),
    ("RC4", "no relative risk and no NNT in patient text", "gate", _lint(_RELATIVE)),
    ("A9", "reading level at most grade 8 for each option", "gate", _readable),
)
