"""Step 1: the decision, that there is a choice, who is here."""

from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answers import CheckList, ChoiceRow, DateField, TextLine
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.i18n import _
from ldn_aid.terms import Step


class StartPage(Page):
    """Where the talk begins."""

    step = Step.START

    def title(self) -> str:
        """The decision itself."""
        return _("Which pain medicine, if any, should we try next?")

    def build(self) -> None:
        """The choice, the people, the privacy."""
        words = self.session.opening
        choice = Card(_("You have a choice"))
        choice.add(
            label(words["choice"]),
            label(words["no_recommendation"]),
            label(words["being_believed"]),
            self.bind(
                ChoiceRow(self.session, "start.choice_explained", [(True, _("We talked about this"))], "")
            ),
        )
        people = Card(_("Who is here today?"))
        people.add(
            self.bind(
                CheckList(
                    self.session,
                    "start.present",
                    [
                        ("patient", _("Patient")),
                        ("family_or_carer", _("Family or carer")),
                        ("interpreter", _("Interpreter")),
                        ("clinician", _("Clinician")),
                    ],
                    "",
                    _("Nobody else"),
                )
            ),
            self.bind(
                TextLine(self.session, "start.patient", _("Name to print on the summary (may stay empty)"))
            ),
            self.bind(TextLine(self.session, "start.clinician", _("Clinician"))),
            self.bind(TextLine(self.session, "start.clinic", _("Clinic"))),
            self.bind(
                TextLine(self.session, "start.clinic_phone", _('Clinic phone, printed under "When to call"'))
            ),
        )
        today = QPushButton(_("Today"))
        today.setAccessibleName(_("Set the date of the visit to today"))
        today.clicked.connect(self._set_today)
        people.add(self.bind(DateField(self.session, "start.visit_date", _("Date of the visit"))), today)
        scope = Card(_("Who this is for"))
        scope.add(label(words["out_of_scope"]), label(words["not_tested"], "hint"))
        privacy = Card(_("Privacy"))
        privacy.add(label(_("Nothing you say leaves this laptop. It is kept only if you save or print it.")))
        for card in (choice, people, scope, privacy):
            self.body.addWidget(card)

    def _set_today(self) -> None:
        self.session.edit("start.visit_date", self.session.today)
