"""What the text names is asked about on the Medicines page, in its own words; a no clears, and can be undone."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.named_in_text import NamedInTextCard
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.safety.case_table import base

WindowOn = Callable[..., Window]


def _card(window: Window) -> NamedInTextCard:
    (card,) = window.pages[Step.MEDICINES].findChildren(NamedInTextCard)
    return card


def _groups(card: NamedInTextCard) -> dict[str, AnswerGroup]:
    return {one.accessibleName().split(":")[0].strip("“”"): one for one in card.findChildren(AnswerGroup)}


def _open(window_on: WindowOn, conversation: Conversation) -> Window:
    window = window_on(conversation)
    window.show()
    window.go_to(Step.MEDICINES)
    return window


def _words(card: NamedInTextCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel))


def test_a_no_clears_the_gate_and_can_be_taken_back(window_on: WindowOn) -> None:
    window = _open(window_on, edit(base(), "pain.story", "The dentist gave me Vicodin on Friday."))
    card, session = _card(window), window.session
    assert card.isVisible()
    assert "In the story of the pain: “The dentist gave me Vicodin on Friday.”" in _words(card)
    assert session.assessment.ldn_gate.status == "ask"
    no = _groups(card)["Vicodin"].buttons["no"]
    no.click()
    assert session.assessment.ldn_gate.status == "clear"
    assert card.isVisible()
    assert no.isChecked()
    window.actions_by_name["undo"].trigger()
    assert session.assessment.ldn_gate.status == "ask"
    assert not no.isChecked()
    no.click()
    no.click()
    assert session.conversation.medicines.named_in_text == ()


def test_nothing_is_asked_where_nothing_is_named_and_other_words_are_asked_about_anew(
    window_on: WindowOn,
) -> None:
    window = _open(window_on, base())
    card, session = _card(window), window.session
    assert not card.isVisible()
    session.edit("pain.story", "I take codeine at night.")
    assert list(_groups(card)) == ["codeine"]
    _groups(card)["codeine"].buttons["no"].click()
    session.edit("pain.story", "I take codeine at night. My husband's Percocet helped on Sunday.")
    assert session.assessment.ldn_gate.status == "ask"
    _groups(card)["Percocet"].buttons["unsure"].click()
    assert [one.taken for one in session.conversation.medicines.named_in_text] == ["no", "unsure"]
    session.edit("pain.story", "My husband's Percocet helped on Sunday.")
    QTest.qWait(1)
    assert list(_groups(card)) == ["Percocet"]
    _groups(card)["Percocet"].buttons["no"].click()
    assert [one.product for one in session.conversation.medicines.named_in_text] == ["Percocet"]
    assert session.assessment.ldn_gate.status == "clear"


def test_very_many_are_asked_a_few_at_a_time(window_on: WindowOn) -> None:
    story = " ".join(f"On Monday I took codeine {number} times." for number in range(12))
    window = _open(window_on, edit(base(), "pain.story", story))
    card = _card(window)
    assert len(card.findChildren(AnswerGroup)) == 5
    assert "7 more after these." in _words(card)
    card.findChildren(AnswerGroup)[0].buttons["no"].click()
    assert len(card.findChildren(AnswerGroup)) == 6
    assert "6 more after these." in _words(card)
