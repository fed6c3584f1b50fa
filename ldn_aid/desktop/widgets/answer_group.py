"""A row of answers as buttons: Tab goes from question to question, arrows go within one."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGroupBox, QLayout, QPushButton, QSizePolicy

from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.widgets.flow import FlowLayout
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.i18n import _

_MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class AnswerGroup(QGroupBox):
    """Buttons, one a value of *choices*; ``picked`` carries the value of the one that was pressed.

    It keeps no answer: its owner says which are chosen with ``mark``. *many* answers are ticked like a list, one
    answer is filled. The group is one stop for Tab: at the answer that has the focus, the chosen one, or the first.
    """

    picked = Signal(object)

    def __init__(
        self,
        question: str,
        choices: Sequence[tuple[object, str]],
        *,
        many: bool = False,
        kind: str = "",
        layout: QLayout | None = None,
    ) -> None:
        super().__init__()
        self._many = many
        self._marked: tuple[object, ...] | None = None
        """What was marked last; None when a button may show something else meanwhile."""
        self._stop: QPushButton | None = None
        self.setAccessibleName(question)
        self._row = layout or FlowLayout()
        self.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(self._row.hasHeightForWidth())
        self.setSizePolicy(policy)
        self.buttons: dict[object, QPushButton] = {}
        for value, text in choices:
            self.add(value, text, kind)
        self.mark(())

    def add(self, value: object, text: str, kind: str = "") -> QPushButton:
        """One more answer; its button."""
        button = _Answer(text)
        button.setCheckable(True)
        button.setAutoExclusive(not self._many)
        button.setAccessibleName(f"{self.accessibleName()} {text}".strip())
        button.setObjectName(kind)
        if self._many:
            set_icon(button, "tick-off")
        button.clicked.connect(partial(self._clicked, value))
        button.reach_changed.connect(self._one_tab_stop)
        self._row.addWidget(button)
        self.buttons[value] = button
        self._marked = None
        return button

    def mark(self, chosen: Collection[object]) -> None:
        """Show which values are chosen."""
        if self._marked == tuple(chosen):
            return
        self._marked = tuple(chosen)
        for value, button in self.buttons.items():
            on = value in chosen
            if button.isChecked() is not on:
                # Qt lets nobody uncheck the checked one of an exclusive group; here an answer can be taken back.
                button.setAutoExclusive(False)
                button.setChecked(on)
                button.setAutoExclusive(not self._many)
            if self._many and button.property("icon-name") != (name := "tick-on" if on else "tick-off"):
                set_icon(button, name)
        said = [button.text() for button in self.buttons.values() if button.isChecked()]
        self.setAccessibleDescription(", ".join(said) or _("not answered"))
        self._one_tab_stop()

    def _one_tab_stop(self) -> None:
        buttons = list(self.buttons.values())
        usable = [button for button in buttons if button.isEnabled()]
        stop = next((button for button in usable if button.hasFocus()), None)
        stop = stop or next(
            (button for button in usable if button.isChecked()), usable[0] if usable else None
        )
        self._stop = stop
        for button in buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home and End move between the answers; they choose nothing."""
        buttons = [
            button for button in self.buttons.values() if button.isEnabled() and button.isVisibleTo(self)
        ]
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if at is None or not plain or key not in (*_MOVES, *_ENDS):
            super().keyPressEvent(event)
            return
        to = (at + _MOVES[key]) % len(buttons) if key in _MOVES else (0 if key == Qt.Key.Key_Home else -1)
        buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, value: object, _checked: bool = False) -> None:
        self._marked = None
        self.picked.emit(value)


class _Answer(SinglePress):
    """Leaves the arrows to its group, and tells it when the focus came or went, and when it can be pressed or not."""

    reach_changed = Signal()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.reach_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.reach_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.reach_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if Qt.Key(event.key()) in (*_MOVES, *_ENDS):
            event.ignore()
        else:
            super().keyPressEvent(event)
