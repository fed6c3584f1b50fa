"""On the first screen of a follow-up visit: whose it is, what was agreed then, what was copied and what is asked again."""

from ldn_aid.comparison.since_last import agreed_then
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.i18n import _


class FollowUpCard(Card):
    """Made only where an earlier visit was copied forward."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.agreed = result_text("", _("What was agreed at the last visit"), "lead")
        self.add(
            self.agreed,
            label(
                _(
                    "Copied from then: the history of the pain, lasting health conditions, goals and what matters, "
                    "and the names and doses of medicines."
                )
            ),
            label(
                _(
                    "Asked again, because it may have changed: PEG and warning signs, each medicine (is it still "
                    "taken, and when last), the rest of health, the options and the decision."
                )
            ),
        )
        self.refresh()

    def refresh(self) -> None:
        """Follow the name and the date on this screen."""
        conversation = self._session.conversation
        name = conversation.start.patient.strip()
        self.rename(_("Follow-up visit: {name}").format(name=name) if name else _("Follow-up visit"))
        self.agreed.setText(agreed_then(conversation, self._session.pack))
