"""The window shows the evidence that the clinic chose, says which it is, and says when it cannot."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ldn_aid.desktop.window import Window
from ldn_aid.evidence.pack import load_pack
from ldn_aid.i18n import long_date
from ldn_aid.store.settings import default_settings
from ldn_aid.terms import Step
from tests.packs import PackCopy

WindowOn = Callable[..., Window]


def _words(widget: QWidget) -> str:
    return " ".join(child.text() for child in widget.findChildren(QLabel))


@pytest.fixture
def own_pack(pack_copy: PackCopy) -> PackCopy:
    """A clinic's pack with its own first sentence."""
    pack_copy.release("7.0")
    pack_copy.change("text/en/opening.toml", 'choice = "', 'choice = "Our clinic says: ')
    return pack_copy


@pytest.mark.parametrize("by_hand", [True, False], ids=["--evidence", "setting"])
def test_the_clinics_own_pack_is_shown_from_the_first_screen_on(
    window_on: WindowOn, own_pack: PackCopy, by_hand: bool
) -> None:
    settings = default_settings()
    if by_hand:
        window = window_on(evidence_folder=own_pack.folder)
    else:
        window = window_on(settings=settings.model_copy(update={"evidence": str(own_pack.folder)}))
    assert "Our clinic says:" in _words(window.pages[Step.START])
    assert window.session.pack.info.version == "7.0"
    window.sheets.show_sources()
    (view,) = window.findChildren(QWidget, "sources")
    words = _words(view)
    assert "version 7.0" in words
    assert str(own_pack.folder) in words


def test_the_pack_and_its_dates_stay_in_sight_while_sources_are_searched(window_on: WindowOn) -> None:
    window = window_on()
    window.sheets.show_sources()
    (view,) = window.findChildren(QWidget, "sources")
    info = load_pack().info
    for words in ("", "Lancet"):
        view.search.setText(words)
        shown = " ".join(child.text() for child in view.findChildren(QLabel) if child.isVisible())
        assert f"version {info.version}. Released {long_date(info.released_on)}" in shown
        assert f"review due {long_date(info.review_due)}" in shown
        assert "Came with LDN Aid." in shown


def test_a_pack_that_cannot_be_used_is_said_and_the_shipped_one_shown(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    window = window_on(settings=default_settings().model_copy(update={"evidence": "/nowhere"}))
    assert window.session.pack == load_pack()
    qtbot.waitUntil(lambda: "the one that came with LDN Aid is shown" in window.notice.text())
    assert "/nowhere" in window.notice.text()
    assert window.notice.isVisible()


def test_a_pack_spoilt_after_it_was_chosen_is_said(
    window_on: WindowOn, qtbot: QtBot, own_pack: PackCopy
) -> None:
    own_pack.change("options/ldn.toml", "value = -0.34", "value = nan")
    window = window_on(settings=default_settings().model_copy(update={"evidence": str(own_pack.folder)}))
    qtbot.waitUntil(lambda: "options/ldn.toml, estimates.ldn_final_pain.value" in window.notice.text())
