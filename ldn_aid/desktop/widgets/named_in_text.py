"""Opioids that are named in what was written but stand on no list: each is asked about, in its own words."""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from ldn_aid.conversation.base import Answer
from ldn_aid.conversation.sections import NamedInText
from ldn_aid.desktop.reading_order import read_in_order
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.answers import yes_no_unsure
from ldn_aid.desktop.widgets.cards import Card, Inset, label
from ldn_aid.i18n import _, ngettext
from ldn_aid.safety.mentions import Mention, answer_about, mentions

_MOST_OPEN = 5
"""Unanswered ones shown at a time."""


class _Asked(NamedTuple):
    box: Inset
    group: AnswerGroup


class NamedInTextCard(Card):
    """Shown only where there is something to ask; an answer holds for just these words."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            _("Named in what was written"),
            _("These are not on a list. We ask, because LDN and an opioid must not meet."),
        )
        self._session = session
        self._rows: dict[Mention, _Asked] = {}
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(GRID * 3 // 2)
        self.column.addLayout(self._boxes)
        self._more = label("", "hint")
        self.add(self._more)
        self.hide()

    def show_entries(self) -> None:
        """Ask about what the text names now; what was answered stays, and can be answered otherwise."""
        conversation = self._session.conversation
        found = mentions(conversation, self._session.today)
        answers = {one: answer_about(conversation, one) for one in found}
        unanswered = [one for one in found if answers[one] is None]
        shown = [one for one in found if one not in unanswered[_MOST_OPEN:]]
        if shown != list(self._rows):
            self._match(shown)
        for one, asked in self._rows.items():
            asked.group.mark((answers[one],) if answers[one] else ())
        left = len(unanswered) - _MOST_OPEN
        self._more.setText(
            ngettext("{count} more after these.", "{count} more after these.", left).format(count=left)
        )
        self._more.setVisible(left > 0)
        self.setVisible(bool(shown))

    def _match(self, shown: list[Mention]) -> None:
        for gone in [one for one in self._rows if one not in shown]:
            self._rows.pop(gone).box.deleteLater()
        rows = {one: self._rows.get(one) or self._asked(one) for one in shown}
        for place, asked in enumerate(rows.values()):
            self._boxes.insertWidget(place, asked.box)
        self._rows = rows
        read_in_order(self)

    def _asked(self, mention: Mention) -> _Asked:
        question = (
            _("“{product}”: taken now, or in the last 14 days?")
            if mention.legible
            else _("“{product}” cannot be read here. Does it speak of an opioid, now or in the last 14 days?")
        ).format(product=mention.name)
        group = AnswerGroup(question, yes_no_unsure())
        group.picked.connect(partial(self._answer, mention))
        box = Inset()
        box.setAccessibleName(question)
        told = _("In {place}: “{words}”").format(place=mention.where, words=mention.words)
        box.add(label(question, "h3"), label(told), group)
        return _Asked(box, group)

    def _answer(self, mention: Mention, value: Answer) -> None:
        """Keep the answer; the same one again takes it back. Answers about words that are no more go."""
        conversation = self._session.conversation
        answers = {
            one: answer_about(conversation, one) for one in mentions(conversation, self._session.today)
        }
        answers[mention] = None if answers.get(mention) == value else value
        kept = tuple(
            NamedInText(product=one.name, words=one.words, taken=answer)
            for one, answer in answers.items()
            if answer is not None
        )
        self._session.edit("medicines.named_in_text", kept)
        self.show_entries()
