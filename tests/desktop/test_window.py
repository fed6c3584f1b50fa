"""The window: files, leaving, new people, errors. Nothing typed is lost, nobody's answers reach the next."""

import sys
from collections.abc import Callable
from ctypes.util import find_library
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop.app import open_window
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.desktop.talk import TalkLine
from ldn_aid.desktop.window import Window
from ldn_aid.errors import UserError
from ldn_aid.store.settings import default_settings, load_settings, settings_path
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import box, button, press, write
from tests.strategies import TODAY

WindowOn = Callable[..., Window]
FIBROMYALGIA = EXAMPLES / "fibromyalgia.json"
OXYCODONE = EXAMPLES / "low-back-oxycodone.json"


def test_steps_are_visited_in_any_order_and_keep_what_was_said(window_on: WindowOn) -> None:
    window = window_on()
    for step in (Step.HEALTH, Step.PAIN, Step.SUMMARY, Step.START):
        press(window.rail, window.rail.buttons[step].accessibleName())
        assert window.step is step
        assert window.rail.buttons[step].accessibleName().endswith("you are here")
    assert not window.foot.back.isEnabled()
    write(window.pages[Step.START], "Clinic", "Hill Clinic")
    window.foot.next.click()
    window.foot.back.click()
    assert box(window.pages[Step.START], "Clinic").text() == "Hill Clinic"


def test_only_the_window_is_ever_shown(window_on: WindowOn, qtbot: QtBot) -> None:
    """A widget shown before it has its place would flash up as a window and take the focus."""
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    window = window_on(read_conversation(OXYCODONE))
    for step in Step:
        window.go_to(step)
        qtbot.wait(20)
    QApplication.instance().removeEventFilter(watch)
    assert shown == ["Window"]
    assert window.isActiveWindow()


def test_saved_and_opened_again_is_the_same(window_on: WindowOn, answers: Answers, tmp_path: Path) -> None:
    window = window_on(read_conversation(OXYCODONE))
    answers.will("save_path", tmp_path / "talk.json")
    assert window.file.save() is True
    assert window.file.is_saved
    assert "not encrypted" in window.message.text()
    answers.will("open_path", tmp_path / "talk.json")
    window.file.open()
    assert window.session.conversation == read_conversation(OXYCODONE)
    (_kind, (_title, suggested, _kinds)) = answers.asked[0]
    assert "Daniel" not in suggested, "the suggested file name carries no patient's name"


def test_saved_is_said_only_while_it_is_so(window_on: WindowOn, answers: Answers, tmp_path: Path) -> None:
    window = window_on()
    answers.will("save_path", tmp_path / "talk.json")
    window.file.save()
    assert "Saved" in window.message.text()
    window.session.edit("start.patient", "Ana")
    assert window.message.text() == ""
    assert not window.file.is_saved


def test_dialogs_are_as_light_as_the_window(window_on: WindowOn) -> None:
    """A transparent dialog is painted black on a real screen."""
    window = window_on()
    dialog = QMessageBox(
        QMessageBox.Icon.NoIcon, "LDN Aid", "Save it?", QMessageBox.StandardButton.Save, window
    )
    dialog.show()
    picture = dialog.grab().toImage()
    ground = {picture.pixelColor(place, place).name() for place in (2, 4)}
    dialog.close()
    assert ground == {window.theme.color("window").lower()}


def test_a_save_that_fails_says_so_and_stays_unsaved(
    window_on: WindowOn, answers: Answers, tmp_path: Path
) -> None:
    window = window_on()
    window.session.edit("start.patient", "Ana")
    answers.will("save_path", tmp_path / "no such folder" / "talk.json")
    assert window.file.save() is False
    assert window.message.text().startswith("Not saved.")
    assert not window.file.is_saved
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", ["", "{", '{"schema_version": 99}', "[]", '{"schema_version": 2, "x": 1}']
)
def test_a_bad_file_leaves_the_conversation_alone(
    window_on: WindowOn, answers: Answers, tmp_path: Path, content: str
) -> None:
    window = window_on(read_conversation(FIBROMYALGIA))
    before = window.session.conversation
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    answers.will("open_path", tmp_path / "bad.json")
    window.file.open()
    assert "bad.json" in window.message.text()
    assert window.session.conversation is before


@pytest.mark.parametrize(("answer", "closes"), [("discard", True), (None, False)])
def test_closing_asks_when_something_is_not_saved(
    window_on: WindowOn, answers: Answers, answer: str | None, closes: bool
) -> None:
    window = window_on()
    window.session.edit("start.patient", "Ana")
    answers.will("unsaved", answer)
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted() is closes
    assert window.session.conversation.start.patient == "Ana"


def test_closing_an_untouched_window_asks_nothing(window_on: WindowOn, answers: Answers) -> None:
    event = QCloseEvent()
    window_on().closeEvent(event)
    assert event.isAccepted()
    assert answers.asked == []


def test_the_next_person_finds_nothing_of_the_last(
    window_on: WindowOn, answers: Answers, qtbot: QtBot
) -> None:
    window = window_on(read_conversation(OXYCODONE))
    for step in Step:
        window.go_to(step)
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.draw()
    assert "Daniel" in summary.text.toPlainText()
    window.file.new()
    assert window.session.conversation == new_conversation()
    assert not window.session.can_undo
    for step in Step:
        window.go_to(step)
        qtbot.wait(10)
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.draw()
    assert "Daniel" not in summary.text.toPlainText()
    qtbot.waitUntil(lambda: "ask about opioids first" in window.foot.strip.words.text())


def test_the_strip_follows_every_answer(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    window.go_to(Step.MEDICINES)
    page = window.pages[Step.MEDICINES]
    qtbot.waitUntil(lambda: "ask about opioids first" in window.foot.strip.words.text())
    press(page, "Any opioid now, or in the last 14 days? Yes")
    press(page, "Add an opioid")
    write(page, "Name, as on the label", "tramadol 50 mg")
    press(page, "Still taken? Taken now")
    qtbot.waitUntil(lambda: "not with an opioid" in window.foot.strip.words.text())
    window.session.undo()
    qtbot.waitUntil(lambda: "ask about opioids first" in window.foot.strip.words.text())


def test_ldn_cannot_be_started_today_while_the_gate_is_not_clear(window_on: WindowOn) -> None:
    window = window_on(read_conversation(OXYCODONE))
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    press(page, "We choose now")
    press(page, "Low-dose naltrexone (LDN)")
    start = button(page, "Start now")
    assert not start.isEnabled()
    start.click()
    assert window.session.conversation.decision.ldn_start == "revisit"
    assert window.session.conversation.decision.options == (OptionId.LDN,)


def test_a_finding_is_set_aside_only_with_a_reason(window_on: WindowOn, answers: Answers) -> None:
    from ldn_aid.desktop.safety_panel import SafetyPanel

    window = window_on(read_conversation(EXAMPLES / "knee-warfarin.json"))
    panel = SafetyPanel(window.session, answers, window)  # type: ignore[arg-type]
    finding = next(one for one in window.session.assessment.findings if one.id == "nsaid.warfarin")
    answers.will("reason", None, "Gel only, checked with the warfarin clinic")
    panel.show()
    press(panel, f"Set aside… {finding.text}")
    assert window.session.conversation.set_aside == ()
    press(panel, f"Set aside… {finding.text}")
    (kept,) = window.session.conversation.set_aside
    assert (kept.finding, kept.reason) == (finding.id, "Gel only, checked with the warfarin clinic")
    press(panel, f"Take it back in {finding.text}")
    assert window.session.conversation.set_aside == ()
    panel.close()


def test_the_withdrawal_rule_has_no_button_to_set_it_aside(window_on: WindowOn, answers: Answers) -> None:
    from ldn_aid.desktop.safety_panel import SafetyPanel

    window = window_on(read_conversation(OXYCODONE))
    panel = SafetyPanel(window.session, answers, window)  # type: ignore[arg-type]
    finding = next(one for one in window.session.assessment.findings if one.id == "ldn.opioid_now")
    panel.show()
    with pytest.raises(AssertionError, match="0 buttons"):
        button(panel, f"Set aside… {finding.text}")
    panel.close()


def test_a_pdf_that_cannot_be_written_says_so(window_on: WindowOn, answers: Answers, tmp_path: Path) -> None:
    window = window_on(read_conversation(FIBROMYALGIA))
    window.go_to(Step.SUMMARY)
    page = window.pages[Step.SUMMARY]
    assert isinstance(page, SummaryPage)
    page.asker = answers  # type: ignore[assignment]
    answers.will("save_path", tmp_path, None)
    press(page, "Save PDF…")
    assert page.state.text().startswith("Not saved:")
    press(page, "Save PDF…")
    assert list(tmp_path.iterdir()) == []


def test_text_size_and_colours_change_in_place(window_on: WindowOn) -> None:
    window = window_on()
    normal = window.pages[Step.START].heading.fontInfo().pointSizeF()
    for _time in range(3):
        window.actions_by_name["size"].trigger()
    assert window.pages[Step.START].heading.fontInfo().pointSizeF() == pytest.approx(2 * normal, rel=0.05)
    window.actions_by_name["size"].trigger()
    before = window.grab().toImage()
    window.actions_by_name["theme"].trigger()
    assert window.grab().toImage() != before
    for _time in range(2):
        window.actions_by_name["theme"].trigger()


def test_without_a_display_the_program_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from ldn_aid.desktop import platform_check

    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(platform_check.NoDisplay, match="no display"):
        platform_check.check_platform()


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    from ldn_aid.desktop import platform_check

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(platform_check, "_loads", lambda library: not library.startswith("libxcb-cursor"))
    with pytest.raises(UserError, match="install libxcb-cursor0 "):
        platform_check.check_platform()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
@pytest.mark.parametrize(("variable", "library"), [("DISPLAY", "xcb"), ("WAYLAND_DISPLAY", "wayland-client")])
def test_a_display_that_does_not_answer_is_no_display(
    variable: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ldn_aid.desktop import platform_check

    if find_library(library) is None:
        pytest.skip(f"lib{library} is not there to ask")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, ":4095")
    monkeypatch.setattr(platform_check, "_loads", lambda _library: True)
    with pytest.raises(platform_check.NoDisplay, match="cannot be reached"):
        platform_check.check_platform()


@pytest.mark.parametrize(
    ("today", "said"), [(date(2028, 1, 1), "overdue"), (date(2020, 1, 1), "Check the date")]
)
def test_evidence_out_of_its_dates_is_called_out(qtbot: QtBot, today: date, said: str) -> None:
    window = open_window(new_conversation(), today)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: said in window.notice.text())
    assert window.notice.isVisible()


def test_the_patient_view_hides_what_only_the_clinician_needs(window_on: WindowOn) -> None:
    window = window_on(read_conversation(OXYCODONE))
    window.rail.show_minutes(7)
    window.actions_by_name["eye"].trigger()
    for step in Step:
        window.go_to(step)
        if step is Step.OPTIONS:
            window.pages[step].look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
        QApplication.processEvents()
        shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
        shown += [one.text() for one in window.pages[step].findChildren(QPushButton) if one.isVisible()]
        for word in (
            "You could say",
            "MME a day",
            "a day: 60 MME",
            "Rule:",
            "minutes so far",
            "For the clinician",
        ):
            assert [text for text in shown if word in text] == [], step
        assert "Why?" not in shown
    assert not window.foot.strip.isVisible()
    window.actions_by_name["eye"].trigger()
    assert window.foot.strip.isVisible()
    assert any("60 MME" in one.text() for one in window.findChildren(QLabel))


def test_what_to_say_stays_hidden_once_hidden(window_on: WindowOn) -> None:
    window = window_on()
    window.actions_by_name["talk"].trigger()
    assert not window.pages[Step.START].findChildren(TalkLine)[0].isVisible()
    assert load_settings().what_to_say is False


def test_settings_that_could_not_be_read_are_not_written_over(window_on: WindowOn) -> None:
    window = window_on()
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("{", encoding="utf-8")
    window.settings_problem = "Your settings were not read."
    window.change_settings(theme="dark")
    assert window.theme.name == "dark"
    assert settings_path().read_text(encoding="utf-8") == "{"
    window.theme.use(name="light")


def test_the_clinic_is_filled_in_once_it_is_known(qtbot: QtBot) -> None:
    known = default_settings().model_copy(update={"clinic": "Hill Clinic", "clinicians": ("J. Ortiz, NP",)})
    window = open_window(new_conversation(), TODAY, known)
    qtbot.addWidget(window)
    start = window.session.conversation.start
    assert (start.clinic, start.clinician, start.patient) == ("Hill Clinic", "J. Ortiz, NP", "")
    assert window.file.is_saved, "what the program filled in is nothing to save"


def test_tools_give_up_their_words_one_by_one(window_on: Callable[..., Window]) -> None:
    tools = window_on().tools

    def without_words() -> list[str]:
        buttons = [tools.widgetForAction(action) for action in tools.actions_by_name.values()]
        return [
            one.text() for one in buttons if one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        ]

    tools.fit(10_000)
    always = without_words()
    tools.fit(tools.sizeHint().width() - 1)
    assert [name for name in without_words() if name not in always] == ["New"]
    tools.fit(1)
    assert len(without_words()) == len(tools.actions_by_name)
