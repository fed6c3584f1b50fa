"""A check that could not run says so, and why; it never passes for one that found nothing."""

import json
from typing import Any

import pytest

from ldn_aid import resources
from ldn_aid.conversation.model import edit
from ldn_aid.safety import rules
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.safety.findings import GateStatus
from ldn_aid.terms import OptionId
from tests.safety.case_table import base, conversation_of
from tests.strategies import TODAY


@pytest.fixture
def break_table(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make one file under resources unreadable, or give it other contents."""
    real = resources.read_toml

    def breaks(name: str, contents: dict[str, Any] | None = None) -> None:
        def read(asked: str) -> dict[str, Any]:
            if asked != name:
                return real(asked)
            if contents is None:
                raise OSError("no such file")
            return contents

        rules.caution_rules.cache_clear()
        monkeypatch.setattr(resources, "read_toml", read)

    yield breaks
    rules.caution_rules.cache_clear()


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("rules/cautions/opioid.toml", OptionId.OPIOID),
        ("rules/text/en/cautions/nsaid.toml", OptionId.NSAID),
        ("rules/cautions/ldn.toml", OptionId.LDN),
        ("rules/intervals.toml", OptionId.LDN),
        ("rules/text/en/gate.toml", OptionId.LDN),
        ("rules/text/en/mme.toml", OptionId.OPIOID),
        ("rules/naloxone.toml", OptionId.OPIOID),
        ("rules/totals.toml", OptionId.ACETAMINOPHEN),
        ("rules/text/en/scope.toml", OptionId.NO_NEW_MEDICINE),
    ],
)
def test_a_table_that_cannot_be_read(break_table: Any, name: str, option: OptionId) -> None:
    break_table(name)
    conversation = conversation_of(
        {"now": ["oxycodone 5 mg | 1 x 2"], "stopped": [["tramadol", 3]], "given": {"pain.alarms": ["fever"]}}
    )
    assessment = assess(conversation, TODAY)
    said = [one for one in assessment.open_for(option) if name in one.why]
    assert said
    assert all("could not run" in one.why for one in said)
    assert json.dumps(as_json(assessment))


@pytest.mark.parametrize("name", ["rules/intervals.toml", "rules/gate.toml", "rules/text/en/gate.toml"])
def test_without_its_tables_the_gate_asks(break_table: Any, name: str) -> None:
    break_table(name)
    gate = assess(conversation_of({"stopped": [["tramadol", 3]]}), TODAY).ldn_gate
    assert gate.status is GateStatus.ASK
    assert gate.reasons[0].startswith("Do not start LDN")


def test_a_table_with_the_wrong_contents_is_as_bad(break_table: Any) -> None:
    break_table("rules/cautions/opioid.toml", {"opioid.age_65": {"level": "grave"}})
    assessment = assess(base(), TODAY)
    assert [one.option for one in assessment.not_checked] == [OptionId.OPIOID]
    assert assessment.ldn_gate.status is GateStatus.CLEAR


def test_without_the_dose_table_nothing_is_zero(break_table: Any) -> None:
    break_table("rules/text/en/mme.toml")
    mme = assess(conversation_of({"now": ["oxycodone 5 mg | 1 x 2"]}), TODAY).mme
    assert (mme.total, mme.complete) == (None, False)
    break_table("rules/totals.toml")
    total = assess(base(), TODAY).acetaminophen
    assert (total.mg_per_day, total.over) == (None, None)


def test_a_question_not_asked_names_its_options_and_rules() -> None:
    assessment = assess(edit(base(), "health.liver", None), TODAY)
    liver = [one for one in assessment.not_checked if one.question == "liver disease"]
    assert {one.option for one in liver} == {
        OptionId.ACETAMINOPHEN, OptionId.LDN, OptionId.NSAID, OptionId.OPIOID,
    }  # fmt: skip
    assert "nsaid.gel.cirrhosis" in next(one.rules for one in liver if one.option is OptionId.NSAID)
    assert assessment.unasked == ("liver disease",)


def test_a_follow_on_question_is_asked_only_after_its_first() -> None:
    alone = edit(base(), "health.severe_heart_failure", None)
    assert assess(alone, TODAY).unasked == ()
    after = edit(alone, "health.heart_failure", "yes")
    assert "severe heart failure" in assess(after, TODAY).unasked
