"""A number, an amount or a day as it is typed, bound to one field of the conversation."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from ldn_aid.conversation.typed import read_amount, read_day_near
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.typed_field import TypedField
from ldn_aid.i18n import _, long_date, plain_number

_NUMBER_WIDTH = 280
"""Widest line for a number or a day, pixels: as long as what is written in it."""


class ParsedLine(TypedField):
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


class NumberField(ParsedLine):
    """A whole number; empty means not answered."""

    def __init__(self, session: Session, dotted: str, question: str, problem: str) -> None:
        super().__init__(session, dotted, question, int, problem)


class AmountField(ParsedLine):
    """A quantity above zero, such as 2.5; empty means not known."""

    def __init__(self, session: Session, dotted: str, question: str) -> None:
        problem = _("Type a number above 0, such as 2.5 or 1000, without a comma for thousands.")
        super().__init__(session, dotted, question, read_amount, problem, _("not known"))

    def show_value(self, value: object) -> str:
        """As short as it can be written."""
        return plain_number(value) if isinstance(value, Decimal) else ""


class DateField(ParsedLine):
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
