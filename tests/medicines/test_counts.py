"""Doses over a day in the shapes that lists print them: the MME a day is what they come to, or is not counted."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_aid.safety.list_check import check_list
from tests.medicines.test_lines import DAY

MEDICINES = [("oxycodone 10 mg", 10, "1.5"), ("HYDROMORPHONE HCL 4MG", 4, "5"), ("methadone 5 mg", 5, "4.7"), ("Norco 10-325", 10, "1"), ("Tramadol 50mg", 50, "0.2")]  # fmt: skip
FORMS = ["", " tab", " SA TAB", " TAB UD", " oral tablet", " Tablets"]
LEADS = [": ", ", ", " | ", "; ", " - ", " take ", " Sig: ", " "]
COUNTS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "one": 1,
    "two": 2,
    "1-2": 2,
    "1 1/2": Decimal("1.5"),
    "0.5": Decimal("0.5"),
}
UNITS = ["", " tab", " tablets", " tab(s)"]
PARTS = [("in the morning", "at noon", "at bedtime"), ("am", "noon", "hs"), ("qam", "qnoon", "qhs"), ("morning", "midday", "night")]  # fmt: skip
JOINS = [", ", " and ", "; ", ", and ", " + ", " "]
OFTEN = {"bid": 2, "q6h": 4, "three times a day": 3, "4x/day": 4, "every 4 hours": 6}
TAILS = ["", " x 30 days", " prn pain", ", #120", " (Dr. Jones)", " for back pain", " Refills: 2"]

medicines, forms, leads = st.sampled_from(MEDICINES), st.sampled_from(FORMS), st.sampled_from(LEADS)
counts, units, tails = st.sampled_from(sorted(COUNTS)), st.sampled_from(UNITS), st.sampled_from(TAILS)
whole_counts = st.sampled_from(["1", "2", "3", "one", "two"])


def comes_to(line: str, mg: Decimal, factor: str) -> None:
    (one,) = check_list(line, DAY).lines
    assert one.mme in (None, mg * Decimal(factor)), line


@settings(max_examples=250, deadline=None)
@given(medicines, forms, leads, st.lists(whole_counts, min_size=2, max_size=3), units, st.sampled_from(PARTS), st.sampled_from(JOINS), tails, st.booleans())  # fmt: skip
def test_parts_of_the_day_are_summed(
    medicine: tuple[str, int, str], form: str, lead: str, amounts: list[str], unit: str, parts: tuple[str, ...], join: str, tail: str, shout: bool,
) -> None:  # fmt: skip
    named, mg, factor = medicine
    when = parts if len(amounts) == 3 else (parts[0], parts[2])
    told = join.join(f"{amount}{unit} {part}" for amount, part in zip(amounts, when, strict=True))
    line = f"{named}{form}{lead}{told}{tail}"
    comes_to(
        line.upper() if shout else line, mg * sum(map(Decimal, (COUNTS[one] for one in amounts))), factor
    )


@settings(max_examples=250, deadline=None)
@given(medicines, forms, leads, counts, units, st.sampled_from(sorted(OFTEN)), st.sampled_from(["", " plus 1 extra at bedtime", " and 2 hs", " and 1 tab at noon"]), tails)  # fmt: skip
def test_a_dose_more_is_added(
    medicine: tuple[str, int, str], form: str, lead: str, count: str, unit: str, often: str, more: str, tail: str,
) -> None:  # fmt: skip
    named, mg, factor = medicine
    extra = {"": 0, " and 2 hs": 2}.get(more, 1)
    comes_to(f"{named}{form}{lead}{count}{unit} {often}{more}{tail}", mg * (Decimal(COUNTS[count]) * OFTEN[often] + extra), factor)  # fmt: skip
