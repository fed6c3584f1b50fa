"""What must hold for every combination of answers."""

from typing import get_args

import pytest
from hypothesis import given, settings

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import Health, SetAside
from ldn_aid.safety.assess import assess
from ldn_aid.safety.findings import Assessment, Level
from ldn_aid.safety.ldn_gate import decision_standing
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, caution_rules
from ldn_aid.terms import OptionId
from tests.safety.case_table import base
from tests.safety.test_ldn_gate import SAFER
from tests.strategies import TODAY, conversations

LEVELS = list(Level)
UNSURE = [
    name
    for name, field in Health.model_fields.items()
    if any("unsure" in get_args(part) for part in get_args(field.annotation))
]


def _worst(assessment: Assessment, option: OptionId) -> int:
    return min((LEVELS.index(one.level) for one in assessment.for_option(option)), default=len(LEVELS))


@pytest.mark.parametrize("question", UNSURE)
def test_not_sure_is_never_safer_than_no(question: str) -> None:
    sure, unsure = base(), edit(base(), f"health.{question}", "unsure")
    before, after = assess(sure, TODAY), assess(unsure, TODAY)
    assert SAFER.index(after.ldn_gate.status) <= SAFER.index(before.ldn_gate.status)
    assert after.acetaminophen.limit_mg <= before.acetaminophen.limit_mg
    assert len(after.findings) > len(before.findings), "not sure is said"
    for option in OptionId:
        assert _worst(after, option) <= _worst(before, option)


def test_the_questions_with_not_sure_are_all_there() -> None:
    assert len(UNSURE) > 25


@settings(max_examples=40)
@given(conversations)
def test_the_order_of_entries_never_matters(conversation: Conversation) -> None:
    turned = conversation
    for place in ("opioids", "others", "forgotten", "classes"):
        listed = getattr(conversation.medicines, place)
        if listed is not None:
            turned = edit(turned, f"medicines.{place}", listed[::-1])
    one, other = assess(conversation, TODAY), assess(turned, TODAY)
    assert (one.ldn_gate.status, one.ldn_gate.earliest) == (other.ldn_gate.status, other.ldn_gate.earliest)
    assert (one.mme.total, one.mme.complete) == (other.mme.total, other.mme.complete)
    assert one.acetaminophen.mg_per_day == other.acetaminophen.mg_per_day
    assert one.naloxone.offer == other.naloxone.offer
    assert {(row.ingredient, row.mg_per_day) for row in one.nsaids} == {
        (row.ingredient, row.mg_per_day) for row in other.nsaids
    }
    # Unrecognised names carry their place in the list.
    named = [
        {(row.id, row.level) for row in each.findings if not row.id.startswith("medicines.not_")}
        for each in (one, other)
    ]
    assert named[0] == named[1]


@settings(max_examples=40)
@given(conversations)
def test_findings_stand_most_serious_first_with_their_inputs_and_source(conversation: Conversation) -> None:
    assessment = assess(conversation, TODAY)
    for option in OptionId:
        levels = [LEVELS.index(one.level) for one in assessment.for_option(option)]
        assert levels == sorted(levels)
    for one in assessment.findings:
        assert one.because.strip()
        assert one.source
        assert one.text
        assert "{" not in one.text.replace(one.because, ""), "only what was typed may hold a brace"
    assert len({one.id for one in assessment.findings}) == len(assessment.findings)


@settings(max_examples=40)
@given(conversations)
def test_setting_everything_aside_changes_no_gate_and_hides_nothing(conversation: Conversation) -> None:
    before = assess(conversation, TODAY)
    ids = [rule.id for option in OPTIONS_WITH_RULES for rule in caution_rules(option, "en")]
    aside = edit(conversation, "set_aside", tuple(SetAside(finding=key, reason="all of it") for key in ids))
    after = assess(aside, TODAY)
    assert after.ldn_gate == before.ldn_gate
    assert decision_standing(aside, after.ldn_gate) == decision_standing(conversation, before.ldn_gate)
    assert [one.id for one in after.findings] == [one.id for one in before.findings]
    for one in after.findings:
        if not one.may_be_set_aside:
            assert one.set_aside is None
