"""Controls bound to one field of the conversation. None of them keeps an answer of its own.

Every one has a visible "not answered" state; 0 is an answer only when someone chose it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from pydantic import ValidationError
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import beside as beside_layout
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _, plain_number

_BOX_FRAME = 28
"""Above and below the lines of a text box: border, padding and the document's own margin, pixels."""
_LINE_WIDTH, _NUMBER_WIDTH = 680, 280
"""Widest line of text, and of a number or a date, pixels: as long as what is written in it."""


def read_field(session: Session, dotted: str) -> object:
    """The value of field *dotted*; a number in the path counts into a tuple."""
    value: object = session.conversation
    for part in dotted.split("."):
        value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
    return value


class Field(QWidget):
    """A question above its control."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        super().__init__()
        self.session = session
        self.dotted = dotted
        self.question = question
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        if question:
            self.column.addWidget(label(question, "h3"))

    @property
    def value(self) -> object:
        """The answer in the conversation, None when there is none."""
        return read_field(self.session, self.dotted)

    def store(self, value: object, *, merge: bool = False) -> None:
        """Put *value* into the conversation."""
        self.session.edit(self.dotted, value, merge=merge)

    def refresh(self) -> None:
        """Show what the conversation says."""
        raise NotImplementedError


class ChoiceRow(Field):
    """One of several answers as buttons; pressing the chosen one again takes the answer back.

    With *beside* the answers stand beside the question where there is room.
    """

    def __init__(
        self,
        session: Session,
        dotted: str,
        choices: Sequence[tuple[object, str]],
        question: str,
        *,
        kind: str = "",
        beside: bool = False,
    ) -> None:
        super().__init__(session, dotted, "" if beside else question)
        self.question = question
        self.group = AnswerGroup(question, choices, kind=kind)
        self.group.picked.connect(self._picked)
        self.buttons = self.group.buttons
        self._by_digit = {str(value): value for value, _text in choices if type(value) is int}
        self.column.addWidget(beside_layout(label(question, "h3"), self.group) if beside else self.group)
        self.refresh()

    def refresh(self) -> None:
        """Mark the chosen answer, or none."""
        chosen = self.value
        self.group.mark(() if chosen is None else (chosen,))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits choose on a numbered scale."""
        if event.text() in self._by_digit:
            self.store(self._by_digit[event.text()])
        else:
            super().keyPressEvent(event)

    def _picked(self, value: object) -> None:
        self.store(None if self.value == value else value)
        self.refresh()


class CheckList(Field):
    """Any of several answers, or "none of these", which is an answer too."""

    def __init__(
        self,
        session: Session,
        dotted: str,
        choices: Sequence[tuple[str, str]],
        question: str,
        none_text: str = "",
    ) -> None:
        super().__init__(session, dotted, question)
        self.group = AnswerGroup(question, [*choices, (None, none_text or _("None of these"))], many=True)
        self.group.picked.connect(self._picked)
        self.buttons: dict[str, QPushButton] = {value: self.group.buttons[value] for value, _text in choices}
        self.none = self.group.buttons[None]
        self.column.addWidget(self.group)
        self.refresh()

    def chosen(self) -> tuple[str, ...] | None:
        """The chosen values, () for none of these, None when not answered."""
        value = self.value
        return value if isinstance(value, tuple) else None

    def refresh(self) -> None:
        """Mark the chosen answers."""
        chosen = self.chosen()
        self.group.mark((None,) if chosen == () else chosen or ())

    def _picked(self, value: object) -> None:
        chosen = self.chosen()
        if value is None:
            self.store(None if chosen == () else ())
        else:
            wanted = set(chosen or ()) ^ {value}
            self.store(tuple(key for key in self.buttons if key in wanted) or None)
        self.refresh()


class TextLine(Field):
    """A short free text."""

    def __init__(self, session: Session, dotted: str, question: str, placeholder: str = "") -> None:
        super().__init__(session, dotted, question)
        self.edit = QLineEdit()
        self.edit.setMaxLength(300)
        self.edit.setMaximumWidth(_LINE_WIDTH)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(question or placeholder)
        self.edit.textEdited.connect(self._edited)
        self.column.addWidget(self.edit)
        self.refresh()

    def refresh(self) -> None:
        """Show the text, without moving the cursor of someone typing."""
        text = str(self.value or "")
        if self.edit.text() != text:
            self.edit.setText(text)

    def _edited(self, text: str) -> None:
        self.store(text, merge=True)


class TextBox(Field):
    """A long free text; the box grows with it, up to three times its lines, and then scrolls."""

    def __init__(
        self, session: Session, dotted: str, question: str, placeholder: str = "", lines: int = 3
    ) -> None:
        super().__init__(session, dotted, question)
        self._lines = lines
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(question or placeholder)
        self.edit.textChanged.connect(self._edited)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.column.addWidget(self.edit)
        self._grow()
        self.refresh()

    def refresh(self) -> None:
        """Show the text, without moving the cursor of someone typing."""
        text = str(self.value or "")
        if self.edit.toPlainText() != text:
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)

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
        text = self.edit.toPlainText()
        try:
            self.store(text, merge=True)
        except ValidationError:
            self.refresh()


class _ParsedLine(Field):
    """A line that is parsed; text that cannot be read says so and counts as not answered."""

    def __init__(
        self,
        session: Session,
        dotted: str,
        question: str,
        parse: Callable[[str], object],
        show: Callable[[object], str],
        problem: str,
        placeholder: str = "",
    ) -> None:
        super().__init__(session, dotted, question)
        self._parse, self._show = parse, show
        self.edit = QLineEdit()
        self.edit.setMaximumWidth(_NUMBER_WIDTH)
        self.edit.setPlaceholderText(placeholder or _("not answered"))
        self.edit.setAccessibleName(question)
        self.edit.textEdited.connect(self._edited)
        self.problem = label(problem, "hint")
        self.problem.hide()
        self.column.addWidget(self.edit)
        self.column.addWidget(self.problem)
        self._followed = self.value
        self.edit.setText(self._show(self._followed))

    def put_beside(self, widget: QWidget) -> None:
        """Show *widget*, such as a button that fills the line in, beside the line."""
        self.column.removeWidget(self.edit)
        self.column.insertWidget(1 if self.question else 0, flow_of(self.edit, widget))

    def refresh(self) -> None:
        """Show the answer when it changed elsewhere; what is being typed here stays as typed."""
        if self.value != self._followed:
            self._followed = self.value
            self.edit.setText(self._show(self._followed))
            self._mark(bad=False)

    def _edited(self, text: str) -> None:
        try:
            self._followed = self._parse(text.strip()) if text.strip() else None
            self.store(self._followed, merge=True)
        except (ValueError, InvalidOperation):
            self._followed = None
            self.store(None, merge=True)
            self._mark(bad=True)
        else:
            self._mark(bad=False)

    def _mark(self, *, bad: bool) -> None:
        if bool(self.edit.property("bad")) != bad:
            self.edit.setProperty("bad", bad)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
        self.problem.setVisible(bad)


class NumberField(_ParsedLine):
    """A whole number; empty means not answered."""

    def __init__(self, session: Session, dotted: str, question: str, problem: str) -> None:
        super().__init__(session, dotted, question, int, _shown, problem)


class AmountField(_ParsedLine):
    """A quantity above zero, such as 2.5; empty means not known."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        problem = _("Type a number above 0, such as 2.5.")
        super().__init__(session, dotted, question, _amount, _shown, problem, _("not known"))


class DateField(_ParsedLine):
    """A day, typed as 2026-11-23 or 11/23/2026; empty means not answered."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        problem = _("Type the date like 2026-11-23 or 11/23/2026.")
        super().__init__(session, dotted, question, read_day, _shown, problem, _("YYYY-MM-DD"))


def _amount(text: str) -> Decimal:
    amount = Decimal(text.replace(",", "."))
    if not amount.is_finite() or amount <= 0:
        raise ValueError(text)
    return amount


def _shown(value: object) -> str:
    if value is None:
        return ""
    return plain_number(value) if isinstance(value, Decimal) else str(value)


def read_day(text: str) -> date:
    """*text* as a day; ValueError when it is neither 2026-11-23 nor 11/23/2026."""
    if "/" in text:
        month, day, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    return date.fromisoformat(text)
