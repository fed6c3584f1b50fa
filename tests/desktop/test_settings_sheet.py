"""The clinic's settings: applied as typed, kept however the sheet is closed, filled in where they belong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_aid.desktop.help_sheets import KeysSheet
from ldn_aid.desktop.settings_sheet import SettingsSheet
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import Pharmacy, load_settings
from ldn_aid.terms import Step
from tests.desktop.hands import box, button, press, write

WindowOn = Callable[..., Window]


def _sheet(window: Window) -> SettingsSheet:
    window.actions_by_name["settings"].trigger()
    (sheet,) = window.findChildren(SettingsSheet)
    return sheet


def test_escape_keeps_what_was_typed(window_on: WindowOn) -> None:
    window = window_on()
    sheet = _sheet(window)
    write(sheet, "Clinic", "Hill Clinic")
    write(sheet, "Clinicians, one a line; filled in where there is only one", "J. Ortiz, NP")
    press(sheet, "Add a pharmacy")
    write(sheet, "Pharmacy 1", "Valley Compounding")
    write(sheet, "Telephone 1", "555-0199")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    kept = load_settings()
    assert (kept.clinic, kept.clinicians) == ("Hill Clinic", ("J. Ortiz, NP",))
    assert kept.pharmacies == (Pharmacy(name="Valley Compounding", phone="555-0199"),)
    assert box(window.pages[Step.START], "Clinic").text() == "Hill Clinic", "filled in at once"
    assert window.file.is_saved


def test_answers_already_given_are_left_alone(window_on: WindowOn) -> None:
    window = window_on()
    window.session.edit("start.clinic", "Another clinic")
    sheet = _sheet(window)
    write(sheet, "Clinic", "Hill Clinic")
    sheet.accept()
    assert window.session.conversation.start.clinic == "Another clinic"


def test_colours_and_text_size_change_at_once_and_stay(window_on: WindowOn) -> None:
    window = window_on()
    sheet = _sheet(window)
    press(sheet, "Colors Dark")
    press(sheet, "Text size 150 %")
    assert (window.theme.name, window.theme.percent) == ("dark", 150)
    press(sheet, "Colors Light")
    press(sheet, "Text size 100 %")
    kept = load_settings()
    assert (kept.theme, kept.text_percent) == ("light", 100)


def test_settings_that_cannot_be_kept_say_so_and_are_used(
    window_on: WindowOn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "in the way").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("LDN_AID_HOME", str(tmp_path / "in the way"))
    window = window_on()
    sheet = _sheet(window)
    write(sheet, "Clinic", "Hill Clinic")
    qtbot.waitUntil(lambda: "not saved" in window.message.text())
    assert window.session.settings.clinic == "Hill Clinic"
    sheet.accept()


def test_the_evidence_pack_of_the_next_start(window_on: WindowOn) -> None:
    sheet = _sheet(window_on())
    write(sheet, "Or the folder of a pack of your own", "/packs/clinic")
    sheet._keep()
    assert load_settings().evidence == "/packs/clinic"
    assert not button(sheet, "Evidence The one that came with LDN Aid").isChecked()
    press(sheet, "Evidence Installed from a signed file")
    assert load_settings().evidence == "installed"
    assert box(sheet, "Or the folder of a pack of your own").text() == ""
    press(sheet, "Evidence The one that came with LDN Aid")
    assert load_settings().evidence == ""


def test_the_keys_are_listed_under_f1(window_on: WindowOn) -> None:
    window = window_on()
    QTest.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(KeysSheet)
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
