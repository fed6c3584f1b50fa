"""The four SURE questions, and what to do where they leave a doubt."""

from ldn_aid.conversation.instruments import sure_score
from ldn_aid.conversation.sections import Sure
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.i18n import _
from ldn_aid.summary.wording import sure_items


class SureCard(Card):
    """Its fields are bound to *page*."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Before we close (SURE)"))
        self._session = page.session
        answers = [("yes", _("Yes")), ("no", _("No"))]
        for field, question in sure_items():
            self.add(
                page.bind(ChoiceRow(page.session, f"decision.sure.{field}", answers, question, beside=True))
            )
        self._note = result_text("", _("What the SURE answers say"))
        self._doubt = Card(alert=True)
        self._doubt.add(self._note)
        self.add(self._doubt)

    def follow(self) -> None:
        """Show what the answers come to."""
        sure = self._session.conversation.decision.sure
        self._note.setText(_sure_words(sure))
        self._doubt.show_alert(sure_score(sure) not in (None, len(sure_items())))


def _sure_words(sure: Sure) -> str:
    score = sure_score(sure)
    if score is None:
        return _("Answer all four.")
    if score == len(sure_items()):
        return _("SURE: 4 of 4.")
    again = {
        "sure": _("what holds you back"),
        "understand": _("the benefits and risks"),
        "risk_benefit": _("what matters most to you"),
        "encouragement": _("who can support you"),
    }
    topics = [again[field] for field, _question in sure_items() if getattr(sure, field) == "no"]
    return _("SURE: {score} of 4. Some doubt is left. Talk again about {topics}, or decide later.").format(
        score=score, topics=", ".join(topics)
    )
