"""Whether the evidence is still within its review date, by this computer's clock and without a network."""

from datetime import date

from ldn_aid.evidence.models import PackInfo
from ldn_aid.i18n import _, long_date


def date_warnings(info: PackInfo, today: date) -> tuple[str, ...]:
    """What must be said beside the evidence on *today*; nothing while it is within its dates."""
    if today < info.released_on:
        return (
            _("This computer's date ({today}) is before the evidence was released. Check the date.").format(
                today=long_date(today)
            ),
        )
    if today > info.review_due:
        return (
            _("The evidence was to be reviewed by {due} and is overdue. Newer studies may change it.").format(
                due=long_date(info.review_due)
            ),
        )
    return ()
