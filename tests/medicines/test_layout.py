"""Whole lists as records, pharmacies and letters lay them out, and text that wants to be read wrongly."""

from datetime import date
from decimal import Decimal

import pytest

from ldn_aid.medicines.medication_list import MedicationLine, read_list
from ldn_aid.medicines.recognise import recognise
from ldn_aid.safety.list_check import check_list

DAY = date(2026, 11, 25)


def opioids(text: str) -> list[str]:
    return [line.recognition.opioid_names[0] for line in read_list(text) if line.recognition.opioid]


def only(text: str) -> MedicationLine:
    (line,) = read_list(text)
    return line


AFTER_VISIT = """Your Medication List
  acetaminophen 500 MG tablet
  Commonly known as: TYLENOL
  Take 2 tablets (1,000 mg total) by mouth every 8 (eight) hours as needed for pain.

  oxyCODONE 5 MG immediate release tablet
  Commonly known as: ROXICODONE
  Take 1 tablet (5 mg total) by mouth every 6 (six) hours as needed for severe pain
  Last taken: 11/20/2026

  HYDROcodone-acetaminophen 5-325 mg per
  tablet
  Commonly known as: NORCO
  Take 1 tablet by mouth every 6 hours
  as needed for pain

STOP taking these medications
  traMADol 50 mg tablet
  Commonly known as: ULTRAM
"""


def test_a_medicine_over_several_lines_is_one() -> None:
    tylenol, oxycodone, norco, tramadol = read_list(AFTER_VISIT)
    assert dict(tylenol.mg_per_day) == {"acetaminophen": 3000}
    assert dict(oxycodone.mg_per_day) == {"oxycodone": 20}
    assert dict(norco.mg_per_day) == {"hydrocodone": 20, "acetaminophen": 1300}
    assert oxycodone.entry is not None
    assert (oxycodone.entry.taking, oxycodone.entry.last_taken) == (None, date(2026, 11, 20))
    assert tramadol.entry is not None
    assert tramadol.entry.taking == "stopped"


def test_a_name_broken_over_two_lines() -> None:
    assert dict(only("hydrocodone-\nacetaminophen 10-325 mg\n1 tab q6h prn").mg_per_day)["hydrocodone"] == 40
    assert dict(only("morphine sulfate ER\n30 mg tablets\ntwice a day").mg_per_day) == {"morphine": 60}


@pytest.mark.parametrize(
    "unnamed", ["pain pill 1 daily", "pain pills", "painkiller", "Take xyzzol 5 mg daily", "oxycodne"]
)
def test_what_may_be_a_medicine_never_hides_in_the_line_above(unnamed: str) -> None:
    known, unknown = read_list(f"lisinopril 10 mg daily\n{unnamed}")
    assert known.recognition.ingredients == ("lisinopril",)
    assert not unknown.recognition.recognised


def test_labelled_lines_of_one_prescription() -> None:
    line = only("Medication: oxycodone 10 mg tablet\nSig: 1 tab PO q6h prn pain\nDisp: 120\nRefills: 0")
    assert dict(line.mg_per_day) == {"oxycodone": 40}


LETTER = (
    "DISCHARGE MEDICATIONS:  1. Lisinopril 10 mg daily.  2. Percocet 5/325 one to two p.o. q.4-6h. p.r.n. pain.  "
    "3. Colace 100 mg b.i.d."
)


def test_a_numbered_list_on_one_line() -> None:
    lisinopril, percocet, colace = read_list(LETTER)
    assert dict(percocet.mg_per_day) == {"oxycodone": 60, "acetaminophen": 3900}
    assert dict(lisinopril.mg_per_day) == {"lisinopril": 10}
    assert colace.recognition.ingredients == ("docusate",)


def test_names_in_a_row() -> None:
    text = "CURRENT MEDICATIONS:  Percocet, Lipitor, Toprol-XL, and OxyContin."
    assert [line.line for line in read_list(text)] == ["Percocet", "Lipitor", "Toprol-XL", "OxyContin."]


def test_medicines_behind_allergies_on_the_same_line() -> None:
    assert opioids("ALLERGIES:  Morphine causes itching. MEDICATIONS: Norco 10/325 q6h prn") == [
        "hydrocodone"
    ]


def test_what_follows_an_allergy_list_is_taken_again() -> None:
    assert opioids("Allergies\n• Codeine Itching\n\nMedicines\nPercocet\n") == ["oxycodone"]
    assert opioids("Allergies: codeine\n\nPercocet 5-325") == ["oxycodone"]


def test_a_stopped_list_on_one_line_speaks_for_itself_only() -> None:
    stopped, taken = read_list("Discontinued medications: tramadol 50 mg q6h\noxycodone 5 mg")
    assert stopped.entry is not None
    assert taken.entry is not None
    assert (stopped.entry.taking, taken.entry.taking) == ("stopped", "now")


TABLES = {
    "START,STOP,PATIENT,CODE,DESCRIPTION,BASE_COST\n"
    "2026-01-05T00:26:23Z,,8d4c,1049221,Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet,1.2\n"
    "2020-01-05T00:00:00Z,2020-02-05T00:00:00Z,8d4c,856987,Acetaminophen 300 MG / HYDROcodone Bitartrate 5 MG Oral Tablet,1":
        [("oxycodone", "now", None), ("hydrocodone", "stopped", None)],
    "Medication\tDose\tRoute\tFrequency\tStatus\noxycodone IR\t5 mg\tPO\tq6h prn\tActive\nmorphine ER\t15 mg\tPO\tbid\tDiscontinued":
        [("oxycodone", "now", 20), ("morphine", "stopped", 30)],
    "Medication\tSig\tEnd Date\nNorco 10-325\t1 tab q6h\t11/10/2026\noxycodone IR 5 mg\t1 tab q6h\t12/10/2026": [("hydrocodone", None, 40), ("oxycodone", "now", 20)],
    "Fill Date | Drug | Qty | Days | Prescriber\n10/02/2026 | HYDROCODONE-ACETAMIN 10-325 MG | 120 | 30 | J SMITH":
        [("hydrocodone", "now", 40)],
    'Drug Name,Sig\n"Percocet 5-325","1 tab, q6h"': [("oxycodone", "now", 20)],
    "RxNorm,Name\n1049621,": [("oxycodone", "now", None)],
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), TABLES.items())
def test_tables(table: str, expected: list[tuple[str, str, float | None]]) -> None:
    found = [
        (line.recognition.opioid_names[0], line.entry and line.entry.taking, dict(line.mg_per_day).get(line.recognition.opioid_names[0]))
        for line in read_list(table, DAY)
    ]  # fmt: skip
    assert found == expected


def test_markup() -> None:
    page = "<ul><li><b>oxycodone</b> 5&nbsp;mg tablet &ndash; 1 tab q6h</li><li>aspirin&reg; 81 mg</li></ul>"
    first, second = read_list(page)
    assert dict(first.mg_per_day) == {"oxycodone": 20}
    assert second.recognition.ingredients == ("aspirin",)
    assert opioids(
        '<code code="1049221" displayName="Acetaminophen 325 MG / Oxycodone 5 MG Oral Tablet"/>'
    ) == ["oxycodone"]
    assert opioids("<oxycodone> 5 mg") == ["oxycodone"]
    assert opioids("for pain <5 or oxycodone >3") == ["oxycodone"]


DISGUISED = [
    "ｏｘｙｃｏｄｏｎｅ ５ ｍｇ", "оxуcоdоne 5 mg", "oxycοdοne", "oxy\u200bcodone", "oxy\u00adcodone", "OXYCODONE\u00a05\u00a0mg",
    "\ufeffoxycodone", "oxycod\u0065\u0301ne oxycodone", "\u202eoxycodone", "oxycodone\x00 5 mg", "⑴ oxycodone", "●oxycodone", "✓ oxycodone",
    "'oxycodone'", "“oxycodone”", "oxycodone®", "OxyCODONE™ HCl", "oxycodone/apap", "oxycodone-apap", "oxycodone+apap", "oxycodone_apap 5",
    "(oxycodone)", "[oxycodone]", "{oxycodone}", "*oxycodone*", "oxycodone,", "oxycodone;", "oxycodone…", "~oxycodone",
]  # fmt: skip


@pytest.mark.parametrize("text", DISGUISED)
def test_marks_and_look_alike_letters_hide_no_opioid(text: str) -> None:
    assert opioids(text) == ["oxycodone"]


@pytest.mark.parametrize("text", ["aspirin оксикодон", "acetaminophen 羟考酮", "оксикодон 5 мг"])
def test_a_word_in_another_script_is_never_passed_over(text: str) -> None:
    assert not recognise(text).recognised


def test_long_lines_lose_nothing() -> None:
    for at in (0, 250, 290, 300, 1000, 4800):
        prose = ("word " * 1000)[:at] + " oxycodone 5 mg " + "word " * 100
        assert opioids(prose) == ["oxycodone"], at
    assert opioids("a" * 5000 + " oxycodone") == ["oxycodone"]


def test_old_orders_of_one_product_are_asked_about_and_not_added_up() -> None:
    text = "Norco 10/325 1 tab q6h\nhydrocodone-acetaminophen 10-325 mg 1 tab bid\noxycodone 5 mg 1 tab daily"
    checked = check_list(text, DAY)
    assert [line.mme for line in checked.lines] == [40, 20, Decimal("7.5")]
    assert checked.assessment.mme.total == Decimal("47.5")
    assert not checked.assessment.mme.complete
    assert "ask which order is current" in checked.lines[0].mme_note
    assert "not added" in checked.lines[1].mme_note
    assert check_list("\n".join(reversed(text.splitlines())), DAY).assessment.mme.total == Decimal("47.5")


def test_two_strengths_and_two_products_are_added_up() -> None:
    text = "oxycodone ER 10 mg q12h\noxycodone ER 20 mg q12h\noxycodone 10 mg daily"
    checked = check_list(text, DAY)
    assert checked.assessment.mme.total == 105
    assert checked.assessment.mme.complete


def test_a_range_is_told_and_its_upper_end_counted() -> None:
    (line,) = check_list("oxycodone 5 mg 1-2 tabs q4-6h", DAY).lines
    assert line.mme == 90
    assert "20 to 60 mg a day" in line.mme_note
    assert "1 to 2 at a time, 4 to 6 times a day; the upper end is used" in line.read.note
    (line,) = check_list("oxycodone 5 mg 1-2 tabs q4-6h prn", DAY).lines
    assert "0 to 60 mg a day" in line.mme_note


@pytest.mark.parametrize(
    ("line", "mme", "range_mg"),
    [("oxycodone 5-10 mg PO q6h prn", 60, "0 to 40"), ("morphine 15-30 mg po q8h", 90, "45 to 90"),
     ("hydromorphone 2-4 mg q4h prn", 120, "0 to 24"), ("oxycodone 5 mg to 10 mg q6h", 60, "20 to 40")],
)  # fmt: skip
def test_a_dose_from_to_counts_its_upper_end(line: str, mme: int, range_mg: str) -> None:
    (one,) = check_list(line, DAY).lines
    assert one.mme == mme
    assert f"{range_mg} mg a day" in one.mme_note
    assert "the upper end is used" in one.read.note


TAPERS = {
    "oxycodone 5 mg 2 tabs bid x 3 days then 1 tab bid x 3 days then stop": 20,
    "oxycodone 5 mg 1 tab bid for 7 days then 2 tabs bid": 20,
    "oxycodone 5 mg 1 tab in the morning and 2 tabs at bedtime": 15,
    "oxycodone 5 mg 1 tab AM 2 tabs PM": 15,
}


@pytest.mark.parametrize(("line", "mg"), TAPERS.items())
def test_a_taper_counts_its_largest_day_and_the_parts_of_a_day_add_up(line: str, mg: int) -> None:
    assert dict(only(line).mg_per_day) == {"oxycodone": mg}


@pytest.mark.parametrize(
    ("line", "mg"),
    [("Norco 10/325 tabs, 2 QID", 80), ("Norco 10/325 tab 2 QID", 80), ("Norco 10/325 tab - 2 QID", 80), ("Norco 10-325 one to two q6h", 80)],
)  # fmt: skip
def test_a_count_without_its_noun_is_never_taken_for_one(line: str, mg: int) -> None:
    assert dict(only(line).mg_per_day)["hydrocodone"] == mg


@pytest.mark.parametrize(
    "second",
    [
        "10/05/2026 ocyxodone 10/325 1 every 6 hours",
        "2026-10-05 fentynal patch 50",
        "10/05 ocyxodone 10/325 1 every 6 hours",
        "10/5/26 one at night",
    ],
)
def test_a_line_that_begins_with_a_date_is_a_line_of_its_own(second: str) -> None:
    first, other = read_list(f"10/01/2026 metformin 500 mg bid\n{second}")
    assert dict(first.mg_per_day) == {"metformin": 1000}
    assert not other.recognition.recognised


def test_a_count_under_a_heading_of_its_own() -> None:
    table = "Drug\tStrength\tAmount\tHow often\noxycodone\t10 mg\t2\tevery 6 hours\nhydrocodone/apap\t10/325\t1-2\tq4h"
    assert [one.mme for one in check_list(table, DAY).lines] == [120, 120]


@pytest.mark.parametrize(
    ("row", "mme"),
    [
        ("FENTANYL 25micrograms/hour patches\t5\tAPPLY ONE PATCH EVERY 72 HOURS", 60),
        ("FENTANYL 25micrograms/hour patches\t2\tAPPLY EVERY 3 DAYS", None),
        ("CODEINE PHOSPHATE 15mg tablets\t60\tONE 3 TIMES A DAY", Decimal("6.75")),
        ("TRAMADOL HYDROCHLORIDE 50mg capsules\t60\t2 QDS PRN", 80),
        ("ORAMORPH 10mg/5mL oral solution\t300\t5ML FOUR TIMES A DAY", 40),
        ("Oxycodone 5 mg tablet\t2\tevery 6 hours", 60),
    ],
)
def test_a_quantity_in_a_column_of_its_own(row: str, mme: Decimal | None) -> None:
    """As surgeries in the United Kingdom print repeats; a number before bare times may be a count instead."""
    (one,) = check_list(row, date(2026, 11, 25)).lines
    assert one.mme == mme
    assert "qty" not in one.read.line
