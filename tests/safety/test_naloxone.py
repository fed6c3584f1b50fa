"""Who is offered naloxone, and by whose criterion."""

from typing import Any

import pytest

from ldn_aid.conversation.model import edit
from ldn_aid.safety.assess import assess
from ldn_aid.safety.rules import table
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY


def _with_opioid(case: dict[str, Any]) -> dict[str, Any]:
    extra = ["hydrocodone 10 mg | 1 x 2"] if case.get("opioid") else []
    return case | {"now": [*case.get("now", ()), *extra]}


@pytest.mark.parametrize("case", cases("naloxone_cases"), ids=lambda case: case["name"])
def test_the_table(case: dict[str, Any]) -> None:
    offer = assess(conversation_of(_with_opioid(case)), TODAY).naloxone
    assert offer.offer is bool(case["who"])
    if offer.offer:
        assert any(reason.endswith(f"({case['who']})") for reason in offer.reasons)
    else:
        assert offer.reasons == ()
        assert bool(offer.note) is bool(case.get("opioid") or "MME" in case["name"])


def test_every_criterion_has_a_row_of_its_own() -> None:
    """Each criterion alone is the reason in some row."""
    wanted = {fact for group in table("naloxone")["criteria"] for fact in group["facts"]}
    reasons = {
        reason.rpartition(" (")[0]
        for case in cases("naloxone_cases")
        for reason in assess(conversation_of(_with_opioid(case)), TODAY).naloxone.reasons
    }
    assert len(reasons) >= len(wanted)


def test_a_criterion_not_asked_is_named() -> None:
    conversation = edit(base(), "health.sleep_apnoea", None)
    assert assess(conversation, TODAY).naloxone.unasked == ("sleep apnea",)
    assert assess(base(), TODAY).naloxone.unasked == ()
