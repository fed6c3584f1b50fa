"""Step 1: the decision, that there is a choice, who is here."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.page import Page
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answers import CheckList, ChoiceRow
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.parsed_fields import DateField
from ldn_aid.desktop.widgets.text_fields import TextLine
from ldn_aid.i18n import _
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.desktop.follow_up_card import FollowUpCard


class StartPage(Page):
    """Where the talk begins."""

    step = Step.START
    explains_words = False  # the glossary is read after the first screen: a button opens it

    def title(self) -> str:
        """The decision itself."""
        return _("Which pain medicine, if any, should we try next?")

    def build(self) -> None:
        """The choice, the people, the privacy."""
        self._follow_up = _follow_up_card(self.session)
        words = self.session.opening
        talked = [(True, _("We talked about this"))]
        words_button = QPushButton(_("What do these words mean?"))
        words_button.setObjectName("link")
        words_button.clicked.connect(self._show_words)
        choice = Card(_("You have a choice"))
        choice.add(
            label(words["choice"], "lead"),
            label(words["no_recommendation"]),
            label(words["being_believed"]),
            self.bind(
                ChoiceRow(self.session, "start.choice_explained", talked, "", named=_("You have a choice"))
            ),
            words_button,
        )
        here = [
            ("patient", _("Patient")),
            ("family_or_carer", _("Family or carer")),
            ("interpreter", _("Interpreter")),
            ("clinician", _("Clinician")),
        ]
        people = Card(_("Who is here today?"))
        today = QPushButton(_("Today"))
        today.setAccessibleName(_("Set the date of the visit to today"))
        today.clicked.connect(self._set_today)
        date = self.bind(DateField(self.session, "start.visit_date", _("Date of the visit")))
        date.put_beside(today)
        people.add(
            self.bind(CheckList(self.session, "start.present", here, "", named=_("Who is here today?"))), date
        )
        printed = Card(_("For the printed summary"), _("All of this may stay empty."))
        line = partial(TextLine, self.session)
        printed.add(
            columns_of(
                self.bind(line("start.patient", _("Name to print on the summary (may stay empty)"))),
                self.bind(line("start.clinician", _("Clinician"))),
            ),
            columns_of(
                self.bind(line("start.clinic", _("Clinic"))),
                self.bind(line("start.clinic_phone", _('Clinic phone, printed under "When to call"'))),
            ),
        )
        if self.session.is_kept:
            kept = _("Nothing you say leaves this laptop. It is kept here, encrypted, for the next visit.")
        else:
            kept = _("Nothing you say leaves this laptop. It is kept only if you save or print it.")
        good_to_know = Card(_("Good to know"))
        good_to_know.add(
            label(kept),
            label(words["out_of_scope"]),
            label(_("This aid speaks English. An interpreter can be noted above.")),
            label(words["not_tested"], "hint"),
        )
        if self._follow_up is not None:
            self.body.addWidget(self._follow_up)
        self.put_beside((choice, people), (printed, good_to_know))

    def show_derived(self) -> None:
        """At a follow-up visit, whose it is and how long after the last."""
        if self._follow_up is not None:
            self._follow_up.refresh()

    def _set_today(self) -> None:
        self.session.edit("start.visit_date", self.session.today)

    def _show_words(self) -> None:
        from ldn_aid.desktop.help_sheets import WordsSheet

        WordsSheet(self).open()


def _follow_up_card(session: Session) -> "FollowUpCard | None":
    if session.conversation.follow_up.before is None:
        return None
    from ldn_aid.desktop.follow_up_card import FollowUpCard

    return FollowUpCard(session)
