"""A window in whose place another screen can stand: the lock, the first choice, the list of people."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid


class CoverableWindow(QMainWindow):
    """Behind another screen it keeps all that it shows, and where the keyboard was.

    ``covering`` is emitted before the first screen takes its place, ``uncovered`` when it has its own again.
    """

    covering = Signal()
    uncovered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._center: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._disabled: list[QAction] = []

    @property
    def is_covered(self) -> bool:
        """Whether another screen stands in the place of everything."""
        return self._center is not None

    def cover(self, screen: QWidget) -> None:
        """Put *screen* in the place of everything; no tool and no key reaches what is behind it."""
        if not self.is_covered:
            self._focus_before = self.focusWidget()
            self.covering.emit()
            self._center = self.takeCentralWidget()
            self._disabled = [action for action in self.findChildren(QAction) if action.isEnabled()]
            for action in self._disabled:
                action.setEnabled(False)
        self.setCentralWidget(screen)
        getattr(screen, "first", screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Bring back what was behind, as it was."""
        if self._center is None:
            return
        self.setCentralWidget(self._center)
        self._center.show()
        self._center = None
        for action in self._disabled:
            if isValid(action):  # a screen that was closing took its own with it
                action.setEnabled(True)
        self.uncovered.emit()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
