"""What was copied out of LDN Aid is taken off the clipboard again, at the lock and at the end."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication


class CopiedText(QObject):
    """Remembers what was copied while this program was in front: a summary, or words out of a field.

    What a clipboard history took before is out of reach.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copied = ""
        # After the first screen: a clipboard has to be asked for.
        QTimer.singleShot(0, self, self._listen)

    def _listen(self) -> None:
        QGuiApplication.clipboard().dataChanged.connect(self._note)

    def _note(self) -> None:
        # What another program copies, it copies while it is in front itself.
        here = QGuiApplication.focusWindow() is not None
        self._copied = QGuiApplication.clipboard().text() if here else ""

    def take_back(self) -> None:
        """Empty the clipboard and the selection of what came from LDN Aid; what others copied since stays."""
        clipboard = QGuiApplication.clipboard()
        # Not every system tells whose it is.
        if clipboard.ownsClipboard() or (self._copied and clipboard.text() == self._copied):
            clipboard.clear()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._copied = ""
