"""From a number on screen to its source, the person's own kind of pain first, and all evidence one key away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ldn_aid.comparison.figures import FIRST, icon_array, option_figures
from ldn_aid.comparison.provenance import all_figures
from ldn_aid.desktop.cell_card import CellCard
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.evidence_view import EvidenceView
from ldn_aid.desktop.option_side import OptionSide
from ldn_aid.desktop.steps.options import OptionsPage
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, PainKind, Step
from tests.desktop.hands import press, write

_ABOUT = "About this number"


def _texts(where: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in where.findChildren(QLabel) if one.isVisibleTo(where))


def _evidence(window: Window, key: Qt.Key) -> EvidenceView:
    QTest.keyClick(window, key)
    (view,) = window.findChildren(EvidenceView)
    return view


def _follow(view: EvidenceView, link: str, after: str = "") -> None:
    """Press the first link with these words that stands after *after*, with the keys that a reader uses."""
    start = view.page.document().find(after) if after else QTextCursor(view.page.document())
    found = view.page.document().find(link, start)
    assert not found.isNull(), link
    view.page.setFocus()
    found.clearSelection()
    view.page.setTextCursor(found)
    rect = view.page.cursorRect(found)
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(4, 0))


def _options(window: Window, *options: OptionId) -> OptionsPage:
    window.go_to(Step.OPTIONS)
    page = window.pages[Step.OPTIONS]
    assert isinstance(page, OptionsPage)
    page.look_at(*options)
    return page


def _sides(page: OptionsPage) -> dict[OptionId, OptionSide]:
    QApplication.processEvents()
    return {side.option: side for side in page.findChildren(OptionSide) if side.isVisibleTo(page)}


def _numbers(side: OptionSide) -> int:
    return sum(one.text() == _ABOUT for one in side.findChildren(QPushButton))


def test_a_number_leads_to_its_card_and_its_source_to_the_clipboard(window_on: Callable[..., Window]) -> None:
    window = window_on()
    page = _options(window, OptionId.LDN)
    press(page, "About this number: Less pain, and less tiredness or better sleep")
    (card,) = page.findChildren(FigureCard)
    text = _texts(card)
    assert "women with fibromyalgia (31 people)" in text
    assert "One trial of 31 women, who took both in turn" in text
    assert "p=0.05" not in text.partition("For the clinician")[0]
    press(card, "Copy the source")
    assert QGuiApplication.clipboard().text().startswith("[Younger2013]")
    press(card, "Copy the whole card")
    copied = QGuiApplication.clipboard().text()
    assert "How long: 12 weeks" in copied
    assert "10.1002/art.37734" in copied
    press(card, "Close")
    assert not card.isVisible()


def test_statistics_wait_behind_a_fold_and_are_kept_from_the_patient(
    window_on: Callable[..., Window],
) -> None:
    window = window_on()
    pack = window.session.pack
    card = FigureCard(pack, "ldn_younger_response", window, for_patients=False)
    card.show()
    (number,) = [one for one in card.findChildren(QLabel) if "p=0.05" in one.text()]
    assert not number.isVisible()
    press(card, "For the clinician")
    assert number.isVisible()
    card.close()
    window.session.show_patient_view(True)
    page = _options(window, OptionId.LDN)
    press(page, "About this number: Less pain, and less tiredness or better sleep")
    (shown,) = page.findChildren(FigureCard)
    assert "p=0.05" not in _texts(shown)
    press(shown, "Copy the whole card")
    assert "p=0.05" not in QGuiApplication.clipboard().text()
    press(shown, "Close")


@pytest.mark.parametrize("kind", PainKind)
def test_the_persons_own_kind_of_pain_comes_first(window_on: Callable[..., Window], kind: PainKind) -> None:
    window = window_on()
    window.session.edit("pain.kind", kind)
    pack = window.session.pack
    for option, side in _sides(_options(window, OptionId.LDN, OptionId.NSAID)).items():
        text = _texts(side)
        question = f"What is known for {pack.kind_text[kind].name}?"
        assert (
            text.index(question) < text.index(pack.kind_text[kind].options[option]) < text.index("Benefits")
        )


def test_evidence_from_another_kind_of_pain_says_so_beside_the_people_studied(
    window_on: Callable[..., Window],
) -> None:
    window = window_on()
    window.session.edit("pain.kind", PainKind.LOW_BACK)
    side = _sides(_options(window, OptionId.LDN))[OptionId.LDN]
    assert "Studied in women with fibromyalgia, 12 weeks. Not known for low back pain." in _texts(side)


def test_without_a_kind_of_pain_the_page_asks_for_it(window_on: Callable[..., Window]) -> None:
    side = _sides(_options(window_on(), OptionId.OPIOID))[OptionId.OPIOID]
    assert "Say the kind of pain at step 2" in _texts(side)


def test_what_is_known_by_kind_leads_to_its_sources(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.session.edit("pain.kind", PainKind.CRPS)
    page = _options(window, OptionId.LDN)
    press(page, "Where this comes from: LDN, What is known for complex regional pain syndrome (CRPS)?")
    (card,) = page.findChildren(CellCard)
    assert "[Chopra2013]" in _texts(card)
    assert "NCT06306157" in _texts(card)


@pytest.mark.parametrize("kind", [None, *PainKind])
def test_no_option_shows_more_numbers_than_another_at_first(
    window_on: Callable[..., Window], kind: PainKind | None
) -> None:
    window = window_on()
    window.session.edit("pain.kind", kind)
    page = _options(window, OptionId.LDN, OptionId.OPIOID)
    sides = _sides(page)
    assert {_numbers(side) for side in sides.values()} == {2 * FIRST}
    for side in sides.values():
        sections = [one.text() for one in side.findChildren(QLabel) if one.objectName() == "h2"]
        assert sections[1:] == ["Safety for you", "Benefits", "Harms"]


def test_the_other_numbers_are_one_button_away_and_back(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.session.edit("pain.kind", PainKind.FIBROMYALGIA)
    page = _options(window, OptionId.LDN, OptionId.ACETAMINOPHEN)
    figures = option_figures(window.session.pack, OptionId.LDN, PainKind.FIBROMYALGIA)
    every = len(figures.benefits) + len(figures.harms)
    press(page, f"LDN: {every - 2 * FIRST} more numbers")
    assert _numbers(_sides(page)[OptionId.LDN]) == every
    assert _numbers(_sides(page)[OptionId.ACETAMINOPHEN]) <= 2 * FIRST
    assert page.focusWidget() is _sides(page)[OptionId.LDN].more_button
    press(page, "LDN: Fewer numbers")
    assert _numbers(_sides(page)[OptionId.LDN]) == 2 * FIRST


@pytest.mark.parametrize("option", OptionId)
def test_nothing_unchecked_is_drawn_even_among_all_numbers(
    window_on: Callable[..., Window], option: OptionId
) -> None:
    window = window_on()
    page = _options(window, option)
    side = _sides(page)[option]
    if side.more_button is not None:
        QTest.mouseClick(side.more_button, Qt.MouseButton.LeftButton)
    pack = window.session.pack
    figures = option_figures(pack, option, None)
    drawable = [key for key in (*figures.benefits, *figures.harms) if icon_array(pack, key)]
    assert all(pack.estimate(key).seen == "abstract" for key in drawable)
    assert len(_sides(page)[option].findChildren(IconArray)) == len(drawable)


def test_the_sources_open_by_key_and_are_searched(window_on: Callable[..., Window]) -> None:
    window = window_on()
    view = _evidence(window, Qt.Key.Key_F3)
    everything = len(window.session.pack.sources)
    assert view.count.text() == f"{everything} of {everything} sources"
    write(view, "Search the sources", "INNOVA")
    assert "[Innova2026]" in view.page.toPlainText()
    assert "[Krebs2018]" not in view.page.toPlainText()
    write(view, "Search the sources", " nothing like it")
    assert view.count.text() == f"0 of {everything} sources"


def test_how_the_evidence_was_made_and_what_changed(window_on: Callable[..., Window]) -> None:
    window = window_on()
    view = _evidence(window, Qt.Key.Key_F3)
    press(view, "How it was made")
    text = view.page.toPlainText()
    for said in ("not yet reviewed by a clinician", "None. Nobody paid", "Reviewed every 6 months", "Version 2.0.2",
                 "Version 1.0.0"):  # fmt: skip
        assert said in text
    assert window.session.pack.content_hash in text.replace(" ", "")


def test_about_chronic_pain_is_one_key_away_and_leads_to_its_numbers(
    window_on: Callable[..., Window],
) -> None:
    window = window_on()
    view = _evidence(window, Qt.Key.Key_F4)
    text = view.page.toPlainText()
    for title in ("What is chronic pain?", "What is hyperalgesia?", "Complex regional pain syndrome (CRPS)",
                  "Being believed and treated fairly", "What the US guideline of 2022 says"):  # fmt: skip
        assert title in text
    _follow(view, "Numbers and sources", after="How many people have it?")
    (card,) = view.findChildren(CellCard)
    assert "24.3 per 100" in _texts(card)
    write(view, "Search this page", "burning mouth")
    assert "What is hyperalgesia?" not in view.page.toPlainText()


def test_the_persons_own_kind_of_pain_heads_the_page_about_pain(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.session.edit("pain.kind", PainKind.CRPS)
    view = _evidence(window, Qt.Key.Key_F4)
    assert view.page.toPlainText().startswith("Complex regional pain syndrome (CRPS)")
    _follow(view, "Numbers and sources")
    assert "[Chopra2013]" in _texts(view.findChildren(CellCard)[0])


def test_a_search_goes_on_in_the_part_that_is_opened_next(window_on: Callable[..., Window]) -> None:
    window = window_on()
    view = _evidence(window, Qt.Key.Key_F4)
    write(view, "Search this page", "kratom")
    assert view.count.text().startswith("0 of")
    press(view, "What studies say")
    assert view.count.text().startswith("1 of")


@pytest.mark.parametrize("patient_view", [False, True])
def test_own_calculations_are_listed_for_clinicians_only(
    window_on: Callable[..., Window], patient_view: bool
) -> None:
    window = window_on()
    window.session.show_patient_view(patient_view)
    view = _evidence(window, Qt.Key.Key_F3)
    press(view, "All numbers")
    text = view.page.toPlainText()
    assert ("Worked out by us" in text) is not patient_view
    assert ("ratio" in text) is not patient_view
    every = all_figures(window.session.pack)
    shown = sum(one.for_patients for one in every) if patient_view else len(every)
    assert view.count.text() == f"{shown} of {shown} numbers"
    write(view, "Search the numbers", "Derry2016 dummy gel half")
    _follow(view, "About this number")
    assert "pain about half or less" in _texts(view.findChildren(FigureCard)[0]).lower()
