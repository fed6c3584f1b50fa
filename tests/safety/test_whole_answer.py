"""One conversation and the whole object that ``assess --json`` prints for it, to the last word.

After a change that is meant, write it anew and read what changed: ``python -m tests.safety.test_whole_answer``.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import MedicineEntry, SetAside
from ldn_aid.safety.assess import as_json, assess
from tests.safety.case_table import base
from tests.strategies import TODAY

WHOLE = Path(__file__).parent / "whole_answer.json"


def _entry(
    product: str, strength: str | None, unit: Any, units: str, times: str, **rest: Any
) -> MedicineEntry:
    return MedicineEntry(
        product=product, strength=Decimal(strength) if strength else None, strength_unit=unit,
        units_per_dose=Decimal(units), doses_per_day=Decimal(times), taking="now", **rest,
    )  # fmt: skip


def conversation() -> Conversation:
    """Much of what the rules can say at once: ranges, orders listed twice, units missing, what was set aside."""
    opioids = (
        _entry("oxycodone 5 mg", "5", "mg", "2", "4", fewest_units=Decimal(1), as_needed=True),
        _entry("morphine ER 30 mg", "30", "mg", "1", "2"),
        _entry("morphine ER 30 mg", "30", "mg", "1", "1"),
        _entry("hydromorphone", "2", None, "1", "3"),
        _entry("fentanyl patch", "25", "mcg/h", "1", "1"),
        _entry("hydrocodone 10 mg", "10", "mg", "2", "4", fewest_units=Decimal(1), fewest_doses=Decimal(2)),
        MedicineEntry(product="levorphanol 2 mg", taking="now"),
        MedicineEntry(product="tramadol 50 mg", taking="stopped", last_taken=date(2026, 11, 20)),
    )
    others = (
        _entry("Tylenol", "500", "mg", "2", "3"),
        _entry("acetaminophen", "500", "mg", "2", "4"),
        _entry("NyQuil liquid", None, None, "1", "1"),
        _entry("paracetamol", "650", None, "1", "1"),
        _entry("ibuprofen", "800", "mg", "1", "1"),
        _entry("ibuprofen", "800", "mg", "1", "2"),
        _entry("naproxen", "500", None, "1", "2"),
        MedicineEntry(product="zzyzx", taking="now"),
        MedicineEntry(product="warfarin 5 mg", taking="now"),
    )
    made = edit(base(), "medicines.takes_opioids", "yes")
    made = edit(edit(made, "medicines.opioids", opioids), "medicines.others", others)
    made = edit(edit(made, "health.age_years", 70), "health.kidney", None)
    made = edit(edit(made, "health.liver", "unsure"), "health.surgery_date", date(2026, 12, 1))
    aside = (
        SetAside(finding="nsaid.age_65", reason="two weeks only", because="age: 70 years"),
        SetAside(finding="nsaid.warfarin", reason="was stopped"),
        SetAside(
            finding="acetaminophen.over", reason="labs normal", because="acetaminophen taken: 4100 mg a day"
        ),
        SetAside(finding="ldn.opioid_now", reason="we know better"),
        SetAside(finding="opioid.warfarin", reason="   "),
    )
    return edit(edit(made, "set_aside", aside), "pain.alarms", ("fever",))


def test_the_whole_answer() -> None:
    assert as_json(assess(conversation(), TODAY)) == json.loads(WHOLE.read_text(encoding="utf-8"))


def _write() -> None:
    text = json.dumps(as_json(assess(conversation(), TODAY)), ensure_ascii=False, indent=1)
    WHOLE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
