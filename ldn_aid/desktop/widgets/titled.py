"""What is typed where no conversation is bound: a title above its control."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ldn_aid.desktop.widgets.cards import label

LONGEST_LINE = 300
"""Most letters in a line of the settings."""


def titled(title: str, widget: QWidget) -> QWidget:
    """*widget* below its *title*."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label(title, "h3"))
    column.addWidget(widget)
    return holder


def line_edit(name: str, text: str, changed: Callable[[str], None]) -> QLineEdit:
    """A line with *text*, called *name* by a screen reader; *changed* takes what is typed."""
    edit = QLineEdit(text)
    edit.setMaxLength(LONGEST_LINE)
    edit.setAccessibleName(name)
    edit.textEdited.connect(changed)
    return edit
