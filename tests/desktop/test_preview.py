"""The pages and the same text beside them: sharp, zoomable, of the newest answers only, without a pause."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.desktop.widgets.pages_view import PageLabel
from ldn_aid.desktop.window import Window
from ldn_aid.summary.blocks import Heading, Table
from ldn_aid.summary.html import html
from ldn_aid.summary.text import texts
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import press
from tests.summary.samples import every_block

WindowOn = Callable[..., Window]


@pytest.fixture
def window(window_on: WindowOn) -> Window:
    return window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))


@pytest.fixture
def summary(window: Window, answers: Answers) -> SummaryPage:
    window.go_to(Step.SUMMARY)
    page = window.pages[Step.SUMMARY]
    assert isinstance(page, SummaryPage)
    page.asker = answers  # type: ignore[assignment]
    return page


@pytest.fixture
def gate(summary: SummaryPage) -> Iterator[Event]:
    """Holds everything that is done in the background until it is set."""
    held = Event()
    summary._background.run(held.wait, lambda _opened: None)
    yield held
    held.set()
    summary._background.finish()


def _shown(summary: SummaryPage, qtbot: QtBot) -> SummaryPage:
    qtbot.waitUntil(lambda: bool(summary.preview.pages.page_labels()), timeout=20_000)
    return summary


def _drawn(page: PageLabel) -> bool:
    return page.pixmap().width() == page.pixels_needed()


def test_the_pages_are_shown_in_as_many_dots_as_the_screen_has(
    window: Window, summary: SummaryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageLabel, "devicePixelRatioF", lambda _self: 2.0)
    pages = _shown(summary, qtbot).preview.pages
    first, *_others = pages.page_labels()
    qtbot.waitUntil(lambda: _drawn(first), timeout=20_000)
    assert first.pixmap().width() == 2 * first.width()
    image = first.pixmap().toImage()
    assert any(image.pixelColor(x, y).lightness() < 100 for y in range(image.height()) for x in range(400))


def test_the_pages_are_of_the_paper_in_the_settings(
    window: Window, summary: SummaryPage, qtbot: QtBot
) -> None:
    assert set(_shown(summary, qtbot)._newest().sizes) == {(612.0, 792.0)}
    window.session.use_settings(window.session.settings.model_copy(update={"paper": "a4"}))
    qtbot.waitUntil(lambda: round(summary.preview.pages.page_labels()[0].points[0]) == 595, timeout=20_000)
    ((width, height),) = set(summary._newest().sizes)
    assert (round(width), round(height)) == (595, 842)


def test_keys_and_buttons_change_the_size(window: Window, summary: SummaryPage, qtbot: QtBot) -> None:
    pages = _shown(summary, qtbot).preview.pages
    first = pages.page_labels()[0]
    assert 0 < pages.viewport().width() - first.width() < 40
    QTest.keyClick(pages, Qt.Key.Key_1)
    assert (first.width(), first.height()) == (816, 1056)
    QTest.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.shown_percent() == 125
    press(summary, "Larger pages")
    assert pages.shown_percent() == 150
    for _time in range(10):
        QTest.keyClick(pages, Qt.Key.Key_Minus)
    assert pages.shown_percent() == 50
    qtbot.waitUntil(lambda: _drawn(first), timeout=20_000)
    press(summary, "Pages as large as on paper")
    assert first.width() == 816
    QTest.keyClick(pages, Qt.Key.Key_0)
    assert 0 < pages.viewport().width() - first.width() < 40


def test_the_text_has_true_headings_tables_and_lists(
    window: Window, summary: SummaryPage, qtbot: QtBot
) -> None:
    text = _shown(summary, qtbot).text
    document = summary.document()
    block, levels = text.document().begin(), []
    while block.isValid():
        if block.blockFormat().headingLevel():
            levels.append((block.text(), block.blockFormat().headingLevel()))
        block = block.next()
    headings = [(one.text, one.level) for one in document.blocks if isinstance(one, Heading)]
    assert [one for one in levels if one in headings] == headings
    tables = [frame for frame in text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert len(tables) == sum(isinstance(block, Table) for block in document.blocks)


@pytest.mark.parametrize("words", ["Plain words", "<b>&amp;</b> {x} <script>alert(1)</script> مرحبا 中文"])
def test_the_text_is_the_same_as_on_paper(qtbot: QtBot, words: str) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    document = every_block(words)
    browser.setHtml(html(document))
    shown, place = " ".join(browser.toPlainText().split()), 0
    for text in texts(document):
        words = " ".join(text.split())
        found = shown.find(words, place)
        assert found >= 0, words
        place = found + len(words)


def test_letters_that_turn_the_reading_direction_are_left_out(qtbot: QtBot) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml(html(every_block("a\u202eb\u2066c\x00d\x07")))
    assert "abcd" in browser.toPlainText()


def test_an_older_answer_never_replaces_a_newer_one(
    window: Window, summary: SummaryPage, gate: Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    show = summary.preview.show
    monkeypatch.setattr(summary.preview, "show", lambda made: (shown.append(made), show(made)))
    for why in ("first", "second", "third"):
        window.session.edit("decision.why", f"{why} reason")
        summary._start.stop()
        summary._ask()
    press(summary, "Large print")
    summary._start.stop()
    summary._ask()
    gate.set()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    summary._background.finish()
    assert len(shown) == 1
    assert "third reason" in summary.text.toPlainText()
    assert "first reason" not in summary.text.toPlainText()


def test_the_window_answers_while_the_pages_are_made(
    window: Window, summary: SummaryPage, gate: Event, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: summary.state.text() == "Making the pages…", timeout=20_000)
    window.go_to(Step.DECIDE)
    window.session.edit("decision.why", "typed meanwhile")
    window.go_to(Step.SUMMARY)
    assert not summary.preview.pages.page_labels()
    gate.set()
    qtbot.waitUntil(lambda: "typed meanwhile" in summary.text.toPlainText(), timeout=20_000)


def test_what_is_saved_is_what_was_said_last(
    window: Window, summary: SummaryPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.edit("decision.why", "at the very last moment")
    answers.will("save_path", tmp_path / "summary.pdf")
    press(summary, "Save PDF…")
    assert (tmp_path / "summary.pdf").read_bytes() == summary._newest().pdf
    assert "at the very last moment" in summary.text.toPlainText()
    ((_kind, (_title, suggested, _kinds)),) = [one for one in answers.asked if one[0] == "save_path"]
    assert suggested == "ldn-aid-summary-2026-11-24.pdf" or "Rosa" not in suggested


def test_pages_nobody_looks_at_are_forgotten_with_their_conversation(
    window: Window, summary: SummaryPage, qtbot: QtBot
) -> None:
    _shown(summary, qtbot)
    assert "Rosa" in summary.text.toPlainText()
    window.go_to(Step.START)
    window.session.replace(edit(new_conversation(), "start.patient", "Someone else"))
    assert summary.text.toPlainText() == ""
    assert summary.preview.pages.page_labels() == ()
    assert summary._made is None


def test_pages_that_cannot_be_made_are_said_to_be_so(
    window: Window, summary: SummaryPage, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("ldn_aid.summary.pdf.render.pdf_bytes", broken)
    summary._start.stop()
    summary._ask()
    gate.set()
    with pytest.raises(MemoryError):
        summary._background.finish()
    assert summary.state.text().startswith("The pages could not be made.")
    monkeypatch.undo()
    summary.draw()
    assert summary.preview.pages.page_labels()
