"""For people who do not see the screen, or use no mouse: every control has a name, Tab reaches all."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

import ldn_aid.desktop
from ldn_aid import resources
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.sheet import Sheet
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
    while window._theme.percent != percent:
        window.actions_by_name["size"].trigger()
    page = window.pages[step]
    # The summary draws its pages a moment after it is shown; what counts is how things stand then.
    deadline = QDeadlineTimer(3000)
    QTest.qWait(100)
    while (cut := _cut_off(page) + _cut_off(window.rail)) and not deadline.hasExpired():
        QTest.qWait(50)
    wide = page.width() - window._areas[step].viewport().width()
    while window._theme.percent != 100:
        window.actions_by_name["size"].trigger()
    assert cut == []
    assert wide <= 0, f"the page is {wide} px wider than its window"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["help", "words", "settings"])
def test_nothing_is_cut_off_in_a_sheet_and_every_control_has_a_name(
    window_on: WindowOn, name: str, percent: int
) -> None:
    window = _open(window_on, Step.START)
    window._theme.use(percent=percent)
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
    window._theme.use(percent=100)
    assert (cut, nameless) == ([], [])


def test_what_the_program_worked_out_is_said_with_its_name(window_on: WindowOn) -> None:
    """A name alone would hide the text from a screen reader."""
    window = _open(window_on, Step.PAIN)
    seen = QAccessible.queryAccessibleInterface(window.pages[Step.PAIN]._score)  # type: ignore[attr-defined]
    assert seen.text(QAccessible.Text.Name) == "PEG score: PEG score: 7.7 of 10"


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
