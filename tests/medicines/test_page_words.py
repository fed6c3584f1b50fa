"""What a printed list carries beside medicines, and what looks like it but may be a medicine."""

import pytest

from ldn_aid.medicines.alike import names_alike
from ldn_aid.medicines.medication_list import read_list

FURNITURE = [
    "Valley Family Clinic", "Patient Name: Jane Doe", "Page 1 of 3", "2 of 3", "Printed by: J. Smith RN", "Printed on 11/25/2026 at 10:32 AM",
    "Phone: (555) 123-4567", "(555) 123-4567", "Fax 555-123-4567", "123 Main Street, Springfield, OR 97477", "Springfield, OR 97477", "PO Box 123",
    "Refills: 2", "Refills remaining: 0", "Dispense: 40 tablet", "Qty: 30", "Walgreens Pharmacy", "CVS/pharmacy #4321", "Rx #: 700123",
    "Prescriber: Dr. A. Jones", "Ordering provider: Smith, John MD", "John Smith, MD", "MRN 00012345", "Continued on next page", "End of report",
    "Please bring this list to every visit.", "Call your doctor if you have questions.", "Where to get your medications", "What changed: how much to take",
    "Electronically signed by John Smith MD", "Legend: * = controlled", "DEA: AB1234567", "Report run 11/25/2026", "May cause drowsiness", "Keep out of reach of children",
]  # fmt: skip
MAY_BE_TAKEN = [
    "Rx: xyzzol", "pain pills", "Dr. gave me some white pills", "Prescriber: Dr. Jones oxycdone", "Pharmacy: ocycodone 10 mg", "Total: xyzzol", "Please take xyzzol 10 mg bid",
    "Rx #: 700123 hydrocodne", "Notes: takes husbands pills", "Comments: uses kratum", "white pill from the clinic", "Walgreens pharmacy hydrocodne", "Dispense: 40 tablet xyzzol",
    "contact: oxycontn", "Filled: vikodin", "xyzzol, MD", "norko clinic", "my wifes pain meds", "10 mg", "methadon clinic", "Suboxone clinic", "1049621",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_parts_of_the_page_are_no_medicine(line: str) -> None:
    assert [read.entry for read in read_list(line)] in ([], [None])


@pytest.mark.parametrize("line", MAY_BE_TAKEN)
def test_what_may_be_taken_is_never_a_part_of_the_page(line: str) -> None:
    assert any(read.entry for read in read_list(line))


@pytest.mark.parametrize(("written", "meant"), [
    ("norko", "norco"), ("ocyxodone", "oxycodone"), ("fentynal", "fentanyl"), ("oxicotton", "oxycodone"), ("morfine", "morphine"), ("phentanyl", "fentanyl"),
    ("methedone", "methadone"), ("kratum", "kratom"), ("buprenorfine", "buprenorphine"), ("metformen", "metformin"),
])  # fmt: skip
def test_misspelt_as_it_sounds(written: str, meant: str) -> None:
    assert meant in names_alike(written)


@pytest.mark.parametrize(
    "line",
    [
        "days after discharge (to check your kidney function). Call to",
        "arrange when you get home today.",
        "Patient received teaching with understanding of the plan",
    ],
)
def test_a_sentence_of_ordinary_words_is_no_medicine(line: str) -> None:
    (read,) = read_list(line)
    assert read.entry is None


@pytest.mark.parametrize(
    "line",
    [
        "She is on an opioid from another doctor",
        "her daughter gives her half of the white ones at night",
        "one of the blue pills when it is bad",
        "NDC 00406 0552 01",
        "home and then the oxycodne until better",
        "he buys something on the street",
        "she has her mother's medicine at home",
    ],
)
def test_a_sentence_that_may_name_a_medicine_stays(line: str) -> None:
    assert any(read.entry is not None for read in read_list(line))
