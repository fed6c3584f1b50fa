"""What is not needed at first: a line that opens it, and closes it again."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.icons import set_icon


class Fold(QWidget):
    """*title* as a button above *widgets*, which are hidden until it is pressed."""

    def __init__(self, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self.button = QPushButton(title)
        self.button.setObjectName("fold")
        self.button.setCheckable(True)
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
        self._inside.hide()
        self._follow()

    def _clicked(self, _checked: bool = False) -> None:
        self._follow()

    def _follow(self) -> None:
        opened = self.button.isChecked()
        set_icon(self.button, "down" if opened else "right")
        if opened:
            self._inside.show()
        else:
            self._inside.hide()
