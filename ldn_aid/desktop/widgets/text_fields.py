"""Fields to type in, bound to one field of the conversation: a line, a box, a number, an amount, a day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ldn_aid.conversation.typed import read_amount, read_day_near
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _, long_date, plain_number

_BOX_FRAME = 28
"""Above and below the lines of a text box: border, padding and the document's own margin, pixels."""
_LINE_WIDTH, _NUMBER_WIDTH = 680, 280
"""Widest line of text, and of a number or a date, pixels: as long as what is written in it."""
_LONGEST_LINE, _LONGEST_BOX = 300, 10_000
"""Most letters, as in ``conversation.base``."""


class _Typed(Field):
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


class TextLine(_Typed):
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


class TextBox(_Typed):
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


class _ParsedLine(_Typed):
    """A line that is parsed; text that cannot be read says so and counts as not answered."""

    def __init__(
        self,
        session: Session,
        dotted: str,
        question: str,
        parse: Callable[[str], object],
        problem: str,
        placeholder: str = "",
    ) -> None:
        self._parse, self._problem = parse, problem
        self.edit = QLineEdit()
        super().__init__(session, dotted, question, self.edit, placeholder or _("not answered"))
        self.edit.setMaximumWidth(_NUMBER_WIDTH)
        self.edit.textEdited.connect(self._edited)
        self._followed = self.value
        self.edit.setText(self.show_value(self._followed))

    def show_value(self, value: object) -> str:
        """*value* as it would be typed."""
        return "" if value is None else str(value)

    def put_beside(self, widget: QWidget) -> None:
        """Show *widget*, such as a button that fills the line in, beside the line."""
        self.column.removeWidget(self.edit)
        self.column.insertWidget(1 if self.question else 0, flow_of(self.edit, widget))

    def refresh(self) -> None:
        """Show the answer when it changed elsewhere; what is being typed here stays as typed."""
        if self.value != self._followed:
            self._followed = self.value
            self.edit.setText(self.show_value(self._followed))
            self._mark(bad=False)

    def read_as(self, _typed: str, _value: object) -> str:
        """What to say of text that was read; empty where it can be read in one way only."""
        return ""

    def _edited(self, text: str) -> None:
        typed = text.strip()
        try:
            self._followed = self._parse(typed) if typed else None
            self.store(self._followed, merge=True)
        except ValueError:
            self._followed = None
            self.store(None, merge=True)
            self._mark(bad=True)
        else:
            self._mark(bad=False)
            self.tell(self.read_as(typed, self._followed) if typed else "")

    def _mark(self, *, bad: bool) -> None:
        if bool(self.edit.property("bad")) != bad:
            self.edit.setProperty("bad", bad)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
        self.edit.setAccessibleDescription(self._problem if bad else "")
        self.tell(self._problem if bad else "")


class NumberField(_ParsedLine):
    """A whole number; empty means not answered."""

    def __init__(self, session: Session, dotted: str, question: str, problem: str) -> None:
        super().__init__(session, dotted, question, int, problem)


class AmountField(_ParsedLine):
    """A quantity above zero, such as 2.5; empty means not known."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        problem = _("Type a number above 0, such as 2.5 or 1000, without a comma for thousands.")
        super().__init__(session, dotted, question, read_amount, problem, _("not known"))

    def show_value(self, value: object) -> str:
        """As short as it can be written."""
        return plain_number(value) if isinstance(value, Decimal) else ""


class DateField(_ParsedLine):
    """A day, typed as 2026-11-23, 11/23/2026, Nov 23 2026 or today; empty means not answered."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        problem = _("Type the date like 2026-11-23, 11/23/2026 or Nov 23, 2026.")
        parse = partial(read_day_near, today=session.today)
        super().__init__(session, dotted, question, parse, problem, _("YYYY-MM-DD"))

    def read_as(self, typed: str, value: object) -> str:
        """The day in words, since 11/12 is another day elsewhere."""
        if not isinstance(value, date) or typed == value.isoformat():
            return ""
        return _("Read as {day}.").format(day=long_date(value))


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
