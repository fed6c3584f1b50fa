"""A whole conversation through the real window, by keyboard and by mouse, to the PDF that is taken home."""

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.desktop.conftest import Answers
from tests.desktop.hands import (
    button,
    choose_by_keyboard,
    on_by_keyboard,
    pick,
    press,
    tab_to,
    type_by_keyboard,
    type_letters,
    write,
)
from tests.store.conftest import PASSPHRASE

PEG = (
    "What number best describes your pain on average in the past week?",
    "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
    "What number best describes how, during the past week, pain has interfered with your general activity?",
)
NEVER_TAKEN = (
    "Pregnancy No", "Breastfeeding No", "Kidneys Normal", "Liver Normal", "Stomach ulcer or bleeding Never",
    "Heart attack, stroke, angina or narrowed leg arteries No", "Asthma, or a reaction to aspirin or NSAIDs No",
    "Sleep apnea No", "Alcohol None", "Opioid use disorder, now or before No", "Signs of opioid withdrawal now No",
)  # fmt: skip


def _words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_by_keyboard_alone(
    window_on: Callable[..., Window], answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    """Someone without opioids who tries LDN; no mouse is touched."""
    window = window_on()
    choose_by_keyboard(window, "We talked about this", "Patient", "Clinician")
    type_by_keyboard(window, "Name to print on the summary (may stay empty)", "Zoë Ångström")
    choose_by_keyboard(window, "Set the date of the visit to today")
    on_by_keyboard(window)

    choose_by_keyboard(window, "How long have you had it? 1 to 5 years")
    choose_by_keyboard(window, "What is the main kind of pain? Fibromyalgia or widespread pain")
    choose_by_keyboard(window, "Where does it hurt? Left and right are your own. All over")
    type_by_keyboard(window, "In your own words", "It is everywhere, and I am worn out.")
    choose_by_keyboard(window, "None of these")
    for question, score in zip(PEG, "678", strict=True):
        QTest.keyClicks(tab_to(window, f"{question} 0"), score)
    on_by_keyboard(window)

    choose_by_keyboard(window, "Any opioid now, or in the last 14 days? No", "None of these")
    choose_by_keyboard(window, "Do you take any of these? None of these")
    choose_by_keyboard(window, "Any acetaminophen or NSAID, with or without a prescription? No")
    on_by_keyboard(window)

    type_by_keyboard(window, "Age in years", "46")
    choose_by_keyboard(window, *NEVER_TAKEN)
    choose_by_keyboard(window, "No to every yes/no question that is still open, except on opioids")
    on_by_keyboard(window)

    choose_by_keyboard(window, "Add a goal")
    type_by_keyboard(window, "Goal 1", "Cook for my family")
    choose_by_keyboard(window, "Less pain", "A clear head", "Better sleep")
    on_by_keyboard(window)

    assert window.step is Step.OPTIONS
    choose_by_keyboard(window, "Low-dose naltrexone (LDN)", "Opioids", "What do we not know?")
    on_by_keyboard(window)

    choose_by_keyboard(window, "How much does it matter? matters very much")
    on_by_keyboard(window)

    choose_by_keyboard(window, "We choose now", "Low-dose naltrexone (LDN)", "Start now")
    type_by_keyboard(window, "Why? In your own words", "Worth a fair try")
    type_by_keyboard(window, "How many weeks do we try?", "12")
    type_by_keyboard(window, "When do we stop?", "If it does nothing by then")
    type_by_keyboard(window, "When do we meet again?", "2027-02-15")
    on_by_keyboard(window)

    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    answers.will("save_path", tmp_path / "home.pdf")
    choose_by_keyboard(window, "Save PDF…")
    qtbot.waitUntil((tmp_path / "home.pdf").exists)

    assert window.session.assessment.ldn_gate.status == "clear"
    words = _words(tmp_path / "home.pdf")
    for said in (
        "Zoë Ångström", "We chose: low-dose naltrexone (LDN), to try for", "Worth a fair try", "Cook for my family",
        "12 weeks", "If it does nothing by then", "February 15, 2027", "A clear head", "Due Bruun K", "Busse JW",
    ):  # fmt: skip
        assert said in words, said
    for never_said in ("Naloxone can reverse", "MME", "SURE"):
        assert never_said not in words, never_said


class _Counted(QObject):
    """How often a key, or a button of the mouse, was pressed in *window* and its dialogs."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.keys = self.clicks = 0
        self._down = False
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # An event that one control leaves to the next comes here several times before it is let go.
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress) and not self._down:
            self.keys += kind == QEvent.Type.KeyPress
            self.clicks += kind == QEvent.Type.MouseButtonPress
            self._down = True
        elif kind in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease):
            self._down = False
        return False


def _enter(window: Window, name: str) -> None:
    QTest.keyClick(tab_to(window, name), Qt.Key.Key_Return)


def test_from_the_first_start_to_paper_by_keys_alone(
    window_on: Callable[..., Window], answers: Answers, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """A clinic's first day: nothing is set up, nobody helps, and there is no mouse."""
    window = window_on(front=True)
    counted = _Counted(qapp)
    _enter(window, "Keep them here, encrypted…")
    for _line in range(2):
        QTest.keyClicks(window.focusWidget(), PASSPHRASE)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    _enter(window, "I have printed it or written it down")
    answers.will("person", ("Zoë Ångström", None))
    _enter(window, "New person…")
    _enter(window, "New conversation")
    assert window.step is Step.START

    choose_by_keyboard(
        window, "We talked about this", "Patient", "Clinician", "Set the date of the visit to today"
    )
    on_by_keyboard(window)
    choose_by_keyboard(window, "How long have you had it? 1 to 5 years")
    choose_by_keyboard(
        window, "What is the main kind of pain? Fibromyalgia or widespread pain", "None of these"
    )
    choose_by_keyboard(window, "Where does it hurt? Left and right are your own. All over")
    for question, score in zip(PEG, "678", strict=True):
        QTest.keyClicks(tab_to(window, f"{question} 0"), score)
    on_by_keyboard(window)
    choose_by_keyboard(window, "Any opioid now, or in the last 14 days? No", "None of these")
    choose_by_keyboard(window, "Do you take any of these? None of these")
    choose_by_keyboard(window, "Any acetaminophen or NSAID, with or without a prescription? No")
    on_by_keyboard(window)
    type_by_keyboard(window, "Age in years", "46")
    choose_by_keyboard(window, *NEVER_TAKEN)
    choose_by_keyboard(window, "No to every yes/no question that is still open, except on opioids")
    on_by_keyboard(window)
    _enter(window, "Add a goal")
    type_letters(window.focusWidget(), "Walk to the lake")
    choose_by_keyboard(window, "Less pain", "A clear head", "Better sleep")
    on_by_keyboard(window)
    choose_by_keyboard(window, "Low-dose naltrexone (LDN)", "No new medicine: care without drugs")
    on_by_keyboard(window)
    choose_by_keyboard(window, "Did we do this? Done")
    on_by_keyboard(window)
    choose_by_keyboard(window, "Decide later")
    type_by_keyboard(window, "When do we meet again?", "Feb 15, 2027")
    type_by_keyboard(window, "A new question", "What does it cost?")
    on_by_keyboard(window)
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    answers.will("save_path", tmp_path / "home.pdf")
    _enter(window, "Save PDF…")
    qtbot.waitUntil((tmp_path / "home.pdf").exists)
    words = _words(tmp_path / "home.pdf")
    for said in ("Walk to the lake", "What does it cost?", "February 15, 2027"):
        assert said in words, said
    qtbot.waitUntil(lambda: window.keeper.is_saved)
    assert counted.clicks == 0
    assert counted.keys < 460, "it was 419 when it was written: no question may come to cost many more"


def test_from_the_first_start_to_paper_by_mouse(
    window_on: Callable[..., Window], answers: Answers, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """The same first day by pointing; only what has to be written is typed, and every control is clicked in sight."""
    window = window_on(front=True)
    counted = _Counted(qapp)

    def click(*names: str) -> None:
        for name in names:
            page = window.pages[window.step]
            one = button(page, name)
            window.stack.areas[window.step].ensureWidgetVisible(one)
            QTest.mouseClick(one, Qt.MouseButton.LeftButton)

    def on() -> None:
        QTest.mouseClick(window.foot.next, Qt.MouseButton.LeftButton)

    press(window.centralWidget(), "Keep nothing on this laptop")
    click("We talked about this", "Patient", "Clinician", "Set the date of the visit to today")
    on()
    click(
        "How long have you had it? 1 to 5 years",
        "What is the main kind of pain? Fibromyalgia or widespread pain",
    )
    click("None of these", "Where does it hurt? Left and right are your own. All over")
    click(*(f"{question} {score}" for question, score in zip(PEG, "678", strict=True)))
    on()
    click(
        "Any opioid now, or in the last 14 days? No",
        "None of these",
        "Do you take any of these? None of these",
    )
    click("Any acetaminophen or NSAID, with or without a prescription? No")
    on()
    write(window.pages[Step.HEALTH], "Age in years", "46")
    click(*NEVER_TAKEN, "No to every yes/no question that is still open, except on opioids")
    on()
    click("Add a goal")
    write(window.pages[Step.GOALS], "Goal 1", "Walk to the lake")
    click("Less pain", "A clear head", "Better sleep")
    on()
    click("Low-dose naltrexone (LDN)", "No new medicine: care without drugs")
    on()
    click("Did we do this? Done")
    on()
    click("Decide later")
    on()
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    answers.will("save_path", tmp_path / "home.pdf")
    click("Save PDF…")
    qtbot.waitUntil((tmp_path / "home.pdf").exists)
    assert "Walk to the lake" in _words(tmp_path / "home.pdf")
    assert counted.keys == len("46" + "Walk to the lake")
    assert counted.clicks < 50, "it was 45 when it was written"


def test_by_mouse(window_on: Callable[..., Window], answers: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    """Someone on oxycodone who asks about LDN: the gate holds, naloxone is offered, they decide later."""
    window = window_on()

    def on() -> None:
        QTest.mouseClick(window.foot.next, Qt.MouseButton.LeftButton)

    page = window.pages[Step.START]
    press(page, "We talked about this")
    press(page, "Set the date of the visit to today")
    on()
    page = window.pages[Step.PAIN]
    press(page, "How long have you had it? More than 5 years")
    press(page, "What is the main kind of pain? Low back pain")
    press(page, f"{PEG[0]} 7")
    press(page, "Add a treatment")
    write(page, "Treatment 1", "Gabapentin")
    press(page, "Did it help? did not help")
    on()
    page = window.pages[Step.MEDICINES]
    press(page, "Any opioid now, or in the last 14 days? Yes")
    press(page, "Add an opioid")
    for field, text in (
        ("Name, as on the label", "oxycodone ER"), ("Strength", "20"),
        ("How many at a time?", "1"), ("Times a day, at most", "2"),
    ):  # fmt: skip
        write(page, field, text)
    pick(page, "Unit", "mg")
    press(page, "Still taken? Taken now")
    press(page, "Do you take any of these? benzodiazepine")
    assert window.session.assessment.mme.total == 60
    on()
    on()
    page = window.pages[Step.GOALS]
    for name in ("A clear head", "Less pain", "No dependence or overdose"):
        press(page, name)
    on()
    page = window.pages[Step.OPTIONS]
    press(page, "Low-dose naltrexone (LDN)")
    press(page, "No new medicine: care without drugs")
    on()
    page = window.pages[Step.FIT]
    write(page, "What the patient said", "LDN cannot go with my pills.")
    on()
    page = window.pages[Step.DECIDE]
    press(page, "We choose now")
    press(page, "Low-dose naltrexone (LDN)")
    assert not button(page, "Start now").isEnabled()
    press(page, "Decide later")
    write(page, "A new question", "How slowly can I come down?")
    press(page, "Add the question")
    answers.will("save_path", tmp_path / "talk.json")
    window.actions_by_name["save"].trigger()
    on()
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    answers.will("save_path", tmp_path / "patient.pdf", tmp_path / "record.pdf")
    press(summary, "Save PDF…")
    press(summary, "Clinician's record")
    press(summary, "Save PDF…")
    assert summary.state.text().startswith("Saved as")

    patient, record = _words(tmp_path / "patient.pdf"), _words(tmp_path / "record.pdf")
    assert "Never stop an opioid all at once" in patient
    assert "How slowly can I come down?" in patient
    assert "naloxone" in patient.lower()
    assert "We chose" not in patient
    assert "PEG score" not in patient, "one of three items was answered: a partial PEG has no score"
    assert "60 MME a day" in record
    assert "oxycodone ER, 20 mg, x 1, 2 times a day, taken now" in record
    assert read_conversation(tmp_path / "talk.json") == window.session.conversation
