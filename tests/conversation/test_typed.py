"""What people type into a field for an amount or a day."""

from datetime import date
from decimal import Decimal

import pytest

from ldn_aid.conversation.typed import read_amount, read_day, read_day_near

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("5", "5"), ("2.5", "2.5"), ("2,5", "2.5"), ("0,25", "0.25"), ("1/2", "0.5"), ("1 1/2", "1.5"),
        ("½", "0.5"), ("1½", "1.5"), ("1000", "1000"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_amounts(typed: str, amount: str) -> None:
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["1,000", "12,500.5", "0", "-1", "1/0", "1-2", "two", "", "NaN", "inf", "1.2.3"]
)
def test_what_is_no_amount_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_amount(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-12", "2026-11-12"), ("11/12/2026", "2026-11-12"), ("1-2-2026", "2026-01-02"),
        ("Nov 12, 2026", "2026-11-12"), ("november 12 2026", "2026-11-12"), ("12 Nov 2026", "2026-11-12"),
        ("12. november 2026", "2026-11-12"),
    ],
)  # fmt: skip
def test_days(typed: str, day: str) -> None:
    assert read_day(typed).isoformat() == day


@pytest.mark.parametrize(
    "typed",
    ["13/13/2026", "2026-02-30", "12.11.2026", "Ma 3 2026", "Ju 3 2026", "3/4/56", "tomorrow", "11/2026", ""],
)
def test_what_is_no_day_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-23"),
        ("Yesterday", "2026-11-22"),
        ("11/20/26", "2026-11-20"),
        ("11/20/2025", "2025-11-20"),
    ],
)
def test_days_near_today(typed: str, day: str) -> None:
    assert read_day_near(typed, TODAY).isoformat() == day
