"""The LDN gate against the table of odd answers that a pharmacist reviews."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.safety.ldn_gate import ldn_gate
from ldn_aid.safety.rules import wording
from tests.safety.case_table import base, cases, conversation_of
from tests.strategies import TODAY


def _noted(case: dict[str, Any]) -> Conversation:
    conversation = conversation_of(case)
    for place in ("opioids", "others"):
        entries = getattr(conversation.medicines, place)
        if entries and "note" in case:
            conversation = edit(conversation, f"medicines.{place}.{len(entries) - 1}.note", case["note"])
    return conversation


@pytest.mark.parametrize("case", cases("gate_cases"), ids=lambda case: case["name"])
def test_the_table(case: dict[str, Any]) -> None:
    gate = ldn_gate(_noted(case), TODAY)
    earliest = TODAY + timedelta(days=case["days"]) if "days" in case else None
    assert (str(gate.status), gate.earliest) == (case["gate"], earliest), gate.reasons
    assert any(case.get("says", "") in reason for reason in gate.reasons), gate.reasons


@pytest.mark.parametrize(
    ("last", "earliest"),
    [
        (date(2028, 2, 20), date(2028, 3, 1)),  # over a leap day
        (date(2027, 2, 20), date(2027, 3, 2)),
        (date(2026, 10, 30), date(2026, 11, 9)),  # over the change of clocks
        (date(2026, 12, 28), date(2027, 1, 7)),
    ],
)
def test_days_are_counted_by_the_calendar(last: date, earliest: date) -> None:
    conversation = conversation_of({"stopped": [["tramadol 50 mg", (TODAY - last).days]]})
    assert ldn_gate(conversation, earliest - timedelta(days=1)).earliest == earliest
    assert ldn_gate(conversation, earliest).status == "clear"


@pytest.mark.parametrize(
    ("entry", "gate"),
    [
        ({"product": "naltrexone", "strength": "4.5", "strength_unit": "mg"}, "clear"),
        ({"product": "naltrexone", "strength": "4.5"}, "clear"),
        ({"product": "naltrexone", "strength": "4500", "strength_unit": "mcg"}, "clear"),
        ({"product": "naltrexone", "strength": "1.5", "strength_unit": "mg", "units_per_dose": "3", "doses_per_day": "1"}, "clear"),
        ({"product": "naltrexone", "strength": "9", "strength_unit": "mg"}, "clear"),
        ({"product": "naltrexone", "strength": "9.5", "strength_unit": "mg"}, "blocked"),
        ({"product": "naltrexone", "strength": "4.5", "strength_unit": "mg", "units_per_dose": "11", "doses_per_day": "1"}, "blocked"),
        ({"product": "naltrexone", "strength": "50", "strength_unit": "mg"}, "blocked"),
        ({"product": "naltrexone 50 mg", "strength": "50", "strength_unit": "mg"}, "blocked"),
        ({"product": "naltrexone", "note": "low dose, 4.5 mg at night"}, "clear"),
        ({"product": "naltrexone"}, "blocked"),
        ({"product": "naltrexone 4.5 mg capsule"}, "clear"),
        ({"product": "LDN"}, "clear"),
        ({"product": "naltrexone 50 mg", "strength": "4.5", "strength_unit": "mg"}, "blocked"),
        ({"product": "naltrexone 4.5 mg", "strength": "50", "strength_unit": "mg"}, "blocked"),
        ({"product": "Contrave", "strength": "8", "strength_unit": "mg"}, "blocked"),
        ({"product": "naltrexone", "note": "monthly injection"}, "blocked"),
    ],
    ids=str,
)  # fmt: skip
def test_naltrexone_taken_is_ldn_or_full_dose_by_what_the_entry_says(
    entry: dict[str, Any], gate: str
) -> None:
    amounts = {name: Decimal(value) if name in AMOUNTS else value for name, value in entry.items()}
    listed = edit(base(), "medicines.others", (MedicineEntry(**amounts, taking="now"),))
    assert str(ldn_gate(listed, TODAY).status) == gate


@pytest.mark.parametrize(
    ("strength", "unit", "days"),
    [("380", "mg", 18), ("380", None, 18), ("0.38", "g", 18), ("50", "mg", None)],
)
def test_the_injection_by_the_strength_entered(strength: str, unit: Any, days: int | None) -> None:
    given = TODAY - timedelta(days=10)
    entry = MedicineEntry(
        product="naltrexone",
        strength=Decimal(strength),
        strength_unit=unit,
        taking="stopped",
        last_taken=given,
    )
    gate = ldn_gate(edit(base(), "medicines.others", (entry,)), TODAY)
    assert gate.earliest == (TODAY + timedelta(days=days) if days else None)
    assert str(gate.status) == ("wait" if days else "clear")


@pytest.mark.parametrize("product", ["Lybalvi 10-10 mg", "Vivitrol", "Contrave", "nalmefene 18 mg tablet"])
@pytest.mark.parametrize("taking", ["now", "stopped"])
def test_another_blocker_is_no_opioid(product: str, taking: Any) -> None:
    last = TODAY - timedelta(days=1) if taking == "stopped" else None
    entry = MedicineEntry(product=product, taking=taking, last_taken=last)
    gate = ldn_gate(edit(base(), "medicines.others", (entry,)), TODAY)
    assert not gate.opioid_possible
    assert wording("gate")["no_abrupt_stop"] not in gate.reasons
    if gate.status != "clear":
        assert not gate.about_opioids
        assert gate.reasons[0].startswith(product)


@pytest.mark.parametrize("unit", ["mcg/h", "mcg", None])
def test_a_strength_by_the_hour_is_a_patch(unit: Any) -> None:
    entry = MedicineEntry(
        product="fentanyl", strength=Decimal(25), strength_unit=unit, taking="stopped", last_taken=TODAY - timedelta(days=11)
    )  # fmt: skip
    gate = ldn_gate(edit(base(), "medicines.others", (entry,)), TODAY)
    assert gate.status == "wait"


@pytest.mark.parametrize(
    ("strength", "unit", "days"),
    [("80", "mg", 14), ("80", None, 14), ("5", "mg", 10), ("5000", "mcg", 10)],
)
def test_a_strength_that_exists_only_as_long_acting(strength: str, unit: Any, days: int) -> None:
    last = TODAY - timedelta(days=11)
    amount = Decimal(strength) if strength else None
    entry = MedicineEntry(
        product="oxycodone", strength=amount, strength_unit=unit, taking="stopped", last_taken=last
    )
    gate = ldn_gate(
        edit(edit(base(), "medicines.opioids", (entry,)), "medicines.takes_opioids", "yes"), TODAY
    )
    assert gate.earliest == (last + timedelta(days=days) if days == 14 else None)


AMOUNTS = ("strength", "units_per_dose", "doses_per_day")


@pytest.mark.parametrize(
    ("place", "answer", "status"),
    [
        ("health.pregnancy", "planning", "clear"),
        ("health.pregnancy", "30_weeks_or_more", "ask"),
        ("health.liver", "chronic_compensated", "clear"),
        ("health.liver", "decompensated_cirrhosis", "ask"),
        ("health.liver", "acute_hepatitis_or_failure", "blocked"),
        ("health.kidney", "egfr_30_to_59", "clear"),
        ("health.kidney", "egfr_under_30", "ask"),
        ("health.kidney", None, "ask"),
        ("health.naltrexone_allergy", "yes", "blocked"),
        ("health.naltrexone_allergy", "unsure", "ask"),
        ("health.opioid_withdrawal_now", "yes", "blocked"),
        ("health.urine_opioid_screen", "positive", "blocked"),
        ("health.urine_opioid_screen", "negative", "clear"),
        ("health.depression", "yes", "clear"),
        ("pain.alarms", ("thoughts_of_suicide",), "ask"),
        ("pain.alarms", None, "ask"),
    ],
    ids=str,
)
def test_one_more_answer_counts_beside_every_other_row(place: str, answer: object, status: str) -> None:
    """The more serious of two holds, whatever they are about; and a day stays the day."""
    order = ["blocked", "ask", "wait", "clear"]
    for case in cases("gate_cases"):
        if place in case.get("given", {}):
            continue
        gate = ldn_gate(edit(_noted(case), place, answer), TODAY)
        expected = min(status, case["gate"], key=order.index)
        assert gate.status == expected, (case["name"], gate.reasons)
        waits = expected == case["gate"] == "wait"
        assert gate.earliest == (TODAY + timedelta(days=case["days"]) if waits else None)
