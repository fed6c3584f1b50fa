"""Where something shows an opioid that no list holds, its dose is not 0 and naloxone is not settled."""

from typing import Any

import pytest

from ldn_aid.safety.assess import assess
from ldn_aid.summary.safety_words import naloxone_text
from tests.safety.case_table import cases, conversation_of
from tests.strategies import TODAY


@pytest.mark.parametrize("case", cases("sign_cases"), ids=lambda case: case["name"])
def test_the_table(case: dict[str, Any]) -> None:
    assessment = assess(conversation_of(case), TODAY)
    mme, naloxone = assessment.mme, assessment.naloxone
    words = naloxone_text(naloxone)
    if case["mme"] == "open":
        assert (mme.total, mme.complete) == (case.get("counted"), False)
        assert case.get("says", "") in mme.items[-1].note
        if assessment.ldn_gate.signs:
            assert mme.items[-1].product == "An opioid that is not listed"
            assert bool(mme.cautions) is bool(case.get("counted"))
    else:
        assert (mme.total, mme.complete) == (case["mme"], True)
    assert naloxone.offer is (case["naloxone"] == "offer")
    assert ("no reason found" in words) is (case["naloxone"] == "")
    if case["naloxone"] == "open":
        assert case["says"] in words
