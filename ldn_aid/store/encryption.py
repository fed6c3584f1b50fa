"""Whether this computer can keep anything encrypted. Where it cannot, only "keep nothing" is left, and that is said."""

from ldn_aid.i18n import _


def why_not() -> str:
    """Why nothing can be kept here, in one sentence; empty where it can."""
    try:
        import sqlcipher3.dbapi2  # noqa: F401
    except ImportError:
        return _(
            "Keeping conversations needs the encrypted database SQLCipher, which cannot be loaded on this computer. "
            "Only keeping nothing is possible here; saving and printing work as everywhere."
        )
    return ""
