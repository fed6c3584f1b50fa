"""A button for people who double-click everything: the second click of two quick ones does nothing."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton


class SinglePress(QPushButton):
    """Pressed once where Qt would press it twice: an answer stays given, one step is gone on, one entry is added."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the second click, and leave it at that."""
        event.accept()
