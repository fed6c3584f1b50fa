"""The 0-10 scale: eleven numbers in a row, what both ends mean below them, and whether it was answered."""

from time import monotonic

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID, TARGET
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import Wrapping, height_at, holder_of
from ldn_aid.i18n import _

_TEN = 10
_WIDEST, _LINE = 760, 18
"""Widest row of numbers, and the height of a line of text beside it, pixels at 100 %."""
_SECOND_DIGIT_S = 1.0
"""How long after a 1 a 0 still makes it a 10."""


class _NarrowLayout(Wrapping):
    """One widget, as wide as numbers are read well at the text size of now; its height is that of the width it gets.

    A widget with a maximum width would be given the height that its words need at the width that it does not get.
    """

    def _place(self, rect: QRect, *, move: bool) -> int:
        if not self._items:  # while it is being filled
            return 0
        (item,), holder = self._items, self.parentWidget()
        line = holder.fontMetrics().height() if holder else _LINE
        width = min(rect.width(), _WIDEST * line // _LINE)
        height = height_at(item, width)
        if move:
            item.setGeometry(QRect(rect.x(), rect.y(), width, height))
        return height


class ZeroToTen(Field):
    """One number of eleven; pressing the chosen one again takes the answer back.

    0 is an answer only when somebody chose it: until then it says "not answered". Arrows move, Space chooses, a
    digit chooses at once, and 1 followed by 0 is 10. Raises nothing: other keys go on to the window.
    """

    def __init__(self, session: Session, dotted: str, question: str, low: str, high: str) -> None:
        super().__init__(session, dotted, question)
        self._low, self._high = low, high
        self._typed_one_at = 0.0
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        choices = [(number, str(number)) for number in range(_TEN + 1)]
        self.group = AnswerGroup(question, choices, kind="scale", layout=row)
        self.buttons = self.group.buttons
        for button in self.buttons.values():
            button.setMinimumWidth(TARGET)
        self.group.picked.connect(self._picked)
        self._answer: QLabel = label("", "hint")
        low_end, high_end = label(low, "caption"), label(high, "caption")
        high_end.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        ends = QHBoxLayout()
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(low_end, 1)
        ends.addWidget(high_end, 1)
        scale = QWidget()
        rows = QVBoxLayout(scale)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.group)
        rows.addLayout(ends)
        self.column.addWidget(holder_of(_NarrowLayout(0), (scale,)))
        self.column.addWidget(self._answer)
        self.refresh()

    def refresh(self) -> None:
        """Mark the chosen number, or say that there is none."""
        chosen = self.value
        self.group.mark(() if chosen is None else (chosen,))
        text = _("Not answered") if chosen is None else _("{number} of 10").format(number=chosen)
        self._answer.setText(text)
        self.group.setAccessibleDescription(
            _("{answer}. 0: {low}. 10: {high}.").format(answer=text, low=self._low, high=self._high)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A digit chooses; 1 and then 0 is 10."""
        text = event.text()
        if not (text.isascii() and text.isdigit() and len(text) == 1):
            super().keyPressEvent(event)
            return
        now = monotonic()
        ten = text == "0" and now - self._typed_one_at < _SECOND_DIGIT_S and self.value == 1
        self._typed_one_at = now if text == "1" else 0.0
        number = _TEN if ten else int(text)
        self.store(number)
        self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _picked(self, value: object) -> None:
        self.store(None if self.value == value else value)
        self.refresh()
