"""What a person types into a field, read as an amount or a day; what can be read two ways is not read at all."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from ldn_aid.i18n import _, months

_PARTS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
_FRACTION = r"(?:(\d{1,3})\s+)?(\d{1,2})\s*/\s*(\d{1,2})"
_THOUSANDS = r"\d{1,3}(,\d{3})+(\.\d+)?"
_BY_NUMBERS = r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})"


def read_amount(text: str) -> Decimal:
    """*text* as an amount above zero: ``2.5``, ``2,5``, ``1/2``, ``1 1/2``, ``½``.

    ``1,000`` is a thousand to one reader and one to another: ValueError, as for everything that is no amount.
    """
    for sign, words in _PARTS.items():
        text = text.replace(sign, f" {words}")
    text = text.strip()
    fraction = re.fullmatch(_FRACTION, text)
    if re.fullmatch(_THOUSANDS, text):
        raise ValueError(text)
    try:
        if fraction:
            whole, upper, lower = (Decimal(part or 0) for part in fraction.groups())
            amount = whole + upper / lower
        else:
            amount = Decimal(text.replace(",", "."))
    except (InvalidOperation, ZeroDivisionError):
        raise ValueError(text) from None
    if not amount.is_finite() or amount <= 0:
        raise ValueError(text)
    return amount


def read_day(text: str) -> date:
    """*text* as a day: ``2026-11-23``, ``11/23/2026``, ``Nov 23, 2026``, ``23 November 2026``; else ValueError."""
    if found := re.fullmatch(_BY_NUMBERS, text):
        month, _sign, day, year = found.groups()
        return _day(year, month, day)
    parts = re.findall(r"\w+", text)
    if len(parts) == 3 and (month := _month(parts[0])):
        return _day(parts[2], month, parts[1])
    if len(parts) == 3 and (month := _month(parts[1])):
        return _day(parts[2], month, parts[0])
    return date.fromisoformat(text)


def read_day_near(text: str, today: date) -> date:
    """As ``read_day``, and ``today``, ``yesterday``, and years of two digits, which are of this century."""
    said = text.casefold()
    if said == _("today"):
        return today
    if said == _("yesterday"):
        return today - timedelta(days=1)
    found = re.fullmatch(_BY_NUMBERS, text)
    if found and len(found[4]) == 2:
        text = text[:-2] + str(today.year // 100) + found[4]
    return read_day(text)


def _day(year: str, month: str | int, day: str) -> date:
    if len(year) != 4:
        raise ValueError(year)
    return date(int(year), int(month), int(day))


def _month(word: str) -> int:
    """The month that *word* names, by three letters or more; 0 for none."""
    found = [place for place, name in enumerate(months(), 1) if name.casefold().startswith(word.casefold())]
    return found[0] if len(found) == 1 and len(word) > 2 else 0
