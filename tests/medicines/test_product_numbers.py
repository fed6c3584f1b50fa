"""A product's number told from a count: "Tylenol 3" holds codeine, "Tylenol 2 qid" holds none."""

import pytest

from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import Medicines
from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.ldn_gate import ldn_gate
from tests.medicines.test_lines import DAY

PRODUCTS = [
    "Tylenol #3", "Tylenol-3", "Tylenol No. 3", "Tylenol no 3 q4h", "Tylenol 3", "Tylenol 3s", "Tylenol 3's from the dentist", "Tylenol 4",
    "Tylenol w/ codeine #3", "Tylenol with codeine", "T#3 1 q6h", "T3s", "T-3's", "Tylenol 3 1 tab q6h", "Tylenol 3 take one every 6 hours",
    "Tylenol 3 tablet 1-2 po q4h", "Tylenol 3 300-30 mg", "Tylenol #2 2 tabs bid", "Tylenol 3 x 5 days", "APAP/codeine #3 1 q6h", "Tylenol IV",
]  # fmt: skip
COUNTS = [
    "Tylenol 2 tabs bid", "Tylenol 2 qid", "Tylenol 2-3 times a day", "Tylenol 4 a day", "Tylenol 2 prn", "Tylenol 3 times a day", "Tylenol 3x/day",
    "Tylenol 1 tab q6h", "Tylenol 1-2 tabs q4h prn", "Tylenol 3 to 4 times daily", "Tylenol 2 325 mg tabs q6h", "Tylenol, 3 tabs a day", "Tylenol: 2 daily",
    "Tylenol | 3 | oral", "Tylenol 4 g/day", "Tylenol 3 g a day", "Tylenol 2 extra strength bid", "Tylenol 2 po q6h prn", "Tylenol 3 or 4 a day", "Tylenol 2 caplets at bedtime",
]  # fmt: skip
EITHER = [
    "Tylenol 3 tabs q6h",
    "Tylenol 3 po prn",
    "Tylenol 3 q4h prn",
    "Tylenol 3 daily",
    "Tylenol 4 tabs qid",
    "Tylenol 2",
]


@pytest.mark.parametrize("line", PRODUCTS)
def test_a_product(line: str) -> None:
    (read,) = read_list(line)
    assert (read.recognition.opioid, read.recognition.doubt) == (True, "")


@pytest.mark.parametrize("line", COUNTS)
def test_a_count(line: str) -> None:
    (read,) = read_list(line)
    assert (read.recognition.opioid, read.recognition.ingredients) == (False, ("acetaminophen",))


@pytest.mark.parametrize("line", EITHER)
def test_in_doubt_it_is_read_as_the_opioid_and_the_gate_asks(line: str) -> None:
    (read,) = read_list(line)
    assert read.recognition.opioid
    assert "ask which" in read.note
    assert read.entry is not None
    gate = ldn_gate(
        edit(
            new_conversation(),
            "medicines",
            Medicines(takes_opioids="no", forgotten=(), opioids=(read.entry,)),
        ),
        DAY,
    )
    assert gate.status == "ask"
    assert read.recognition.doubt in gate.reasons
