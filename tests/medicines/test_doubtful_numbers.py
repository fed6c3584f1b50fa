"""Numbers that are easily read as another: weekly beside daily, added strengths, decimal commas, letters for figures."""

from decimal import Decimal

import pytest

from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY

COUNTED = {
    "Methadone 110 mg PO daily, counseling weekly": "517",
    "Methadone 90 mg qd - attends clinic 3 times a week": "423",
    "Methadone oral solution 1mg/1ml, 45ml daily, instalment weekly pick up": "211.5",
    "Morphine ER 60 mg once daily, reviewed monthly": "60",
    "Hysingla 60 mg daily; UDS every 3 months": "60",
    "Tramadol ER 200 mg daily, INR weekly": "40",
    "Tylenol #3 2 tabs qhs, PT twice a week": "9",
    "Oxycodone 10 mg daily (weekly pill box)": "15",
    "Oxycodone 10 mg at bedtime weekly blister pack": "15",
    "oxycodone 10 mg tid, clinic every 4 weeks": "45",
    "Oxycodone 5 mg every other day": "3.75",
    "Roxanol 20 mg/mL: 0,5 mL every 4 hours": "60",
    "oxycodone 5 mg give 0,5 tab q6h": "15",
    "Methadone 10 mg/mL, 0,75 mL tid": "105.75",
    "fentanyl 0,025 mg/hr patch q72h": "60",
    "Ixprim 37.5/325 TT TDS": "45",
    "Solpadol 30/500 TT QDS": "36",
    "Tramadol 50mg tt bd": "40",
    "Seglentis 56/44 2 tabs bid": "35.2",
    "celecoxib-tramadol 56-44 mg 2 tabs bid": "35.2",
}
"""Worked by hand with the factors of CDC 2022."""
NOT_COUNTED = [
    "Oxycodone 10 mg tab, labs weekly", "Methadone 10 mg, seen monthly by Dr. Lee", "Morphine ER 30 + 15 mg bid", "OxyContin 40 + 20 mg bid",
    "Methadone 40 + 10 mg daily", "fentanyl 50 + 12 mcg/hr patches q72h", "fentanyl 50 & 25 mcg patches q 72 h", "Tramadol ER 100 and 200 mg daily",
    "Morphine ER 30, 15 mg bid", "OxyContin 15 plus 30 mg bid", "Morphine ER 30 mg: take 30 + 15 mg bid", "morphine ER l5 mg bid", "morphine ER |5 mg bid",
    "Roxybond l5 mg q6h", "Exalgo l6 mg daily", "codeine-guaifenesin 1O mg-100 mg/5 mL, 10 mL q6h", "oxycodone 10 mg l-2 tabs tid", "oxycodone 10 mg take l to 2 tabs tid", "oxycodone 1O mg tid", "oxycodone 10 mg take l5 mg tid",
]  # fmt: skip


@pytest.mark.parametrize(("line", "mme"), COUNTED.items())
def test_what_is_certain_is_counted(line: str, mme: str) -> None:
    checked = check_list(line, DAY)
    assert checked.assessment.mme.total == Decimal(mme)
    assert checked.assessment.mme.complete


@pytest.mark.parametrize("line", NOT_COUNTED)
def test_what_is_not_certain_is_not_counted(line: str) -> None:
    checked = check_list(line, DAY)
    assert not checked.assessment.mme.total
    assert not checked.assessment.mme.complete
