"""A list of medicines, one card each, with what the name was read as and its MME as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_aid.conversation.model import read
from ldn_aid.conversation.sections import UNNAMED, MedicineEntry
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answers import ChoiceRow, Field
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Inset, result_text
from ldn_aid.desktop.widgets.clinician_only import ClinicianOnly
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.name_line import NameLine
from ldn_aid.desktop.widgets.parsed_fields import AmountField, DateField
from ldn_aid.desktop.widgets.pick_field import PickField
from ldn_aid.desktop.widgets.remove_button import remove_button
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.desktop.widgets.text_fields import TextLine
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.release_notes import release_notes
from ldn_aid.safety.mme import entry_mme, repeated_orders

_UNITS = ("mg", "mcg", "g", "mcg/h", "mg/mL")
_CLOSE, _APART = 10, 16
"""Pixels between the lines of one medicine, and between the fields on a line."""
_ACETAMINOPHEN = 5
"""Place among a row's fields."""


class MedicineRows(QWidget):
    """The entries of ``medicines.opioids`` or ``medicines.others``, as many cards as there are entries."""

    def __init__(self, page: Page, dotted: str, add_text: str, *, opioids: bool) -> None:
        super().__init__()
        self._page, self._dotted, self._opioids = page, dotted, opioids
        self._rows: list[Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GRID)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID * 3 // 2)
        self.column.addLayout(self._cards)
        self.add_button = SinglePress(add_text)
        set_icon(self.add_button, "add")
        self.add_button.clicked.connect(self._add)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def entries(self) -> tuple[MedicineEntry, ...]:
        """The entries in the conversation."""
        value = read(self._page.session.conversation, self._dotted)
        return value if isinstance(value, tuple) else ()

    def show_entries(self) -> None:
        """As many cards as entries, each saying what its name was read as."""
        entries = self.entries()
        self._page.match_rows(self._rows, len(entries), self._cards, self._row)
        repeated = repeated_orders(self._page.session.conversation)
        for entry, row in zip(entries, self._rows, strict=True):
            recognition = recognise(entry.product)
            if row.note is not None:
                row.note.setText(self._note(entry, recognition, repeated=entry in repeated))
            acetaminophen, last_taken = row.fields[_ACETAMINOPHEN], row.fields[-1]
            known_not_to_matter = not self._opioids and recognition.opioid is False
            last_taken.setVisible(not known_not_to_matter or entry.last_taken is not None)
            names = recognition.ingredients
            acetaminophen.setVisible("acetaminophen" in names and len(names) > 1)

    def _row(self, place: int) -> Row:
        session, base = self._page.session, f"{self._dotted}.{place}"
        name = NameLine(session, f"{base}.product", _("Name, as on the label"), self._page)
        units = [(unit, unit) for unit in _UNITS]
        amounts: list[Field] = [
            AmountField(session, f"{base}.strength", _("Strength")),
            PickField(session, f"{base}.strength_unit", units, _("Unit")),
            AmountField(session, f"{base}.units_per_dose", _("How many at a time?")),
            AmountField(session, f"{base}.doses_per_day", _("Times a day, at most")),
            AmountField(session, f"{base}.acetaminophen_mg", _("Acetaminophen in one, mg")),
        ]
        standing: list[Field] = [
            ChoiceRow(session, f"{base}.taking", [("now", _("Taken now")), ("stopped", _("No longer"))], _("Still taken?")),
            ChoiceRow(session, f"{base}.as_needed", [(True, _("As needed")), (False, _("On a schedule"))], _("How?")),
            DateField(session, f"{base}.last_taken", _("Last taken")),
        ]  # fmt: skip
        for field in (name, *amounts, *standing):
            self._page.bind(field)
        note = result_text("", _("What this was read as"))
        remove = remove_button(_("Remove medicine {number}").format(number=place + 1), self._remove, place)
        card = Inset()
        card.add(name, flow_of(*amounts, spacing=_APART), columns_of(*standing))
        card.add(apart(ClinicianOnly(session, note), remove))
        card.column.setSpacing(_CLOSE)
        card.setAccessibleName(_("Medicine {number}").format(number=place + 1))
        return Row(card, [name, *amounts, *standing], note)

    def _note(self, entry: MedicineEntry, recognition: Recognition, *, repeated: bool) -> str:
        if entry.product == UNNAMED:
            return _("Type the name.")
        if not recognition.recognised:
            text = _("Not recognised, not checked.")
            if recognition.suggestions:
                text += " " + _("Did you mean {names}?").format(names=", ".join(recognition.suggestions[:3]))
            return text
        text = _("Read as: {names}.").format(names=", ".join(recognition.ingredients))
        if recognition.unknown_words:
            text += " " + _("These words were not read: {words}.").format(
                words=", ".join(recognition.unknown_words)
            )
        if not recognition.opioid:
            return text
        text = " ".join((text, *release_notes(recognition)))
        item = entry_mme(entry)
        if item.mme is None:
            return f"{text} {item.note[:1].upper()}{item.note[1:]}"
        text += " " + _("{mme} MME a day ({note})").format(mme=plain_number(item.mme), note=item.note)
        if repeated:
            text += " " + _("It is listed more than once and counted once: which order is current?")
        return text

    def _add(self) -> None:
        entry = MedicineEntry(product=UNNAMED, taking=None if self._opioids else "now")
        self._page.session.edit(self._dotted, (*self.entries(), entry))
        if self._rows:
            edit = self._rows[-1].fields[0]
            if isinstance(edit, TextLine):
                edit.edit.setFocus()

    def _remove(self, place: int) -> None:
        entries = self.entries()
        self._page.session.edit(self._dotted, (*entries[:place], *entries[place + 1 :]))
