"""Every caution against the table that a pharmacist reviews; and no rule without a row."""

from typing import Any

import pytest

from ldn_aid.conversation.model import edit
from ldn_aid.conversation.sections import Decision, MedicineEntry, SetAside
from ldn_aid.safety.assess import assess
from ldn_aid.safety.ldn_gate import decision_standing
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, Rule, caution_rules, table
from ldn_aid.terms import OptionId
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY

RULES: dict[str, Rule] = {
    rule.id: rule for option in OPTIONS_WITH_RULES for rule in caution_rules(option, "en")
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_case_finds_exactly_this(case: dict[str, Any]) -> None:
    assessment = assess(conversation_of(case), TODAY)
    assert {finding.id: str(finding.level) for finding in assessment.findings} == case["finds"]
    assert not any("could not run" in one.why for one in assessment.not_checked)
    for finding in assessment.findings:
        assert finding.because.strip()
        assert finding.source


def test_every_rule_has_a_row_in_which_it_holds_at_its_own_level() -> None:
    shown = {(key, level) for case in cases() for key, level in case["finds"].items()}
    missing = [rule.id for rule in RULES.values() if (rule.id, str(rule.level)) not in shown]
    assert missing == []


def test_every_row_names_rules_that_exist() -> None:
    named = {
        key for case in cases() for key in case["finds"] if not key.startswith(("medicines.", "answers."))
    }
    assert named <= set(RULES)


def test_where_all_is_asked_nothing_is_left_unchecked() -> None:
    assessment = assess(base(), TODAY)
    assert (assessment.findings, assessment.unasked, assessment.not_checked) == ((), (), ())
    assert assessment.ldn_gate.status == "clear"


def test_an_opioid_said_to_be_taken_but_not_named_is_not_taken_for_none() -> None:
    medicines = base().medicines.model_copy(update={"takes_opioids": "yes"})
    unnamed = edit(base(), "medicines", medicines)
    listed = edit(unnamed, "medicines.opioids", (MedicineEntry(product="gabapentin", taking="now"),))
    for conversation, level in ((unnamed, "contraindicated"), (listed, "caution")):
        levels = {one.id: str(one.level) for one in assess(conversation, TODAY).findings}
        assert levels["ldn.opioid_now"] == level


@pytest.mark.parametrize("finding", table("gate")["never_set_aside"])
def test_a_file_cannot_set_the_gate_aside(finding: str) -> None:
    aside = edit(base(), "set_aside", (SetAside(finding=finding, reason="we know better"),))
    for case in cases():
        if finding in case["finds"]:
            held = edit(conversation_of(case), "set_aside", aside.set_aside)
            options = held.decision.options or (OptionId.LDN,)
            start = edit(held, "decision", Decision(kind="chosen", options=options, ldn_start="today"))
            assessment = assess(start, TODAY)
            (shown,) = [one for one in assessment.findings if one.id == finding]
            assert (shown.set_aside, shown.may_be_set_aside) == (None, False)
            assert decision_standing(start, assessment.ldn_gate) == "ldn_held"


@pytest.mark.parametrize(
    ("case", "finding", "named"),
    [
        ({"now": ["tramadol 50 mg", "Demerol 50 mg", "phenelzine"]}, "opioid.now_maoi_drug", "tramadol 50 mg, Demerol 50 mg"),
        ({"now": ["oxycodone 5 mg", "phenelzine"]}, "opioid.now_maoi", "(oxycodone 5 mg)"),
        ({"now": ["phenelzine"], "given": {"medicines.takes_opioids": "yes"}}, "opioid.now_maoi", "(which one is not known yet)"),
        ({"now": ["LDN 4.5 mg", "oxycodone 5 mg"]}, "ldn.opioid_now", "(LDN 4.5 mg)"),
        ({"now": ["LDN 4.5 mg", "Contrave", "oxycodone 5 mg"]}, "ldn.opioid_now", "(LDN 4.5 mg, Contrave)"),
        ({"now": ["MS Contin 15 mg"], "given": {"health.kidney": "egfr_under_30"}}, "opioid.kidney_severe_drug", "(MS Contin 15 mg)"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_taken_now_is_named(case: dict[str, Any], finding: str, named: str) -> None:
    (found,) = [one for one in assess(conversation_of(case), TODAY).findings if one.id == finding]
    assert named in found.text
    assert found.now


def test_what_is_not_sure_is_not_said_to_be_happening() -> None:
    happening = {rule.id for rule in RULES.values() if rule.now}
    for case in cases():
        for one in assess(conversation_of(case), TODAY).findings:
            taken = one.id in RULES and bool(RULES[one.id].text_now) and one.text != RULES[one.id].text
            unsure = one.text.startswith("We are not sure")
            assert one.now is ((one.id in happening or taken) and not unsure)


def test_an_unread_name_among_the_opioids_may_be_one_and_among_the_others_need_not() -> None:
    unread = MedicineEntry(product="zzyzx", taking="now")
    sedated = conversation_of({"now": ["lorazepam 1 mg"]})
    assert assess(edit(sedated, "medicines.opioids", (unread,)), TODAY).naloxone.offer
    others = (*sedated.medicines.others, unread)
    assert not assess(edit(sedated, "medicines.others", others), TODAY).naloxone.offer


def test_a_blank_reason_sets_nothing_aside() -> None:
    warfarin = edit(base(), "medicines.classes", ("warfarin",))
    aside = edit(warfarin, "set_aside", (SetAside(finding="nsaid.warfarin", reason="   "),))
    assert all(one.set_aside is None for one in assess(aside, TODAY).findings)


@pytest.mark.parametrize("turned", [False, True])
def test_an_opioid_that_nobody_could_read_may_be_the_one_that_matters(turned: bool) -> None:
    """Tramadol and the like with an antidepressant: the other opioid on the list does not settle it."""
    listed = (
        MedicineEntry(product="zzyzx", taking="now"),
        MedicineEntry(product="hydrocodone 5 mg", taking="now"),
    )
    some = edit(conversation_of({"now": ["sertraline 50 mg"]}), "medicines.takes_opioids", "yes")
    some = edit(some, "medicines.opioids", listed[::-1] if turned else listed)
    levels = {one.id: str(one.level) for one in assess(some, TODAY).findings}
    assert levels["opioid.ssri_drug"] == "caution"
    known = edit(some, "medicines.opioids", (MedicineEntry(product="hydrocodone 5 mg", taking="now"),))
    assert "opioid.ssri_drug" not in {one.id for one in assess(known, TODAY).findings}
