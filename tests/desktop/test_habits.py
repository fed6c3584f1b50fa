"""What people do who have never seen it: Enter, Escape, double clicks, the wheel, long pastes, half a question."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.help_sheets import WordsSheet
from ldn_aid.desktop.settings_sheet import SettingsSheet
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import Pharmacy, load_settings
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import box, button, press, write

WindowOn = Callable[..., Window]


def test_enter_presses_what_has_the_focus(window_on: WindowOn) -> None:
    window = window_on()
    patient = button(window.pages[Step.START], "Patient")
    patient.setFocus()
    QTest.keyClick(patient, Qt.Key.Key_Return)
    assert window.session.conversation.start.present == ("patient",)
    window.foot.next.setFocus()
    QTest.keyClick(window.foot.next, Qt.Key.Key_Enter)
    assert window.step is Step.PAIN


def test_enter_in_a_field_of_a_dialog_presses_nothing(window_on: WindowOn) -> None:
    """Qt would press the first button that there is, here the one that changes the colours."""
    window = window_on()
    window.change_settings(theme="dark")
    window.actions_by_name["settings"].trigger()
    (sheet,) = window.findChildren(SettingsSheet)
    line = box(sheet, "Clinic")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (sheet.isVisible(), window.session.settings.theme) == (True, "dark")
    dark = button(sheet, "Colors Light")
    dark.setFocus()
    QTest.keyClick(dark, Qt.Key.Key_Return)
    assert window.session.settings.theme == "light"
    sheet.close()


def test_a_sheet_begins_at_its_top(window_on: WindowOn) -> None:
    window = window_on()
    window.sheets.show_words()
    (sheet,) = window.findChildren(WordsSheet)
    assert sheet.focusWidget() is sheet.search
    sheet.close()


@pytest.mark.parametrize("name", ["help", "words", "settings", "sources", "info"])
def test_escape_closes_every_sheet_and_the_answers_stay(window_on: WindowOn, name: str) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    before = window.session.conversation
    window.actions_by_name[name].trigger()
    (sheet,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.session.conversation == before


@pytest.mark.parametrize("step", list(Step))
def test_escape_changes_nothing_on_a_step(window_on: WindowOn, step: Step) -> None:
    window = window_on(read_conversation(EXAMPLES / "knee-warfarin.json"))
    window.go_to(step)
    before = window.session.conversation
    for field in [window, *window.pages[step].findChildren(QLineEdit)]:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (window.session.conversation, window.step, window.isVisible()) == (before, step, True)


def test_a_list_that_was_not_added_is_there_again(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.MEDICINES)
    page = window.pages[Step.MEDICINES]
    press(page, "Paste a list…")
    page.paste_list.text.setPlainText("ibuprofen 400 mg")  # type: ignore[attr-defined]
    QTest.keyClick(page.paste_list, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    press(page, "Paste a list…")
    assert page.paste_list.text.toPlainText() == "ibuprofen 400 mg"  # type: ignore[attr-defined]
    page.paste_list.read()  # type: ignore[attr-defined]
    press(page.paste_list, "Add 1 medicine")  # type: ignore[attr-defined]
    press(page, "Paste a list…")
    assert page.paste_list.text.toPlainText() == ""  # type: ignore[attr-defined]
    page.paste_list.close()  # type: ignore[attr-defined]


def test_a_question_that_was_typed_is_kept_without_the_button(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.DECIDE)
    write(window.pages[Step.DECIDE], "A new question", "Will it make me sleepy?")
    QTest.mouseClick(window.foot.next, Qt.MouseButton.LeftButton)
    window.foot.next.setFocus()
    assert window.session.conversation.discussion.questions == ("Will it make me sleepy?",)


def _double_click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)


def test_a_double_click_answers_once(window_on: WindowOn) -> None:
    window = window_on()
    _double_click(button(window.pages[Step.START], "Patient"))
    assert window.session.conversation.start.present == ("patient",)
    _double_click(window.foot.next)
    assert window.step is Step.PAIN
    _double_click(button(window.pages[Step.PAIN], "Add a treatment"))
    assert len(window.session.conversation.pain.tried) == 1


@pytest.mark.parametrize("step", [Step.PAIN, Step.MEDICINES, Step.GOALS])
def test_the_wheel_changes_no_answer(window_on: WindowOn, step: Step) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    QTest.qWait(50)
    before = window.session.conversation
    for widget in window.pages[step].findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus()
            at = QPointF(5, 5)
            turn = QWheelEvent(
                at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(widget, turn)
    assert window.session.conversation == before


def test_what_is_too_long_to_paste_says_so(window_on: WindowOn) -> None:
    window = window_on()
    QGuiApplication.clipboard().setText("a" * 10_000)
    line = box(window.pages[Step.START], "Clinic")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.paste()
    assert window.session.conversation.start.clinic == "a" * 300
    shown = [one.text() for one in window.pages[Step.START].findChildren(QLabel) if one.isVisible()]
    assert "No more than 300 letters fit here." in shown
    QGuiApplication.clipboard().clear()


def test_a_pharmacy_without_a_name_is_not_lost(window_on: WindowOn) -> None:
    window = window_on()
    window.actions_by_name["settings"].trigger()
    (sheet,) = window.findChildren(SettingsSheet)
    press(sheet, "Add a pharmacy")
    write(sheet, "Telephone 1", "555-0107")
    sheet.close()
    assert load_settings().pharmacies == (Pharmacy(name="", phone="555-0107"),)


def test_what_the_options_cost_here_is_on_screen_and_on_paper(
    window_on: WindowOn, answers: Answers, tmp_path: Path
) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    window.go_to(Step.OPTIONS)
    assert not window.pages[Step.OPTIONS]._costs.isVisible()  # type: ignore[attr-defined]
    window.change_settings(local_costs="LDN: about $40 a month")
    shown = [one.text() for one in window.pages[Step.OPTIONS].findChildren(QLabel) if one.isVisible()]
    assert "LDN: about $40 a month" in shown
    window.go_to(Step.SUMMARY)
    summary = window.pages[Step.SUMMARY]
    summary.draw()  # type: ignore[attr-defined]
    assert "LDN: about $40 a month" in summary.text.toPlainText()  # type: ignore[attr-defined]


def test_a_second_look_at_how_to_keep_is_left_by_escape(window_on: WindowOn) -> None:
    window = window_on(front=True)
    QTest.keyClick(window.centralWidget(), Qt.Key.Key_Escape)
    assert window.is_covered, "the first time somebody has to say"
    press(window.centralWidget(), "Keep nothing on this laptop")
    window.actions_by_name["people"].trigger()
    assert window.is_covered
    QTest.keyClick(window.centralWidget(), Qt.Key.Key_Escape)
    assert not window.is_covered
    window.actions_by_name["people"].trigger()
    press(window.centralWidget(), "Back to the conversation")
    assert not window.is_covered
