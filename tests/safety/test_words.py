"""What people read from the rules: plain for the patient, complete for the clinician, numbers of the place."""

import pytest

from ldn_aid.conversation.model import edit
from ldn_aid.conversation.sections import ForgottenOpioidUse, Pain
from ldn_aid.evidence.readability import exempt_words, reading
from ldn_aid.safety.assess import assess
from ldn_aid.safety.ldn_gate import ldn_gate
from ldn_aid.safety.list_check import check_list
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, caution_rules, table, wording
from ldn_aid.safety.scope import CareNumbers, scope_notes
from tests.safety.case_table import base, conversation_of
from tests.strategies import TODAY

NUMBERS = CareNumbers(emergency="112", crisis="0800 12 34", poison="020 99")
DRUGS = (
    "buprenorphine", "benzodiazepine", "gabapentin", "pregabalin", "disulfiram", "thioridazine", "methotrexate",
    "meperidine", "codeine", "antidepressant", "pregnancy", "anti-inflammatory",
)  # fmt: skip


def test_patient_texts_are_plain() -> None:
    rules = [rule for option in OPTIONS_WITH_RULES for rule in caution_rules(option, "en")]
    texts = {rule.id: rule.text for rule in rules} | {
        f"{rule.id}, taken now": rule.text_now for rule in rules if rule.text_now
    }
    grades = {key: reading(text, exempt=(*exempt_words(), *DRUGS)).grade for key, text in texts.items()}
    assert sum(grades.values()) / len(grades) <= 7
    assert {key: grade for key, grade in grades.items() if grade > 8} == {}


@pytest.mark.parametrize("alarm", [
    "new_or_suddenly_worse", "injury", "recent_operation", "cancer_pain", "fever", "weakness_or_numbness",
    "bladder_or_bowel_change", "unplanned_weight_loss", "thoughts_of_suicide",
])  # fmt: skip
def test_every_red_flag_says_what_to_do(alarm: str) -> None:
    (note,) = (one.text for one in scope_notes(Pain(alarms=(alarm,)), NUMBERS))  # type: ignore[arg-type]
    assert note.endswith(".")
    assert "988" not in note
    assert "911" not in note
    assert "{" not in note


def test_the_most_urgent_red_flag_comes_first_whatever_the_order() -> None:
    alarms = ("unplanned_weight_loss", "fever", "bladder_or_bowel_change", "thoughts_of_suicide")
    for given in (alarms, alarms[::-1]):
        notes = [one.text for one in scope_notes(Pain(alarms=given, duration="under_1_month"), NUMBERS)]
        assert "0800 12 34" in notes[0]
        assert "call 112" in notes[1]
        assert notes[-1].startswith("This aid is for pain of more than 3 months")


def test_the_poison_line_is_that_of_the_place() -> None:
    conversation = conversation_of({"now": ["Tylenol 500 mg | 2 x 6"]})
    assessment = assess(edit(conversation, "medicines.acetaminophen_or_nsaids", "yes"), TODAY, NUMBERS)
    (over,) = [one for one in assessment.findings if one.id == "acetaminophen.over"]
    assert "Call 020 99 now" in over.text


TAPER = {"taper_long", "taper_short", "taper_label", "taper_harm", "taper_cannot", "no_reason_to_taper"}


@pytest.mark.parametrize(
    ("years", "left_out"),
    [(None, set()), ("under_1_year", {"taper_long"}), ("1_year_or_more", {"taper_short"})],
)
def test_tapering_is_told_to_the_clinician_by_how_long(years: str | None, left_out: set[str]) -> None:
    words = wording("gate")["guidance"]
    conversation = edit(conversation_of({"now": ["oxycodone 5 mg | 1 x 2"]}), "medicines.opioid_years", years)
    said = ldn_gate(conversation, TODAY).guidance
    assert {key for key in TAPER if words[key] in said} == TAPER - left_out


def test_guidance_fits_the_person() -> None:
    words = wording("gate")["guidance"]
    nobody = ldn_gate(base(), TODAY).guidance
    assert nobody == (words["screen_limits"], words["challenge_limits"], words["interval"])
    unsure = ldn_gate(edit(base(), "medicines.takes_opioids", "unsure"), TODAY).guidance
    assert words["taper_long"] in unsure
    pregnant = edit(conversation_of({"now": ["oxycodone"]}), "health.pregnancy", "under_20_weeks")
    assert words["taper_pregnancy"] in ldn_gate(pregnant, TODAY).guidance
    assert words["taper_pregnancy"] not in unsure
    treated = edit(
        base(), "medicines.forgotten", (ForgottenOpioidUse(kind="methadone_clinic", taking="now"),)
    )
    assert words["taper_treatment"] in ldn_gate(treated, TODAY).guidance
    assert words["taper_treatment"] not in unsure


def test_the_gate_says_whether_it_is_about_opioids() -> None:
    assert ldn_gate(conversation_of({"now": ["oxycodone"]}), TODAY).about_opioids
    assert ldn_gate(edit(base(), "health.opioid_use_disorder", "yes"), TODAY).about_opioids
    for place, value in (
        ("liver", "acute_hepatitis_or_failure"),
        ("liver", None),
        ("surgery_planned", "yes"),
    ):
        assert not ldn_gate(edit(base(), f"health.{place}", value), TODAY).about_opioids
    assert not ldn_gate(conversation_of({"now": ["naltrexone 50 mg"]}), TODAY).about_opioids
    assert not ldn_gate(conversation_of({"stopped": [["Vivitrol", 3]]}), TODAY).about_opioids
    for case in (
        {"stopped": [["tramadol", "?"]]},
        {"now": ["lofexidine"]},
        {"stopped": [["tramadol", 3], ["Vivitrol", 3]]},
    ):
        assert ldn_gate(conversation_of(case), TODAY).about_opioids


def test_every_source_that_a_rule_names_can_be_found() -> None:
    sources = table("sources")
    used = {
        key
        for option in OPTIONS_WITH_RULES
        for entry in table(f"cautions/{option}").values()
        for key in entry["source"]
    }
    used |= {group["source"] for group in table("naloxone")["criteria"]}
    assert used <= set(sources)
    nowhere = {key for key in used if not {"doi", "pmid", "url"} & set(sources[key])}
    assert nowhere == {"IntakeTable", "SurgeryPractice"}
    # What has no published source is never taken for checked.
    for option in OPTIONS_WITH_RULES:
        for entry in table(f"cautions/{option}").values():
            if set(entry["source"]) <= nowhere:
                assert entry["seen"] == "recalled"


def test_a_pasted_list_is_checked_with_the_numbers_of_the_place_too() -> None:
    checked = check_list("acetaminophen 500 mg take 2 tablets 6 times a day", TODAY, NUMBERS)
    (over,) = [one for one in checked.assessment.findings if one.id == "acetaminophen.over"]
    assert "Call 020 99 now" in over.text
