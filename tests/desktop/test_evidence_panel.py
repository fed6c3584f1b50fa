"""From a number on screen to its source, and all sources in one place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ldn_aid.desktop.evidence_panel import FigureCard, SourcesView
from ldn_aid.desktop.steps.options import OptionsPage
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.desktop.hands import press, write


def _texts(where: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in where.findChildren(QLabel) if one.isVisibleTo(where))


def test_a_number_leads_to_its_card_and_its_source_to_the_clipboard(window_on: Callable[..., Window]) -> None:
    window = window_on()
    window.go_to(Step.OPTIONS)
    page = window.pages[Step.OPTIONS]
    assert isinstance(page, OptionsPage)
    page.look_at(OptionId.LDN)
    press(page, "About this number: Less pain, and less tiredness or better sleep")
    (card,) = page.findChildren(FigureCard)
    text = _texts(card)
    assert "women with fibromyalgia (31 people)" in text
    assert "One crossover trial of 31 women" in text
    press(card, "Copy the source")
    assert QGuiApplication.clipboard().text().startswith("[Younger2013]")
    press(card, "Close")
    assert not card.isVisible()


def test_the_evidence_opens_by_key_and_its_sources_are_searched(window_on: Callable[..., Window]) -> None:
    window = window_on()
    QTest.keyClick(window, Qt.Key.Key_F3)
    (view,) = window.findChildren(SourcesView)
    assert "not yet reviewed by a clinician" in _texts(view)
    everything = len(window.session.pack.sources)
    assert view.count.text() == f"{everything} of {everything} sources"
    write(view, "Search the sources", "INNOVA")
    assert "[Innova2026]" in _texts(view)
    assert "[Krebs2018]" not in _texts(view)
    write(view, "Search the sources", " nothing like it")
    assert view.count.text() == f"0 of {everything} sources"
