"""A list of medicines, one card each, with what the name was read as and its MME as it is typed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.sections import UNNAMED, MedicineEntry
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.widgets.answers import AmountField, ChoiceRow, DateField, Field, TextLine, read_field
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.recognise import recognise
from ldn_aid.safety.mme import entry_mme

_UNITS = ("mg", "mcg", "g", "mcg/h", "mg/mL")


class MedicineRows(QWidget):
    """The entries of ``medicines.opioids`` or ``medicines.others``, as many cards as there are entries."""

    def __init__(self, page: Page, dotted: str, add_text: str, *, opioids: bool) -> None:
        super().__init__()
        self._page, self._dotted, self._opioids = page, dotted, opioids
        self._rows: list[Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._cards = QVBoxLayout()
        self.column.addLayout(self._cards)
        self.add_button = QPushButton(add_text)
        self.add_button.clicked.connect(self._add)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def entries(self) -> tuple[MedicineEntry, ...]:
        """The entries in the conversation."""
        value = read_field(self._page.session, self._dotted)
        return value if isinstance(value, tuple) else ()

    def show_entries(self) -> None:
        """As many cards as entries, each saying what its name was read as."""
        entries = self.entries()
        self._page.match_rows(self._rows, len(entries), self._cards, self._row)
        for entry, row in zip(entries, self._rows, strict=True):
            if row.note is not None:
                row.note.setText(self._note(entry))
            names = recognise(entry.product).ingredients
            row.fields[-1].setVisible("acetaminophen" in names and len(names) > 1)

    def _row(self, place: int) -> Row:
        session, base = self._page.session, f"{self._dotted}.{place}"
        name = _NameLine(session, f"{base}.product", _("Name, as on the label"))
        units = [(unit, unit) for unit in _UNITS]
        fields: list[Field] = [
            name,
            AmountField(session, f"{base}.strength", _("Strength")),
            ChoiceRow(session, f"{base}.strength_unit", units, _("Unit")),
            AmountField(session, f"{base}.units_per_dose", _("How many at a time?")),
            AmountField(session, f"{base}.doses_per_day", _("Times a day, at most")),
            ChoiceRow(session, f"{base}.taking", [("now", _("Taken now")), ("stopped", _("No longer"))], _("Still taken?")),
            DateField(session, f"{base}.last_taken", _("Last taken")),
            ChoiceRow(session, f"{base}.as_needed", [(True, _("As needed")), (False, _("On a schedule"))], _("How?")),
            AmountField(session, f"{base}.acetaminophen_mg", _("Acetaminophen in one, mg")),
        ]  # fmt: skip
        card = Card()
        grid = QGridLayout()
        places = (
            (0, 0, 1, 2),
            (1, 0, 1, 1),
            (1, 1, 1, 1),
            (2, 0, 1, 1),
            (2, 1, 1, 1),
            (3, 0, 1, 1),
            (3, 1, 1, 1),
            (4, 0, 1, 1),
            (4, 1, 1, 1),
        )
        for field, at in zip(fields, places, strict=True):
            grid.addWidget(self._page.bind(field), *at)
        card.column.addLayout(grid)
        note = result_text("", _("What this was read as"))
        remove = QPushButton(_("Remove medicine {number}").format(number=place + 1))
        remove.clicked.connect(partial(self._remove, place))
        card.add(note, remove)
        return Row(card, fields, note)

    def _note(self, entry: MedicineEntry) -> str:
        if entry.product == UNNAMED:
            return _("Type the name.")
        recognition = recognise(entry.product)
        if not recognition.recognised:
            text = _("Not recognised, not checked.")
            if recognition.suggestions:
                text += " " + _("Did you mean {names}?").format(names=", ".join(recognition.suggestions[:3]))
            return text
        text = _("Read as: {names}.").format(names=", ".join(recognition.ingredients))
        if not recognition.opioid:
            return text
        item = entry_mme(entry)
        if item.mme is None:
            return f"{text} {item.note}"
        return f"{text} " + _("{mme} MME a day ({note})").format(mme=plain_number(item.mme), note=item.note)

    def _add(self) -> None:
        entry = MedicineEntry(product=UNNAMED, taking=None if self._opioids else "now")
        self._page.session.edit(self._dotted, (*self.entries(), entry))
        if self._rows:
            edit = self._rows[-1].fields[0]
            if isinstance(edit, TextLine):
                edit.edit.setFocus()

    def _remove(self, place: int, _checked: bool = False) -> None:
        entries = self.entries()
        self._page.session.edit(self._dotted, (*entries[:place], *entries[place + 1 :]))


class _NameLine(TextLine):
    """The product's name; empty is kept as a name not yet typed."""

    @property
    def value(self) -> object:
        """The name, empty while none is typed."""
        name = super().value
        return "" if name == UNNAMED else name

    def _edited(self, text: str) -> None:
        self.store(text or UNNAMED, merge=True)
