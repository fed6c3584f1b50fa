"""How records print: what is no medicine taken, a status inside a sentence or in front, tables of dose and frequency."""

from decimal import Decimal

import pytest

from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY
from tests.medicines.test_turns import standings

NOT_TAKEN = [
    "UDS 11/01/2026: negative for opiates, fentanyl, benzodiazepines.",
    "No history of heroin use",
    "Denies heroin or other opioid use",
    "She should avoid codeine.",
    "Avoid tramadol (seizures)",
    "CAUTION: OPIOID. RISK OF OVERDOSE AND ADDICTION",
    "*Per CDC guidance, the MME conversion factors prescribed for opioid use disorder (buprenorphine) should not be used to benchmark",
    "NOSTRIL AS DIRECTED FOR OPIOID OVERDOSE",
]


@pytest.mark.parametrize("line", NOT_TAKEN)
def test_a_remark_is_no_medicine_taken(line: str) -> None:
    (read,) = read_list(line, DAY)
    assert read.entry is None
    assert "not as a medicine taken" in read.note


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Methadone 90 mg daily. UDS negative for opiates, fentanyl.", "methadone now"),
        ("No history of heroin use, takes methadone 10 mg tid", "methadone now"),
        ("Negative for fentanyl. Takes oxycodone 5 mg qid", "oxycodone now"),
        ("Avoid tramadol (seizures); oxycodone 5 mg qid", "oxycodone now"),
        ("UDS positive for oxycodone, negative for fentanyl", "oxycodone ask"),
        ("Denies oxycodone use", "oxycodone ask"),
        ("Denies side effects from oxycodone 5 mg", "oxycodone ask"),
        ("Avoid taking oxycodone 5 mg with alcohol", "oxycodone now"),
    ],
)
def test_a_medicine_beside_a_remark_is_never_lost(line: str, expected: str) -> None:
    assert ", ".join(f"{name} {taking}" for name, taking, _day in standings(line)) == expected


STATUS = {
    "MedicationRequest: status stopped; intent order; medication: Hydrocodone Bitartrate 10 MG / Acetaminophen 325 MG Oral Tablet": "hydrocodone stopped",
    "MedicationRequest: status active; medication: Oxycodone Hydrochloride 10 MG Oral Tablet; dosage: 1 tablet q6h": "oxycodone now",
    "MedicationRequest: status entered-in-error; medication: fentanyl 50 mcg/hr patch; dosage 1 patch q72h": "fentanyl ask",
    "MedicationStatement: status completed; medication: codeine 30 mg tablet": "codeine ask",
    "MedicationStatement: status on-hold; medication: morphine 15 mg ER tablet; dosage: 1 tablet bid": "morphine ask",
    "Oxycodone 10 mg qid - Aborted": "oxycodone ask",
    "Previously tried: tramadol 50 mg qid": "tramadol ask",
    "Archived Medications\nOxycodone 10 mg qid": "oxycodone ask",
    "2011-03-02   2011-03-16   993770 Acetaminophen 300 MG / Codeine Phosphate 15 MG Oral Tablet": "acetaminophen stopped",
    "2026-10-20   2026-11-03   993770 Acetaminophen 300 MG / Codeine Phosphate 15 MG Oral Tablet": "acetaminophen ask",
    "2026-10-28   -   1049221 Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet": "acetaminophen now",
    "Medication\tSig\tContinue?\nOxycodone 5 mg tab\t1 tab q6h\tNo\nTramadol 50 mg tab\t1 tab q6h\tYes": (
        "oxycodone ask, tramadol now"
    ),
}


@pytest.mark.parametrize(("text", "expected"), STATUS.items())
def test_a_status_is_read_wherever_it_stands(text: str, expected: str) -> None:
    assert ", ".join(f"{name} {taking}" for name, taking, _day in standings(text)) == expected


STATUS_COLUMN = """1)   HYDROCODONE 5MG/ACETAMINOPHEN 325MG TAB TAKE 1 TABLET  ACTIVE
       BY MOUTH THREE TIMES A DAY AS NEEDED FOR PAIN
2)   METHADONE HCL 5MG TAB TAKE ONE AND ONE-HALF TABLETS    ACTIVE
       BY MOUTH EVERY 8 HOURS
3)   MORPHINE SO4 15MG SA TAB TAKE 1 TABLET BY MOUTH EVERY  ACTIVE (S)
       12 HOURS *SWALLOW WHOLE*
4)   TRAMADOL HCL 50MG TAB TAKE ONE TABLET BY MOUTH TWICE A DISCONTINUED
       DAY AS NEEDED
5)   NALOXONE HCL 4MG/SPRAY SOLN NASAL SPRAY 1 SPRAY IN ONE ACTIVE
       NOSTRIL AS DIRECTED FOR OPIOID OVERDOSE
"""


def test_a_status_printed_within_a_sentence() -> None:
    checked = check_list(STATUS_COLUMN, DAY)
    assert [line.mme for line in checked.lines] == [
        Decimal(15),
        Decimal("105.75"),
        Decimal(30),
        Decimal(0),
        None,
    ]
    assert checked.lines[-1].read.recognition.ingredients == ("naloxone",)
    assert checked.assessment.mme.complete


@pytest.mark.parametrize(
    ("table", "mme"),
    [
        ("Medicine\tDose\tRoute\tFreq\nMST Continus\t15mg\tPO\tBD", "30"),
        ("Medicine\tDose\tRoute\tFreq\nCodeine phosphate\t30-60mg\tPO\tQDS PRN", "36"),
        ("Medication\tDose\tSig\noxycodone IR\t10 mg\t1 tab q6h", "60"),
        ("Medication\tDose\tSig\noxycodone IR\t10 mg\t2 tab q6h", None),
        ("Medication Item\tDosage Instruction\tQuantity\tMax Issues\nMorphine 10mg MR tablets\t1 tablet twice a day\t56 tablet\t12", "20"),
        ("Tramal SR 150 mg tablet: modified release, 20 - 1 bd", "60"),
    ],
)  # fmt: skip
def test_tables(table: str, mme: str | None) -> None:
    (line,) = check_list(table, DAY).lines
    assert line.mme == (None if mme is None else Decimal(mme))


@pytest.mark.parametrize(
    "patch", ["the patch 50 change every 3 days (fentynal)", "the patch", "patch for pain 50"]
)
def test_a_patch_below_tablets_is_a_medicine_of_its_own(patch: str) -> None:
    tablets, other = read_list(f"Norco 10/325 1 tab qid\n{patch}", DAY)
    assert tablets.recognition.ingredients == ("hydrocodone", "acetaminophen")
    assert other.entry is not None
    assert not other.recognition.recognised


def test_a_patch_below_what_comes_as_a_patch_goes_on_about_it() -> None:
    (line,) = read_list("fentanyl 50 mcg/hr\npatch every 72 hours", DAY)
    assert line.recognition.route == "patch"


@pytest.mark.parametrize("line", ["Dx: OA, CHF, DM2", "T2DM", "Type 2 DM"])
def test_diabetes_is_no_cough_medicine(line: str) -> None:
    assert not [one for one in read_list(line, DAY) if one.recognition.ingredients]


def test_oral_tablet_says_that_it_is_no_extended_release() -> None:
    plain, extended = read_list(
        "oxycodone 10 MG Oral Tablet\noxycodone 10 mg oral tablet, extended release", DAY
    )
    assert (plain.recognition.opioid_free_days, extended.recognition.opioid_free_days) == (10, 14)
