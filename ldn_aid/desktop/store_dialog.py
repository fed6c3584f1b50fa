"""This store: passphrase, backup, carrying to another laptop, what was handed out, the record of use, how long to keep."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.dialog import Dialog, grow
from ldn_aid.desktop.store_copies import CopiesCard
from ldn_aid.desktop.store_keeping import KeepingCard
from ldn_aid.desktop.store_keys import KeysCard
from ldn_aid.desktop.store_record import HandedOutCard, TrailCard
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.told import Told
from ldn_aid.desktop.widgets.flow import put_in
from ldn_aid.desktop.window import Window
from ldn_aid.i18n import _
from ldn_aid.store.vault.vault import Vault


class StoreDialog(Dialog):
    """Everything about the store that is not about one person."""

    def __init__(self, vault: Vault, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle(_("This store"))
        grow(self, window.size(), 820, 660)
        self.vault, self.window_ = vault, window
        column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self.state = Told()
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(self.state)
        column.addWidget(self._area)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.refresh()

    def refresh(self) -> None:
        """Draw everything afresh."""
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        column.setSpacing(2 * GRID)
        self.keeping = KeepingCard(self)
        for card in (KeysCard(self), CopiesCard(self), self.keeping, HandedOutCard(self), TrailCard(self)):
            column.addWidget(card)
        column.addStretch(1)
        put_in(self._area, holder)

    def say(self, sentence: str, *, well: bool = False) -> None:
        """What was done, or why not."""
        self.state.say(sentence, well=well)
