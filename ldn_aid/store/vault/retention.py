"""How long conversations are kept: the clinic's rule, applied only when somebody says yes."""

from datetime import datetime


def years_before(moment: datetime, years: int) -> datetime:
    """The same day *years* earlier; March 1 where there is no February 29."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, month=3, day=1)
