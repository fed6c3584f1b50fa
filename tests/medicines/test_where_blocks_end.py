"""Where a list of what was stopped, or of allergies, ends: in doubt somebody is asked."""

from datetime import date

import pytest

from ldn_aid.medicines.medication_list import MedicationLine, read_list

TODAY = date(2026, 11, 25)
NO_LIST = (
    "Taking:",
    "Opioids:",
    "Status: active",
    "Takes at home",
    "Today:",
    "For pain:",
    "Morning",
    "Directions:",
    "What you take",
    "Given:",
)
TAILS = (
    ", not taking as prescribed", " (not taking as directed)", ", no longer taking as often", ", not taking during the day",
    ", stopped taking at work", ", d/c'd from hospital 11/20/2026", ", d/c'd yesterday from rehab", ", d/c meds", " (D/C Rx)",
    ", completed prior auth", " Discontinued (reorder)", " discontinued, reorder 11/20/2026",
)  # fmt: skip
ENDED = (
    ", stopped", ", stopped 11/20/2026", ", discontinued last week", ", stopped because of nausea", " (not taking)",
    ", no longer taking", ", d/c'd 11/20/2026", ", stopped by Dr. Smith", ", stopped 2 weeks ago",
)  # fmt: skip
NO_ALLERGEN = ("Analgesia", "TTO", "PTA meds", "Pain regimen:", "Therapy", "What you take", "DHx")
NOT_ALLERGIC = ("Percocet as needed", "morphine twice a day", "fentanyl patch", "Methadone daily")


def _last(text: str) -> MedicationLine:
    return read_list(text, TODAY)[-1]


@pytest.mark.parametrize("heading", NO_LIST)
def test_what_was_stopped_ends_at_any_line_that_may_be_a_heading(heading: str) -> None:
    entry = _last(f"Stopped medicines\nNaproxen 500 mg bd\n{heading}\nOxycodone 5 mg 1 tab q6h").entry
    assert entry is not None
    assert entry.taking != "stopped"


def test_what_was_stopped_goes_on_over_its_own_directions() -> None:
    text = "STOP taking these medications\nibuprofen 600 mg\nCommonly known as: Motrin\nTake 1 tablet daily\noxycodone 5 mg tablet"
    entry = _last(text).entry
    assert entry is not None
    assert entry.taking == "stopped"


@pytest.mark.parametrize("tail", TAILS)
def test_only_a_whole_tail_ends_an_entry(tail: str) -> None:
    entry = _last(f"Oxycodone 5 mg 1 tab q6h{tail}").entry
    assert entry is not None
    assert entry.taking != "stopped"


@pytest.mark.parametrize("tail", ENDED)
def test_a_whole_tail_does(tail: str) -> None:
    entry = _last(f"Oxycodone 5 mg 1 tab q6h{tail}").entry
    assert entry is not None
    assert entry.taking == "stopped"


@pytest.mark.parametrize("line", NOT_ALLERGIC)
@pytest.mark.parametrize("heading", NO_ALLERGEN)
def test_what_is_taken_is_no_allergy(heading: str, line: str) -> None:
    assert _last(f"ALLERGIES\nPenicillin - rash\n{heading}\n{line}").recognition.opioid


@pytest.mark.parametrize("heading", NO_ALLERGEN)
def test_a_name_below_an_unread_heading_is_asked_about(heading: str) -> None:
    last = _last(f"ALLERGIES\nPenicillin - rash\nPeanuts\n{heading}\noxycodone")
    assert last.recognition.opioid
    assert last.entry is not None
    assert last.entry.taking is None


@pytest.mark.parametrize("line", ("Codeine", "Oxycodone - nausea", "Morphine"))
def test_an_opioid_among_allergies_stays_there(line: str) -> None:
    assert _last(f"ALLERGIES\nPenicillin - rash\nPeanuts\n{line}").entry is None


@pytest.mark.parametrize(
    "line", ("Oxycodone (unknown)", "Percocet - unknown", "Morphine - nausea", "Codeine - dizziness")
)
def test_a_symptom_beside_an_opioid_is_asked_about(line: str) -> None:
    last = _last(line)
    assert last.recognition.opioid
    assert last.entry is not None
    assert last.entry.taking is None


@pytest.mark.parametrize("line", ("Codeine - rash", "morphine: hives", "Tramadol (anaphylaxis)"))
def test_a_sign_of_allergy_is_one(line: str) -> None:
    assert _last(line).entry is None
