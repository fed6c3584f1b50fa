"""The extra pages in the summary step: offered where they apply, printed when chosen."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.desktop.window import Window
from ldn_aid.summary.extras import Extra
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES


def _summary(window: Window) -> SummaryPage:
    window.go_to(Step.SUMMARY)
    page = window.pages[Step.SUMMARY]
    assert isinstance(page, SummaryPage)
    return page


def _offered(page: SummaryPage) -> set[Extra]:
    return {extra for extra, button in page.extra_pages.buttons.items() if not button.isHidden()}


def test_pages_are_offered_where_they_apply_and_printed_when_chosen(
    window_on: Callable[..., Window], qtbot: QtBot
) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    page = _summary(window)
    assert _offered(page) == {Extra.LDN_PAGE, Extra.DIARY, Extra.WALLET_CARD}
    assert page.extra_pages.chosen() == frozenset()
    page.draw()
    assert "My diary" not in page.text.toPlainText()
    page.extra_pages.buttons[Extra.DIARY].click()
    page.draw()
    assert "My diary" in page.text.toPlainText()
    page.clinician.click()
    assert page.extra_pages.isHidden()
    page.draw()
    assert "My diary" not in page.text.toPlainText()


def test_a_page_that_no_longer_applies_is_no_longer_chosen(window_on: Callable[..., Window]) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    page = _summary(window)
    page.extra_pages.buttons[Extra.LDN_PAGE].click()
    window.session.edit("decision.options", (OptionId.ACETAMINOPHEN,))
    assert _offered(page) == {Extra.DIARY}
    assert page.extra_pages.chosen() == frozenset()
