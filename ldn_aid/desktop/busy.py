"""What takes a moment on the window's own thread says so before it begins."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton


@contextmanager
def busy(button: QPushButton | None = None, words: str = "") -> Iterator[None]:
    """Show a waiting pointer, and *words* on *button*, until it is done, however it ends."""
    before = button.text() if button is not None else ""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    if button is not None:
        button.setText(words)
        button.repaint()
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        if button is not None:
            button.setText(before)
