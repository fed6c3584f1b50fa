"""Whole lists, line by line."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.errors import UserError
from ldn_aid.medicines.medication_list import MedicationLine, line_json, read_list
from ldn_aid.safety.list_check import check_list
from tests.strategies import TODAY


def only(text: str) -> MedicationLine:
    (line,) = read_list(text)
    return line


# line -> mg a day, upper end
DAILY = {
    "oxyCODONE (ROXICODONE) 5 mg immediate release tablet Take 1 tablet (5 mg total) by mouth every 4 (four) hours as needed":
        {"oxycodone": 30},
    "HYDROCODONE-ACETAMIN 7.5-325 #240/30 days": {"hydrocodone": 60, "acetaminophen": 2600},
    "11/02/2026 | OXYCODONE HCL 10 MG TABLET | Qty 120 | Days 30": {"oxycodone": 40},
    "Norco 10/325 1-2 tabs q4-6h prn, max 6/day": {"hydrocodone": 60, "acetaminophen": 1950},
    "Percocet 5-325 - 1 tab PO q6h prn pain": {"oxycodone": 20, "acetaminophen": 1300},
    "Tylenol #3 1-2 tabs q4-6h prn": {"codeine": 360, "acetaminophen": 3600},
    "OxyContin 20 mg tablet Take 20 mg by mouth every 12 hours": {"oxycodone": 40},
    "MS Contin 15 mg, take 30 mg BID": {"morphine": 60},
    "morphine take 15 mg twice daily": {"morphine": 30},
    "codeine-guaifenesin 10-100 mg/5 mL, take 10 mL q6h prn": {"codeine": 80, "guaifenesin": 800},
    "methadone 10 mg/mL 2 mL daily": {"methadone": 20},
    "Methadone Hydrochloride 10 MG/ML Oral Solution [Methadose] qty 120 days supply 60": {"methadone": 20},
    "Paracetamol 500mg tablets take 2 four times a day": {"acetaminophen": 4000},
    "Excedrin Migraine 2 tabs daily": {"acetaminophen": 500, "aspirin": 500, "caffeine": 130},
    "1 tablet of oxycodone 5 mg every 6 hours": {"oxycodone": 20},
    "sertraline 50 mg daily": {"sertraline": 50},
    "levothyroxine 75 mcg daily": {"levothyroxine": Decimal("0.075")},
    "ibuprofen 800 mg three times a day with food": {"ibuprofen": 2400},
    "tramadol 50 mg tablet take 1 Q6H PRN": {"tramadol": 200},
    "Zomorph 10 mg caps 1 bd": {"morphine": 20},
    "Methadone 5 mg, 2 tabs in AM, 1 tab at noon, 2 tabs at bedtime": {"methadone": 25},
    "levothyroxine 75 mcg, take 150 mcg daily": {"levothyroxine": Decimal("0.15")},
    "Vicodin 5-500 mg 2 sometimes daily": {},
    "Oramorph 10mg/5ml oral solution 2.5ml to 5ml every 4 hours": {"morphine": 60},
    "oxycodone 5 mg 1 tab - 2 tabs q6h": {"oxycodone": 40},
    "Percocet 5mg/325mg 5 per day": {"oxycodone": 25, "acetaminophen": 1625},
    "oxybutynin 10 mg 24 hr tablet daily": {"oxybutynin": 10},
    "oxycodone 5 q6h": {},
    "oxycodone 5 mg as directed": {},
    "oxycodone q6h": {},
    "morphine 10 mg/5 mL 1 tab q4h": {},
    "fentanyl 25 mcg/hr patch, one patch every 72 hours": {},
    "diclofenac 1% gel apply 4 g qid": {},
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), DAILY.items())
def test_mg_a_day(line: str, expected: dict[str, float]) -> None:
    assert dict(only(line).mg_per_day) == expected


def test_an_entry_holds_what_was_printed() -> None:
    entry = only("2. Norco 10/325 mg - 1-2 tabs q6h prn pain").entry
    assert entry is not None
    assert entry.product == "Norco 10/325 mg"
    assert (entry.strength, entry.strength_unit, entry.acetaminophen_mg) == (10, "mg", 325)
    assert (entry.units_per_dose, entry.doses_per_day, entry.as_needed) == (2, 4, True)
    assert (entry.taking, entry.last_taken) == ("now", None)


def test_a_patch_counts_the_patches_and_not_the_interval() -> None:
    entry = only("fentanyl 50 mcg/hr, apply 2 patches q72h").entry
    assert entry is not None
    assert (entry.strength, entry.strength_unit, entry.units_per_dose) == (50, "mcg/h", 2)


def test_a_form_that_only_the_directions_tell_is_kept() -> None:
    entry = only("Fentanyl 25 mcg apply one patch every 3 days").entry
    assert entry is not None
    assert entry.product == "Fentanyl 25 mcg patch"


@pytest.mark.parametrize(
    ("line", "taking", "last"),
    [
        ("oxycodone 5 mg q6h", "now", None),
        ("oxycodone 5 mg (discontinued)", "stopped", None),
        ("oxycodone 5 mg, stopped 2026-11-01", "stopped", date(2026, 11, 1)),
        ("oxycodone 5 mg d/c'd 11/01/2026", "stopped", date(2026, 11, 1)),
        ("oxycodone 5 mg, last dose 3 Nov 2026", None, date(2026, 11, 3)),
        ("oxycodone 5 mg, last taken November 3, 2026", None, date(2026, 11, 3)),
        ("oxycodone 5 mg, stopped, last taken November 3, 2026", "stopped", date(2026, 11, 3)),
        ("history of heroin use", None, None),
        ("Patient denies taking oxycodone", None, None),
        ("used to take methadone", "stopped", None),
        ("on Suboxone until March 2026", "stopped", None),
        ("oxycodone - no longer taking", "stopped", None),
        ("oxycodone 5 mg, last filled 11/01/2026", "now", None),
        ("venlafaxine 75 mg daily, must not be stopped suddenly", "now", None),
        ("oxycodone 5 mg, last taken 2026-13-45", None, None),
    ],
)
def test_standing(line: str, taking: str | None, last: date | None) -> None:
    entry = only(line).entry
    assert entry is not None
    assert (entry.taking, entry.last_taken) == (taking, last)


def test_headings_bullets_and_blank_lines() -> None:
    lines = read_list("CURRENT MEDICATIONS:\n\n1. aspirin 81 mg daily\n- metformin 500 mg bid\n•\tNorco\n")
    assert [line.recognition.ingredients[0] for line in lines] == ["aspirin", "metformin", "hydrocodone"]


def test_a_heading_says_what_was_stopped() -> None:
    stopped, taken = read_list(
        "Discontinued medications:\noxycodone 5 mg\nCurrent medications:\naspirin 81 mg"
    )
    assert stopped.entry is not None
    assert stopped.entry.taking == "stopped"
    assert taken.entry is not None
    assert taken.entry.taking == "now"


def test_allergies_are_not_taken() -> None:
    lines = read_list(
        "Allergies:\ncodeine (rash)\n\noxycodone 5 mg q6h\nNKDA\ncodeine allergy\nDenies opioid use"
    )
    assert [line.entry is not None for line in lines] == [False, True, False, False, False]


def test_a_dose_under_allergies_is_a_medicine_taken() -> None:
    assert only("Allergies:\ntramadol 50 mg tid").recognition.opioid is True


def test_two_medicines_on_a_line_that_stand_for_themselves_are_read_one_by_one() -> None:
    first, second = read_list("gabapentin 300 mg TID, oxycodone 5 mg prn")
    assert (first.line, second.line) == ("gabapentin 300 mg TID", "oxycodone 5 mg prn")
    assert second.recognition.opioid is True
    quick, slow = read_list("Oxycodone 10mg TID and OxyContin 20mg BID")
    assert (dict(quick.mg_per_day), dict(slow.mg_per_day)) == ({"oxycodone": 30}, {"oxycodone": 40})


def test_a_second_medicine_that_is_not_told_apart_is_seen_and_no_dose_is_guessed() -> None:
    line = only("gabapentin with oxycodone 5 mg or Percocet 10-325 mg at night")
    assert line.recognition.opioid is True
    assert line.mg_per_day == ()
    assert line.entry is not None
    assert line.entry.units_per_dose is None


def test_a_warning_about_an_opioid_is_no_opioid() -> None:
    line = only("ibuprofen 600 mg tid, do not take with tramadol")
    assert line.recognition.opioid is False
    assert dict(line.mg_per_day) == {"ibuprofen": 1800}
    assert "tramadol" in line.note


@pytest.mark.parametrize(
    "line",
    ["Name: oxycodone 5 mg tablet", "Date: 11/2/2026 oxycodone 5 mg bid", "No current medications except oxycodone 5 mg",
     "Allergic to penicillin, takes oxycodone", "Allergies: PCN. Takes oxycodone 5 mg qid", "Patient: takes oxycodone"],
)  # fmt: skip
def test_a_remark_hides_no_opioid(line: str) -> None:
    assert any(one.recognition.opioid for one in read_list(line))


@pytest.mark.parametrize(
    "line",
    ["Allergies: codeine", "Allergy to morphine", "allergic to codeine", "No known drug allergies", "Name: John Doe",
     "Opioid naive", "opioid agreement signed", "She denies any use of narcotics"],
)  # fmt: skip
def test_a_remark_is_no_medicine(line: str) -> None:
    assert not any(one.recognition.opioid or one.entry for one in read_list(line))


def test_what_is_not_recognised_says_so() -> None:
    line = only("oxycodne 5 mg q6h")
    assert line.note.startswith("Not recognised, not checked.")
    assert "oxycodone" in line.note
    assert line_json(line) == {
        "line": "oxycodne 5 mg q6h", "recognised": False, "ingredients": [], "classes": [], "opioid": False,
        "opioid_kind": None, "opioid_acting": None, "opioid_free_days": None, "mg_per_day": {}, "note": line.note,
    }  # fmt: skip


def test_too_many_lines() -> None:
    with pytest.raises(UserError, match="2001 lines"):
        read_list("aspirin\n" * 2001)


CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "safety" / "mme_cases.json").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_public_cases_have_the_cdc_2022_factor(case: dict[str, Any]) -> None:
    """The names of public calculators' cases carry the factor that CDC 2022 gives, or none and a reason."""
    if "regimen" in case["sig"]:
        return
    recognition = only(case["drug_name"]).recognition
    factor = case["cdc2022_factor"]
    assert recognition.mme_factor == (None if factor is None else Decimal(str(factor)))
    assert recognition.opioid is ("fenfluramine" not in case["drug_name"])


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    for line in read_list(text):
        json.dumps(line_json(line))


@given(st.text(alphabet="0123456789/-. mgMGhqx#½,tab ", max_size=60))
def test_no_numbers_break_it(numbers: str) -> None:
    for line in read_list(f"Percocet {numbers}"):
        assert line.recognition.opioid is not False or line.entry is None


@pytest.mark.parametrize("line", [
    "methadone 10 mg tid (stopped ibuprofen 10/1/2026)", "quit smoking 10/1/2026; methadone 10 mg tid",
    "morphine 30 mg bid, discontinue if RR<10", "oxycodone 10 mg tid, no longer sedated",
    "tramadol 50 mg tid, discontinued tylenol", "not taking ibuprofen, taking tramadol 50 mg qid",
    "Percocet d/c 11/01/2026, still takes leftovers",
    "oxycodone 5 mg tid stopped 11/1/2026, restarted 11/20/2026",
])  # fmt: skip
def test_a_word_of_stopping_that_is_about_something_else_asks(line: str) -> None:
    """Never "stopped", which would take the opioid out of the total and let its interval run."""
    (read,) = [one for one in read_list(line) if one.recognition.opioid]
    assert read.entry is not None
    assert (read.entry.taking, read.entry.last_taken) == (None, None)


@pytest.mark.parametrize("line", [
    "MS Contin 30 mg qAM, 15 mg qHS", "OxyContin 40 mg in the morning and 20 mg at night",
    "tramadol 100mg MR nocte and 50mg mane",
])  # fmt: skip
def test_two_doses_at_two_times_of_day_are_not_counted_as_one(line: str) -> None:
    (checked,) = check_list(line, TODAY).lines
    assert checked.mme is None
    assert "not counted" in checked.read.note


def test_the_most_on_a_day_in_mg_is_no_dose() -> None:
    (checked,) = check_list("oxycodone 5 mg q6h prn, maximum 20 mg daily", TODAY).lines
    assert checked.mme == 30


@pytest.mark.parametrize(("line", "note"), [
    ("Tylenol 2 tabs bid", "Which strength of acetaminophen it is was not read: not counted."),
    ("paracetamol 2 qds", "Which strength of acetaminophen it is was not read: not counted."),
    ("Tylenol 500 mg prn", "How much acetaminophen a day is not known: not counted."),
    ("oxycodone 10 mg MWF", "0 to 1 times a day; the upper end is used."),
    ("oxycodone 10 mg 1 tab q6h qty 180 30 days", "The quantity for its days of supply is more than the directions say"),
    ("Promethazine-Codeine 6.25-10 118.0 12", "The quantity may be mL, of which the strength is not said: not counted."),
])  # fmt: skip
def test_what_is_not_counted_is_said(line: str, note: str) -> None:
    (read,) = read_list(line)
    assert note in read.note
