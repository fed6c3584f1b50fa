"""Looks at a pack that may not even hold together: everything that is wrong in its files, or else its scorecard."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ldn_aid.evidence.audit.report import AuditReport
from ldn_aid.evidence.audit.scorecard import audit
from ldn_aid.evidence.files import PackFiles
from ldn_aid.evidence.pack import PackError, raw_pack

_ROWS = (
    (r"denominator", "RC3"),
    (r"^sources\.toml|\.sources?\b|sources\.toml has no|there is no figure|\.estimates\b", "C2"),
    (r"certainty", "C5"),
    (r"^pack\.toml, (?:funding|interests|authorship)", "C6"),
    (r"^pack\.toml, (?:searched_on|released_on|review_due|changes|version)", "C3"),
    (r"^pack\.toml, update_policy", "C4"),
    (r"side_effects|serious_harms", "Q5"),
    (r"how_many_helped", "Q4"),
    (r"daily_life", "Q6"),
    (r"options/\w+\.toml: the pack needs", "Q3"),
    (r"estimates\.toml, \w+\.(?:population|time|comparator|outcome)", "X4"),
    (r"^text/.*(?:is missing|needs this file)", "L1"),
)
"""Which row of the scorecard a problem found on reading belongs to; what none names breaks the template (C1)."""


@dataclass(frozen=True)
class Examined:
    """What was found in one pack: problems that keep it from being read, or its report."""

    files: PackFiles
    today: date
    problems: tuple[str, ...]
    report: AuditReport | None
    strangers: tuple[str, ...]
    """Files that are no part of a pack, misspelled perhaps."""

    @property
    def ok(self) -> bool:
        """Whether it can be used: it holds together, and every gate holds."""
        return self.report is not None and self.report.ok and not self.strangers

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        if self.report is not None:
            return self.report.as_json() | {"ok": self.ok, "problems": list(self._strange)}
        return {
            "place": self.files.place,
            "content_hash": self.files.content_hash,
            "today": self.today.isoformat(),
            "ok": False,
            "problems": [{"row": row_of(problem), "problem": problem} for problem in self.problems],
            "rows": [],
        }

    def as_text(self) -> str:
        """The scorecard, or why there is none."""
        if self.report is not None:
            return "\n".join([self.report.as_text(), *self._strange])
        return self._broken()

    def what_to_mend(self) -> str:
        """Only what is wrong, for whoever edits the pack."""
        if self.report is None:
            return self._broken()
        lines = [
            f"{row.row:<7} {problem}"
            for row in (*self.report.failing("gate"), *self.report.failing("quality"))
            for problem in row.problems
        ]
        standing = "can be used" if self.ok else "is not ready"
        return "\n".join(
            [
                *lines,
                *self._strange,
                f"{self.files.place}: {self.report.pack} {standing}. {self.report.summary}",
            ]
        )

    @property
    def _strange(self) -> tuple[str, ...]:
        return tuple(
            f"C1      {name}: no file of a pack has this name; remove it or check its spelling."
            for name in self.strangers
        )

    def _broken(self) -> str:
        lines = [f"{row_of(problem):<7} {problem}" for problem in self.problems]
        return "\n".join(
            [
                *lines,
                *self._strange,
                f"{self.files.place}: {len(self.problems)} problem(s). It does not hold together, so it was not scored; "
                "what lies between files is looked at once each file is right by itself.",
            ]
        )


def examine(files: PackFiles, today: date) -> Examined:
    """Everything there is to say of the pack in *files* as of *today*."""
    strangers = tuple(sorted(name for name in files.data if not _is_known(name)))
    try:
        return Examined(files, today, (), audit(files, today), strangers)
    except PackError as error:
        return Examined(files, today, error.problems, None, strangers)


def _is_known(name: str) -> bool:
    parts = name.split("/")
    return "/".join([parts[0], "en", *parts[2:]] if parts[0] == "text" else parts) in _needed()


@cache
def _needed() -> frozenset[str]:
    """The names of all files of a pack: those that a pack without any file is said to lack."""
    try:
        raw_pack(PackFiles("", {}))
    except PackError as error:
        return frozenset(problem.partition(":")[0] for problem in error.problems)
    raise AssertionError("a pack of no files cannot be read")


def row_of(problem: str) -> str:
    """The row of the scorecard that *problem*, found on reading a pack, belongs to."""
    return next((row for pattern, row in _ROWS if re.search(pattern, problem)), "C1")
