"""A check that could not run says so, and why; it never passes for one that found nothing."""

import json
from decimal import Decimal
from typing import Any

import pytest

from ldn_aid import resources
from ldn_aid.conversation.model import edit
from ldn_aid.conversation.sections import Health, MedicineEntry, Medicines
from ldn_aid.safety import rules
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.safety.findings import GateStatus
from ldn_aid.terms import OptionId
from tests.safety.case_table import base, cases, conversation_of
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
        {
            "now": ["oxycodone 5 mg | 1 x 2"],
            "stopped": [["tramadol 50 mg", 3]],
            "given": {"pain.alarms": ["fever"]},
        }
    )
    assessment = assess(conversation, TODAY)
    said = [one for one in assessment.open_for(option) if name in one.why]
    assert said
    assert all("could not run" in one.why for one in said)
    assert json.dumps(as_json(assessment))


@pytest.mark.parametrize("name", ["rules/intervals.toml", "rules/gate.toml", "rules/text/en/gate.toml"])
def test_without_its_tables_the_gate_asks(break_table: Any, name: str) -> None:
    break_table(name)
    gate = assess(conversation_of({"stopped": [["tramadol 50 mg", 3]]}), TODAY).ldn_gate
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


@pytest.mark.parametrize("place", ["medicines.takes_opioids", "medicines.forgotten"])
def test_where_opioids_were_not_asked_about_what_goes_with_none_is_not_checked(place: str) -> None:
    conversation = edit(conversation_of({"now": ["sertraline 50 mg", "phenelzine 15 mg"]}), place, None)
    left = {rule for one in assess(conversation, TODAY).open_for(OptionId.OPIOID) for rule in one.rules}
    assert {"opioid.ssri_drug", "opioid.now_maoi", "opioid.now_maoi_drug"} <= left


def test_a_follow_on_question_is_asked_only_after_its_first() -> None:
    alone = edit(base(), "health.severe_heart_failure", None)
    assert assess(alone, TODAY).unasked == ()
    after = edit(alone, "health.heart_failure", "yes")
    assert "severe heart failure" in assess(after, TODAY).unasked


@pytest.mark.parametrize("case", cases("missing_cases"), ids=lambda case: case["place"])
def test_what_was_not_answered_is_named_by_everything_that_needs_it(case: dict[str, Any]) -> None:
    before, after = assess(base(), TODAY), assess(edit(base(), case["place"], None), TODAY)
    added = {one.id for one in after.findings} - {one.id for one in before.findings}
    assert added <= {"ldn.opioid_not_known", "ldn.other_not_known"}
    assert set(after.unasked) == set(case["asked"])
    assert {str(one.option) for one in after.not_checked} == set(case["options"])
    assert all(one.why == "not asked" for one in after.not_checked)
    assert str(after.ldn_gate.status) == case["gate"]
    open_ = {
        "mme": (after.mme.total, after.mme.complete) == (None, False),
        "acetaminophen": after.acetaminophen.over is None,
        "limit": "may be lower, not asked" in after.acetaminophen.limit_reason,
        "naloxone": bool(after.naloxone.unasked),
    }
    assert {name for name, is_open in open_.items() if is_open} == set(case["other"])


def test_every_question_has_a_row() -> None:
    """What is optional, follows on another question or only adds words is left out."""
    optional = {
        "health.severe_heart_failure", "health.severe_asthma_now", "health.naloxone_challenge",
        "health.urine_opioid_screen", "health.surgery_date", "medicines.opioid_years",
        "medicines.named_in_text",
    }  # fmt: skip
    places = {f"health.{name}" for name in Health.model_fields}
    places |= {f"medicines.{name}" for name in Medicines.model_fields if name not in ("opioids", "others")}
    named = {case["place"] for case in cases("missing_cases")}
    assert places - optional == {place for place in named if not place.startswith("pain.")}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"product": "oxycodone", "taking": "now"}, {"mme", "gate"}),
        ({"product": "oxycodone 5 mg", "units_per_dose": Decimal(1), "taking": "now"}, {"mme", "gate"}),
        ({"product": "oxycodone 5 mg", "taking": "stopped"}, {"gate"}),
        ({"product": "oxycodone 5 mg"}, {"mme", "gate"}),
        ({"product": "Tylenol", "taking": "now"}, {"acetaminophen"}),
        ({"product": "Tylenol 500 mg"}, {"acetaminophen"}),
        ({"product": "ibuprofen", "taking": "now"}, {"nsaid", "acetaminophen"}),
        ({"product": "zzyzx"}, {"mme", "gate", "acetaminophen", "list"}),
        ({"product": "?"}, {"mme", "gate", "acetaminophen", "list"}),
        ({"product": "zzyzx", "taking": "stopped"}, {"gate", "list"}),
    ],
)
def test_a_missing_part_of_an_entry_is_said(entry: dict[str, Any], says: set[str]) -> None:
    answer = "yes" if entry["product"] in ("Tylenol", "Tylenol 500 mg", "ibuprofen") else "no"
    some = edit(base(), "medicines.acetaminophen_or_nsaids", answer)
    assessment = assess(edit(some, "medicines.others", (MedicineEntry(**entry),)), TODAY)
    nsaid = "nsaid.high_dose" in {rule for one in assessment.open_for(OptionId.NSAID) for rule in one.rules}
    found = {
        "mme": not assessment.mme.complete,
        "gate": assessment.ldn_gate.status is not GateStatus.CLEAR,
        "acetaminophen": not assessment.acetaminophen.complete,
        "nsaid": nsaid,
        "list": any("not_recognised" in one.id for one in assessment.findings),
    }
    assert {name for name, said in found.items() if said} == says


def test_without_the_classes_no_rule_about_a_blocker_passes_for_checked() -> None:
    after = assess(edit(base(), "medicines.classes", None), TODAY)
    rules = {rule for one in after.not_checked for rule in one.rules}
    wanted = {"ldn.full_dose", "opioid.naltrexone", "nsaid.warfarin", "opioid.maoi", "ldn.disulfiram"}
    assert wanted <= rules


def test_what_stands_in_for_a_check_that_could_not_run_claims_nothing(break_table: Any) -> None:
    break_table("rules/totals.toml")
    total = assess(base(), TODAY).acetaminophen
    assert (total.mg_per_day, total.complete, total.limit_mg, total.over) == (None, False, 0, None)
    assert "could not run" in total.limit_reason
    break_table("rules/naloxone.toml")
    naloxone = assess(base(), TODAY).naloxone
    assert (naloxone.offer, naloxone.reasons) == (False, ())
    assert "could not run" in naloxone.note
    break_table("rules/text/en/mme.toml")
    mme = assess(conversation_of({"now": ["oxycodone 5 mg | 1 x 2"]}), TODAY).mme
    assert "could not run" in mme.cautions[0]
    break_table("rules/gate.toml")
    gate = assess(base(), TODAY).ldn_gate
    assert "rules/gate.toml" in gate.reasons[0]
    assert gate.about_opioids


def test_the_day_that_the_gate_opens_is_printed_by_the_calendar() -> None:
    waits = as_json(assess(conversation_of({"stopped": [["tramadol 50 mg", 3]]}), TODAY))
    assert waits["ldn_gate"]["earliest"] == "2026-11-30"
    assert as_json(assess(base(), TODAY))["ldn_gate"]["earliest"] is None
