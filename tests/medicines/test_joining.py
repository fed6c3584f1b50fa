"""Lines that go on about the medicine above them, as hospitals wrap and repeat them; and those that do not."""

from decimal import Decimal

import pytest

from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY

# list -> MME a day of its one medicine
ONE_MEDICINE = {
    "2. Oxycodone-Acetaminophen 5-325 mg Tablet Sig: 1-2 Tablets PO\nQ4-6H (every 4 to 6 hours) as needed.\nDisp:*40 Tablet(s)* Refills:*0*": 90,
    "1. Morphine 15 mg Tablet Sig: One (1) Tablet PO BID (2\ntimes a day).": 30,
    "4. OxyCODONE (Immediate Release) 5 mg PO Q4H:PRN Pain -\nModerate\nRX *oxycodone 5 mg ONE tablet(s) by mouth Q4hrs Disp #*10 Tablet\nRefills:*0": 45,
    "2. OxycoDONE Liquid 5 mg PO Q6H:PRN Pain\nRX *oxycodone 5 mg/5 mL 5 ml by mouth q 6 hours Refills:*0": 30,
    "fentanyl (Duragesic patch)\n25 mcg/hr, transdermal, q72 hr": 60,
    "TRAMADOL HCL 50MG TAB TAKE ONE TABLET BY MOUTH THREE          ACTIVE\n   TIMES A DAY": 30,
    "oxycodone 5 mg 1 tab q6h\nNDC: 00406-0552-01": 30,
}


@pytest.mark.parametrize(("text", "mme"), ONE_MEDICINE.items())
def test_what_goes_on_is_read_with_it(text: str, mme: int) -> None:
    (line,) = check_list(text, DAY).lines
    assert line.mme == Decimal(mme)


TWO_MEDICINES = [
    "TRAMADOL HCL 50MG TAB TAKE ONE TABLET BY MOUTH THREE          ACTIVE\n   OXYCODONE HCL 5MG TAB TAKE ONE TABLET BY MOUTH DAILY       ACTIVE",
    "TRAMADOL HCL 50MG TAB TAKE ONE TABLET BY MOUTH DAILY          ACTIVE\n   oxycodone 5 mg daily",
    "ibuprofen 600 mg tid (after\nfood) oxycodone 5 mg bid",
    "lisinopril 10 mg daily\nRX *oxycodone 5 mg 1 tablet by mouth every 4 hours Refills:*0",
    "ibuprofen 600 mg tid for pain -\noxycodne 5 mg",
]


@pytest.mark.parametrize("text", TWO_MEDICINES)
def test_a_second_medicine_keeps_its_line(text: str) -> None:
    _first, second = read_list(text, DAY)
    assert second.recognition.opioid is not False
    assert second.entry is not None


def test_not_taking_is_about_the_medicine_above() -> None:
    steroid, opioid = read_list(
        "prednisone 10 mg tablet\nSig: Take 20 mg daily\nPatient not taking: Reported on 1/2/2024\noxycodone 10 mg tablet 1/2/2024 Yes No\nSig: Take 1 tablet every 6 hours",
        DAY,
    )
    assert steroid.entry is not None
    assert steroid.entry.taking != "now"
    assert opioid.entry is not None
    assert opioid.entry.taking == "now"


def test_a_code_of_its_own_below_a_code_stays_a_line() -> None:
    _first, second = read_list("oxycodone 5 mg NDC 00406-0552-01\nNDC 00406-0123-01", DAY)
    assert second.entry is not None
    assert "not checked" in second.note


def test_a_line_of_thousands_of_digits_is_read_at_once() -> None:
    (line,) = read_list("oxycodone " + "1234567890" * 500, DAY)
    assert line.recognition.opioid
    assert len(line.line) > 5000
    assert line.entry is not None
    assert len(line.entry.product) <= 300


def test_allergies_of_a_record_are_no_medicine_taken() -> None:
    lines = read_list(
        "14 Nov 2018 MORPHINE SULFATE (all components considered allergens - Morphine sulfate 20mg/1ml ampoules)\n"
        "14 Nov 2018 Allergic reaction to drug (Xa1pS) - allergic to morphine sulfate",
        DAY,
    )
    assert [line.entry for line in lines] == [None, None]


def test_a_product_number_in_the_next_line_belongs_to_its_name() -> None:
    (line,) = check_list("Tylenol\nNo. 3 1-2 tabs po q6h", DAY).lines
    assert line.mme == 36


@pytest.mark.parametrize("code", ["1049621", "RxNorm 1049621", "00406055201", "987654"])
def test_a_code_below_another_medicine_stays_a_line(code: str) -> None:
    first, second = read_list(f"ibuprofen 400 mg bid\n{code}", DAY)
    assert first.recognition.ingredients == ("ibuprofen",)
    assert second.entry is not None
    assert second.recognition.opioid is not False
