"""MME by the CDC 2022 factors; cases from public calculators with the CDC 2022 answer beside each."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import edit
from ldn_aid.conversation.sections import MedicineEntry, SetAside
from ldn_aid.safety.assess import assess
from ldn_aid.safety.findings import MmeItem
from ldn_aid.safety.mme import entry_mme, mme_total
from tests.safety.case_table import base, conversation_of
from tests.strategies import TODAY

CASES = json.loads((Path(__file__).parent / "mme_cases.json").read_text())["cases"]
SINGLE = [case for case in CASES if case["ingredient"] not in ("multi", "not_opioid")]


def _entry(case: dict[str, Any]) -> MedicineEntry:
    patch = case["patch_mcg_per_h"]
    name = {"fentanylTransdermal 12.5": "fentanyl transdermal"}.get(case["drug_name"], case["drug_name"])
    return MedicineEntry(
        product=name,
        strength=Decimal(str(patch or case["daily_dose_mg"] or 5)),
        strength_unit="mcg/h" if patch else "mg",
        units_per_dose=Decimal(1),
        doses_per_day=Decimal("0.3333") if patch else Decimal(1),
        taking="now",
    )


DOSE_BELOW_ONE_TABLET = {"mmecalc-timeofday"}


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case["id"])
def test_cases_from_public_calculators(case: dict[str, Any]) -> None:
    expected = case["cdc2022_mme_per_day_recomputed"]
    item = entry_mme(_entry(case))
    if case["id"] in DOSE_BELOW_ONE_TABLET:
        # A dose of 10 mg beside a tablet of 60 mg that is not split: the larger counts, and it is asked.
        assert (item.mme, item.sure) == (Decimal("90.0"), False)
    else:
        assert item.mme == (None if expected is None else Decimal(str(expected)))


@pytest.mark.parametrize(
    ("product", "strength", "unit", "units", "times", "mme"),
    [
        ("hydrocodone", 5, "mg", 1, 4, 20),
        ("oxycodone ER", 10, "mg", 1, 2, 30),
        ("codeine", 30, "mg", 1, 4, 18),
        ("hydromorphone", 2, "mg", 1, 4, 40),
        ("methadone", 10, "mg", 1, 2, 94),
        ("morphine", 15, "mg", 1, 2, 30),
        ("oxymorphone", 5, "mg", 1, 2, 30),
        ("tapentadol", 50, "mg", 1, 2, 40),
        ("tramadol", 50, "mg", 1, 4, 40),
        ("fentanyl patch", 25, "mcg/h", 1, None, 60),
        ("fentanyl patch", 25, "mcg/h", 2, None, 120),
        ("morphine solution", 2, "mg/mL", 5, 4, 40),
        ("buprenorphine patch", 10, "mcg/h", 1, 1, None),
        ("levorphanol", 2, "mg", 1, 3, None),
        ("fentanyl nasal spray", 100, "mcg", 1, 4, None),
        ("morphine injection", 10, "mg", 1, 4, None),
        ("oxycodone", None, None, 1, 4, None),
        ("oxycodone", 5, "mg", None, 4, None),
        ("oxycodone", 5, "mg", 1, None, None),
    ],
)
def test_the_table(product, strength, unit, units, times, mme) -> None:  # type: ignore[no-untyped-def]
    amounts = [None if value is None else Decimal(value) for value in (strength, units, times)]
    item = entry_mme(
        MedicineEntry(
            product=product, strength=amounts[0], strength_unit=unit,
            units_per_dose=amounts[1], doses_per_day=amounts[2], taking="now",
        )
    )  # fmt: skip
    assert item.mme == (None if mme is None else Decimal(mme))
    assert item.note


@pytest.mark.parametrize(
    ("entry", "mme", "sure", "said"),
    [
        ("Norco 10-325 | 5 mg | 1 x 4", 40, False, "the name and the strength entered differ"),
        ("OxyContin 80 mg | 10 mg | 1 x 2", 240, False, "the larger is counted, ask which is right"),
        ("OxyContin 10 mg | 80 mg | 1 x 2", 240, False, "the name and the strength entered differ"),
        ("morphine 0.03 g | 30 mg | 1 x 2", 60, True, "60 mg a day"),
        ("morphine 30 mg | 0.03 g | 1 x 2", 60, True, ""),
        (
            "fentanyl patch 75 mcg/hr | 25 mcg/h | 1 x 1",
            180,
            False,
            "the name and the strength entered differ",
        ),
        ("fentanyl patch 25 mcg/hr | 25 mcg/h | 1 x 1", 60, True, "25 mcg/h"),
        ("morphine 10 mg/5 mL | 2 mg/mL | 5 x 4", 40, True, ""),
        ("morphine 10 mg/5 mL | 10 mg | 1 x 4", 40, True, ""),
        ("morphine 10 mg/5 mL | 20 mg/mL | 5 x 4", 400, False, "the name and the strength entered differ"),
        (
            "oxycodone | 5 mg | 2<4 x 4",
            120,
            True,
            "the least entered is more than the most: the larger is counted",
        ),
        ("oxycodone | 5 mg | 2<4 x 4<6", 180, True, "40 to 120 mg a day"),
        (
            "oxycodone | 5 mg | 2<1 x 3",
            45,
            True,
            "15 to 30 mg a day x 1.5; a range: the upper end is counted",
        ),
        ("fentanyl patch | 25 mcg/h | 1<2 x 1", 120, True, "the least entered is more than the most"),
        ("oxycodone | 5 mg | 2<2 x 3", 45, True, "30 mg a day x 1.5; a range: the upper end is counted"),
        (
            "Norco 10-325 | 5 mg | 1<1 x 4",
            40,
            False,
            "; strength read from the name; a range: the upper end is counted; the name and",
        ),
        (
            "OxyContin 10 mg | 80 mg | 1<2 x 2",
            480,
            False,
            "ask which is right; the least entered is more than the most",
        ),
    ],
    ids=str,
)
def test_what_contradicts_itself_counts_as_the_larger_and_says_so(
    entry: str, mme: int, sure: bool, said: str
) -> None:
    """Reads "name | strength | units<fewest x times<fewest"."""
    product, strength, dose = (part.strip() for part in entry.split("|"))
    amount, unit = strength.split(" ")
    units, times = ([Decimal(number) for number in part.split("<")] for part in dose.split(" x "))
    listed = MedicineEntry.model_validate(
        {
            "product": product, "strength": Decimal(amount), "strength_unit": unit, "taking": "now",
            "units_per_dose": units[0], "fewest_units": (*units, None)[1],
            "doses_per_day": times[0], "fewest_doses": (*times, None)[1],
        }
    )  # fmt: skip
    item = entry_mme(listed)
    assert (item.mme, item.sure) == (mme, sure)
    assert said in item.note
    assert ("larger" in item.note) == (not sure or "least entered" in said or "<6" in dose)
    asked = edit(base(), "medicines.opioids", (listed,))
    total = mme_total(edit(asked, "medicines.takes_opioids", "yes"))
    assert (total.total, total.complete) == (mme, sure)
    ids = [one.id for one in assess(asked, TODAY).findings if ".strength_differs." in one.id]
    assert len(ids) == (not sure)


def test_a_strength_from_the_name_is_said_to_be_and_one_entered_is_not() -> None:
    read = {
        "product": "oxycodone 5 mg",
        "units_per_dose": Decimal(1),
        "doses_per_day": Decimal(2),
        "taking": "now",
    }
    entered = read | {"strength": Decimal(5), "strength_unit": "mg"}
    assert (
        entry_mme(MedicineEntry.model_validate(read)).note == "10 mg a day x 1.5; strength read from the name"
    )
    assert entry_mme(MedicineEntry.model_validate(entered)).note == "10 mg a day x 1.5"


def _total(medicines: str) -> tuple[object, bool]:
    total = mme_total(
        parse_conversation(f'{{"schema_version": 2, "medicines": {medicines}}}'.encode(), "case")
    )
    return total.total, total.complete


def test_nothing_known_is_not_zero() -> None:
    assert _total("{}") == (None, False)
    assert _total('{"takes_opioids": "unsure"}') == (None, False)
    assert _total('{"takes_opioids": "yes"}') == (None, False)
    assert _total('{"takes_opioids": "no"}')[1] is False
    assert _total('{"takes_opioids": "no", "forgotten": []}') == (0, True)


def test_one_missing_dose_makes_the_total_incomplete() -> None:
    counted = '{"product": "morphine", "strength": 15, "strength_unit": "mg", "units_per_dose": 1, "doses_per_day": 2, "taking": "now"}'
    missing = '{"product": "oxycodone", "taking": "now"}'
    medicines = f'{{"takes_opioids": "yes", "forgotten": [], "opioids": [{counted}, {missing}]}}'
    assert _total(medicines) == (30, False)


MORPHINE = "morphine ER 30 mg | 1 x 2"


@pytest.mark.parametrize(
    ("now", "total", "complete"),
    [
        ([MORPHINE], 60, True),
        ([MORPHINE, MORPHINE], 60, False),
        (["morphine ER 30 mg | 1 x 3", MORPHINE], 90, False),
        ([MORPHINE, "morphine ER 30 mg | 1 x 3"], 90, False),
        ([MORPHINE, "morphine ER 15 mg | 1 x 2"], 90, True),
        ([MORPHINE, "morphine 30 mg | 1 x 2"], 120, True),
        (
            ["hydrocodone/acetaminophen 5-325 mg | 1 x 4", "acetaminophen/hydrocodone 325-5 mg | 1 x 4"],
            20,
            False,
        ),
    ],
)
def test_the_same_order_twice_is_questioned_not_summed(now: list[str], total: int, complete: bool) -> None:
    mme = mme_total(conversation_of({"now": now}))
    assert (mme.total, mme.complete) == (total, complete)


def test_two_orders_count_when_a_clinician_says_that_both_are_taken() -> None:
    conversation = conversation_of({"now": [MORPHINE, MORPHINE]})
    (question,) = [
        one for one in assess(conversation, TODAY).findings if one.id.startswith("medicines.listed_twice")
    ]
    both = edit(
        conversation, "set_aside", (SetAside(finding=question.id, reason="one in the morning, one at night"),)
    )
    assert (mme_total(both).total, mme_total(both).complete) == (120, True)


@pytest.mark.parametrize(
    ("product", "said"),
    [
        ("methadone 10 mg | 1 x 2", "long half-life"),
        ("fentanyl patch 25 mcg/hr | 1 x 1", "heat"),
        ("tramadol 50 mg | 1 x 2", "not known whether overdose"),
        ("tapentadol 50 mg | 1 x 2", "not known whether overdose"),
        ("buprenorphine patch 10 mcg/hr | 1 x 1", "MME does not apply"),
        ("levorphanol 2 mg | 1 x 2", "never added"),
        ("oxycodone ER 20 mg | 1 x 2", "A guidepost, not a ceiling"),
    ],
)
def test_the_cautions_of_the_table_are_said(product: str, said: str) -> None:
    cautions = mme_total(conversation_of({"now": [product]})).cautions
    assert "Never use it to choose a dose" in cautions[0]
    assert any(said in one for one in cautions)


def test_nothing_is_said_of_what_is_not_taken() -> None:
    assert mme_total(conversation_of({"stopped": [["methadone 10 mg", 30]]})).cautions == ()
    assert len(mme_total(conversation_of({"now": ["oxycodone 5 mg | 1 x 2"]})).cautions) == 1


@pytest.mark.parametrize(
    ("product", "note"),
    [
        ("fentanyl patch 25 mcg/hr | 2 x 1", "50 mcg/h x 2.4"),
        ("oxycodone 5 mg | 1 x 4", "20 mg a day x 1.5"),
        ("oxycodone 5 mg", "how many at a time is missing"),
        ("oxycodone | 1 x 4", "strength missing"),
        ("zzyzx 5 mg | 1 x 1", "the name was not recognised"),
        ("levorphanol 2 mg | 1 x 1", "older analytic list gave 11 per mg"),
    ],
)
def test_the_workings_are_shown(product: str, note: str) -> None:
    entry = entry_of_case(product)
    assert note in entry_mme(entry).note
    assert entry_mme(entry).product == entry.product


def entry_of_case(product: str) -> MedicineEntry:
    """The entry that the case tables make of *product*."""
    conversation = conversation_of({"now": [product]})
    return (*conversation.medicines.opioids, *conversation.medicines.others)[0]


def test_the_same_strength_in_another_unit_is_the_same_order() -> None:
    entry = MedicineEntry(
        product="morphine", strength=Decimal(30), strength_unit="mg", units_per_dose=Decimal(1),
        doses_per_day=Decimal(2), taking="now",
    )  # fmt: skip
    in_mcg = entry.model_copy(update={"strength": Decimal(30_000), "strength_unit": "mcg"})
    conversation = edit(conversation_of({"now": ["morphine"]}), "medicines.opioids", (entry, in_mcg))
    mme = mme_total(conversation)
    assert (mme.total, mme.complete) == (60, False)


def test_a_patch_in_mcg_counts_and_one_in_mg_does_not() -> None:
    patch = MedicineEntry(
        product="fentanyl patch", strength=Decimal(25), strength_unit="mcg", units_per_dose=Decimal(1)
    )
    assert entry_mme(patch).mme == 60
    assert entry_mme(patch.model_copy(update={"strength_unit": "mg"})).mme is None
    assert entry_mme(patch.model_copy(update={"strength_unit": None})).mme == 60


@pytest.mark.parametrize(
    ("product", "unit", "mme", "note"),
    [
        ("oxycodone", None, None, "the unit of the strength is missing"),
        ("oxycodone 10 mg", None, 60, "40 mg a day x 1.5"),
        ("oxycodone 5 mg", None, None, "the unit of the strength is missing"),
        ("oxycodone", "mg", 60, "40 mg a day x 1.5"),
        ("oxycodone", "mcg", None, "no unit of it holds so little, check the strength"),
        ("oxycodone", "g", None, "no unit of it holds so much, check the strength"),
        ("oxycodone solution", "mg/mL", 60, "40 mg a day x 1.5"),
        ("oxycodone", "mcg/h", None, "mcg/h is for patches only"),
        ("fentanyl patch", None, Decimal("24"), "10 mcg/h x 2.4"),
        ("methadone", None, None, "the unit of the strength is missing"),
    ],
)
def test_a_strength_without_its_unit_is_not_counted(
    product: str, unit: str | None, mme: object, note: str
) -> None:
    """Ten of something, once four times a day. A patch is printed by the hour and in no other way."""
    entry = MedicineEntry(
        product=product, strength=Decimal(10), strength_unit=unit,  # type: ignore[arg-type]
        units_per_dose=Decimal(1), doses_per_day=Decimal(4), taking="now",
    )  # fmt: skip
    got = entry_mme(entry)
    assert (got.mme, note in got.note) == (mme, True)
    total = mme_total(edit(conversation_of({"now": ["oxycodone"]}), "medicines.opioids", (entry,)))
    assert total.complete is (mme is not None)


@pytest.mark.parametrize(
    ("case", "total"),
    [
        ({"now": ["methadone 10 mg | 1 x 4"]}, 188),
        ({"now": ["methadone 10 mg | 1 x 4"], "given": {"health.opioid_use_disorder": "yes"}}, None),
        ({"now": ["methadone concentrate 10 mg/mL | 4 x 1"]}, None),
        ({"given": {"medicines.forgotten": [{"kind": "methadone_clinic", "taking": "now"}]}}, None),
        ({"now": ["Suboxone 8-2 mg film | 1 x 2", "oxycodone 10 mg | 1 x 3"]}, 45),
    ],
)
def test_treatment_of_opioid_use_disorder_is_not_counted(case: dict[str, Any], total: int | None) -> None:
    """CDC 2022: MME is not meant for it (comparators.md, 2.2)."""
    found = mme_total(conversation_of(case))
    assert found.total == total
    assert found.complete is (total == 188)
    if not found.complete:
        assert "treats opioid use disorder (CDC 2022)" in " ".join(item.note for item in found.items)


def test_saying_that_all_orders_are_taken_holds_for_these_orders_only() -> None:
    conversation = conversation_of({"now": [MORPHINE, "morphine ER 30 mg | 1 x 1"]})
    (question,) = [
        one for one in assess(conversation, TODAY).findings if one.id.startswith("medicines.listed_twice")
    ]
    said = SetAside(finding=question.id, reason="morning and night", because=question.because)
    both = edit(conversation, "set_aside", (said,))
    assert mme_total(both).total == 90
    another = entry_of_case("morphine ER 30 mg capsule | 1 x 3")
    third = edit(both, "medicines.opioids", (*both.medicines.opioids, another))
    assert (mme_total(third).total, mme_total(third).complete) == (90, False)
    assert "it was about" in assess(third, TODAY).lapsed[0].why


@pytest.mark.parametrize(
    ("now", "stopped", "total", "complete"),
    [
        ([], [], 0, True),
        (["zzyzx"], [], None, False),
        ([], [["zzyzx", 3]], 0, True),
        (["oxycodone 5 mg | 1 x 2", "zzyzx"], [], 15, False),
        (["metformin 500 mg"], [], 0, True),
    ],
)
def test_what_nobody_could_read_leaves_the_dose_open(
    now: list[str], stopped: list[object], total: int | None, complete: bool
) -> None:
    """It may be an opioid, wherever it stands on the list."""
    mme = mme_total(conversation_of({"now": now, "stopped": stopped}))
    assert (mme.total, mme.complete) == (total, complete)


@pytest.mark.parametrize(
    ("now", "total", "complete"),
    [
        (["fentanyl patch 25 mcg/hr | 1 x 1", "fentanyl patch 25 mcg/hr | 1 x 1"], 60, False),
        (["fentanyl patch 25 mcg/hr | 1 x 1", "fentanyl patch 12 mcg/hr | 1 x 1"], Decimal("88.8"), True),
    ],
)
def test_a_patch_listed_twice_is_one_order_and_two_strengths_are_two(
    now: list[str], total: object, complete: bool
) -> None:
    mme = mme_total(conversation_of({"now": now}))
    assert (mme.total, mme.complete) == (total, complete)


@pytest.mark.parametrize(
    ("least", "note"),
    [
        ({}, "20 mg a day x 1.5"),
        ({"fewest_units": Decimal(1)}, "10 to 20 mg a day x 1.5; a range: the upper end is counted"),
        ({"fewest_doses": Decimal(1)}, "10 to 20 mg a day x 1.5; a range: the upper end is counted"),
        ({"fewest_units": Decimal(1), "fewest_doses": Decimal(1)}, "5 to 20 mg a day x 1.5; a range: the upper end is counted"),
        ({"as_needed": True}, "0 to 20 mg a day x 1.5; as needed: the most on any day"),
    ],
)  # fmt: skip
def test_a_range_counts_its_upper_end_and_says_so(least: dict[str, Any], note: str) -> None:
    entry = MedicineEntry(
        product="oxycodone", strength=Decimal(5), strength_unit="mg", units_per_dose=Decimal(2),
        doses_per_day=Decimal(2), taking="now", **least,
    )  # fmt: skip
    assert entry_mme(entry) == MmeItem("oxycodone", Decimal(30), note)


@pytest.mark.parametrize(
    ("entry", "note"),
    [
        ({"product": "oxycodone 5 mg", "units_per_dose": Decimal(1)}, "not counted: how many times a day is missing"),
        ({"product": "oxycodone", "strength": Decimal(5), "strength_unit": "mcg/h", "units_per_dose": Decimal(1), "doses_per_day": Decimal(1)}, "not counted: mcg/h is for patches only"),
        ({"product": "fentanyl patch", "strength": Decimal(5), "strength_unit": "mg", "units_per_dose": Decimal(1)}, "not counted: a patch needs its mcg/h"),
    ],
)  # fmt: skip
def test_what_is_not_counted_is_named_with_why(entry: dict[str, Any], note: str) -> None:
    assert entry_mme(MedicineEntry(**entry, taking="now")) == MmeItem(entry["product"], None, note)
