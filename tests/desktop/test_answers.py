"""Controls: untouched is not answered, 0 is an answer only when chosen, unreadable text is never an answer."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import box, button, pick, press, write

WindowOn = Callable[..., Window]
PAIN_NOW = "What number best describes your pain on average in the past week?"


def _at(window_on: WindowOn, step: Step) -> Window:
    window = window_on()
    window.go_to(step)
    return window


def test_visiting_every_step_answers_nothing(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    for step in Step:
        window.go_to(step)
        qtbot.wait(5)
    assert window.session.conversation == new_conversation()
    assert window.session.can_undo is False


def test_zero_is_stored_only_when_chosen_and_can_be_taken_back(window_on: WindowOn) -> None:
    window = _at(window_on, Step.PAIN)
    page = window.pages[Step.PAIN]
    assert not any(button(page, f"{PAIN_NOW} {number}").isChecked() for number in range(11))
    press(page, f"{PAIN_NOW} 0")
    assert window.session.conversation.pain.peg.pain == 0
    press(page, f"{PAIN_NOW} 0")
    assert window.session.conversation.pain.peg.pain is None


def test_arrows_and_digits_work_on_a_scale(window_on: WindowOn) -> None:
    window = _at(window_on, Step.PAIN)
    page = window.pages[Step.PAIN]
    three = button(page, f"{PAIN_NOW} 3")
    three.setFocus()
    QTest.keyClick(three, Qt.Key.Key_7)
    assert window.session.conversation.pain.peg.pain == 7
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.focusWidget() is button(page, f"{PAIN_NOW} 8"), "on from what was chosen"
    assert window.session.conversation.pain.peg.pain == 7, "moving the focus answers nothing"


def test_digits_do_nothing_where_answers_are_words(window_on: WindowOn) -> None:
    window = _at(window_on, Step.START)
    talked = button(window.pages[Step.START], "We talked about this")
    QTest.keyClick(talked, Qt.Key.Key_1)
    assert window.session.conversation.start.choice_explained is None


def test_none_of_these_is_an_answer_and_gives_way(window_on: WindowOn) -> None:
    window = _at(window_on, Step.PAIN)
    page, question = window.pages[Step.PAIN], "Where does it hurt? Left and right are your own."
    press(page, f"{question} None of these")
    assert window.session.conversation.pain.sites == ()
    press(page, f"{question} Neck")
    assert window.session.conversation.pain.sites == ("neck",)
    press(page, f"{question} Neck")
    assert window.session.conversation.pain.sites is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("46", 46),
        ("0", None),
        ("17", None),
        ("121", None),
        ("4 6", None),
        ("forty", None),
        ("²", None),
        ("", None),
    ],
)
def test_ages(window_on: WindowOn, typed: str, stored: int | None) -> None:
    window = _at(window_on, Step.HEALTH)
    write(window.pages[Step.HEALTH], "Age in years", typed)
    assert window.session.conversation.health.age_years == stored


def test_unreadable_text_counts_as_not_answered_and_stays_marked(window_on: WindowOn, qtbot: QtBot) -> None:
    """ "46" then "46x": the stored 46 must not stand behind a field that says something else."""
    window = _at(window_on, Step.HEALTH)
    page = window.pages[Step.HEALTH]
    write(page, "Age in years", "46")
    write(page, "Age in years", "x")
    age = box(page, "Age in years")
    assert window.session.conversation.health.age_years is None
    press(page, "Breastfeeding No")
    assert (age.text(), age.property("bad")) == ("46x", True)
    age.selectAll()
    write(page, "Age in years", "47")
    assert (window.session.conversation.health.age_years, age.property("bad")) == (47, False)


def test_a_dose_is_typed_as_it_is_said(window_on: WindowOn) -> None:
    window = _at(window_on, Step.MEDICINES)
    page = window.pages[Step.MEDICINES]
    press(page, "Add an opioid")
    write(page, "Name, as on the label", "Percocet")
    write(page, "Strength", "2,5")
    pick(page, "Unit", "mg")
    write(page, "How many at a time?", "1.5")
    write(page, "Times a day, at most", "4")
    write(page, "Acetaminophen in one, mg", "325")
    entry = window.session.conversation.medicines.opioids[0]
    assert (entry.strength, entry.units_per_dose, entry.doses_per_day) == (Decimal("2.5"), Decimal("1.5"), 4)
    assert window.session.assessment.mme.total == Decimal("22.5")
    assert window.session.assessment.acetaminophen.mg_per_day == 1950


def test_a_new_medicine_has_no_dose_and_is_not_counted_as_zero(window_on: WindowOn) -> None:
    window = _at(window_on, Step.MEDICINES)
    press(window.pages[Step.MEDICINES], "Add an opioid")
    mme = window.session.assessment.mme
    assert (mme.total, mme.complete) == (None, False)
    assert window.session.assessment.ldn_gate.status == "ask"


def test_dates_as_people_write_them(window_on: WindowOn) -> None:
    window = _at(window_on, Step.START)
    page = window.pages[Step.START]
    write(page, "Date of the visit", "11/24/2026")
    assert str(window.session.conversation.start.visit_date) == "2026-11-24"
    box(page, "Date of the visit").selectAll()
    write(page, "Date of the visit", "2026-02-30")
    assert window.session.conversation.start.visit_date is None


def _undo(window: Window) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_takes_typing_back_word_by_word_and_reaches_every_view(window_on: WindowOn) -> None:
    window = _at(window_on, Step.PAIN)
    window.session.clock = lambda: 0.0
    page = window.pages[Step.PAIN]
    write(page, "In your own words", "It burns.")
    press(page, f"{PAIN_NOW} 5")
    _undo(window)
    assert not button(page, f"{PAIN_NOW} 5").isChecked()
    _undo(window)
    story = box(page, "In your own words")
    assert isinstance(story, QPlainTextEdit)
    assert (story.toPlainText(), story.hasFocus(), story.textCursor().position()) == ("It ", True, 3)
    _undo(window)
    assert story.toPlainText() == ""
    for _word in range(2):
        window.actions_by_name["redo"].trigger()
    assert story.toPlainText() == "It burns."


def test_undo_in_the_middle_of_a_text_leaves_the_cursor_there(window_on: WindowOn) -> None:
    window = _at(window_on, Step.START)
    page = window.pages[Step.START]
    write(page, "Clinic", "North Clinic")
    line = box(page, "Clinic")
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(5)
    QTest.keyClicks(line, "ern")
    _undo(window)
    assert (line.text(), line.cursorPosition()) == ("North Clinic", 5)


def test_undo_goes_to_what_it_changes(window_on: WindowOn) -> None:
    """A change that nobody sees is not undone behind anybody's back."""
    window = _at(window_on, Step.HEALTH)
    press(window.pages[Step.HEALTH], "Seizures Yes")
    window.go_to(Step.DECIDE)
    _undo(window)
    assert window.step is Step.HEALTH
    assert window.session.conversation.health.seizures is None
    assert window.focusWidget().accessibleName() == "Seizures Yes"
    QTest.qWait(50)
    where = window.focusWidget().mapTo(window.stack.areas[Step.HEALTH].viewport(), QPoint(0, 0)).y()
    assert 0 <= where < window.stack.areas[Step.HEALTH].viewport().height()


def test_a_question_leads_to_its_field(window_on: WindowOn) -> None:
    window = _at(window_on, Step.START)
    (words,) = [one for one in window.pages[Step.START].findChildren(QLabel) if one.text() == "Clinic"]
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is box(window.pages[Step.START], "Clinic")


def test_a_dose_that_can_be_read_two_ways_is_asked_again(window_on: WindowOn) -> None:
    """1,000 is a thousand to one reader and one to another."""
    window = _at(window_on, Step.MEDICINES)
    page = window.pages[Step.MEDICINES]
    press(page, "Add a medicine")
    write(page, "Strength", "1,000")
    strength = box(page, "Strength")
    assert (window.session.conversation.medicines.others[0].strength, strength.property("bad")) == (
        None,
        True,
    )
    assert "without a comma" in strength.accessibleDescription()


def test_a_day_is_said_as_it_was_read(window_on: WindowOn) -> None:
    window = _at(window_on, Step.START)
    page = window.pages[Step.START]
    write(page, "Date of the visit", "11/12/2026")
    assert "Read as November 12, 2026." in [
        one.text() for one in page.findChildren(QLabel) if one.isVisible()
    ]


def test_too_long_a_text_is_refused_without_losing_what_stands(window_on: WindowOn) -> None:
    window = _at(window_on, Step.PAIN)
    story = box(window.pages[Step.PAIN], "In your own words")
    story.setPlainText("a" * 10_000)
    story.setPlainText("a" * 10_001)
    assert window.session.conversation.pain.story == "a" * 10_000
    assert story.toPlainText() == "a" * 10_000
    said = [one.text() for one in window.pages[Step.PAIN].findChildren(QLabel) if one.isVisible()]
    assert "That was not added: no more than 10,000 letters fit here." in said


def test_only_three_things_matter_most_and_two_goals(window_on: WindowOn) -> None:
    window = _at(window_on, Step.GOALS)
    page = window.pages[Step.GOALS]
    for name in ("Less pain", "Better sleep", "A clear head"):
        press(page, name)
    assert not button(page, "Low cost, easy to get").isEnabled()
    press(page, "Better sleep")
    assert button(page, "Low cost, easy to get").isEnabled()
    press(page, "Move number 2 up")
    assert [one.attribute for one in window.session.conversation.goals.matters] == [
        "clear_head",
        "pain_relief",
    ]
    assert all(one.weight is None for one in window.session.conversation.goals.matters)
    press(page, "Add a goal")
    press(page, "Add a goal")
    assert not button(page, "Add a goal").isEnabled()


def test_no_in_bulk_leaves_the_questions_on_opioids_open(window_on: WindowOn) -> None:
    window = _at(window_on, Step.HEALTH)
    press(window.pages[Step.HEALTH], "No to every yes/no question that is still open, except on opioids")
    health = window.session.conversation.health
    assert (health.seizures, health.depression) == ("no", "no")
    assert health.opioid_use_disorder is None
    assert health.opioid_withdrawal_now is None
    assert health.age_years is None


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.SUMMARY])
def test_every_answer_can_be_given_and_taken_back(window_on: WindowOn, step: Step) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    before = window.session.conversation
    for field in window.pages[step].findChildren(ChoiceRow):
        for value, choice in field.buttons.items():
            if not choice.isVisibleTo(field) or not choice.isEnabled() or choice.isChecked():
                continue
            old = field.value
            choice.click()
            assert field.value == value
            choice.click()
            assert field.value is None
            field.store(old)
    assert window.session.conversation == before
