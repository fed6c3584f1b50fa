"""What every finding rests on, as a person reads it: one row for each finding and input in ``because.csv``.

After a change that is meant, write the table anew and read what changed: ``python -m tests.safety.test_because``.
"""

import csv
from pathlib import Path

from ldn_aid.safety.assess import assess
from tests.safety.case_table import cases, conversation_of
from tests.strategies import TODAY

TABLE = Path(__file__).parent / "because.csv"
HEAD = ("case", "finding", "level", "because")


def rows_now() -> list[tuple[str, ...]]:
    """Of the clinical cases each finding with inputs that no earlier case has shown."""
    seen: set[tuple[str, ...]] = set()
    rows: list[tuple[str, ...]] = []
    for case in cases():
        for one in assess(conversation_of(case), TODAY).findings:
            row = (one.id, str(one.level), one.because)
            if row not in seen:
                seen.add(row)
                rows.append((case["name"], *row))
    return rows


def test_every_finding_gives_the_inputs_that_it_rests_on() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *rows = map(tuple, csv.reader(file))
    assert head == HEAD
    assert rows == rows_now()


def _write() -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEAD, *rows_now()])


if __name__ == "__main__":
    _write()
