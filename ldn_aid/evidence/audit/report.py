"""What an audit found, for reading and for scripts."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from ldn_aid.evidence.audit.reading import Level, level_line

Kind = Literal["gate", "quality", "people", "none"]
How = Literal["audit", "test", "review", "people", "none"]

_FULL = 2
"""Points of a quality row."""


@dataclass(frozen=True)
class AuditRow:
    """One row of the scorecard."""

    row: str
    what: str
    kind: Kind
    how: How
    """Who says whether it holds: this audit, the tests in *by*, or we ourselves who looked at *by*."""
    by: tuple[str, ...]
    problems: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is met, as far as *how* can tell. What needs people never is."""
        if self.how == "audit":
            return not self.problems
        return self.how in ("test", "review") and bool(self.by)

    @property
    def points(self) -> int:
        """Of 2: what only we ourselves have looked at is worth 1."""
        if not self.holds:
            return 0
        return 1 if self.how == "review" else _FULL

    @property
    def mark(self) -> str:
        """How the row begins when it is printed."""
        if self.kind == "none":
            return "n/a"
        if not self.holds:
            return {"people": "needs people", "test": "no test yet", "review": "not looked"}.get(
                self.how, "FAILS"
            )
        return {"test": "by test", "review": "by us"}.get(self.how, "holds")


@dataclass(frozen=True)
class AuditReport:
    """All rows for one pack on one day."""

    pack: str
    place: str
    content_hash: str
    today: date
    rows: tuple[AuditRow, ...]
    levels: tuple[Level, ...]

    @property
    def ok(self) -> bool:
        """Whether every gate holds."""
        return not self.failing("gate")

    def failing(self, kind: Kind) -> tuple[AuditRow, ...]:
        """Rows of *kind* that do not hold."""
        return tuple(row for row in self._of(kind) if not row.holds)

    def score(self, kind: Kind) -> tuple[int, int]:
        """Rows of *kind* that hold, and all of them."""
        rows = self._of(kind)
        return sum(row.holds for row in rows), len(rows)

    @property
    def quality(self) -> int:
        """Points of the quality rows, in per cent of those there are."""
        rows = self._of("quality")
        return round(100 * sum(row.points for row in rows) / (_FULL * len(rows)))

    def _of(self, kind: Kind) -> tuple[AuditRow, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

    def as_json(self) -> dict[str, Any]:
        """The object that ``ldn-aid evidence audit --json`` prints."""
        kinds: tuple[Kind, ...] = ("gate", "quality", "people")
        return {
            "pack": self.pack,
            "place": self.place,
            "content_hash": self.content_hash,
            "today": self.today.isoformat(),
            "ok": self.ok,
            "scorecard": {kind: dict(zip(("holds", "of"), self.score(kind), strict=True)) for kind in kinds}
            | {"quality_percent": self.quality},
            "rows": [asdict(row) | {"holds": row.holds, "points": row.points} for row in self.rows],
            "reading": [asdict(level) for level in self.levels],
        }

    def as_text(self) -> str:
        """The same for reading."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.pack} ({self.place}), as of {self.today}"
        yield f"SHA-256 {self.content_hash}"
        yield ""
        for row in self.rows:
            yield f"{row.mark:<12}  {row.row:<7} {row.what}{' (gate)' if row.kind == 'gate' else ''}"
            yield from (f"{'':<14}- {problem}" for problem in row.problems)
            if row.how != "audit":
                yield from (f"{'':<14}  {place}" for place in row.by)
        yield ""
        yield "Reading levels, names of medicines exempt:"
        yield from (f"  {level_line(level)}" for level in self.levels)
        yield ""
        yield self.summary

    @property
    def summary(self) -> str:
        """The scorecard in one line."""
        gates, people = self.score("gate"), self.score("people")
        return (
            f"Gates {gates[0]}/{gates[1]}, quality {self.quality} %, needs people {people[0]}/{people[1]}. "
            "Self-assessed against IPDASi v4.0; not certified by anyone."
        )
