"""How long an opioid acts, read from its name, form and strength, and what the LDN gate makes of it."""

import csv
import re
from datetime import timedelta
from decimal import Decimal

import pytest

from ldn_aid import resources
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import MedicineEntry, Medicines
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import recognise
from ldn_aid.safety.ldn_gate import ldn_gate
from tests.medicines.test_lines import DAY

# product -> how long it acts, opioid-free days before naltrexone ("-": none can be given, it is asked about)
PRODUCTS = {
    "oxycodone": ("either", 14),
    "tramadol": ("either", 14),
    "oxycodone oral solution": ("short", 10),
    "oxycodone IR": ("short", 10),
    "hydrocodone-acetaminophen": ("short", 10),
    "Percocet": ("short", 10),
    "oxycodone HCl + naloxone HCl 5 mg/2.5 mg tablets": ("long", 14),
    "morphine-naltrexone": ("long", 14),
    "morphine sulfate 5 mg m/r tablets": ("long", 14),
    "oxycodone 5 mg M.R. tablets": ("long", 14),
    "oxycodone 5 mg": ("short", 10),
    "oxycodone IR 30 mg": ("short", 10),
    "Roxicodone 30 mg": ("short", 10),
    "Percocet 10-325": ("short", 10),
    "oxycodone 10 mg": ("either", 14),
    "oxycodone 40 mg": ("long", 14),
    "oxycodone 80 mg": ("long", 14),
    "OxyContin 10 mg": ("long", 14),
    "morphine 15 mg": ("either", 14),
    "morphine 10 mg/5 mL": ("short", 10),
    "morphine 60 mg": ("long", 14),
    "morphine 100 mg": ("long", 14),
    "tramadol 50 mg": ("short", 10),
    "tramadol 100 mg": ("either", 14),
    "tramadol 300 mg": ("long", 14),
    "hydromorphone 16 mg": ("long", 14),
    "tapentadol 250 mg": ("long", 14),
    "fentanyl": ("either", 14),
    "fentanyl 25 mcg/hr": ("long", 14),
    "fentanyl 100 mcg buccal tablet": ("short", 10),
    "methadone 10 mg": ("long", 14),
    "buprenorphine 8 mg SL": ("long", 14),
    "Butrans 10 mcg/hr weekly": ("long", 14),
    "bupe shot": ("depot", "-"),
    "buprenorphine monthly shot": ("depot", "-"),
    "buprenorphine 300 mg": ("depot", "-"),
    "buprenorphine 64 mg": ("depot", "-"),
    "Sublocade": ("depot", "-"),
    "Brixadi weekly 24 mg": ("depot", "-"),
    "Probuphine implant": ("depot", "-"),
    "kratom": ("short", 10),
    "oxycodone 5 mg zzyzx": ("short", 14),
}


@pytest.mark.parametrize(("product", "expected"), PRODUCTS.items())
def test_acting_and_days(product: str, expected: tuple[str, object]) -> None:
    recognition = recognise(product)
    days = "-" if recognition.opioid_free_days is None else recognition.opioid_free_days
    assert (recognition.acting, days) == expected


def test_every_opioid_of_the_lexicon_has_its_days_or_is_asked_about() -> None:
    for substance in load_lexicon().substances.values():
        recognition = recognise(substance.name)
        if substance.opioid:
            assert recognition.acting is not None, substance.name
            assert (recognition.opioid_free_days is None) == (recognition.acting == "depot"), substance.name
        else:
            assert (recognition.acting, recognition.opioid_free_days) == (None, None), substance.name


def _gate(product: str, days_ago: int, strength: str | None = None) -> str:
    entry = MedicineEntry(
        product=product,
        strength=Decimal(strength) if strength else None,
        strength_unit="mg" if strength else None,
        taking="stopped",
        last_taken=DAY - timedelta(days=days_ago),
    )
    asked = Medicines(takes_opioids="no", forgotten=(), opioids=(entry,))
    reasons = ldn_gate(edit(new_conversation(), "medicines", asked), DAY).reasons
    return " ".join(reasons)


@pytest.mark.parametrize(
    ("product", "strength", "day"),
    [
        ("oxycodone 5 mg", None, 10), ("oxycodone 80 mg", None, 14), ("oxycodone", "80", 14), ("oxycodone", "5", 10),
        ("morphine", "30", 14), ("fentanyl", None, 14), ("oxycodone 5 mg zzyzx", None, 14),
    ],
)  # fmt: skip
def test_the_gate_waits_for_the_days_of_the_product(product: str, strength: str | None, day: int) -> None:
    assert "at the earliest" in _gate(product, day - 1, strength)
    assert "at the earliest" not in _gate(product, day, strength)


@pytest.mark.parametrize(
    ("product", "strength"), [("bupe shot", None), ("buprenorphine", "300"), ("Sublocade", None)]
)
def test_a_depot_is_asked_about_for_ever(product: str, strength: str | None) -> None:
    assert "keeps working for weeks or months" in _gate(product, 400, strength)


def test_a_number_in_doubt_asks_and_says_why() -> None:
    assert "or 3 of plain Tylenol: ask which" in _gate("Tylenol 3 daily", 400)


def test_strengths_that_exist_only_as_long_acting_stand_in_no_other_row_of_the_value_sets() -> None:
    """Against the CDC value sets: no tablet or capsule there has one of these strengths without being long-acting."""
    only_long = {
        (name, Decimal(amount))
        for name, row in resources.read_toml("medicines/release.toml").items()
        for amount in row.get("long_only", ())
    }
    # Names of products that are not sold in the US any more, or only abroad.
    known = {
        ("morphine", Decimal(50)),
        ("morphine", Decimal(60)),
        ("morphine", Decimal(200)),
        ("dihydrocodeine", Decimal(40)),
    }
    found = set()
    with resources.path("medicines/cdc_valuesets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = recognise(row["display"])
            if (
                len(one.ingredients) == 1
                and one.route == "oral"
                and not re.search(r"Extended Release|\d HR", row["display"])
            ):
                found |= {
                    (name, strength.amount) for name, strength in one.strengths if strength.unit == "mg"
                }
    assert (found & only_long) <= known
