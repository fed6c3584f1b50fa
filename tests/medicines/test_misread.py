"""Slips of typing and of pictures read as text: an opioid never vanishes in them, and no count is made of them."""

import pytest

from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY

ASKED = [
    "Actavis Promethazine Code1ne",
    "promethazine with c0deine",
    "BELLADONNA-OPIM",
    "Nurofen Pls 200/12.8 2 tabs tds",
    "Panadeine Frote",
    "Tylenol o. 3 1-2 tabs po q6h prn",
    "Tylenol N° 3 1 tab bid",
]


@pytest.mark.parametrize("line", ASKED)
def test_what_may_hold_an_opioid_is_never_the_product_without_one(line: str) -> None:
    (read,) = read_list(line, DAY)
    assert read.entry is not None
    assert read.recognition.opioid is not False


NOT_COUNTED = [
    "oxycodone-naloxone 40rng/20mg 1 tab bid",
    "Targin 1O/5 mg tablet, 1 tablet BD",
    "Targin 20 m + 10 mg 1 bd",
    "oxycodone 5 mg po q1d",
    "fentanyl 25 mcg/hr patches apply wo patches every 3 days",
    "Oramorph 10 mg/5 mL 5 mL up to fur times a day",
    "Ultracet 37.5/325 1 tab Tw1ce daily",
    "MATRIFEN l2micrograms/hr patches APPLY ONE EVERY 72 HRS",
]


@pytest.mark.parametrize("line", NOT_COUNTED)
def test_a_number_that_was_not_read_is_not_counted(line: str) -> None:
    checked = check_list(line, DAY)
    assert checked.assessment.mme.complete is False
    assert all(one.mme is None for one in checked.lines)


@pytest.mark.parametrize(
    "line",
    [
        "nurofen for children",
        "ibuprofen plus food",
        "fiber gummies daily",
        "tylenol 500 mg tabs",
        "Tylenol PO 3 times a day",
    ],
)
def test_ordinary_words_raise_no_doubt(line: str) -> None:
    (read,) = read_list(line, DAY)
    assert read.recognition.opioid is False
