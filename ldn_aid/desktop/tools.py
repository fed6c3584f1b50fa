"""The tools along the top: an icon and a word each, the icon alone where there is no room for its word."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from ldn_aid.desktop.icons import icon, icon_size
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.i18n import _


class Tools(QToolBar):
    """Actions by name; each is reachable by Tab and shows its key as a tool tip."""

    def __init__(self) -> None:
        super().__init__(_("Tools"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(icon_size())
        self.actions_by_name: dict[str, QAction] = {}
        self._with_words: list[QToolButton] = []

    def add(
        self,
        name: str,
        text: str,
        keys: QKeySequence.StandardKey | str,
        act: Callable[[], object],
        *,
        brief: bool = False,
    ) -> QAction:
        """An action with the icon *name*; *brief* ones never show their word beside it."""
        action = QAction(icon(name, "tool"), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{text} ({action.shortcut().toString()})")
        action.triggered.connect(partial(run_plainly, act))
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setObjectName("tool")
            if not brief:
                self._with_words.append(button)
        self.actions_by_name[name] = action
        return action

    def tell(self, name: str, value: str) -> None:
        """The action *name* stands at *value* now."""
        action = self.actions_by_name[name]
        action.setToolTip(f"{action.text()}: {value} ({action.shortcut().toString()})")
        say_aloud(self, f"{action.text()}: {value}")

    def add_gap(self) -> None:
        """What follows stands at the other end."""
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)

    def retint(self) -> None:
        """Draw the icons afresh, after the colours or the text size changed."""
        self.setIconSize(icon_size())
        for name, action in self.actions_by_name.items():
            action.setIcon(icon(name, "tool"))

    def fit(self, width: int) -> None:
        """Show the words that *width* pixels have room for; the first tools give theirs up first."""
        style = Qt.ToolButtonStyle
        for button in self._with_words:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        layout = self.layout()
        for button in self._with_words:
            if layout is not None:
                layout.invalidate()  # what it remembers from before the buttons changed is not its width now
            if self.sizeHint().width() <= width:
                break
            button.setToolButtonStyle(style.ToolButtonIconOnly)


def run_plainly(act: Callable[[], object], _checked: bool = False) -> None:
    """*act* without the state that Qt's signal carries."""
    act()
