"""A medicine that the reader does not know is never part of the one before it."""

from datetime import date

import pytest

from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.list_check import check_list

TODAY = date(2026, 11, 25)
KNOWN = ("Aspirin 81 mg daily", "Tramadol 50 mg 1 qid", "Lisinopril 10 mg 1 tab daily", "Norco 10/325 1 tid")
UNKNOWN = (
    "MS 15 mg q4h", "MS Elixir 100 mg q2h prn", "pain patch 50 q3d", "narcotic elixir 10 mL q4h", "Myprodol 2 caps tds",
    "Trycet 1 q6h", "OC 40 mg bid", "Ultrm 100 mg bid", "foobarine 10 mg bid", "Balacet 325 1 q6h",
)  # fmt: skip
BELOW = (
    "Takes a narcotic", "Takes narcotics as needed", "Takes opioids for back pain", "Takes pain pills daily",
    "Uses his mother's pain medicine", "Apply pain patch every 3 days", "Uses a pain patch",
)  # fmt: skip
GOES_ON = ("as needed for opioid-induced constipation", "do not take with opioids", "Take with food")
ANOTHER = ("Tab Calpol-T 1 BD", "Calpol T 1-0-1", "Crocin-T 1 bd", "Tylenol HC 1 q6h")
THE_SAME = (
    "Bactrim DS 1 tab bid",
    "Senokot-S 2 tabs daily",
    "Adipex-P 37.5 mg daily",
    "Tylenol t po bid",
    "Humulin N 20 units qam",
)
ONE = (
    "Tramadol ER 200 mg daily, INR weekly", "MS Contin 30 mg bid, seen monthly", "Norco 10/325 tid, tolerates well",
    "Oxycodone 5 mg 1 tab q6h, Dr. Lee wants it stopped", "Acetaminophen 325 MG / Oxycodne Hydrochloride 5 MG Oral Tablet",
)  # fmt: skip


@pytest.mark.parametrize("apart", (", ", "; ", ". ", " and ", " / ", " + ", "\t"))
@pytest.mark.parametrize("unknown", UNKNOWN)
def test_on_the_same_line(unknown: str, apart: str) -> None:
    for known in KNOWN:
        checked = check_list(f"{known}{apart}{unknown}", TODAY)
        second = checked.lines[-1].read
        assert not second.recognition.recognised or second.recognition.opioid
        assert not checked.assessment.mme.complete


@pytest.mark.parametrize("line", BELOW)
@pytest.mark.parametrize("known", KNOWN)
def test_on_the_next_line(known: str, line: str) -> None:
    checked = check_list(f"{known}\n{line}", TODAY)
    assert [one.read.line for one in checked.lines] == [known, line]
    assert not checked.assessment.mme.complete


@pytest.mark.parametrize("line", GOES_ON)
def test_what_is_not_taken_goes_on(line: str) -> None:
    assert not any(one.recognition.opioid for one in read_list(f"Senna 8.6 mg 2 tabs daily\n{line}", TODAY))


@pytest.mark.parametrize("line", ONE)
def test_other_words_are_no_medicine(line: str) -> None:
    assert len(read_list(line, TODAY)) == 1


@pytest.mark.parametrize("line", ANOTHER)
def test_letters_behind_a_brand_make_another_product(line: str) -> None:
    (one,) = read_list(line, TODAY)
    assert one.recognition.opioid is None


@pytest.mark.parametrize("line", THE_SAME)
def test_letters_that_do_not(line: str) -> None:
    (one,) = read_list(line, TODAY)
    assert one.recognition.recognised


@pytest.mark.parametrize("tail", ("at OTP", "(clinic)", "supervised", "from methadone clinic", "take-homes"))
def test_methadone_as_treatment_has_no_mme(tail: str) -> None:
    checked = check_list(f"Methadone 65 mg daily {tail}", TODAY)
    assert checked.lines[0].mme is None
    assert checked.assessment.mme.total is None
    assert not checked.assessment.mme.complete


def test_barred_t_counts_tablets() -> None:
    assert check_list("Percocet 5/325 \u1e6a\u1e6a q6h", TODAY).assessment.mme.total == 60
