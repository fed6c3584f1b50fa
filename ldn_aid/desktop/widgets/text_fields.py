"""Free text, bound to one field of the conversation: a line, and a box that grows."""

from pydantic import ValidationError
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.typed_field import TypedField
from ldn_aid.i18n import _

_BOX_FRAME = 28
"""Above and below the lines of a text box: border, padding and the document's own margin, pixels."""
_LINE_WIDTH = 680
"""Widest line of text, pixels."""
_LONGEST_LINE, _LONGEST_BOX = 300, 10_000
"""Most letters, as in ``conversation.base``."""


class TextLine(TypedField):
    """A short free text."""

    def __init__(self, session: Session, dotted: str, question: str, placeholder: str = "") -> None:
        self.edit = QLineEdit()
        super().__init__(session, dotted, question, self.edit, placeholder)
        self.edit.setMaxLength(_LONGEST_LINE)
        self.edit.setMaximumWidth(_LINE_WIDTH)
        self.edit.textEdited.connect(self._edited)
        self.edit.inputRejected.connect(self._too_long)
        self.refresh()

    def refresh(self) -> None:
        """Show the text, without moving the cursor of someone typing."""
        text, shown = str(self.value or ""), self.edit.text()
        if shown != text:
            self.edit.setText(text)
            self.edit.setCursorPosition(_end_of_change(shown, text))

    def _edited(self, text: str) -> None:
        self.store(text, merge=True)
        if len(text) < _LONGEST_LINE:
            self.tell("")

    def _too_long(self) -> None:
        self.tell(_("No more than {most} letters fit here.").format(most=_LONGEST_LINE))


class TextBox(TypedField):
    """A long free text; the box grows with it, up to three times its lines, and then scrolls."""

    def __init__(
        self, session: Session, dotted: str, question: str, placeholder: str = "", lines: int = 3
    ) -> None:
        self._lines = lines
        self.edit = QPlainTextEdit()
        super().__init__(session, dotted, question, self.edit, placeholder)
        self.edit.setTabChangesFocus(True)
        # One undo for everything: the conversation's.
        self.edit.setUndoRedoEnabled(False)
        self.edit.textChanged.connect(self._edited)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()
        self.refresh()

    def refresh(self) -> None:
        """Show the text, without moving the cursor of someone typing."""
        text, shown = str(self.value or ""), self.edit.toPlainText()
        if shown != text:
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)
            cursor = self.edit.textCursor()
            cursor.setPosition(_units(text[: _end_of_change(shown, text)]))
            self.edit.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs a larger box."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _grow(self, _size: object = None) -> None:
        # A plain text's layout gives its height in lines, not in pixels.
        wanted = int(self.edit.document().documentLayout().documentSize().height())
        shown = min(max(wanted, self._lines), 3 * self._lines)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * shown + _BOX_FRAME)

    def _edited(self) -> None:
        try:
            self.store(self.edit.toPlainText(), merge=True)
        except ValidationError:
            self.refresh()
            self.tell(
                _("That was not added: no more than {most} letters fit here.").format(
                    most=f"{_LONGEST_BOX:,}"
                )
            )
        else:
            self.tell("")


def _end_of_change(before: str, after: str) -> int:
    """Where in *after* what differs from *before* ends: there a cursor stood when it was typed."""
    most = min(len(before), len(after))
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if before[len(before) - middle :] == after[len(after) - middle :]:
            least = middle
        else:
            most = middle - 1
    return len(after) - least


def _units(text: str) -> int:
    """The length of *text* as Qt counts: letters beyond the basic plane are two."""
    return len(text.encode("utf-16-le")) // 2
