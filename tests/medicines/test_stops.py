"""A word of stopping stops only what it names: an opioid with its dose never reads as stopped for something beside it."""

from datetime import date

import pytest

from ldn_aid.medicines.medication_list import read_list
from ldn_aid.medicines.stops import stops_it
from ldn_aid.medicines.words import folded
from tests.medicines.test_lines import DAY

TAKEN = [
    "Oxycodone 10 mg tid", "Morphine ER 30 mg bid", "Methadone 10 mg tid", "Norco 10/325 qid", "Suboxone 8-2 film bid", "Fentanyl 50 mcg/hr patch q72h",
    "Tramadol 50 mg qid", "Hydromorphone 4 mg q6h", "Tylenol #3 1 tab qid", "Butrans 10 mcg/hr weekly",
]  # fmt: skip
BEHIND = [
    " (lisinopril stopped 10/1/2026)", " (gabapentin discontinued 2024)", " (former smoker, quit 2019)", " (aspirin d/c'd)", " - ibuprofen stopped",
    " (heroin use, quit 2019)", " (Vicodin stopped 2023)", " (Lyrica stopped working)", ", stopped smoking 2020", ". Stopped NSAIDs.", " (no longer on Soma)",
    " (stopped gabapentin due to edema)", " (tapered off Xanax 2025)", " (finished PT 2025)", " (completed chemo 2021)", " (NSAIDs discontinued 3/2026 due to CKD)",
    " (benzodiazepines discontinued 07/01/2026)", " (stopped driving 06/30/2026)", " (completed antibiotic course 10/30/2026)", ", no longer uses heating pad",
    ", no longer takes at night", " dialysis stopped 10/1/2026", ", Flexerill, dc'd 2023", " - stopped the morning dose", " (no longer on lisinoprl)", ", PT discontinued", "; the am dose stopped", ". quit her job",
    ", water pill (stopped)", "; OTC meds - stopped", " *the cream: stopped*", " [at night: stopped]", " | coffee: stopped", "; no longer takes his Soma",
    " no longer takes benzos", ". Finished the 15s", ", no longer on extra doses", ". prn use - stopped", " - quit the short acting", ". Stopped work 1/2/2026",
]  # fmt: skip
BEFORE = [
    "Stopped NSAIDs, now on ", "D/C PCA. Start ", "Stopped smoking; on ", "Discontinued epidural; start ", "Stopped working 2019, takes ",
    "No longer sees pain clinic; takes ", "Finished PT, on ", "No longer using fentanly patches; switched to ", "D/C tramaodl. Start ",
    "Stopped working in 2019 because of pain; takes ", "No longer on the pump; switched to ", "Stopped. Takes ", "PT: stopped, ", "OTC meds d/c'd, ", "steroids - stopped, ", "stopped ibuprofen 800 mg - ", "completed his Soma - ", "the cream discontinued; ",
    "No longer needs Xanax - ", "Stopped; still on ",
]  # fmt: skip


@pytest.mark.parametrize("other", BEHIND)
def test_what_stands_behind_does_not_stop_it(other: str) -> None:
    assert not [line for line in TAKEN if "stopped" in _takings(line + other)]


@pytest.mark.parametrize("other", BEFORE)
def test_what_stands_before_does_not_stop_it(other: str) -> None:
    assert not [line for line in TAKEN if "stopped" in _takings(other + line)]


def test_the_day_something_else_was_stopped_is_not_its_last_day() -> None:
    (line,) = read_list("Methadone 10 mg tid (Xanax stopped 11/20/2026)", DAY)
    assert line.entry is not None
    assert (line.entry.taking, line.entry.last_taken) == (None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("{} (stopped)", None),
        ("{} - stopped 11/1/2026", date(2026, 11, 1)),
        ("{}, discontinued 11/1/2026 due to nausea", date(2026, 11, 1)),
        ("{} stopped by Dr Lee 11/1/2026", date(2026, 11, 1)),
        ("{}. Patient stopped taking it 11/1/2026.", date(2026, 11, 1)),
        ("{} (no longer taking)", None),
        ("{} Status: discontinued", None),
        ("Stopped 11/1/2026: {}", date(2026, 11, 1)),
        ("No longer takes {}", None),
        ("Discontinued {}", None),
    ],
)
def test_its_own_end_is_still_read(line: str, day: date | None) -> None:
    for taken in TAKEN:
        (read,) = read_list(line.format(taken), DAY)
        assert read.entry is not None
        assert (read.entry.taking, read.entry.last_taken) == ("stopped", day), read.line


def test_of_two_of_the_same_neither_is_surely_meant() -> None:
    text = folded("Oxycodone 10 mg qid; previously oxycodone 15 mg qid (stopped 09/01/2026)")
    start = text.index("stopped")
    assert not stops_it(text, start, start + len("stopped"))


@pytest.mark.parametrize(
    ("line", "taking"),
    [
        ("D/C tramadol. Start tapentaodl ER 100 mg BID.", None),
        ("Norco 5/325 qid, oxycdone 5 mg bid", "now"),
        ("Percocet 5/325 qid and also hydromorfone 4 mg", "now"),
    ],
)
def test_a_misspelt_second_opioid_leaves_the_line_open(line: str, taking: str | None) -> None:
    (read, *second) = read_list(line, DAY)
    assert read.entry is not None
    assert read.entry.taking == taking
    if second:
        # With a dose of its own it is an entry of its own, which nobody knows.
        (other,) = second
        assert other.recognition.opioid is None
        assert other.recognition.suggestions
    else:
        assert not read.mg_per_day
        assert "The directions also name" in read.note


@pytest.mark.parametrize(
    ("line", "taking"),
    [
        (
            "Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet (lisinopril stopped 10/1/2026)",
            None,
        ),
        ("Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet (stopped 10/1/2026)", "stopped"),
        ("Percocet (oxycodone/APAP) 5/325 stopped 10/1/2026", "stopped"),
    ],
)
def test_the_parts_of_one_product_are_no_other_medicine(line: str, taking: str | None) -> None:
    (read,) = read_list(line, DAY)
    assert read.entry is not None
    assert read.entry.taking == taking


def _takings(text: str) -> set[str | None]:
    return {
        line.entry.taking
        for line in read_list(text, DAY)
        if line.entry is not None and line.recognition.opioid
    }
