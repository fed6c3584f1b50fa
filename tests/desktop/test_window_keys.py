"""Keys, text size, colours and the patient view: what the window does whatever step is open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest

import ldn_aid.desktop.visit_clock
from ldn_aid.desktop.help_sheets import _keys
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.desktop.hands import button

WindowOn = Callable[..., Window]


def test_every_shortcut_is_listed_under_f1(window_on: WindowOn) -> None:
    """In the window as a clinic has it, with what locks it and lists people."""
    window = window_on(front=True)
    listed = " ".join(key for _group, keys in _keys() for key, _does in keys)
    for key, words in (("Ctrl++", "Ctrl and +"), ("Ctrl+=", "or ="), ("Ctrl+-", "Ctrl and -")):
        assert words in listed
        listed += f" {key}"
    listed += " ".join(f" Ctrl+{number}" for number in range(1, 10))
    keys = {key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()}
    assert {key for key in keys if key not in listed} == set()
    assert window.findChildren(QShortcut) == []
    assert len(keys) > 25


@pytest.mark.parametrize(
    ("key", "modifier", "percents"),
    [
        (Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier, [125, 150, 200, 100]),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, [100, 100]),
    ],
)
def test_text_size_by_key(
    window_on: WindowOn, key: Qt.Key, modifier: Qt.KeyboardModifier, percents: list[int]
) -> None:
    window = window_on()
    seen = []
    for _press in percents:
        QTest.keyClick(window, key, modifier)
        seen.append(window.theme.percent)
    assert seen == percents
    assert "100 %" in window.actions_by_name["size"].toolTip() or percents == [100, 100]


def test_page_down_scrolls_from_any_question(window_on: WindowOn) -> None:
    window = window_on()
    window.go_to(Step.HEALTH)
    QTest.qWait(50)
    bar = window.stack.areas[Step.HEALTH].verticalScrollBar()
    for focused in (window.pages[Step.HEALTH].heading, button(window.pages[Step.HEALTH], "Breastfeeding No")):
        bar.setValue(0)
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_PageDown)
        assert bar.value() > 200


def test_the_patient_view_takes_what_to_say_along(window_on: WindowOn) -> None:
    window = window_on()
    talk = window.actions_by_name["talk"]
    window.actions_by_name["eye"].trigger()
    assert (talk.isChecked(), talk.isEnabled()) == (False, False)
    window.actions_by_name["eye"].trigger()
    assert (talk.isChecked(), talk.isEnabled()) == (True, True)


def test_the_clock_starts_with_the_first_answer(window_on: WindowOn, monkeypatch: pytest.MonkeyPatch) -> None:
    window = window_on()
    now = [1000.0]
    monkeypatch.setattr(ldn_aid.desktop.visit_clock, "monotonic", lambda: now[0])
    now[0] += 600
    window.clock.tick()
    assert not window.rail._minutes.isVisible()
    window.session.edit("pain.peg.pain", 3)
    now[0] += 125
    window.clock.tick()
    assert window.rail._minutes.text() == "2 minutes so far"


class _System:
    """Stands in for what the system asks for."""

    def __init__(self) -> None:
        self.scheme, self.contrast = Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self.scheme

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self.contrast


def test_colours_follow_the_system_while_running(window_on: WindowOn) -> None:
    window = window_on()
    theme, system = window.theme, _System()
    hints, access = theme._hints, theme._access
    theme._hints = theme._access = system  # type: ignore[assignment]
    seen = []
    for scheme, contrast in (
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference),
    ):
        system.scheme, system.contrast = scheme, contrast
        # What the system's own signal calls.
        hints.colorSchemeChanged.emit(scheme)
        seen.append((theme.name, theme.color("surface").lower(), _ground(window)))
    window.change_settings(theme="dark")
    system.scheme = Qt.ColorScheme.Light
    access.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.name == "dark", "what somebody chose stays"
    window.change_settings(theme="light")
    assert [name for name, _surface, _shown in seen] == ["dark", "contrast", "light"]
    assert all(surface == shown for _name, surface, shown in seen)


def _ground(window: Window) -> str:
    """The colour that the rail is really painted in."""
    return window.rail.grab().toImage().pixelColor(window.rail.width() // 2, window.rail.height() - 3).name()
