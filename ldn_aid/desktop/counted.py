"""How many of what, in words that fit the number."""

from ldn_aid.i18n import ngettext


def people_counted(count: int) -> str:
    """*count* people."""
    return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")


def conversations_counted(count: int) -> str:
    """*count* conversations."""
    return ngettext("{count} conversation", "{count} conversations", count).format(count=f"{count:,}")
