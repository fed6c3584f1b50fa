"""The first start: keep conversations on this laptop, encrypted, or keep nothing. Both are said as plainly."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.front_page import FrontPage, NewPassphrase, restore_button
from ldn_aid.desktop.recovery_card import RecoveryCard
from ldn_aid.desktop.who import account_name
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.encryption import why_not

if TYPE_CHECKING:
    from ldn_aid.store.vault.vault import Vault


class FirstRun(FrontPage):
    """Asks once; it can be changed later, when it asks *again*."""

    chose_nothing = Signal()
    made_store = Signal(object)
    restore_wanted = Signal()
    widest = 1040

    def __init__(self, folder: Path, *, again: bool = False) -> None:
        super().__init__(_("How should this laptop keep conversations?"))
        self._again = again
        self._folder = folder
        self._vault: Vault | None = None
        self._intro = label(
            _(
                "You can think again later, in Settings. Nothing leaves the laptop either way; LDN Aid never uses the network."
            )
        )
        self.body.addWidget(self._intro)
        self._welcome = label(
            _(
                "Welcome. LDN Aid is for a person with long-lasting pain and a clinician, side by side. It shows what is "
                "known and what is safe, asks what matters, and prints a summary to take home. First, one question "
                "for the clinic."
            ),
            "lead",
        )
        self._welcome.setVisible(not again)
        self.body.insertWidget(self.body.indexOf(self.heading), label("LDN Aid", "number"))
        self.body.insertWidget(self.body.indexOf(self.heading), self._welcome)
        self.encrypt = QPushButton(_("Keep them here, encrypted…"))
        self.encrypt.clicked.connect(self._ask_passphrase)
        self.nothing = QPushButton(_("Keep nothing on this laptop"))
        self.nothing.clicked.connect(self.chose_nothing)
        kept = _choice(
            _("Keep them here, encrypted"),
            _(
                "Every answer is saved within a second. You find each person again at the follow-up visit. "
                "A stolen laptop shows nothing without the passphrase."
            ),
            self.encrypt,
        )
        nothing = _choice(
            _("Keep nothing on this laptop"),
            _(
                "A conversation lives in memory only. It is gone when you start the next one or close the "
                "window, unless you save or print it yourself."
            ),
            self.nothing,
        )
        self._choices = columns_of(kept, nothing)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.problem)
        bring = restore_button()
        bring.clicked.connect(self.restore_wanted)
        self.body.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeading)
        self._bring = bring
        if again:
            back = QPushButton(_("Back to the conversation"))
            back.setObjectName("link")
            back.clicked.connect(self.chose_nothing)
            self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()
        # After the first screen is painted: loading the database takes a moment.
        QTimer.singleShot(0, self, self._look_whether_it_can)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back to the conversation where nothing is kept and somebody only had a look."""
        if event.key() == Qt.Key.Key_Escape and self._again and self._vault is None:
            self.chose_nothing.emit()
        else:
            super().keyPressEvent(event)

    def _ask_passphrase(self) -> None:
        self._choices.hide()
        self._intro.hide()
        self._welcome.hide()
        self._bring.hide()
        self.say("")
        self.heading.setText(_("Choose a passphrase for this laptop"))
        card = Card()
        self.passphrase = NewPassphrase()
        self.make = make = QPushButton(_("Make the encrypted store"))
        back = QPushButton(_("Back"))
        make.setObjectName("primary")
        make.clicked.connect(self._make)
        self.passphrase.entered.connect(self._make)
        back.clicked.connect(self._back)
        card.add(
            label(
                _(
                    "Everybody in the clinic who uses this laptop shares it. Nobody can bring it back for you: on "
                    "the next page you get a recovery code to print."
                )
            ),
            self.passphrase,
            flow_of(make, back),
        )
        self._form = card
        self.body.insertWidget(self.body.indexOf(self.problem), card)
        self.passphrase.one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self.heading.setText(_("How should this laptop keep conversations?"))
        self._form.hide()
        self._form.deleteLater()
        self._choices.show()
        self._intro.show()
        self._welcome.setVisible(not self._again)
        self._bring.show()
        self.say("")

    def _make(self) -> None:
        from ldn_aid.desktop.working import stay_alive
        from ldn_aid.store.vault.opening import create

        sentence = self.passphrase.problem
        if not sentence:
            passphrase = self.passphrase.one.text()
            try:
                self._vault, code = stay_alive(
                    lambda: create(self._folder, passphrase, account_name()),
                    self.make,
                    _("Making the store…"),
                )
            except UserError as problem:
                sentence = str(problem)
        self.say(sentence)
        if not sentence:
            self.passphrase.take()
            self._show_code(code)

    def _show_code(self, code: str) -> None:
        self._form.hide()
        self.heading.setText(_("Print the recovery code"))
        self.recovery = RecoveryCard(code)
        self.recovery.done.connect(self._finished)
        self.body.insertWidget(self.body.count() - 1, self.recovery)
        self.recovery.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self) -> None:
        self.made_store.emit(self._vault)

    def _look_whether_it_can(self) -> None:
        sentence = why_not()
        if sentence:
            self.encrypt.setEnabled(False)
            self._bring.setEnabled(False)
            self.say(sentence)


def _choice(title: str, text: str, button: QPushButton) -> Card:
    """One way to keep, said as plainly as the other."""
    card = Card(title)
    card.add(label(text))
    card.column.addStretch(1)
    card.add(button)
    return card
