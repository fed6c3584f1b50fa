"""Step 3: opioids one by one, opioid-acting products people forget, and the other medicines that matter."""

from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ldn_aid.conversation.sections import ForgottenOpioid, ForgottenOpioidUse, MedicineClass
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.widgets.answers import CheckList, ChoiceRow, Field, yes_no_unsure
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.clinician_only import ClinicianOnly
from ldn_aid.desktop.widgets.medicine_rows import MedicineRows
from ldn_aid.desktop.widgets.named_in_text import NamedInTextCard
from ldn_aid.desktop.widgets.parsed_fields import DateField
from ldn_aid.i18n import _, long_date, plain_number
from ldn_aid.safety.rules import wording
from ldn_aid.summary.safety_words import mme_text
from ldn_aid.terms import Step


class _ForgottenList(CheckList):
    """Which of the forgotten products are used; what is known of each use stays with it."""

    def chosen(self) -> tuple[str, ...] | None:
        """Kinds of the uses."""
        uses = self.session.conversation.medicines.forgotten
        return None if uses is None else tuple(use.kind for use in uses)

    def store(self, value: object, *, merge: bool = False) -> None:
        """Keep the details of uses that stay chosen."""
        if not isinstance(value, tuple):
            super().store(None, merge=merge)
            return
        known = {use.kind: use for use in self.session.conversation.medicines.forgotten or ()}
        uses = tuple(known.get(kind) or ForgottenOpioidUse(kind=kind) for kind in value)
        super().store(uses, merge=merge)


class MedicinesPage(Page):
    """Everything taken."""

    step = Step.MEDICINES
    _list_left = ""

    def title(self) -> str:
        """The page's heading."""
        return _("Your medicines")

    def build(self) -> None:
        """Opioids, forgotten products, other medicines, and what follows."""
        session, bind = self.session, self.bind
        opioids = Card(
            _("Opioid pain medicines"), _("Naltrexone and opioids must not meet, so we ask with care.")
        )
        self._opioids = MedicineRows(self, "medicines.opioids", _("Add an opioid"), opioids=True)
        self.put_at("medicines.opioids", self._opioids)
        years = [("under_1_year", _("Less than a year")), ("1_year_or_more", _("A year or more"))]
        self._mme = result_text("", _("Opioid dose"), "h3")
        opioids.add(
            bind(ChoiceRow(session, "medicines.takes_opioids", yes_no_unsure(), _("Any opioid now, or in the last 14 days?"))),
            self._opioids,
            ClinicianOnly(session, self._mme),
            bind(ChoiceRow(session, "medicines.opioid_years", years, _("If you take opioids: for how long?"))),
        )  # fmt: skip
        names = wording("gate")["forgotten"]
        forgotten = Card(
            _("Things people forget"),
            _("These act like opioids too. Any of them now or in the last 14 days?"),
        )
        forgotten.add(
            bind(_ForgottenList(session, "medicines.forgotten", [(kind, names[kind]) for kind in get_args(ForgottenOpioid)], "", named=_("Things people forget")))
        )  # fmt: skip
        self._uses = QVBoxLayout()
        forgotten.column.addLayout(self._uses)
        self._use_rows: list[Row] = []
        classes = wording("facts")["names"]
        others = Card(_("Other medicines that matter"))
        self._others = MedicineRows(self, "medicines.others", _("Add a medicine"), opioids=False)
        self.put_at("medicines.others", self._others)
        self._acetaminophen = result_text("", _("Acetaminophen a day"), "h3")
        others.add(
            bind(CheckList(session, "medicines.classes", [(key, classes[f"class.{key}"]) for key in get_args(MedicineClass)], _("Do you take any of these?"))),
            bind(ChoiceRow(session, "medicines.acetaminophen_or_nsaids", yes_no_unsure(), _("Any acetaminophen or NSAID, with or without a prescription?"))),
            label(_("Add each one, cold and flu medicines too, and any other medicine."), "hint"),
            self._others,
            self._acetaminophen,
        )  # fmt: skip
        paste = QPushButton(_("Paste a list…"))
        paste.setToolTip(_("A medication list from the record, the pharmacy or a letter, read line by line"))
        paste.clicked.connect(self._paste)
        gate = Card(_("Could LDN be started?"))
        self._gate = result_text("", _("LDN gate"))
        gate.add(self._gate)
        ready = label(
            _("Have a medication list at hand? Paste it, look it over, and add it in one go."), "hint"
        )
        start = QHBoxLayout()
        start.addWidget(paste)
        start.addWidget(ready, 1)
        self.body.addLayout(start)
        self._named = NamedInTextCard(session)
        self.put_at("medicines.named_in_text", self._named)
        self.put_beside((opioids, self._named, forgotten), (others, gate))

    def _paste(self) -> None:
        from ldn_aid.desktop.paste_list import PasteList

        self.paste_list = PasteList(self.session, self)
        self.paste_list.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paste_list.text.setPlainText(self._list_left)
        self.paste_list.finished.connect(self._keep_list)
        self.paste_list.open()

    def _keep_list(self, result: int) -> None:
        """A list that was not added is there again when it is asked for."""
        self._list_left = "" if result else self.paste_list.text.toPlainText()

    def show_derived(self) -> None:
        """Rows, MME, acetaminophen, gate."""
        self._opioids.show_entries()
        self._others.show_entries()
        self._named.show_entries()
        self._show_uses()
        assessment = self.session.assessment
        total = assessment.acetaminophen
        self._mme.setText(_("Opioid dose: {total}").format(total=mme_text(assessment)))
        amount = _("not known yet") if total.mg_per_day is None else f"{plain_number(total.mg_per_day)} mg"
        self._acetaminophen.setText(
            _("Acetaminophen a day: {amount}, limit {limit} mg").format(amount=amount, limit=total.limit_mg)
            + ("" if total.complete else _(" (incomplete)"))
        )
        gate = assessment.ldn_gate
        first = _("Earliest day: {day}\n").format(day=long_date(gate.earliest)) if gate.earliest else ""
        self._gate.setText(first + "\n".join(gate.reasons))

    def _show_uses(self) -> None:
        uses = self.session.conversation.medicines.forgotten or ()
        self.match_rows(self._use_rows, len(uses), self._uses, self._use_row)
        names = wording("gate")["forgotten"]
        for use, row in zip(uses, self._use_rows, strict=True):
            row.card.rename(names[use.kind])

    def _use_row(self, place: int) -> Row:
        base = f"medicines.forgotten.{place}"
        taking = [("now", _("Taken now")), ("stopped", _("No longer"))]
        fields: list[Field] = [
            ChoiceRow(self.session, f"{base}.taking", taking, _("Still taken?")),
            DateField(self.session, f"{base}.last_taken", _("Last taken")),
        ]
        return Row(Card().add(*map(self.bind, fields)), fields)
