"""For people who do not see the screen, or use no mouse: every control has a name, Tab reaches all."""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import ldn_aid.desktop
from ldn_aid import resources
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop import speaking
from ldn_aid.desktop.sheet import Sheet
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES

WindowOn = Callable[..., Window]


def _open(window_on: WindowOn, step: Step) -> Window:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(step)
    if step is Step.OPTIONS:
        window.pages[step].look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
    QApplication.processEvents()
    return window


def _focusable(window: Window) -> list[QWidget]:
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("step", list(Step))
def test_every_control_has_a_name_in_the_accessibility_tree(window_on: WindowOn, step: Step) -> None:
    nameless = []
    for widget in _focusable(_open(window_on, step)):
        seen = QAccessible.queryAccessibleInterface(widget)
        if not seen.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {widget.parentWidget()}")
    assert nameless == []


@pytest.mark.parametrize("step", list(Step))
def test_names_tell_controls_apart(window_on: WindowOn, step: Step) -> None:
    """ "Yes" alone says nothing: a button's name carries its question."""
    buttons = [one for one in _open(window_on, step).findChildren(QPushButton) if one.isVisible()]
    bare = {"Yes", "No", "Not sure", *map(str, range(11))}
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in buttons]
    assert [name for name in names if name in bare] == []


@pytest.mark.parametrize("step", list(Step))
def test_tab_reaches_every_control_and_leaves_it(window_on: WindowOn, step: Step) -> None:
    window = _open(window_on, step)
    wanted = set(_focusable(window))
    reached: set[QWidget] = set()
    for _press in range(2 * len(wanted) + 20):
        focused = window.focusWidget()
        if focused is not None:
            reached.add(focused)
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    assert {one.accessibleName() or type(one).__name__ for one in wanted - reached} == set()


@pytest.mark.parametrize("step", [Step.PAIN, Step.MEDICINES, Step.HEALTH, Step.GOALS, Step.DECIDE])
def test_tab_goes_as_one_reads(window_on: WindowOn, step: Step) -> None:
    """Rows that were added later are reached where they stand, not at the end."""
    window = _open(window_on, step)
    page = window.pages[step]
    for name in ("Add an opioid", "Add a treatment", "Add a goal"):
        for add in page.findChildren(QPushButton):
            if add.text() == name and add.isEnabled():
                add.click()
    QTest.qWait(100)
    page.heading.setFocus()
    rows = []
    while not rows or page.isAncestorOf(window.focusWidget()):
        one = window.focusWidget()
        rows.append(one.mapTo(page, one.rect().center()).y())
        QTest.keyClick(one, Qt.Key.Key_Tab)
    backwards = [(before, after) for before, after in itertools.pairwise(rows) if after < before - 30]
    assert backwards == []
    assert len(rows) > 10


@pytest.mark.parametrize(("step", "percent"), list(itertools.product(Step, (100, 200))))
def test_nothing_is_cut_off(window_on: WindowOn, step: Step, percent: int) -> None:
    """Every text has the height that it needs at its width, and stands within what holds it."""
    window = _open(window_on, step)
    window.resize(1366, 740)
    while window.theme.percent != percent:
        window.actions_by_name["size"].trigger()
    page = window.pages[step]
    # The summary draws its pages a moment after it is shown; what counts is how things stand then.
    deadline = QDeadlineTimer(3000)
    QTest.qWait(100)
    while (cut := _cut_off(page) + _cut_off(window.rail)) and not deadline.hasExpired():
        QTest.qWait(50)
    wide = page.width() - window.stack.areas[step].viewport().width()
    while window.theme.percent != 100:
        window.actions_by_name["size"].trigger()
    assert cut == []
    assert wide <= 0, f"the page is {wide} px wider than its window"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["help", "words", "settings"])
def test_nothing_is_cut_off_in_a_sheet_and_every_control_has_a_name(
    window_on: WindowOn, name: str, percent: int
) -> None:
    window = _open(window_on, Step.START)
    window.theme.use(percent=percent)
    window.actions_by_name[name].trigger()
    (sheet,) = window.findChildren(Sheet)
    deadline = QDeadlineTimer(3000)
    QTest.qWait(50)
    while (cut := _cut_off(sheet)) and not deadline.hasExpired():
        QTest.qWait(50)
    nameless = [
        type(one).__name__
        for one in sheet.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]
    sheet.close()
    window.theme.use(percent=100)
    assert (cut, nameless) == ([], [])


def test_what_the_program_worked_out_is_said_with_its_name(window_on: WindowOn) -> None:
    """A name alone would hide the text from a screen reader."""
    window = _open(window_on, Step.PAIN)
    seen = QAccessible.queryAccessibleInterface(window.pages[Step.PAIN]._score)  # type: ignore[attr-defined]
    assert seen.text(QAccessible.Text.Name) == "PEG score: 7.7 of 10"


def _cut_off(where: QWidget) -> list[str]:
    return [
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()!r}: {one.height()} px"
        for one in where.findChildren(QWidget)
        if one.isVisible()
        and (
            (one.hasHeightForWidth() and one.height() < one.heightForWidth(one.width()))
            or (isinstance(one, QLabel) and not one.wordWrap() and one.width() < one.sizeHint().width())
        )
    ]


def _luminance(color: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(part, 16)) for part in re.findall("..", color[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "window", 4.5), ("text", "surface", 4.5), ("text", "soft", 4.5), ("muted", "surface", 4.5),
        ("muted", "window", 4.5), ("accent", "surface", 4.5), ("accent", "window", 4.5), ("accent", "soft", 4.5),
        ("text", "tint", 4.5), ("accent", "tint", 4.5), ("muted", "tint", 4.5), ("muted", "soft", 4.5),
        ("on_accent", "accent_deep", 4.5), ("accent_deep", "surface", 3.0), ("focus", "soft", 3.0), ("line", "soft", 3.0),
        ("on_accent", "accent", 4.5), ("alert_text", "alert_surface", 4.5), ("line", "surface", 3.0),
        ("line", "window", 3.0), ("focus", "surface", 3.0), ("focus", "window", 3.0),
    ],
)  # fmt: skip
def test_contrast_meets_wcag_aa(theme: str, ink: str, ground: str, least: float) -> None:
    colors = resources.read_toml("themes/themes.toml")[theme]
    light, dark = sorted((_luminance(colors[ink]), _luminance(colors[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_every_icon_can_be_drawn_and_is_used() -> None:
    drawn = {path.stem for path in resources.path("icons").glob("*.svg")}
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(ldn_aid.desktop.__file__).parent.rglob("*.py")
    )
    assert {name for name in drawn if f'"{name}"' not in code} == set()
    for name in drawn:
        assert QSvgRenderer(str(resources.path(f"icons/{name}.svg"))).isValid(), name


# The tree that a screen reader goes through

ROLE, TEXT = QAccessible.Role, QAccessible.Text


def _tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible node below *widget*, itself included."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        node = waiting.pop()
        if node is not None and node.isValid() and not node.state().invisible:
            yield node
            waiting += [node.child(place) for place in range(node.childCount())]


def _faults(widget: QWidget) -> list[str]:
    """Controls below *widget* of which nobody is told what they are."""
    faults = []
    for node in _tree(widget):
        name, role = node.text(TEXT.Name).strip(), node.role()
        if node.state().focusable and not name and role != ROLE.ComboBox:
            faults.append(f"{role.name} has no name")
        pane = isinstance(node.object(), QScrollArea)
        if node.state().focusable and role in (ROLE.Client, ROLE.NoRole) and not pane:
            faults.append(f"{name!r} has no role")
        if role == ROLE.Grouping and not name and isinstance(node.object(), AnswerGroup):
            faults.append("a group of answers does not say what it asks")
        if (
            role == ROLE.Grouping
            and isinstance(node.object(), AnswerGroup)
            and not node.text(TEXT.Description)
        ):
            faults.append(f"{name!r} does not say what was answered")
    return faults


@pytest.mark.parametrize("example", ["low-back-oxycodone", ""])
@pytest.mark.parametrize("step", list(Step))
def test_every_node_of_a_step_says_what_it_is(window_on: WindowOn, step: Step, example: str) -> None:
    window = window_on(read_conversation(EXAMPLES / f"{example}.json") if example else None)
    window.go_to(step)
    QApplication.processEvents()
    assert _faults(window) == []


@pytest.mark.parametrize("name", ["help", "words", "settings", "sources", "info", "safety", "paste"])
def test_every_node_of_a_dialog_says_what_it_is(window_on: WindowOn, name: str) -> None:
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.go_to(Step.MEDICINES)
    if name == "safety":
        window.sheets.show_safety()
    elif name == "paste":
        window.pages[Step.MEDICINES]._paste()  # type: ignore[attr-defined]
    else:
        window.actions_by_name[name].trigger()
    (dialog,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
    ]
    assert _faults(dialog) == []
    dialog.close()


def test_the_rail_says_where_one_is_and_what_is_open(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.MEDICINES)
    said = {
        step: QAccessible.queryAccessibleInterface(button) for step, button in window.rail.buttons.items()
    }
    assert {node.role() for node in said.values()} == {ROLE.Button}
    assert said[Step.MEDICINES].text(TEXT.Name) == "Step 3 of 9, Medicines, 4 things open, you are here"
    assert "opioids now or lately" in said[Step.MEDICINES].text(TEXT.Description)
    assert said[Step.PAIN].text(TEXT.Name) == "Step 2 of 9, Pain, 5 things open"
    window.go_to(Step.PAIN)
    assert said[Step.MEDICINES].text(TEXT.Name) == "Step 3 of 9, Medicines, 4 things open"


def test_a_scale_says_that_it_is_not_answered_and_then_what(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.PAIN)
    (scale,) = [
        one for one in window.pages[Step.PAIN].findChildren(AnswerGroup) if one.accessibleName().startswith("What number best describes your pain")
    ]  # fmt: skip
    node = QAccessible.queryAccessibleInterface(scale)
    assert node.text(TEXT.Description) == "Not answered. 0: No pain. 10: Pain as bad as you can imagine."
    window.session.edit("pain.peg.pain", 0)
    assert node.text(TEXT.Description).startswith("0 of 10.")
    seven = QAccessible.queryAccessibleInterface(scale.buttons[7])
    assert (seven.role(), bool(seven.state().checked)) == (ROLE.RadioButton, False)


def test_the_grid_is_a_table_with_headers(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.OPTIONS)
    nodes = list(_tree(window.pages[Step.OPTIONS].grid))  # type: ignore[attr-defined]
    names = {role: [node.text(TEXT.Name) for node in nodes if node.role() == role] for role in (ROLE.Table, ROLE.ColumnHeader, ROLE.RowHeader, ROLE.Cell)}  # fmt: skip
    assert names[ROLE.Table] == ["The options side by side"]
    assert set(names[ROLE.ColumnHeader]) == {"No new medicine", "Acetaminophen", "LDN", "NSAIDs", "Opioids"}
    assert {"Safety for you", "What is it?"} <= set(names[ROLE.RowHeader])
    assert names[ROLE.Cell]
    assert "" not in names[ROLE.Cell]


def test_what_changes_beside_the_focus_is_said_aloud(
    window_on: WindowOn, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr(speaking, "_announce", lambda _widget, sentence: said.append(sentence))
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    qtbot.waitUntil(lambda: any("LDN" in sentence for sentence in said))
    said.clear()
    window.session.edit("medicines.takes_opioids", "yes")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said == [window.foot.strip.words.text()]
    window.actions_by_name["undo"].trigger()
    assert "Changed back: Any opioid now, or in the last 14 days?" in said
    window.say("Not saved.")
    assert said[-1] == "Not saved."
    window.actions_by_name["eye"].trigger()
    said.clear()
    window.session.edit("medicines.takes_opioids", "yes")
    qtbot.wait(50)
    assert said == [], "the patient view keeps the clinician's numbers to itself"
