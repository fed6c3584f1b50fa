"""What is not needed at first: a line that opens it, and closes it again."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.icons import set_icon
from ldn_aid.i18n import _


class Fold(QWidget):
    """*title* as a button above *widgets*, which are hidden until it is pressed."""

    def __init__(self, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self.button = QPushButton(title)
        self.button.setObjectName("fold")
        self.button.clicked.connect(self._clicked)
        self._inside = QWidget()
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(4, 4, 0, 0)
        inner.setSpacing(16)
        for widget in widgets:
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._inside)
        self._show(opened=False)

    def _clicked(self, _checked: bool = False) -> None:
        self._show(opened=self._inside.isHidden())

    def _show(self, *, opened: bool) -> None:
        self._inside.setVisible(opened)
        set_icon(self.button, "down" if opened else "right")
        # No check box, to a screen reader either: there is nothing to tick.
        self.button.setAccessibleDescription(_("opened") if opened else _("closed"))
