"""Every caution against the table that a pharmacist reviews; and no rule without a row."""

from typing import Any

import pytest

from ldn_aid.safety.assess import assess
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, Rule, caution_rules
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY

RULES: dict[str, Rule] = {
    rule.id: rule for option in OPTIONS_WITH_RULES for rule in caution_rules(option, "en")
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_case_finds_exactly_this(case: dict[str, Any]) -> None:
    assessment = assess(conversation_of(case), TODAY)
    assert {finding.id: str(finding.level) for finding in assessment.findings} == case["finds"]
    for finding in assessment.findings:
        assert finding.because.strip()
        assert finding.source


def test_every_rule_has_a_row_in_which_it_holds_at_its_own_level() -> None:
    shown = {(key, level) for case in cases() for key, level in case["finds"].items()}
    missing = [rule.id for rule in RULES.values() if (rule.id, str(rule.level)) not in shown]
    assert missing == []


def test_every_row_names_rules_that_exist() -> None:
    named = {key for case in cases() for key in case["finds"] if not key.startswith("medicines.")}
    assert named <= set(RULES)


def test_where_all_is_asked_nothing_is_left_unchecked() -> None:
    assessment = assess(base(), TODAY)
    assert (assessment.findings, assessment.unasked, assessment.not_checked) == ((), (), ())
    assert assessment.ldn_gate.status == "clear"
