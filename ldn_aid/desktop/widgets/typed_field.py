"""What every field to type in shares: its question leads to it, undo is the conversation's, and a note stands below it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.cards import label


class TypedField(Field):
    """A question above a control to type in. Its label leads to it; undo goes through the whole conversation."""

    def __init__(
        self, session: Session, dotted: str, question: str, edit: QLineEdit | QPlainTextEdit, placeholder: str
    ) -> None:
        super().__init__(session, dotted, question)
        edit.setPlaceholderText(placeholder)
        edit.setAccessibleName(question or placeholder)
        edit.installEventFilter(self)
        self.note = label("", "hint")
        """What is to be said of what was typed."""
        self.note.hide()
        if self.title is not None:
            self.title.setBuddy(edit)
            self.title.installEventFilter(self)
        self._control: QWidget = edit
        self.column.addWidget(edit)
        self.column.addWidget(self.note)
        self.column.addStretch(1)  # beside something taller its question stays close to it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave undo to the window, notice that the field is left, and let a click on the question lead here."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
        elif kind == QEvent.Type.FocusOut:
            self.session.end_typing()
        elif kind == QEvent.Type.MouseButtonPress and isinstance(watched, QLabel):
            self._control.setFocus(Qt.FocusReason.MouseFocusReason)
        return False

    def tell(self, sentence: str) -> None:
        """Say *sentence* below the field; empty takes it away."""
        if self.note.text() != sentence:
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))
