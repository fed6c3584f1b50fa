"""The clinical cases of ``clinical_cases.toml`` as conversations."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from ldn_aid.conversation.model import Conversation, edit, new_conversation
from ldn_aid.conversation.sections import (
    ForgottenOpioidUse,
    Goal,
    Health,
    MedicineEntry,
    Medicines,
    Pain,
    SetAside,
    TriedTreatment,
)
from ldn_aid.medicines.recognise import recognise
from ldn_aid.terms import OptionId
from tests.strategies import TODAY

_NORMAL = {
    "age_years": 45, "kidney": "normal", "liver": "normal", "stomach": "none", "alcohol": "none",
    "naloxone_challenge": None, "urine_opioid_screen": None, "surgery_date": None,
}  # fmt: skip


def base() -> Conversation:
    """A 45-year-old of whom everything was asked and nothing was found."""
    health = {name: _NORMAL.get(name, "no") for name in Health.model_fields}
    medicines = Medicines(takes_opioids="no", forgotten=(), classes=(), acetaminophen_or_nsaids="no")
    pain = Pain(duration="1_to_5_years", alarms=())
    asked = edit(edit(new_conversation(), "health", Health(**health)), "medicines", medicines)
    return edit(asked, "pain", pain)


def cases(table: str = "clinical_cases") -> list[dict[str, Any]]:
    """The rows of *table*."""
    text = (Path(__file__).parent / f"{table}.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["case"])


def conversation_of(case: dict[str, Any]) -> Conversation:
    """The base, changed as the row says."""
    conversation = base()
    for place, value in case.get("given", {}).items():
        conversation = edit(conversation, place, _frozen(place, value))
    entries = [*map(_now, case.get("now", ())), *_stopped(case.get("stopped", ()))]
    opioids = tuple(entry for entry in entries if recognise(entry.product).opioid)
    others = tuple(entry for entry in entries if entry not in opioids)
    conversation = edit(conversation, "medicines.others", others)
    if "medicines.opioids" in case.get("given", {}):
        return conversation
    if opioids and "medicines.takes_opioids" not in case.get("given", {}):
        conversation = edit(conversation, "medicines.takes_opioids", "yes")
    return edit(conversation, "medicines.opioids", opioids)


def _frozen(place: str, value: object) -> object:
    if place == "medicines.forgotten":
        return tuple(map(_use, value))  # type: ignore[call-overload]
    if place == "pain.tried":
        return tuple(TriedTreatment(**one) for one in value)  # type: ignore[attr-defined]
    if place == "medicines.opioids":
        return tuple(MedicineEntry.model_validate(_amounts(one)) for one in value)  # type: ignore[attr-defined]
    if place.endswith(".options"):
        return tuple(OptionId(one) for one in value)  # type: ignore[attr-defined]
    if place == "goals.goals":
        return tuple(Goal(**one) for one in value)  # type: ignore[attr-defined]
    if place == "set_aside":
        return tuple(SetAside(**one) for one in value)  # type: ignore[attr-defined]
    if place.endswith(("_date", ".follow_up", "_revisit_after")):
        return date.fromisoformat(str(value))
    if value == "NOT ASKED":
        return None
    return tuple(value) if isinstance(value, list) else value


def _amounts(given: dict[str, str]) -> dict[str, object]:
    """Amounts are written as text, so that "0.5" stays what it is."""
    words = ("product", "strength_unit", "taking", "note")
    return {name: value if name in words else Decimal(value) for name, value in given.items()}


def _use(given: dict[str, str]) -> ForgottenOpioidUse:
    last = given.get("last_taken")
    return ForgottenOpioidUse(**given | {"last_taken": date.fromisoformat(last) if last else None})  # type: ignore[arg-type]


def _now(text: str) -> MedicineEntry:
    """Reads "Tylenol 500 mg | 2 x 3": product, how many at a time, times a day; strength from the name."""
    product, _, dose = (part.strip() for part in text.partition("|"))
    units, _, times = dose.partition(" x ")
    return MedicineEntry(
        product=product,
        units_per_dose=Decimal(units) if units else None,
        doses_per_day=Decimal(times) if times else None,
        taking="now",
    )


def _stopped(rows: list[list[Any]]) -> Iterator[MedicineEntry]:
    for product, days in rows:
        last = None if days == "?" else TODAY - timedelta(days=days)
        yield MedicineEntry(product=product, taking="stopped", last_taken=last)
