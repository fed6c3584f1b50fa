"""What every dialog shares: Tab goes as one reads, Enter presses only what has the focus."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from ldn_aid.desktop.reading_order import ReadingOrder
from ldn_aid.desktop.theme import GRID

_LINE = 18
"""Height of a line of body text at 100 %, pixels."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """A dialog in which no key does what one does not see."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading_order = ReadingOrder(self)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab goes as one reads, also through what was added."""
        self._reading_order.follow()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter in a field presses no button; Qt would take the first one that there is."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        else:
            press_focused(self, event)


def grow(dialog: QDialog, over: QSize, width: int, height: int) -> None:
    """As large as the text asks for (*width* and *height* in pixels at 100 %), but no larger than what it stands *over*."""
    dialog.resize(_grown(dialog, width, over.width()), _grown(dialog, height, over.height()))


def widen(dialog: QDialog, over: QSize, width: int) -> None:
    """No narrower than the text asks for (*width* in pixels at 100 %), where what it stands *over* has the room."""
    dialog.setMinimumWidth(_grown(dialog, width, over.width()))


def _grown(dialog: QDialog, length: int, room: int) -> int:
    times = max(1.0, dialog.fontMetrics().height() / _LINE)
    return max(length, min(int(length * times), room - 4 * GRID))


def fit_height(dialog: QDialog) -> None:
    """As high as its contents at its width: Qt reckons wrapped words and rows of buttons too high."""
    layout = dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        needed = layout.totalHeightForWidth(dialog.width())
        # Said as the least: Qt would take that from the narrowest width, where rows of buttons stand in a column.
        dialog.setMinimumHeight(needed)
        dialog.resize(dialog.width(), needed)


def press_focused(window: QWidget, event: QKeyEvent) -> None:
    """Enter presses the button in *window* that has the focus, as Space does; held down it presses once."""
    focused = window.focusWidget()
    if event.key() in _ENTER and isinstance(focused, QAbstractButton) and not event.isAutoRepeat():
        focused.click()
