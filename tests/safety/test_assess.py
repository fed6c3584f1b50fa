"""Cautions, totals, naloxone: tables, and that no combination of answers breaks a rule."""

import json

import pytest
from hypothesis import given, settings

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.safety.findings import Assessment, Level
from tests.strategies import TODAY, conversations


def _assess(**sections: object) -> Assessment:
    data = json.dumps({"schema_version": 2} | sections).encode()
    return assess(parse_conversation(data, "case"), TODAY)


def _levels(assessment: Assessment) -> dict[str, Level]:
    return {finding.id: finding.level for finding in assessment.findings}


HEALTH = [
    (
        {"liver": "acute_hepatitis_or_failure"},
        {"ldn.acute_liver": "contraindicated", "acetaminophen.acute_liver": "contraindicated"},
    ),
    ({"stomach": "active_ulcer_or_bleed"}, {"nsaid.ulcer_active": "contraindicated"}),
    ({"heart_bypass_surgery_now": "yes"}, {"nsaid.cabg": "contraindicated"}),
    ({"asthma": "triggered_by_nsaids"}, {"nsaid.allergy": "contraindicated"}),
    ({"severe_lung_disease": "yes"}, {"opioid.lung": "contraindicated"}),
    ({"bowel_obstruction": "yes"}, {"opioid.bowel": "contraindicated"}),
    ({"kidney": "egfr_under_30"}, {"nsaid.kidney_severe": "contraindicated"}),
    (
        {"pregnancy": "30_weeks_or_more"},
        {"nsaid.pregnancy_late": "contraindicated", "ldn.pregnancy_late": "avoid"},
    ),
    ({"naltrexone_allergy": "yes"}, {"ldn.allergy": "contraindicated"}),
    ({"age_years": 76}, {"nsaid.age_75": "avoid", "opioid.age_75": "avoid"}),
    ({"sleep_apnoea": "moderate_or_severe"}, {"opioid.apnoea": "avoid"}),
    ({"heart_failure": "unsure"}, {"nsaid.heart_failure": "caution"}),
]


@pytest.mark.parametrize(("health", "expected"), HEALTH, ids=lambda value: str(value)[:50])
def test_conditions(health: dict[str, object], expected: dict[str, str]) -> None:
    levels = _levels(_assess(health=health))
    assert {key: str(levels.get(key)) for key in expected} == expected


CLASSES = [
    ("warfarin", {"nsaid.warfarin": "avoid", "acetaminophen.warfarin": "caution"}),
    ("apixaban", {"nsaid.doac": "avoid"}),
    ("clonazepam", {"opioid.benzodiazepine": "avoid"}),
    ("Xanax", {"opioid.benzodiazepine": "avoid"}),
    ("gabapentin", {"opioid.gabapentinoid": "avoid"}),
    ("phenelzine", {"opioid.maoi": "contraindicated"}),
    ("lithium", {"nsaid.lithium": "avoid"}),
    ("naltrexone 50 mg", {"ldn.full_dose": "contraindicated", "opioid.naltrexone": "contraindicated"}),
    ("LDN", {"opioid.naltrexone": "contraindicated"}),
]


@pytest.mark.parametrize(("product", "expected"), CLASSES, ids=[row[0] for row in CLASSES])
def test_a_listed_medicine_is_as_good_as_a_ticked_class(product: str, expected: dict[str, str]) -> None:
    levels = _levels(_assess(medicines={"others": [{"product": product, "taking": "now"}]}))
    assert {key: str(levels.get(key)) for key in expected} == expected


def test_two_nsaids_and_the_triple() -> None:
    others = [
        {"product": name, "taking": "now"} for name in ("ibuprofen", "Aleve", "lisinopril", "furosemide")
    ]
    levels = _levels(_assess(medicines={"others": others}))
    assert levels["nsaid.two"] is Level.AVOID
    assert levels["nsaid.triple_now"] is Level.AVOID


def test_unanswered_is_listed_not_cleared() -> None:
    assessment = _assess()
    assert "liver disease" in assessment.unasked
    assert not [finding for finding in assessment.findings if finding.level is Level.CONTRAINDICATED]


TOTALS = [
    ({"others": []}, {}, None, False, None),
    ({"acetaminophen_or_nsaids": "no"}, {}, 0, True, False),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", 500, 2, 4)]}, {}, 4000, True, False),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", 500, 2, 5)]}, {}, 5000, True, True),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", 500, 2, 3)]}, {"alcohol": "3_or_more_a_day"}, 3000, True, True),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", 500, 2, 3), ("Percocet 5-325", 5, 1, 4)]}, {}, 4300, True, True),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", None, 2, 3)]}, {}, None, False, None),
    ({"acetaminophen_or_nsaids": "yes", "others": [("Tylenol", 500, 2, 5), ("NyQuil", None, None, None)]}, {}, 5000, False, True),
]  # fmt: skip


@pytest.mark.parametrize(("medicines", "health", "total", "complete", "over"), TOTALS, ids=str)
def test_acetaminophen(medicines, health, total, complete, over) -> None:  # type: ignore[no-untyped-def]
    names = ("product", "strength", "units_per_dose", "doses_per_day")
    others = [
        dict(zip(names, row, strict=True)) | {"strength_unit": "mg", "taking": "now"}
        for row in medicines.get("others", ())
    ]
    got = _assess(medicines=medicines | {"others": others}, health=health).acetaminophen
    assert (got.mg_per_day, got.complete, got.over) == (total, complete, over)


def test_naloxone() -> None:
    oxycodone = {
        "product": "oxycodone",
        "strength": 20,
        "strength_unit": "mg",
        "units_per_dose": 1,
        "doses_per_day": 2,
        "taking": "now",
    }
    plain = {"takes_opioids": "yes", "opioids": [oxycodone | {"strength": 5}], "forgotten": []}
    assert not _assess(medicines=plain).naloxone.offer
    assert _assess(medicines=plain | {"opioids": [oxycodone]}).naloxone.offer
    assert _assess(medicines=plain | {"classes": ["benzodiazepine"]}).naloxone.offer
    assert _assess(health={"past_overdose": "yes"}).naloxone.offer
    assert not _assess(medicines={"classes": ["benzodiazepine"], "takes_opioids": "no"}).naloxone.offer


def test_set_aside_keeps_the_finding_with_its_reason() -> None:
    reason = "INR is checked weekly"
    assessment = _assess(
        medicines={"classes": ["warfarin"]}, set_aside=[{"finding": "nsaid.warfarin", "reason": reason}]
    )
    assert {finding.id: finding.set_aside for finding in assessment.findings}["nsaid.warfarin"] == reason


def test_alarms_say_what_to_do_now() -> None:
    notes = _assess(
        pain={"duration": "under_1_month", "alarms": ["cancer_pain", "thoughts_of_suicide"]}
    ).scope
    assert "988" in notes[0].text
    assert [note.private for note in notes] == [True, False, False]
    assert len(notes) == 3


@settings(max_examples=80)
@given(conversations)
def test_no_combination_of_answers_breaks_a_rule(conversation: Conversation) -> None:
    assessment = assess(conversation, TODAY)
    assert json.dumps(as_json(assessment))
    assert assess(conversation, TODAY) == assessment
