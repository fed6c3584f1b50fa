"""The steps' own widgets: by mouse and by key, in words and in pixels, with "not answered" as a state of its own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.sections import BodySite
from ldn_aid.desktop.theme import TARGET
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.body_map import BodyMap
from ldn_aid.desktop.widgets.body_picture import regions
from ldn_aid.desktop.widgets.fit_view import FitMark
from ldn_aid.desktop.widgets.scale import ZeroToTen
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import button, press, tab_to

WindowOn = Callable[..., Window]
PAIN_NOW = "What number best describes your pain on average in the past week?"
WHERE = "Where does it hurt? Left and right are your own."


def _scale(window_on: WindowOn) -> tuple[Window, ZeroToTen]:
    window = window_on()
    window.go_to(Step.PAIN)
    return window, window.pages[Step.PAIN].findChildren(ZeroToTen)[0]


def test_a_scale_says_that_it_is_not_answered_and_then_what(window_on: WindowOn) -> None:
    window, scale = _scale(window_on)
    texts = [one.text() for one in scale.findChildren(QLabel)]
    assert "Not answered" in texts
    assert "Pain as bad as you can imagine" in texts
    press(scale, f"{PAIN_NOW} 0")
    assert "0 of 10" in [one.text() for one in scale.findChildren(QLabel)]
    seen = QAccessible.queryAccessibleInterface(scale.group)
    assert seen.role() == QAccessible.Role.Grouping
    assert seen.text(QAccessible.Text.Name) == PAIN_NOW
    assert seen.text(QAccessible.Text.Description).startswith("0 of 10. 0: No pain.")
    for number, one in scale.buttons.items():
        assert QAccessible.queryAccessibleInterface(one).role() == QAccessible.Role.RadioButton
        assert min(one.width(), one.height()) >= TARGET, f"{number} is {one.size()}"
    assert window.session.conversation.pain.peg.pain == 0


def test_a_scale_is_one_stop_for_tab_and_ten_is_typed(window_on: WindowOn) -> None:
    window, scale = _scale(window_on)
    stops = [one for one in scale.buttons.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [scale.buttons[0]]
    QTest.keyClicks(tab_to(window, f"{PAIN_NOW} 0"), "10")
    assert window.session.conversation.pain.peg.pain == 10
    QTest.keyClicks(window.focusWidget(), "0")
    assert window.session.conversation.pain.peg.pain == 0, "0 alone is zero"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert window.focusWidget() is scale.buttons[10]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.session.conversation.pain.peg.pain == 10
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.session.conversation.pain.peg.pain is None


def test_every_site_can_be_pressed_on_the_picture_and_says_its_name(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.PAIN)
    (body,) = window.pages[Step.PAIN].findChildren(BodyMap)
    sites = set(BodySite.__args__) - {"all_over"}
    assert {region.site for region in regions()} == sites
    for site, center in body.picture.centers():
        assert body.picture.site_at(center) == site
        QTest.mouseClick(body.picture, Qt.MouseButton.LeftButton, pos=center.toPoint())
        assert window.session.conversation.pain.sites == (site,)
        assert body.buttons[site].isChecked()
        assert body.buttons[site].text() in body.words.text()
        QTest.mouseClick(body.picture, Qt.MouseButton.LeftButton, pos=center.toPoint())
        assert window.session.conversation.pain.sites is None
    assert "Not answered" in body.words.text()


def test_left_and_right_are_the_persons_own(window_on: WindowOn) -> None:
    """Facing us, the right hand is on our left; from behind, the left hand is."""
    window = window_on()
    window.go_to(Step.PAIN)
    (body,) = window.pages[Step.PAIN].findChildren(BodyMap)
    middle = body.picture.width() / 2
    hands = [(site, point.x()) for site, point in body.picture.centers() if site.endswith("hand")]
    front = sorted((x, site) for site, x in hands if x < middle)
    back = sorted((x, site) for site, x in hands if x > middle)
    assert [site for _x, site in front] == ["right_hand", "left_hand"]
    assert [site for _x, site in back] == ["left_hand", "right_hand"]


def test_all_over_and_single_places_let_go_of_each_other(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.PAIN)
    page = window.pages[Step.PAIN]
    press(page, f"{WHERE} Neck")
    press(page, f"{WHERE} All over")
    assert window.session.conversation.pain.sites == ("all_over",)
    press(page, f"{WHERE} Left hip")
    assert window.session.conversation.pain.sites == ("left_hip",)


def test_every_group_of_answers_is_one_stop(window_on: WindowOn) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    for step in Step:
        window.go_to(step)
        for group in window.pages[step].findChildren(AnswerGroup):
            stops = [one for one in group.buttons.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            assert len(stops) == (1 if any(one.isEnabled() for one in group.buttons.values()) else 0)


def test_things_that_matter_are_moved_by_key(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.GOALS)
    page = window.pages[Step.GOALS]
    press(page, "Less pain")
    press(page, "Better sleep")
    weight = page.findChildren(AnswerGroup)[-1].buttons[4]
    weight.setFocus()
    QTest.keyClick(weight, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.attribute for one in window.session.conversation.goals.matters] == ["sleep", "pain_relief"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.attribute for one in window.session.conversation.goals.matters] == ["pain_relief", "sleep"], (
        "what was moved keeps the keyboard"
    )


def test_what_is_moved_by_button_is_moved_on(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.GOALS)
    page = window.pages[Step.GOALS]
    for name in ("Less pain", "Better sleep", "A clear head"):
        press(page, name)
    button(page, "Move number 3 up").setFocus()
    for _press in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.session.conversation.goals.matters[0].attribute == "clear_head"


def test_a_new_weight_redraws_the_bars_and_keeps_the_order(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    window.session.edit("goals.matters.0.weight", 1)
    window.go_to(Step.FIT)
    page = window.pages[Step.FIT]
    marks = page.findChildren(FitMark)[: len(OptionId)]
    qtbot.waitUntil(lambda: marks[-1].height() > 0)
    before = [one.grab().toImage() for one in marks]
    first = window.session.conversation.goals.matters[0]
    group = next(one for one in page.findChildren(AnswerGroup) if 5 in one.buttons)
    group.buttons[5].click()
    assert window.session.conversation.goals.matters[0].weight == 5
    assert page.findChildren(FitMark)[: len(OptionId)] == marks, "the rows stand where they stood"
    assert all(one.grab().toImage() != old for one, old in zip(marks, before, strict=True))
    assert window.session.conversation.goals.matters[0].attribute == first.attribute


def test_nothing_is_totalled_and_nobody_starred(window_on: WindowOn) -> None:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    window.go_to(Step.FIT)
    said = " ".join(one.text() for one in window.pages[Step.FIT].findChildren(QLabel)).lower()
    for word in ("best", "winner", "recommended", "total", "score:"):
        assert word not in said.replace("no option wins", ""), word


@pytest.mark.parametrize("teach_back", [None, "not_yet", "done"])
def test_teach_back_is_asked_for_before_the_decision(window_on: WindowOn, teach_back: str | None) -> None:
    window = window_on()
    window.session.edit("discussion.teach_back", teach_back)
    window.go_to(Step.DECIDE)
    page = window.pages[Step.DECIDE]
    if teach_back == "done":
        with pytest.raises(AssertionError, match="0 buttons"):
            button(page, "Go to teach-back")
    else:
        press(page, "Go to teach-back")
        assert window.step is Step.FIT


def test_peg_and_the_goal_are_put_into_the_plan(window_on: WindowOn) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.session.edit("decision.plan.judged_by", "")
    window.go_to(Step.DECIDE)
    press(window.pages[Step.DECIDE], "Add PEG and your goal")
    assert window.session.conversation.decision.plan.judged_by == (
        "PEG score, now 7.7.\nYour goal: Two hours at the desk without a nap."
    )
