"""The extra pages that can be printed with the patient's summary: one button for each that applies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.theme import TARGET
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from ldn_aid.summary.extras import Extra


class ExtraPages(QWidget):
    """Offers pages; none is chosen beforehand, and a page that no longer applies is no longer chosen.

    ``changed`` is emitted when somebody chooses a page or takes it back.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[Extra, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def offer(self, extras: "Collection[Extra]") -> None:
        """Show the buttons of *extras*, in their order."""
        if not self.buttons:
            self._make_buttons()
        for extra, button in self.buttons.items():
            button.setVisible(extra in extras)
            if extra not in extras:
                button.setChecked(False)

    def chosen(self) -> "frozenset[Extra]":
        """The pages that are chosen."""
        return frozenset(extra for extra, button in self.buttons.items() if button.isChecked())

    def _make_buttons(self) -> None:
        from ldn_aid.summary.extras import Extra, extra_label

        for extra in Extra:
            button = QPushButton(extra_label(extra))
            button.setCheckable(True)
            button.clicked.connect(self._chosen)
            self.buttons[extra] = button
        title = label(_("Print with it"), "h3")
        title.setWordWrap(False)
        title.setMinimumHeight(TARGET)
        self._column.addWidget(flow_of(title, *self.buttons.values()))

    def _chosen(self, _checked: bool = False) -> None:
        self.changed.emit()
