"""Strengths in product names."""

from decimal import Decimal

import pytest

from ldn_aid.medicines.recognise import recognise

CASES = {
    "oxycodone 5 mg": {"oxycodone": "5 mg"},
    "oxycodone 5mg tablet": {"oxycodone": "5 mg"},
    "Percocet 5-325": {"oxycodone": "5 mg", "acetaminophen": "325 mg"},
    "Percocet 7.5/325 mg": {"oxycodone": "7.5 mg", "acetaminophen": "325 mg"},
    "oxycodone-acetaminophen 10 mg-325 mg": {"oxycodone": "10 mg", "acetaminophen": "325 mg"},
    "acetaminophen-codeine 300-30 mg": {"codeine": "30 mg", "acetaminophen": "300 mg"},
    "codeine/acetaminophen 300/30": {"codeine": "30 mg", "acetaminophen": "300 mg"},
    "acetaminophen 325 MG / hydrocodone bitartrate 10 MG Oral Tablet [Norco]": {
        "acetaminophen": "325 mg", "hydrocodone": "10 mg",
    },
    "Lortab acetaminophen 325 MG / hydrocodone bitartrate 10 MG": {"acetaminophen": "325 mg", "hydrocodone": "10 mg"},
    "hydrocodone 5-325": {"hydrocodone": "5 mg", "acetaminophen": "325 mg"},
    "hydrocodone/ibuprofen 7.5-200": {"hydrocodone": "7.5 mg", "ibuprofen": "200 mg"},
    "Suboxone 8 mg-2 mg film": {"buprenorphine": "8 mg", "naloxone": "2 mg"},
    "Suboxone - Buprenorphine/ naloxone sublingual film 4/1 MG": {"buprenorphine": "4 mg", "naloxone": "1 mg"},
    "Percocet 10 mg": {"oxycodone": "10 mg"},
    "Tylenol #3": {"codeine": "30 mg", "acetaminophen": "300 mg"},
    "Tylenol #4": {"codeine": "60 mg", "acetaminophen": "300 mg"},
    "fentanyl 25 mcg/hr": {"fentanyl": "25 mcg/h"},
    "72 HR fentanyl 0.025 MG/HR Transdermal System": {"fentanyl": "25 mcg/h"},
    "168 HR Buprenorphine 0.005 MG/HR Transdermal System": {"buprenorphine": "5 mcg/h"},
    "Methadone 10 MG/ML Oral Solution": {"methadone": "10 mg/mL"},
    "morphine 10 mg/5 mL": {"morphine": "2 mg/mL"},
    "codeine-guaifenesin 10-100 mg/5 mL": {"codeine": "2 mg/mL", "guaifenesin": "20 mg/mL"},
    "butalbital-acetaminophen-caffeine 50-325-40": {"butalbital": "50 mg", "acetaminophen": "325 mg", "caffeine": "40 mg"},
    "BUTALB-CAFF-ACETAMINOPH-CODEIN 50-300-40-30 mg": {
        "butalbital": "50 mg", "acetaminophen": "300 mg", "caffeine": "40 mg", "codeine": "30 mg",
    },
    "levothyroxine 75 mcg": {"levothyroxine": "75 mcg"},
    "Tazocin 4.5 g": {},
    "acetaminophen 1,000 mg": {"acetaminophen": "1000 mg"},
    "amoxicillin 1 g": {"amoxicillin": "1000 mg"},
    "oxycodone 10": {},
    "oxycodone 10 mg or 20 mg": {},
    "vitamin D3 2000 units": {},
    "oxycodone filled 10/03/2026": {},
    "lidocaine 5% patch": {},
    "morphine 60 mg/day": {},
}  # fmt: skip


@pytest.mark.parametrize(("product", "expected"), CASES.items())
def test_strengths(product: str, expected: dict[str, str]) -> None:
    found = recognise(product).strengths
    assert {name: f"{strength.amount:f} {strength.unit}" for name, strength in found} == expected


def test_a_strength_that_is_not_printed_is_none() -> None:
    assert recognise("oxycodone").strength_of("oxycodone") is None


def test_decimals_stay_decimals() -> None:
    strength = recognise("hydrocodone/acetaminophen 7.5-325 mg/15 mL").strength_of("hydrocodone")
    assert strength is not None
    assert strength.amount == Decimal("0.5")
