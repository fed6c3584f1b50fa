"""Doses in the plan: nothing that was typed there stops the checks; the clinical rows stand in ``clinical_cases.toml``."""

import pytest

from ldn_aid.conversation.model import edit
from ldn_aid.safety.assess import assess
from ldn_aid.terms import OptionId
from tests.safety.case_table import base
from tests.strategies import TODAY


@pytest.mark.parametrize("text", [
    "1\n" * 2500, "1 mg\n" * 1500, "Tylenol 500 mg\n" * 600, f"LDN {'9' * 60} mg", f"LDN {'9' * 4000} mg", "LDN 1e400 mg", "LDN 4,5 mg",
], ids=lambda text: text[:16])  # fmt: skip
def test_nothing_that_was_typed_stops_the_checks(text: str) -> None:
    planned = edit(edit(base(), "decision.options", (OptionId.LDN,)), "decision.plan.how_taken", text)
    assert [one for one in assess(planned, TODAY).not_checked if "could not run" in one.why] == []
