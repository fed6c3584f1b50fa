"""A dialog that is read or filled in from top to bottom, and closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.dialog import Dialog, grow
from ldn_aid.desktop.theme import GRID, SCROLL_STEP
from ldn_aid.i18n import _


class Sheet(Dialog):
    """``column`` takes its contents; Escape and Close both close it, and neither loses anything."""

    def __init__(self, title: str, parent: QWidget, width: int = 720, height: int = 640) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        grow(self, parent.window().size(), width, height)
        holder = QWidget()
        holder.setObjectName("page")
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self.column.setSpacing(2 * GRID)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().setSingleStep(SCROLL_STEP)
        area.setWidget(holder)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.foot.setSpacing(GRID)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(self.foot)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin at the top, where one reads, not at Close."""
        super().showEvent(event)
        first = self._reading_order.first
        # What is only read has no need of a cursor in it.
        if first is not None and not isinstance(first, QLabel) and not event.spontaneous():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
