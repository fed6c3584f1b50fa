"""Says to a screen reader what changed beside the focus."""

from PySide6.QtWidgets import QWidget


def say_aloud(widget: QWidget, sentence: str) -> None:
    """Announce *sentence*, which belongs to *widget*; nothing happens where nobody listens."""
    if sentence:
        _announce(widget, sentence)


def _announce(widget: QWidget, sentence: str) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
