"""Acetaminophen and NSAIDs a day, from every source."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.safety.assess import assess
from ldn_aid.safety.findings import AcetaminophenTotal
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY, conversations


def _total(conversation: Conversation) -> AcetaminophenTotal:
    assessment = assess(conversation, TODAY)
    assert not any("could not run" in one.why for one in assessment.not_checked)
    return assessment.acetaminophen


@pytest.mark.parametrize("case", cases("acetaminophen_cases"), ids=lambda case: case["name"])
def test_the_table(case: dict[str, Any]) -> None:
    given_too = {"medicines.acetaminophen_or_nsaids": "yes"} | case.get("given", {})
    got = _total(conversation_of(case | {"given": given_too}))
    assert got.mg_per_day == (None if case["total"] < 0 else case["total"])
    assert (got.limit_mg, got.over) == (case["limit"], {"yes": True, "no": False, "?": None}[case["over"]])
    assert got.complete or got.over in (None, True)
    assert case.get("why", "") in got.limit_reason
    assert ("may raise" in got.limit_reason) is ("may raise" in case.get("why", ""))


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        ("health.age_years", 75, "age 75 or over: the cautious limit for older people"),
        ("health.age_years", 74, "label limit for a healthy adult"),
        ("health.liver", "unsure", "advanced liver disease: at most this much, and only with a specialist (not sure, so the lower limit holds)"),
        ("health.alcohol", None, "label limit for a healthy adult; may be lower, not asked: alcohol"),
        ("health.age_years", None, "label limit for a healthy adult; may be lower, not asked: age"),
        ("health.pregnancy", "unsure", "label limit for a healthy adult"),
    ],
)  # fmt: skip
def test_a_limit_gives_its_reason(place: str, value: object, reason: str) -> None:
    assert _total(edit(base(), place, value)).limit_reason == reason


def test_what_could_not_lower_the_limit_is_not_named() -> None:
    conversation = edit(edit(base(), "health.liver", "chronic_compensated"), "health.age_years", None)
    assert "not asked" not in _total(conversation).limit_reason


def test_each_source_is_listed_with_what_it_adds() -> None:
    got = _total(conversation_of({"now": ["Tylenol 500 mg | 2 x 3", "NyQuil", "zzyzx"]}))
    assert got.items == (
        "Tylenol 500 mg: 3000 mg a day",
        "NyQuil: not counted, dose missing",
        "zzyzx: not recognised, not counted",
    )


_OWN_STRENGTHS = st.integers(4, 1000).map(lambda mg: mg + Decimal("0.005"))
"""Mg that no other entry has: the same strength again would be a repeat, and not added."""


@settings(max_examples=40)
@given(conversations, _OWN_STRENGTHS, st.integers(1, 8))
def test_more_acetaminophen_never_lowers_the_total(
    conversation: Conversation, strength: Decimal, times: int
) -> None:
    entry = MedicineEntry(
        product="acetaminophen", strength=strength, strength_unit="mg", units_per_dose=Decimal(1),
        doses_per_day=Decimal(times), taking="now",
    )  # fmt: skip
    more = edit(conversation, "medicines.others", (*conversation.medicines.others, entry))
    before, after = _total(conversation), _total(more)
    assert after.mg_per_day is not None
    assert after.mg_per_day >= (before.mg_per_day or 0) + strength * times
    assert after.limit_mg == before.limit_mg
    assert not (before.over and not after.over)


def test_nsaids_are_added_up_each_by_itself_and_no_limit_is_made_up() -> None:
    listed = ["Advil 200 mg | 2 x 3", "ibuprofen 400 mg | 1 x 1", "naproxen 250 mg", "Voltaren gel", "meloxicam 15 mg | 1 x 1"]  # fmt: skip
    found = {
        one.ingredient: (one.mg_per_day, one.high_dose_mg, len(one.products))
        for one in assess(conversation_of({"now": listed}), TODAY).nsaids
    }
    assert found == {
        "ibuprofen": (1600, 1200, 2),
        "naproxen": (None, 750, 1),
        "meloxicam": (15, None, 1),
    }


def _one(**amounts: object) -> AcetaminophenTotal:
    entry = MedicineEntry(
        **({"units_per_dose": Decimal(2), "doses_per_day": Decimal(3), "taking": "now"} | amounts)
    )
    conversation = edit(base(), "medicines.acetaminophen_or_nsaids", "yes")
    return _total(edit(conversation, "medicines.others", (entry,)))


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ({"product": "acetaminophen", "strength": Decimal(500), "strength_unit": "mg"}, 3000),
        ({"product": "acetaminophen", "strength": Decimal(500)}, 3000),
        ({"product": "acetaminophen", "strength": Decimal(1), "strength_unit": "g"}, 6000),
        ({"product": "acetaminophen", "strength": Decimal(500), "strength_unit": "mcg/h"}, None),
        ({"product": "acetaminophen 325 mg"}, 1950),
        ({"product": "hydrocodone/acetaminophen", "strength": Decimal(5), "acetaminophen_mg": Decimal(300)}, 1800),
        ({"product": "hydrocodone/acetaminophen 5-325", "acetaminophen_mg": Decimal(325)}, 1950),
        ({"product": "hydrocodone/acetaminophen 5-325", "strength": Decimal(5)}, 1950),
        ({"product": "hydrocodone/acetaminophen", "strength": Decimal(5)}, None),
        ({"product": "acetaminophen", "strength": Decimal(80)}, 480),
        ({"product": "acetaminophen", "strength": Decimal(79)}, None),
        ({"product": "acetaminophen", "strength": Decimal(1)}, None),
        ({"product": "acetaminophen 500 mg", "units_per_dose": None}, None),
        ({"product": "acetaminophen 500 mg", "doses_per_day": None}, None),
    ],
)  # fmt: skip
def test_the_acetaminophen_part_of_a_product(amounts: dict[str, object], total: int | None) -> None:
    got = _one(**amounts)
    assert got.mg_per_day == total
    unit_said = (
        amounts.get("strength") is None or "strength_unit" in amounts or "/" in str(amounts["product"])
    )
    assert got.complete is (total is not None and unit_said)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ({"product": "acetaminophen 325 mg", "strength": Decimal(650), "strength_unit": "mg"}, 3900),
        ({"product": "acetaminophen 650 mg", "strength": Decimal(325), "strength_unit": "mg"}, 3900),
        ({"product": "acetaminophen 650 mg", "strength": Decimal("0.5"), "strength_unit": "g"}, 3900),
        ({"product": "hydrocodone/acetaminophen 5-325", "acetaminophen_mg": Decimal(300)}, 1950),
        ({"product": "hydrocodone/acetaminophen 5-325", "acetaminophen_mg": Decimal(500)}, 3000),
    ],
)  # fmt: skip
def test_where_the_name_and_the_amount_differ_the_larger_counts_and_it_is_said(
    amounts: dict[str, object], total: int
) -> None:
    got = _one(**amounts)
    assert (got.mg_per_day, got.complete) == (total, False)
    words = "{product}: {total} mg a day: the name and the strength entered differ, the larger is counted"
    assert got.items == (words.format(product=amounts["product"], total=total),)


@pytest.mark.parametrize(
    ("product", "strength", "asked"),
    [
        ("acetaminophen 650 mg", "325", True),
        ("acetaminophen 650 mg", "650", False),
        ("ibuprofen 800 mg", "200", True),
        ("lisinopril 20 mg", "10", True),
        ("lisinopril-hydrochlorothiazide 20-12.5", "12.5", False),
        ("ibuprofen", "800", False),
        ("zzyzx 5 mg", "10", False),
    ],
)
def test_a_name_and_a_strength_that_differ_are_asked_about(product: str, strength: str, asked: bool) -> None:
    entry = MedicineEntry(product=product, strength=Decimal(strength), strength_unit="mg", taking="now")
    for taking in ("now", "stopped"):
        listed = edit(base(), "medicines.others", (entry.model_copy(update={"taking": taking}),))
        found = [one for one in assess(listed, TODAY).findings if ".strength_differs." in one.id]
        assert [one.text for one in found] == (
            [f'"{product}" is entered with another strength: {strength} mg. Which one is right?']
            if asked and taking == "now"
            else []
        )


def test_an_nsaid_whose_name_and_strength_differ_counts_as_the_larger() -> None:
    entry = MedicineEntry(
        product="ibuprofen 800 mg", strength=Decimal(200), strength_unit="mg",
        units_per_dose=Decimal(1), doses_per_day=Decimal(2), taking="now",
    )  # fmt: skip
    (one,) = assess(edit(base(), "medicines.others", (entry,)), TODAY).nsaids
    assert (one.mg_per_day, one.note) == (
        1600,
        "the name and the strength entered differ: the larger is counted",
    )


def test_a_range_the_wrong_way_round_counts_its_larger_end() -> None:
    given: dict[str, object] = {
        "units_per_dose": Decimal(2),
        "fewest_units": Decimal(4),
        "fewest_doses": Decimal(6),
    }
    assert _one(product="acetaminophen 500 mg", **given).mg_per_day == 12_000


def test_all_that_could_lower_the_limit_is_named_and_nothing_else() -> None:
    conversation = base()
    for question in ("alcohol", "liver", "low_weight_or_frail"):
        conversation = edit(conversation, f"health.{question}", None)
    reason = _total(conversation).limit_reason
    assert reason.endswith("not asked: liver disease, alcohol, low weight, poor eating or frailty")
    frail = edit(conversation, "health.low_weight_or_frail", "yes")
    assert _total(frail).limit_reason.endswith("not asked: liver disease")
    # With the lowest limit already in force nothing could lower it further.
    assert _total(edit(frail, "health.liver", "normal")).limit_reason == "low weight, poor eating or frailty"
    acute = edit(conversation, "health.liver", "acute_hepatitis_or_failure")
    assert _total(acute).limit_reason == "acute hepatitis or liver failure: it must not be used"


@pytest.mark.parametrize(
    ("entry", "for_pain"),
    [
        ({"product": "aspirin", "strength": Decimal(81), "strength_unit": "mg"}, "no"),
        ({"product": "aspirin", "strength": Decimal(81)}, "no"),
        ({"product": "aspirin 81 mg"}, "no"),
        ({"product": "aspirin", "strength": Decimal(100), "strength_unit": "mg"}, "no"),
        ({"product": "aspirin", "strength": Decimal(101), "strength_unit": "mg"}, "yes"),
        ({"product": "aspirin", "strength": Decimal(1), "strength_unit": "g"}, "yes"),
        ({"product": "aspirin 325 mg"}, "yes"),
        ({"product": "Ecotrin low strength"}, "no"),
        ({"product": "baby aspirin"}, "no"),
        ({"product": "aspirin"}, "unsure"),
        ({"product": "Aggrenox"}, "no"),
        ({"product": "Excedrin"}, "yes"),
    ],
    ids=str,
)
def test_aspirin_for_heart_and_vessels_is_no_nsaid_for_pain(entry: dict[str, Any], for_pain: str) -> None:
    """Nobody on warfarin is told to stop it as an NSAID; where the strength is not said, somebody asks."""
    warfarin = MedicineEntry(product="warfarin 5 mg", taking="now")
    conversation = edit(base(), "medicines.others", (warfarin, MedicineEntry(**entry, taking="now")))
    levels = {one.id: str(one.level) for one in assess(conversation, TODAY).findings}
    found = {"avoid": "yes", "caution": "unsure", None: "no"}[levels.get("nsaid.now_warfarin")]
    assert found == for_pain
