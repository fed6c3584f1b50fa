"""What was done, or why not: one sentence in a box of its own, quiet when it went well and an alert when it did not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ldn_aid.desktop.speaking import say_aloud


class Told(QLabel):
    """Out of sight while there is nothing to say. It can be reached by Tab and copied from."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("alert")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(12)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Show *sentence*; empty takes it away. *well*: it is no trouble."""
        name = "say" if well else "alert"
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(sentence)
        self.setVisible(bool(sentence))
        say_aloud(self, sentence)
