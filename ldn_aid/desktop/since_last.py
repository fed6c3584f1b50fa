"""At a follow-up visit, beside today's PEG: did the trial help? The change, the own goal, and the agreed stop rule."""

from ldn_aid.comparison.since_last import since_last
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.desktop.widgets.text_fields import TextBox
from ldn_aid.i18n import _


class SinceLast(Card):
    """Made only where an earlier visit was copied forward."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Did it help? Since the last visit"))
        self._session = page.session
        self.words = result_text("", _("What changed since the last visit"))
        answers = [
            ("yes", _("Yes")),
            ("partly", _("Partly")),
            ("no", _("No")),
            ("unsure", _("Not sure")),
        ]
        self.add(
            self.words,
            page.bind(ChoiceRow(page.session, "follow_up.goal_reached", answers, _("Was the goal reached?"))),
            page.bind(TextBox(page.session, "follow_up.how_it_went", _("How did it go, in your own words?"))),
        )

    def refresh(self) -> None:
        """Show what follows from the answers."""
        self.words.setText("\n\n".join(since_last(self._session.conversation, self._session.pack)))
