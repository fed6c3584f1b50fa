"""Controls bound to one field of the conversation. None of them keeps an answer of its own.

Every one has a visible "not answered" state; 0 is an answer only when someone chose it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.model import read
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.beside import beside as beside_layout
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _


def yes_no_unsure() -> list[tuple[object, str]]:
    """The three answers to a yes/no question."""
    return [("yes", _("Yes")), ("no", _("No")), ("unsure", _("Not sure"))]


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
        self.title: QLabel | None = label(question, "h3") if question else None
        if self.title is not None:
            self.column.addWidget(self.title)

    @property
    def value(self) -> object:
        """The answer in the conversation, None when there is none."""
        return read(self.session.conversation, self.dotted)

    def store(self, value: object, *, merge: bool = False) -> None:
        """Put *value* into the conversation."""
        self.session.edit(self.dotted, value, merge=merge)

    def refresh(self) -> None:
        """Show what the conversation says."""
        raise NotImplementedError


class ChoiceRow(Field):
    """One of several answers as buttons; pressing the chosen one again takes the answer back.

    With *beside* the answers stand beside the question where there is room. Where the question already stands above,
    *named* tells it to a screen reader.
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
        named: str = "",
    ) -> None:
        super().__init__(session, dotted, "" if beside else question)
        self.question = question or named
        self.group = AnswerGroup(question, choices, kind=kind)
        if named:
            self.group.setAccessibleName(named)
        self.group.picked.connect(self._picked)
        self.buttons = self.group.buttons
        self._by_digit = {str(value): value for value, _text in choices if type(value) is int}
        self.column.addWidget(beside_layout(label(question), self.group) if beside else self.group)
        self.refresh()

    def refresh(self) -> None:
        """Mark the chosen answer, or none."""
        chosen = self.value
        self.group.mark(() if chosen is None else (chosen,))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits choose on a numbered scale."""
        if event.text() in self._by_digit:
            value = self._by_digit[event.text()]
            self.store(value)
            self.buttons[value].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _picked(self, value: object) -> None:
        self.store(None if self.value == value else value)
        self.refresh()


class CheckList(Field):
    """Any of several answers, or "none of these", which is an answer too; *named* as in ``ChoiceRow``."""

    def __init__(
        self,
        session: Session,
        dotted: str,
        choices: Sequence[tuple[str, str]],
        question: str,
        none_text: str = "",
        named: str = "",
    ) -> None:
        super().__init__(session, dotted, question)
        self.group = AnswerGroup(question, [*choices, (None, none_text or _("None of these"))], many=True)
        if named:
            self.question = named
            self.group.setAccessibleName(named)
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
