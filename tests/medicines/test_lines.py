"""Lines as clinics, pharmacies and patients print them: ``lines.csv``, one row a line, for a pharmacist to read.

``opioid``: yes, no, or "not recognised". ``mme a day`` by hand from the CDC 2022 factors, at the upper end;
"none" where it must not be counted, empty where the line does not say enough or it is not the point.
"""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ldn_aid.safety.list_check import CheckedLine, check_list

DAY = date(2026, 11, 25)


@cache
def rows() -> tuple[dict[str, str], ...]:
    with (Path(__file__).parent / "lines.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def read(line: str) -> tuple[CheckedLine, ...]:
    return check_list(line, DAY).lines


def those(opioid: str) -> list[str]:
    return [row["line"] for row in rows() if row["opioid"] == opioid]


def test_there_are_enough() -> None:
    assert len(rows()) > 1200
    assert len({row["line"] for row in rows()}) == len(rows())


def test_no_opioid_is_missed() -> None:
    assert not [line for line in those("yes") if not any(one.read.recognition.opioid for one in read(line))]


def test_no_false_alarm() -> None:
    assert not [
        line for line in those("no") if any(one.read.recognition.opioid is not False for one in read(line))
    ]


def test_what_is_misspelt_or_unknown_is_never_read_as_the_nearest_name() -> None:
    # One beside a medicine that is known may stand by itself: "ibuprofen 600 mg tid and oxycodne 5 mg prn".
    assert not [
        line for line in those("not recognised") if all(one.read.recognition.recognised for one in read(line))
    ]
    assert not [
        line for line in those("not recognised") if any(one.read.recognition.opioid for one in read(line))
    ]


def test_ingredients() -> None:
    wrong = [
        (row["line"], found)
        for row in rows()
        if (found := sorted({name for one in read(row["line"]) for name in one.read.recognition.ingredients}))
        != sorted(filter(None, row["ingredients"].split("; ")))
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("line", "mme"), [(row["line"], row["mme a day"]) for row in rows() if row["mme a day"]]
)
def test_mme_a_day_as_reckoned_by_hand(line: str, mme: str) -> None:
    (one,) = read(line)
    assert one.mme == (None if mme == "none" else Decimal(mme))
    assert one.mme_note
