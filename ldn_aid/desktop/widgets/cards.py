"""Text and boxes: headings, body text, hints, cards, alerts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.theme import GRID


def label(text: str, kind: str = "body", parent: QWidget | None = None) -> QLabel:
    """Wrapping plain text. *kind*: h1, h2, h3, section, lead, hint, caption, number or body."""
    return _plain(QLabel(text, parent), kind)


def _plain(made: QLabel, kind: str) -> QLabel:
    made.setObjectName(kind)
    made.setWordWrap(True)
    made.setIndent(0)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class _Result(QLabel):
    """A screen reader says what it is and what it says: a name alone would hide the text."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._what = name
        self._say(text)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._say(text)

    def _say(self, text: str) -> None:
        says_what = text.startswith(self._what)
        self.setAccessibleName(text if says_what else f"{self._what}: {text}" if text else self._what)


def result_text(text: str, name: str, kind: str = "body") -> QLabel:
    """Text that the program worked out: reachable by keyboard, read by a screen reader, copyable."""
    made = _plain(_Result(text, name), kind)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


class Card(QFrame):
    """A box that groups what belongs together; ``column`` takes its contents. *of* says above its title whose it is."""

    def __init__(self, title: str = "", hint: str = "", *, of: str = "", alert: bool = False) -> None:
        super().__init__()
        self.setObjectName("alert" if alert else "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * GRID, GRID * 5 // 2, 3 * GRID, 3 * GRID)
        self.column.setSpacing(2 * GRID)
        self._title = label(title, "h2")
        head = QVBoxLayout()
        head.setSpacing(0)
        if of:
            head.addWidget(label(of, "caption"))
        head.addWidget(self._title)
        self.column.addLayout(head)
        self._title.setVisible(bool(title))
        if hint:
            self.column.addWidget(label(hint, "hint"))

    def rename(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def show_alert(self, alert: bool) -> None:
        """Look like something to read first, or like a quiet box."""
        name = "alert" if alert else "inset"
        if self.objectName() != name:
            self.setObjectName(name)
            for one in (self, *self.findChildren(QLabel)):
                one.style().unpolish(one)
                one.style().polish(one)

    def add(self, *widgets: QWidget) -> "Card":
        """Put *widgets* below one another; itself again."""
        for widget in widgets:
            if isinstance(widget, QPushButton):
                self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                self.column.addWidget(widget)
        return self


class Inset(Card):
    """One entry of a list, within a card; the quiet button that removes it stands at the end of its last line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inset")
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID * 3 // 2)
        self.column.setSpacing(GRID * 3 // 2)
