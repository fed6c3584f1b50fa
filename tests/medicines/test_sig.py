"""Directions, as records, pharmacies and letters print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.medicines.sig import read_sig

# text -> units low-high, times a day low-high; "-" where it is not said
CASES = {
    "1 tab": ("1-1", "-"),
    "1-2 tabs": ("1-2", "-"),
    "take one to two tablets": ("1-2", "-"),
    "2 capsules": ("2-2", "-"),
    "1/2 tab bid": ("0.5-0.5", "2-2"),
    "½ tablet twice daily": ("0.5-0.5", "2-2"),
    "half a tablet daily": ("0.5-0.5", "1-1"),
    "one and a half tablets bid": ("1.5-1.5", "2-2"),
    "1 1/2 tabs q12h": ("1.5-1.5", "2-2"),
    "take 2 four times a day": ("2-2", "4-4"),
    "take 1 every 6 hours": ("1-1", "4-4"),
    "1 po q6h": ("1-1", "4-4"),
    "ii tabs tid": ("2-2", "3-3"),
    "1 tablet q4-6h prn": ("1-1", "0-6"),
    "1 tab every 4 to 6 hours": ("1-1", "4-6"),
    "1 tablet (5 mg total) by mouth every 4 (four) hours as needed": ("1-1", "0-6"),
    "one (1) tablet every eight (8) hours": ("1-1", "3-3"),
    "q6h": ("-", "4-4"),
    "q 8 hrs": ("-", "3-3"),
    "q6": ("-", "4-4"),
    "4 hourly": ("-", "6-6"),
    "bid": ("-", "2-2"),
    "TID": ("-", "3-3"),
    "q.i.d.": ("-", "4-4"),
    "BD": ("-", "2-2"),
    "TDS": ("-", "3-3"),
    "bid-tid": ("-", "2-3"),
    "qhs": ("-", "1-1"),
    "nocte": ("-", "1-1"),
    "once daily": ("-", "1-1"),
    "daily at bedtime": ("-", "1-1"),
    "twice a day": ("-", "2-2"),
    "2-3 times a day": ("-", "2-3"),
    "5x/day": ("-", "5-5"),
    "up to 4 times a day": ("-", "4-4"),
    "every 8 hours as needed": ("-", "0-3"),
    "every morning and at bedtime": ("-", "2-2"),
    "with meals and at bedtime": ("-", "4-4"),
    "at 8 am and 8 pm": ("-", "2-2"),
    "08:00, 14:00 and 22:00": ("-", "3-3"),
    "1-0-1": ("-", "2-2"),
    "1 patch every 72 hours": ("1-1", "0.3333-0.3333"),
    "1 patch once a week": ("1-1", "0.1429-0.1429"),
    "6 tabs once weekly": ("6-6", "0.1429-0.1429"),
    "every other day": ("-", "0.5-0.5"),
    "twice a week": ("-", "0.2857-0.2857"),
    "monthly": ("-", "0.0333-0.0333"),
    "10 mL q6h": ("10-10", "4-4"),
    "2 teaspoons tid": ("10-10", "3-3"),
    "1-2 tabs q4-6h prn, max 6/day": ("1-2", "0-3"),
    "2 tabs q4h prn, no more than 8 tablets in 24 hours": ("2-2", "0-4"),
    "1 tab q4h prn not to exceed 4 per day": ("1-1", "0-4"),
    "1 tab q6h, max 4 g per day": ("1-1", "4-4"),
    "1 tab prn, max 3 tablets daily": ("1-1", "0-3"),
    "up to 3 tablets daily": ("1-1", "0-3"),
    "1 cap in the morning and 2 caps at bedtime": ("2-2", "1.5-1.5"),
    "#240/30 days": ("1-1", "8-8"),
    "Qty: 60  Days: 30": ("1-1", "2-2"),
    "1 tab q6h prn #120": ("1-1", "0-4"),
    "120 tablets, 30 day supply": ("1-1", "4-4"),
    "1 tablet every 6 hours for 5 days": ("1-1", "4-4"),
    "as directed": ("-", "-"),
    "1 tablet as needed": ("1-1", "-"),
    "last filled 11/02/2026": ("-", "-"),
}


def spelled(low: Decimal | None, high: Decimal | None) -> str:
    return "-" if low is None or high is None else f"{low.normalize():f}-{high.normalize():f}"


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_directions(text: str, expected: tuple[str, str]) -> None:
    sig = read_sig(text)
    assert (spelled(sig.units_low, sig.units_high), spelled(sig.times_low, sig.times_high)) == expected


@pytest.mark.parametrize("text", ["prn", "P.R.N.", "as needed", "if needed", "when required"])
def test_as_needed(text: str) -> None:
    assert read_sig(f"1 tab q6h {text}").as_needed


def test_a_dose_by_weight() -> None:
    assert read_sig("take 30 mg bid").amount_mg == 30
    assert read_sig("1-2 tablets (50-100 mg total) q6h").amount_mg is None


def test_a_count_that_is_not_read_is_said() -> None:
    assert read_sig("take 12 xyz tid").unread_count


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    sig = read_sig(text)
    for low, high in ((sig.units_low, sig.units_high), (sig.times_low, sig.times_high)):
        if low is not None and high is not None:
            assert 0 <= low <= high


@given(st.integers(1, 9), st.integers(1, 9))
def test_a_range_counts_its_upper_end(one: int, other: int) -> None:
    assert read_sig(f"{one}-{other} tabs daily").units_high == max(one, other)
