"""Conversations for property tests: any combination of answers, half-finished ones above all."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.model import SCHEMA_VERSION, Conversation
from ldn_aid.conversation.sections import (
    Decision,
    Discussion,
    ForgottenOpioidUse,
    Goals,
    Health,
    MedicineEntry,
    Medicines,
    Pain,
    Start,
)

for section in Section.__subclasses__():
    # Hypothesis reads signatures, which pydantic makes only when a model is complete.
    section.model_rebuild()

TODAY = date(2026, 11, 23)
OPIOIDS = (
    "oxycodone ER 20 mg",
    "tramadol 50 mg",
    "fentanyl patch 25 mcg/hr",
    "Suboxone 8-2 mg",
    "methadone",
    "kratom",
)
OTHERS = (
    "ibuprofen",
    "Tylenol",
    "warfarin",
    "clonazepam",
    "sertraline",
    "lisinopril",
    "zzyzx",
    "naltrexone 50 mg",
)

st.register_type_strategy(Decimal, st.decimals("0.5", "2000", places=2))
days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
amounts = st.none() | st.decimals("0.5", "200", places=1)
texts = st.text(max_size=40)


def _is_more_than_nul(text: str) -> bool:
    """NUL is taken out of every text: a product of nothing else would be none."""
    return bool(text.replace("\0", ""))


def entries(products: tuple[str, ...]) -> st.SearchStrategy[MedicineEntry]:
    """One medicine of *products*, with any part missing."""
    return st.builds(
        MedicineEntry,
        product=st.sampled_from(products) | st.text(min_size=1, max_size=30).filter(_is_more_than_nul),
        strength=amounts,
        acetaminophen_mg=amounts,
        units_per_dose=amounts,
        doses_per_day=amounts,
        last_taken=st.none() | days,
        note=texts,
    )


opioid_entries = entries(OPIOIDS)
medicines = st.builds(
    Medicines,
    opioids=st.lists(opioid_entries, max_size=3).map(tuple),
    forgotten=st.none()
    | st.lists(st.builds(ForgottenOpioidUse, last_taken=st.none() | days), max_size=2).map(tuple),
    others=st.lists(entries(OTHERS), max_size=3).map(tuple),
)
conversations = st.builds(
    Conversation,
    schema_version=st.just(SCHEMA_VERSION),
    start=st.builds(Start, patient=texts, clinician=texts, clinic=texts, clinic_phone=texts),
    pain=st.builds(Pain, known_cause=texts, story=texts, tried=st.just(())),
    medicines=medicines,
    health=st.builds(Health),
    goals=st.just(Goals()),
    discussion=st.builds(Discussion, rows=st.just(()), questions=st.lists(texts, max_size=2).map(tuple)),
    decision=st.builds(Decision),
    set_aside=st.just(()),
)
