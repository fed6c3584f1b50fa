"""PEG and SURE: exact items and scoring."""

from decimal import ROUND_HALF_UP, Decimal

from ldn_aid.conversation.sections import Peg, Sure


def peg_score(peg: Peg) -> Decimal | None:
    """Mean of the three PEG items, 0.0-10.0 to one decimal; None when any item is missing.

    Source: Krebs 2009, doi 10.1007/s11606-009-0981-1.
    """
    items = (peg.pain, peg.enjoyment, peg.activity)
    answered = [item for item in items if item is not None]
    if len(answered) < len(items):
        return None
    return (Decimal(sum(answered)) / len(items)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def sure_score(sure: Sure) -> int | None:
    """Number of "yes" answers, 0-4; None when any item is missing. Below 4 means decisional conflict.

    Source: Legare 2010, Can Fam Physician 56(8):e308.
    """
    items = (sure.sure, sure.understand, sure.risk_benefit, sure.encouragement)
    if None in items:
        return None
    return sum(item == "yes" for item in items)
