"""Days as lists print them: 2026-11-03, 11/3/2026 (month first, as in the US), 3 Nov 2026, 11/3, yesterday."""

import re
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b")
_SLASHED = re.compile(r"\b(?P<m>\d{1,2})[/-](?P<d>\d{1,2})[/-](?P<y>(?:19|20)?\d{2})\b")
_NAMED = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?{_NAME}[\s-]+"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>(?:19|20)\d{2})\b"
)
_WITHOUT_YEAR = (
    re.compile(r"(?<![\d/-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/-])"),
    re.compile(
        rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAME}(?!\s*\d)|\b(?P<name2>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s*\d{{4}})"
    ),
)
_AGO = re.compile(
    r"\b(?:(?P<today>today|tonight|this\s+(?:morning|noon|afternoon|evening|am)|now|\d+\s*(?:hours?|hrs?|h)\s+ago)|(?P<yesterday>yesterday|last\s+(?:night|evening))|(?P<days>\d{1,3})\s*(?:days?|d)\s+ago|(?P<weeks>\d{1,2})\s*(?:weeks?|wks?)\s+ago)\b"
)


def day_in(text: str, today: date | None) -> date | None:
    """The first day in folded *text*; of days without a year and of "yesterday" only with *today*."""
    for pattern in (_ISO, _SLASHED, _NAMED):
        found = pattern.search(text)
        if found:
            return _day(found.groupdict(), None)
    return _near(text, today) if today else None


def _near(text: str, today: date) -> date | None:
    """The day that is meant as of *today*: the last one with that month and day, or so many days ago."""
    ago = _AGO.search(text)
    if ago:
        days = int(ago["days"] or 0) + 7 * int(ago["weeks"] or 0) + bool(ago["yesterday"])
        return today - timedelta(days=days)
    for pattern in _WITHOUT_YEAR:
        found = pattern.search(text)
        if found:
            this = _day(found.groupdict(), today.year)
            return this if this is None or this <= today else _day(found.groupdict(), today.year - 1)
    return None


def _day(parts: dict[str, str | None], year: int | None) -> date | None:
    year = year or int(parts["y"] or 0)
    name = parts.get("name") or parts.get("name2")
    month = _MONTHS[name] if name else int(parts.get("m") or 0)
    day = int(parts.get("d") or parts.get("d1") or parts.get("d2") or 0)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
