"""The glossary: every word can be found as it is written on screen, and its meaning can be read by most people."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from ldn_aid.desktop.widgets.word_help import WordHelp, words_on
from ldn_aid.desktop.window import Window
from ldn_aid.evidence.readability import exempt_words, reading
from ldn_aid.glossary import all_terms, terms_in, terms_with
from ldn_aid.terms import Step
from tests.desktop.hands import press


@pytest.mark.parametrize("term", all_terms(), ids=lambda term: term.name)
def test_a_meaning_is_plain(term: object) -> None:
    text = term.means  # type: ignore[attr-defined]
    assert reading(text, exempt=exempt_words()).grade <= 8, reading(text, exempt=exempt_words())
    assert len(text.split()) <= 30


def test_every_word_leads_to_its_own_meaning_and_none_is_told_twice() -> None:
    words = [word for term in all_terms() for word in term.words]
    assert len(words) == len(set(words))
    for term in all_terms():
        for word in term.words:
            assert terms_in(f"Some {word}, then.")[:1] == (term,), word


def test_abbreviations_are_not_found_in_plain_words() -> None:
    assert terms_in("Not sure. I am sure it is a peg in the garb of an arbor.") == ()
    assert [term.name for term in terms_in("Opioids, an NSAID, and an opioid")] == ["Opioid", "NSAID"]


def test_the_glossary_is_searched_by_name_and_by_meaning() -> None:
    assert "Naloxone" in [term.name for term in terms_with("nose spray")]
    assert terms_with("nothing like it at all") == ()
    assert terms_with(" ") == all_terms()


@pytest.mark.parametrize("step", [Step.PAIN, Step.MEDICINES, Step.HEALTH])
def test_each_medical_word_on_a_page_is_explained_on_that_page(
    window_on: Callable[..., Window], step: Step
) -> None:
    window = window_on()
    window.go_to(step)
    page = window.pages[step]
    explained = " ".join(
        one.text() for part in page.findChildren(WordHelp) for one in part.findChildren(QLabel)
    )
    unexplained = [term.name for term in words_on(page) if term.means not in explained]
    assert unexplained == []


def test_a_word_is_explained_where_it_stands_and_hidden_again(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.go_to(Step.HEALTH)
    page = window.pages[Step.HEALTH]
    shown = [one for one in page.findChildren(QLabel) if "clean the blood" in one.text()]
    assert not shown[0].isVisible()
    name = "What does it mean: eGFR, Cirrhosis, Hepatitis?"
    press(page, name)
    assert shown[0].isVisible()
    press(page, name)
    assert not shown[0].isVisible()
