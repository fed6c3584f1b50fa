"""In a language whose words are 40 % longer nothing is cut off: on every step, and in the dialogs, at both ends of text size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QWidget

from ldn_aid import i18n
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.evidence_panel import FigureCard
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES
from tests.desktop.test_accessible import _cut_off

WindowOn = Callable[..., Window]
_DIALOGS = ("safety", "sources", "info", "help", "words", "settings", "number", "cell")


class _Longer:
    """Each word that is no field grows by about 40 %."""

    def gettext(self, message: str) -> str:
        return " ".join(
            word + "\u00fc" * (len(word) * 2 // 5) if word.isalpha() else word for word in message.split(" ")
        )

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.fixture(params=[100, 200])
def long_window(
    request: pytest.FixtureRequest, window_on: WindowOn, monkeypatch: pytest.MonkeyPatch
) -> Window:
    monkeypatch.setattr(i18n._InUse, "catalog", _Longer())
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.resize(1366, 740)
    window.change_settings(text_percent=request.param)
    assert window.foot.next.text() != "Next"
    return window


def _short_of_room(where: QWidget) -> list[str]:
    """Texts without the height that they need, and buttons narrower than their words, once all stands still."""
    deadline = QDeadlineTimer(5_000)
    while True:
        QTest.qWait(50)
        found = _cut_off(where) + [
            f"button {one.text()!r}: {one.width()} of {one.sizeHint().width()} px"
            for one in where.findChildren(QPushButton)
            if one.isVisible() and one.width() < one.sizeHint().width()
        ]
        if not found or deadline.hasExpired():
            return found


@pytest.mark.parametrize("step", list(Step))
def test_on_every_step(long_window: Window, step: Step) -> None:
    long_window.go_to(step)
    page = long_window.pages[step]
    if step is Step.OPTIONS:
        page.look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
    assert _short_of_room(page) == []
    assert page.width() <= long_window.stack.areas[step].viewport().width()


def test_on_pages_that_were_there_before_the_text_grew(
    window_on: WindowOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n._InUse, "catalog", _Longer())
    window = window_on(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    window.resize(1366, 740)
    for step in Step:
        window.go_to(step)
    window.change_settings(text_percent=200)
    for step in Step:
        window.go_to(step)
        assert _short_of_room(window.pages[step]) == [], step


@pytest.mark.parametrize("name", _DIALOGS)
def test_in_every_dialog(long_window: Window, name: str) -> None:
    if name == "safety":
        long_window.sheets.show_safety()
    elif name == "number":
        FigureCard(long_window.session.pack, "ldn_younger_response", long_window, for_patients=False).open()
    elif name == "cell":
        long_window.go_to(Step.OPTIONS)
        long_window.pages[Step.OPTIONS].grid.opened.emit("how_many_helped", OptionId.LDN)  # type: ignore[attr-defined]
    else:
        long_window.actions_by_name[name].trigger()
    (dialog,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
    ]
    found = _short_of_room(dialog)
    sideways = [area for area in dialog.findChildren(QScrollArea) if area.horizontalScrollBar().maximum() > 0]
    dialog.close()
    assert found == []
    assert sideways == [], "nobody reads a line by scrolling"


def test_a_button_without_room_for_its_words_is_noticed(window_on: WindowOn) -> None:
    window = window_on()
    holder = flow_of(QPushButton("many words " * 20), label("below"))
    holder.setParent(window)
    holder.setGeometry(0, 0, 200, 200)
    holder.show()
    QApplication.processEvents()
    narrow = [one for one in holder.findChildren(QPushButton) if one.width() < one.sizeHint().width()]
    assert len(narrow) == 1
