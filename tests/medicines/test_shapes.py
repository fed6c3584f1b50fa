"""Every opioid's name in every shape of line is an opioid; every look-alike in every shape is none; doses multiply out."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY

SHAPES = [
    "{name}",
    "{name} 1 tab q6h prn",
    "1. {name} twice daily",
    "- {name}, one at bedtime",
    "• {name} – 2 times a day",
    "[x] {name} bid",
    "{name}\tonce daily\tActive",
    "{name} | 1 | oral | BID | active",
    "Take 1 {name} by mouth every 6 (six) hours as needed for pain",
    "Patient takes {name} every day for back pain",
    "lisinopril 10 mg daily; {name} 1 tab bid; metformin 500 mg bid",
    "{name} and gabapentin",
    "{name}, Disp #120 RF 0, last filled 10/02/2026, Dr. J. Doe",
    "Current medications: {name} q8h",
    '"{name}","1 tablet","every 8 hours"',
    "{name} (as needed)",
    "{name}® prn",
    "Rx: {name} sig 1 po q4h",
    "<li><b>{name}</b> daily</li>",
    "Start {name} 1 cap nightly",
]
OPIOIDS = sorted(
    " ".join(phrase)
    for phrase, meaning in load_lexicon().names.items()
    if not meaning.weak and any(load_lexicon().substances[name].opioid for name in meaning.substances)
)
COUNTS_MAY_FOLLOW = {name for name in OPIOIDS if name.rsplit(" ", 1)[-1].isdigit()}
"""Names that end in a number, which may be a count: their own table is in test_product_numbers."""
LOOK_ALIKES = [
    "Elmiron", "Tazocin", "Cordarone", "trazodone", "Ultresa", "hydralazine", "hydroxyzine", "hydrocortisone", "oxybutynin", "oxcarbazepine", "oxaprozin",
    "oxymetazoline", "oxazepam", "methimazole", "methylphenidate", "metolazone", "bupropion", "buspirone", "Fioricet", "Flomax", "tolterodine", "topiramate",
    "torsemide", "Toradol", "fenofibrate", "fenfluramine", "Fintepla", "finasteride", "Keppra", "Delsym", "dextromethorphan", "Robitussin DM", "Mucinex",
    "Tessalon", "Relistor", "methylnaltrexone", "Movantik", "naloxegol", "Symproic", "alvimopan", "Lucemyra", "clonidine patch", "naltrexone", "LDN", "Vivitrol",
    "Contrave", "Narcan", "naloxone", "nalmefene", "Lybalvi", "Journavx", "nefopam", "Prialt", "Trental", "pentobarbital", "pentosan", "Gas-X", "Pepto-Bismol",
    "apomorphine", "noscapine", "cod liver oil", "racecadotril", "Levsin", "atropine", "lidocaine patch", "Climara patch", "Emsam patch", "nicotine patch",
    "tizanidine", "baclofen", "Tylenol", "Tylenol PM", "Excedrin", "NyQuil", "DayQuil", "poppy seed bagel", "Tramiprosate placebo", "medroxyprogesterone",
    "codeine-free cough syrup with guaifenesin", "Tylenol (no codeine)",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_opioid_in_every_shape(shape: str) -> None:
    missed = [
        name
        for name in OPIOIDS
        if name not in COUNTS_MAY_FOLLOW
        and not any(line.recognition.opioid for line in read_list(shape.format(name=name)))
    ]
    assert not missed


@pytest.mark.parametrize("shape", SHAPES)
def test_no_look_alike_in_any_shape(shape: str) -> None:
    alarmed = [
        name
        for name in LOOK_ALIKES
        if any(line.recognition.opioid for line in read_list(shape.format(name=name)))
    ]
    assert not alarmed


OTHERS = sorted(
    " ".join(phrase)
    for phrase, meaning in load_lexicon().names.items()
    if not meaning.weak and not any(load_lexicon().substances[name].opioid for name in meaning.substances)
)


@pytest.mark.parametrize("shape", [SHAPES[1], SHAPES[8], SHAPES[12]])
def test_no_other_name_is_an_opioid(shape: str) -> None:
    alarmed = [
        name
        for name in OTHERS[::3]
        if any(line.recognition.opioid for line in read_list(shape.format(name=name)))
    ]
    assert not alarmed


COUNTS = {
    "1 tab": 1,
    "2 tablets": 2,
    "one and a half tabs": Decimal("1.5"),
    "1/2 tab": Decimal("0.5"),
    "3 caps": 3,
    "iii tabs": 3,
}
OFTEN = {
    "daily": 1, "bid": 2, "B.I.D.": 2, "tid": 3, "q.i.d.": 4, "every 4 hours": 6, "q6h": 4, "Q 8 HRS": 3, "every twelve hours": 2, "at bedtime": 1,
    "3 times a day": 3, "5x/day": 5, "q4-6h": 6, "2-3 times daily": 3, "morning and night": 2, "every other day": Decimal("0.5"),
}  # fmt: skip
TAILS = [
    "",
    " prn pain",
    ", Disp #120 RF 0",
    " (Dr. Jones)",
    " for back pain",
    "; last filled 10/02/2026",
    " with food",
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["oxycodone", "Hydromorphone HCl", "MORPHINE SULFATE", "tramadol", "ibuprofen"]),
    st.sampled_from(["5", "7.5", "10", "15", "30"]),
    st.sampled_from(sorted(COUNTS)),
    st.sampled_from(sorted(OFTEN)),
    st.sampled_from(TAILS),
    st.sampled_from([" mg ", "mg ", " MG tablet, ", " mg: ", " mg tab "]),
)
@example("oxycodone", "5", "2 tablets", "q4-6h", " prn pain", " mg ")
def test_count_times_strength_times_often_is_mg_a_day(
    name: str, strength: str, count: str, often: str, tail: str, unit: str
) -> None:
    (line,) = read_list(f"{name} {strength}{unit}{count} {often}{tail}")
    (amount,) = (mg for _name, mg in line.mg_per_day)
    assert amount == Decimal(strength) * Decimal(COUNTS[count]) * Decimal(OFTEN[often])


def test_the_json_holds_no_float_dust() -> None:
    lines = check_list(
        "methadone 5 mg 2 AM 3 PM 2 HS\nLortab elixir 10-300/15 mL 15 mL q6h\noxycodone 5 mg 3x/week", DAY
    ).lines
    assert [str(float(line.mme or 0)) for line in lines] == ["164.5", "40.0", "3.21"]
