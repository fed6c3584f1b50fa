"""What both papers say of safety, against the table that a pharmacist reviews."""

from typing import Any

import pytest

from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.text import plain_text
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", cases("paper_cases"), ids=lambda case: case["name"])
def test_the_table(case: dict[str, Any]) -> None:
    if case.get("given") == {"medicines": "NOT ASKED"}:
        conversation = edit(base(), "medicines", new_conversation().medicines)
    else:
        conversation = conversation_of(case)
    assessment, pack = assess(conversation, TODAY), load_pack()
    patient = _flat(plain_text(patient_document(conversation, pack, assessment)))
    record = _flat(plain_text(clinician_document(conversation, pack, assessment)))
    for words in case.get("says", ()):
        assert words in patient
    for words in case.get("not", ()):
        assert words not in patient.replace("There are options that we did not look at today", "")
    for words in case.get("record", ()):
        assert words.casefold() in record.casefold()
