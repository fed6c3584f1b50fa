"""What a person's hands and eyes do: find a control by the words on it, press it, type into it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.window import Window


def button(where: QWidget, name: str) -> QPushButton:
    """The one visible button with this accessible name, or else this text."""
    QApplication.processEvents()
    visible = [one for one in where.findChildren(QPushButton) if one.isVisibleTo(where)]
    named = [one for one in visible if one.accessibleName() == name] or [
        one for one in visible if one.text() == name
    ]
    assert len(named) == 1, f"{len(named)} buttons are called {name!r}: {[one.text() for one in visible]}"
    return named[0]


def press(where: QWidget, name: str) -> None:
    """Click that button with the mouse."""
    QTest.mouseClick(button(where, name), Qt.MouseButton.LeftButton)


def box(where: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    """The one visible text field with this accessible name."""
    QApplication.processEvents()
    fields = [*where.findChildren(QLineEdit), *where.findChildren(QPlainTextEdit)]
    found = [one for one in fields if one.accessibleName() == name and one.isVisibleTo(where)]
    assert len(found) == 1, (
        f"{len(found)} fields are called {name!r}: {[one.accessibleName() for one in fields]}"
    )
    return found[0]


def write(where: QWidget, name: str, text: str) -> None:
    """Type *text* into that field, letter by letter."""
    field = box(where, name)
    field.setFocus()
    type_letters(field, text)


def pick(where: QWidget, name: str, text: str) -> None:
    """Type the beginning of an entry into the one drop-down list with this accessible name."""
    QApplication.processEvents()
    found = [
        one
        for one in where.findChildren(QComboBox)
        if one.accessibleName() == name and one.isVisibleTo(where)
    ]
    assert len(found) == 1, f"{len(found)} lists are called {name!r}"
    found[0].setFocus()
    QTest.keyClicks(found[0], text)


def type_letters(field: QWidget, text: str) -> None:
    """Letter by letter; what no plain key gives comes as an input method brings it."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(field, event)


def _is_called(widget: QWidget | None, name: str) -> bool:
    return widget is not None and name in (widget.accessibleName(), getattr(widget, "text", str)())


def tab_to(window: Window, name: str) -> QWidget:
    """Press Tab until the control called *name*, or the question it answers, has the focus; then the arrows."""
    passed = []
    for _press in range(400):
        QApplication.processEvents()
        focused = window.focusWidget()
        group = focused.parentWidget() if focused is not None else None
        if isinstance(group, AnswerGroup) and any(_is_called(one, name) for one in group.buttons.values()):
            while not _is_called(window.focusWidget(), name):
                QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
            focused = window.focusWidget()
        if focused is not None and _is_called(focused, name):
            return focused
        passed.append(focused.accessibleName() if focused else "")
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name!r}, only {list(dict.fromkeys(passed))}")


def choose_by_keyboard(window: Window, *names: str) -> None:
    """Tab to each control and press Space."""
    for name in names:
        QTest.keyClick(tab_to(window, name), Qt.Key.Key_Space)


def type_by_keyboard(window: Window, name: str, text: str) -> None:
    """Tab to the field and type."""
    type_letters(tab_to(window, name), text)


def on_by_keyboard(window: Window) -> None:
    """Alt+Right: the next step."""
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
