"""Moments as the store writes them: UTC, to the second, in an order that sorts as text."""

from datetime import UTC, datetime


def now() -> datetime:
    """The laptop's clock, which may jump; nothing in the store is ordered or deleted by it alone."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """*moment* as ``2026-11-25T10:42:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The moment that ``stamp`` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
