"""What was copied out of LDN Aid is taken off the clipboard again, at the lock and at the end."""

from PySide6.QtGui import QClipboard, QGuiApplication


class CopiedText:
    """Remembers the summary that was put on the clipboard. What a clipboard history took before is out of reach."""

    def __init__(self) -> None:
        self._copied = ""

    def note(self, kind: str, _place: str) -> None:
        """Something left the program by the way *kind*."""
        if kind == "text_copied":
            self._copied = QGuiApplication.clipboard().text()

    def take_back(self) -> None:
        """Empty the clipboard and the selection of what came from LDN Aid; what others copied since stays."""
        clipboard = QGuiApplication.clipboard()
        # Not every system tells whose it is.
        if clipboard.ownsClipboard() or (self._copied and clipboard.text() == self._copied):
            clipboard.clear()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._copied = ""
