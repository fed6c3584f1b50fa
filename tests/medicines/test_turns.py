"""Lines that turn from one medicine to another, headings that end what was stopped, and the days that lines tell."""

from datetime import date

import pytest

from ldn_aid.medicines.medication_list import read_list
from tests.medicines.test_lines import DAY


def standings(text: str) -> list[tuple[str, str, date | None]]:
    """Of each medicine: the first ingredient, whether it is taken, and the last day."""
    lines = [line for line in read_list(text, DAY) if line.entry is not None]
    return [
        (line.recognition.ingredients[0], line.entry.taking or "ask", line.entry.last_taken)
        for line in lines
        if line.entry and line.recognition.ingredients
    ]


TURNS = {
    "Vicodin stopped, changed to oxycodone 10 mg qid": "hydrocodone stopped, oxycodone now",
    "Norco changed to oxycodone 10 mg qid": "hydrocodone ask, oxycodone now",
    "NORCO SWITCHED OVER TO OXYCODONE 10 MG QID": "hydrocodone ask, oxycodone now",
    "switched from Norco to oxycodone 5 mg qid": "hydrocodone ask, oxycodone now",
    "Percocet -> oxycodone 10 mg qid": "oxycodone ask, oxycodone now",
    "Discontinue Norco. Start oxycodone IR 5 mg q6h prn.": "hydrocodone stopped, oxycodone now",
    "Stop tramadol, start tapentadol 50 mg qid": "tramadol now, tapentadol now",
    "no longer takes Percocet, now takes morphine ER 30 mg bid": "oxycodone stopped, morphine now",
    "used to take Vicodin, now Percocet 10/325 tid": "hydrocodone stopped, oxycodone now",
    "OxyContin d/c'd - replaced with methadone 10 mg tid": "oxycodone stopped, methadone now",
    "Tried and failed: gabapentin, duloxetine. Now on oxycodone 10 mg q6h.": "gabapentin ask, oxycodone now",
    "discontinue gabapentin. Continue morphine ER 30 mg BID": "gabapentin stopped, morphine now",
    "gabapentin 300 mg tid, started duloxetine 30 mg daily": "gabapentin now, duloxetine now",
    "oxycodone 10 mg qid, start taking with food": "oxycodone now",
    "Ibuprofen 800 mg tid now with food": "ibuprofen now",
}


@pytest.mark.parametrize(("line", "expected"), TURNS.items())
def test_each_side_of_a_turn_stands_for_itself(line: str, expected: str) -> None:
    assert ", ".join(f"{name} {taking}" for name, taking, _day in standings(line)) == expected


HEADINGS = {
    "PAST MEDS: Vicodin (stopped 2019). CURRENT: morphine ER 15 mg bid.": "hydrocodone stopped, morphine now",
    "Past: Vicodin. Current: morphine ER 15 mg bid.": "hydrocodone stopped, morphine now",
    "PAST MEDS:\nVicodin\nCURRENT: morphine ER 15 mg bid\noxycodone 5 mg qid": (
        "hydrocodone stopped, morphine now, oxycodone now"
    ),
    "Stopped: Norco 5/325. Taking: oxycodone 10 mg qid": "hydrocodone stopped, oxycodone now",
    "Past meds:\nNorco\nStarted oxycodone 5 mg qid\nmorphine ER 15 mg bid": (
        "hydrocodone stopped, oxycodone now, morphine now"
    ),
    "STOP taking these medications\nhydrocodone-acetaminophen 5-325 mg\n\nWhere to go\noxycodone 5 mg tablet, 1 tab q6h": (
        "hydrocodone stopped, oxycodone ask"
    ),
    "Discontinued meds:\n\nNorco 5/325\n\nOxycodone 10 mg qid": "hydrocodone stopped, oxycodone ask",
    "Discontinued meds:\nNorco 5/325\nPercocet 5/325": "hydrocodone stopped, oxycodone stopped",
    "Stopped:\nNorco\n\nScheduled:\nmorphine ER 15 mg bid": "hydrocodone stopped, morphine now",
    "Prior to admission medications:\noxycodone 5 mg qid": "oxycodone now",
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.items())
def test_what_was_stopped_ends_where_another_heading_or_a_gap_may_end_it(text: str, expected: str) -> None:
    assert ", ".join(f"{name} {taking}" for name, taking, _day in standings(text)) == expected


DAYS = {
    "D/C Norco 11/20/2026, switched to morphine ER 15 mg bid": ("stopped", date(2026, 11, 20)),
    "d/c'd: fentanyl patch 50 mcg 11/01/2026": ("stopped", date(2026, 11, 1)),
    "stopped taking oxycodone 10 mg qid on 11/20/2026": ("stopped", date(2026, 11, 20)),
    "Norco quit on the 20th of November 2026": ("stopped", date(2026, 11, 20)),
    "Norco stopped Nov 20": ("stopped", date(2026, 11, 20)),
    "Norco stopped Dec 20": ("stopped", date(2025, 12, 20)),
    "Norco, last dose 11/24": ("ask", date(2026, 11, 24)),
    "oxycodone 10 mg qid, last taken yesterday": ("ask", date(2026, 11, 24)),
    "oxycodone 10 mg qid, last dose 3 days ago": ("ask", date(2026, 11, 22)),
    "oxycodone 10 mg qid last dose this morning": ("ask", date(2026, 11, 25)),
    "buprenorphine patch 10 mcg/h, last applied Nov 20, 2026": ("ask", date(2026, 11, 20)),
    "oxycodone 10 mg qid, stop date 11/20/2026": ("ask", date(2026, 11, 20)),
    "oxycodone 10 mg qid, stop date 12/20/2026": ("now", None),
    "oxycodone 10 mg qid, stopped 12/20/2026": ("ask", None),
    "oxycodone 10 mg qid, stopped ibuprofen; oxycodone filled 11/20/2026": ("ask", None),
}


@pytest.mark.parametrize(("line", "expected"), DAYS.items())
def test_the_day_of_the_last_dose_and_of_stopping(line: str, expected: tuple[str, date | None]) -> None:
    assert standings(line)[0][1:] == expected
