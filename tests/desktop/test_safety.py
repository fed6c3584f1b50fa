"""Safety on screen: findings one by one, what was not checked, the held start, the place's own numbers."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import edit
from ldn_aid.conversation.sections import Decision, MedicineEntry
from ldn_aid.desktop.safety_panel import SafetyPanel
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.findings import FindingList
from ldn_aid.desktop.window import Window
from ldn_aid.store.settings import default_settings
from ldn_aid.summary.safety_line import safety_parts
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import button, press
from tests.safety.case_table import base
from tests.strategies import TODAY

WindowOn = Callable[..., Window]
KNEE = EXAMPLES / "knee-warfarin.json"


def _texts(widget: FindingList) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


@pytest.fixture
def nsaid_list(qtbot: QtBot) -> FindingList:
    session = Session(edit(read_conversation(KNEE), "health.liver", None), TODAY, default_settings())
    findings, open_ones = (
        look(OptionId.NSAID) for look in (session.assessment.for_option, session.assessment.open_for)
    )
    made = FindingList(session, findings, open_ones)
    qtbot.addWidget(made)
    return made


def test_three_findings_are_shown_before_more(nsaid_list: FindingList) -> None:
    before = [text for text in _texts(nsaid_list) if "Not checked" not in text]
    assert len(before) == 3
    assert all(text.startswith("Best avoided (by mouth)") for text in before)
    (more,) = [
        one
        for one in nsaid_list.findChildren(type(button(nsaid_list, "Show 5 more")))
        if "more" in one.text()
    ]
    more.click()
    after = [text for text in _texts(nsaid_list) if "Not checked" not in text]
    assert len(after) == 8
    assert any(text.startswith("Take care (gel on the skin)") for text in after)


def test_a_finding_opens_by_itself_to_its_inputs_rule_and_source(nsaid_list: FindingList) -> None:
    first = _texts(nsaid_list)[0]
    why = button(nsaid_list, f"Why? {first.partition(': ')[2]}")
    why.click()
    opened, second = _texts(nsaid_list)[:2]
    assert "Because: age: 74 years. Rule: nsaid.age_65. Source: Beers2023" in opened
    assert "Rule:" not in second
    why.click()
    assert _texts(nsaid_list)[0] == first


def test_what_was_not_checked_is_said_and_why(nsaid_list: FindingList) -> None:
    assert "Not checked yet: liver disease (not asked)." in _texts(nsaid_list)


def test_what_stands_for_the_gate_cannot_be_set_aside(window_on: WindowOn, answers: Answers) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    panel = SafetyPanel(window.session, answers, window)  # type: ignore[arg-type]
    panel.show()
    gate = next(one for one in window.session.assessment.findings if one.id == "ldn.opioid_now")
    names = [one.accessibleName() for one in panel.findChildren(QPushButton)]
    assert f"Set aside… {gate.text}" not in names
    assert sum(name.startswith("Set aside…") for name in names) == len(window.session.assessment.findings) - 1
    words = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert "10% a month or slower" in words
    assert "can miss fentanyl" in words


def test_a_follow_on_question_is_asked_only_when_needed(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.HEALTH)
    page = window.pages[Step.HEALTH]
    question = "Is the heart failure severe? Yes"

    def asked() -> bool:
        return any(
            one.accessibleName() == question and one.isVisibleTo(page)
            for one in page.findChildren(QPushButton)
        )

    assert not asked()
    press(page, "Heart failure Yes")
    assert asked()
    press(page, question)
    assert window.session.conversation.health.severe_heart_failure == "yes"
    press(page, "Heart failure No")
    assert asked(), "the two answers contradict: one of them must be corrected"
    assert any(
        one.id == "answers.contradict.severe_heart_failure" for one in window.session.assessment.findings
    )
    press(page, question.replace("Yes", "No"))
    assert not asked()


def test_the_plan_to_come_back_starts_at_the_earliest_day(window_on: WindowOn) -> None:
    stopped = MedicineEntry(product="tramadol 50 mg", taking="stopped", last_taken=date(2026, 11, 20))
    conversation = edit(edit(base(), "medicines.opioids", (stopped,)), "medicines.takes_opioids", "yes")
    window = window_on(conversation)
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    press(page, "We choose now")
    press(page, "Low-dose naltrexone (LDN)")
    decision = window.session.conversation.decision
    assert decision.ldn_start == "revisit"
    assert decision.ldn_revisit_after == window.session.assessment.ldn_gate.earliest == date(2026, 11, 30)
    assert not button(page, "Start now").isEnabled()
    press(page, "Low-dose naltrexone (LDN)")
    assert window.session.conversation.decision.ldn_revisit_after is None


def test_the_numbers_are_those_of_the_place(window_on: WindowOn) -> None:
    window = window_on(edit(base(), "pain.alarms", ("thoughts_of_suicide", "bladder_or_bowel_change")))
    assert "988" in window.session.assessment.scope[0].text
    place = default_settings().model_copy(update={"crisis_line": "0800 12 34", "emergency_number": "112"})
    window.session.use_settings(place)
    suicide, bladder = (note.text for note in window.session.assessment.scope)
    assert "0800 12 34" in suicide
    assert "call 112" in bladder
    assert "988" not in suicide
    window.session.use_settings(place.model_copy(update={"emergency_number": "", "crisis_line": ""}))
    assert "your local emergency number" in window.session.assessment.scope[1].text


def _held_box(window: Window) -> str:
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    shown = [
        one.text()
        for one in page.findChildren(QLabel)
        if one.accessibleName().startswith("What the LDN gate says to this decision")
        and one.isVisibleTo(page)
    ]
    return " ".join(shown)


def test_a_choice_that_safety_speaks_against_says_so_and_stands(window_on: WindowOn) -> None:
    window = window_on(edit(base(), "health.stomach", "active_ulcer_or_bleed"))
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    press(page, "We choose now")
    said = "Safety for you (NSAIDs, by mouth): must not be used. See the safety notes."

    def shown() -> bool:
        return said in [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]

    assert not shown()
    press(page, "NSAIDs, by mouth or on the skin")
    assert shown()
    assert window.session.assessment.decision == "as_recorded"
    press(page, "NSAIDs, by mouth or on the skin")
    assert not shown()


def test_a_start_recorded_before_an_opioid_was_listed_is_asked_again(window_on: WindowOn) -> None:
    window = window_on(base())
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    for name in ("We choose now", "Low-dose naltrexone (LDN)", "Start now"):
        press(page, name)
    assert window.session.conversation.decision.ldn_start == "today"
    assert _held_box(window) == ""
    window.session.edit("medicines.others", (MedicineEntry(product="Percocet 5-325", taking="now"),))
    assert "Choose again below" in _held_box(window)
    assert safety_parts(window.session.assessment)[0] == "LDN cannot start today: decide again"
    press(page, "Come back to it later")
    assert _held_box(window) == ""
    assert window.session.assessment.decision == "as_recorded"


def test_words_about_ldn_bring_the_gate_with_them(window_on: WindowOn) -> None:
    start = edit(base(), "medicines.others", (MedicineEntry(product="kratom", taking="now"),))
    window = window_on(edit(start, "decision", Decision(kind="not_sure_yet")))
    assert _held_box(window) == ""
    window.session.edit("decision.plan.who_does_what", "start LDN today")
    assert _held_box(window).startswith("LDN cannot be started today.")


def test_what_was_set_aside_before_stays_in_sight(window_on: WindowOn, answers: Answers) -> None:
    window = window_on(edit(base(), "medicines.classes", ("warfarin",)))
    panel = SafetyPanel(window.session, answers, window)  # type: ignore[arg-type]
    answers.will("reason", "INR is checked weekly")
    warfarin = next(one for one in window.session.assessment.findings if one.id == "nsaid.warfarin")
    press(panel, f"Set aside… {warfarin.text}")
    (said,) = window.session.conversation.set_aside
    assert (said.finding, said.because) == ("nsaid.warfarin", warfarin.because)
    window.session.edit("medicines.classes", ())
    panel.show_findings()
    text = "nsaid.warfarin: no longer applies: it is not found any more. Reason given then: INR is checked weekly"
    assert text in [one.text() for one in panel.findChildren(QLabel)]
    press(panel, f"Take it off the record {text}")
    assert window.session.conversation.set_aside == ()
