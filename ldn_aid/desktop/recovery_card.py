"""A new recovery code: shown once, to print or to write down."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.dialog import Dialog, fit_height, widen
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _


class RecoveryCard(Card):
    """Emits ``done`` when somebody says that the code is on paper; it is then gone from the screen."""

    done = Signal()

    def __init__(self, code: str, title: str = "") -> None:
        super().__init__(title)
        self.code = result_text(code, _("Recovery code"), "number")
        self.kept = QPushButton(_("I have printed it or written it down"))
        self.kept.setObjectName("primary")
        self.kept.clicked.connect(self._finished)
        printing = QPushButton(_("Print…"))
        printing.clicked.connect(self._print)
        self.printed = label("", "hint")
        self.printed.hide()
        self.add(
            label(
                _(
                    "If the passphrase is forgotten, this code is the only other way in. It is shown once. Keep it "
                    "on paper in a locked place, away from the laptop."
                )
            ),
            self.code,
            flow_of(printing, self.kept),
            self.printed,
        )

    def _print(self) -> None:
        from ldn_aid.desktop.asker import Asker
        from ldn_aid.desktop.background import Background
        from ldn_aid.desktop.printing import PrintJob
        from ldn_aid.desktop.recovery_sheet import recovery_pdf

        pdf = recovery_pdf(self.code.text())
        printer = Asker(self).printer(pdf)
        if printer is not None:
            self._job = PrintJob(pdf, printer, Background(self), self._printed)
            self._job.start()

    def _printed(self, taken: bool) -> None:
        self.printed.show()
        self.printed.setText(
            _("Sent to the printer.") if taken else _("Not printed: the printer did not take it.")
        )

    def _finished(self) -> None:
        self.code.clear()
        self.done.emit()


class RecoveryDialog(Dialog):
    """The card by itself, over the window."""

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recovery code"))
        widen(self, parent.window().size(), 560)
        self.card = RecoveryCard(code, _("The new recovery code"))
        self.card.done.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self.card)
        column.addWidget(label(_("The sheet with the old code no longer works; tear it up."), "hint"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """No higher than it needs."""
        super().showEvent(event)
        fit_height(self)
