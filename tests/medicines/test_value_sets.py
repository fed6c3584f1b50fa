"""Every row of the twelve CDC value sets is read as what the set says it is."""

import csv
import re
from collections.abc import Iterator
from functools import cache

import pytest

from ldn_aid import resources
from ldn_aid.medicines.recognise import recognise

OPIOID_SETS = {
    "opioid-analgesics-with-ambulatory-misuse-potential", "extended-release-opioid-with-ambulatory-misuse-potential",
    "buprenorphine-medications", "methadone-medications", "fentanyl-type-medications", "non-synthetic-opioid-medications",
    "oxycodone-medications", "synthetic-opioid-medications",
}  # fmt: skip
OTHER_SETS = {
    "benzodiazepine-medications": {"benzodiazepine"},
    "barbiturate-medications": {"other_sedative"},
    "cns-depressant-medications": set(),
    "naloxone-medications": {"naloxone"},
}
HOLDS_AN_OPIOID = re.compile(r"buprenorphine|codeine|pentazocine|oxycodone", re.IGNORECASE)


@cache
def rows() -> tuple[tuple[str, str], ...]:
    with resources.path("medicines/cdc_valuesets.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["valueset"], row["display"]) for row in csv.DictReader(file))


@cache
def codes() -> dict[str, str]:
    with resources.path("medicines/cdc_valuesets.csv").open(encoding="utf-8", newline="") as file:
        return {row["rxcui"]: row["display"] for row in csv.DictReader(file)}


def displays(*sets: str) -> Iterator[str]:
    return (display for valueset, display in rows() if valueset in sets)


def test_every_set_is_tested() -> None:
    assert {valueset for valueset, _display in rows()} == OPIOID_SETS | set(OTHER_SETS)
    assert len(rows()) == 2221


def test_every_row_is_recognised_whole() -> None:
    unread = {
        display: recognise(display).unknown_words
        for _valueset, display in rows()
        if not recognise(display).recognised or recognise(display).unknown_words
    }
    assert not unread


def test_no_opioid_is_missed() -> None:
    assert not [display for display in displays(*OPIOID_SETS) if recognise(display).opioid is not True]


@pytest.mark.parametrize("valueset", OTHER_SETS)
def test_other_sets_are_no_opioids_unless_they_hold_one(valueset: str) -> None:
    wrong = [
        display
        for display in displays(valueset)
        if recognise(display).opioid is not bool(HOLDS_AN_OPIOID.search(display))
    ]
    assert not wrong


@pytest.mark.parametrize("valueset", OTHER_SETS)
def test_classes_of_other_sets(valueset: str) -> None:
    wrong = [
        (display, recognise(display).classes)
        for display in displays(valueset)
        if not recognise(display).opioid and not OTHER_SETS[valueset] <= set(recognise(display).classes)
    ]
    assert not wrong


def test_extended_release_is_long_acting() -> None:
    long_acting = displays("extended-release-opioid-with-ambulatory-misuse-potential")
    assert not [display for display in long_acting if not recognise(display).long_acting]


def test_combinations_with_an_antagonist_are_opioids_and_no_rescue_or_ldn() -> None:
    for _valueset, display in rows():
        recognition = recognise(display)
        if recognition.opioid:
            assert not {"naloxone", "naltrexone", "naltrexone_full_dose"} & set(recognition.classes), display


def test_printed_strength_is_read() -> None:
    """Packs, sums of two salts and multi-salt oxybates state no strength of one unit; everything else does."""
    unread = [
        display
        for _valueset, display in rows()
        if re.search(r"\d MG\b|\d MG/", display)
        and not recognise(display).strengths
        and not re.search(r"Pack|terephthalate|oxybate", display)
    ]
    assert not [display for display in unread if recognise(display).opioid], unread[:5]


@pytest.mark.parametrize("printed", ["{code}", "RxNorm {code}", "rxcui: {code} 1 tab daily", "[{code}]"])
def test_every_code_is_read_as_its_name(printed: str) -> None:
    wrong = []
    for code, display in codes().items():
        by_code, by_name = recognise(printed.format(code=code)), recognise(display)
        if (by_code.ingredients, by_code.opioid, by_code.classes) != (
            by_name.ingredients,
            by_name.opioid,
            by_name.classes,
        ):
            wrong.append((code, display))
    assert not wrong


def test_a_code_that_is_not_known_is_not_recognised() -> None:
    assert not recognise("RxNorm 9999999").recognised
