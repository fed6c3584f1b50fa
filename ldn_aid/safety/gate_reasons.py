"""One reason for what the LDN gate says."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ldn_aid.safety.findings import GateStatus

Sign = Literal["", "listed_or_not", "not_listed"]
"""Whether a reason shows an opioid: one that may be on the list, or one that is not."""


@dataclass(frozen=True)
class GateReason:
    """Why LDN is blocked, waits or must be asked about."""

    status: GateStatus
    text: str
    day: date | None = None
    """With WAIT: the first day on which this reason no longer holds."""
    about_opioids: bool = True
    known: bool = False
    """With ASK: nothing is left to find out, somebody has to decide, such as in a pregnancy."""
    sign: Sign = ""
    """Of an opioid that is, or lately was, in the body."""
    named: str = ""
    """The opioid, as written, where what was written names it and no list does."""


def asks(
    text: str, *, about_opioids: bool = True, known: bool = False, sign: Sign = "", named: str = ""
) -> GateReason:
    """Something that must be settled first."""
    return GateReason(GateStatus.ASK, text, about_opioids=about_opioids, known=known, sign=sign, named=named)


def blocks(text: str, *, about_opioids: bool = True, sign: Sign = "") -> GateReason:
    """Something that stops LDN."""
    return GateReason(GateStatus.BLOCKED, text, about_opioids=about_opioids, sign=sign)


def waits(text: str, day: date, *, about_opioids: bool = True) -> GateReason:
    """Something that is over on *day*."""
    return GateReason(GateStatus.WAIT, text, day, about_opioids)
