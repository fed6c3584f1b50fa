"""The lock: nothing of any patient is on screen until the passphrase, or the printed recovery code, is given."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.front_page import FrontPage, NewPassphrase, restore_button, secret_line
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.who import name_given, who_box
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.encryption import why_not


class Unlock(FrontPage):
    """Asks for the passphrase."""

    unlocked = Signal(object)
    restore_wanted = Signal()
    nothing_wanted = Signal()
    widest = 620

    def __init__(self, folder: Path, clinicians: tuple[str, ...], *, may_stay_without: bool = False) -> None:
        """*may_stay_without*: the clinic keeps nothing now, and this store is an older one."""
        super().__init__(_("LDN Aid is locked"))
        self._folder = folder
        self._intro = label(_("Give the clinic's passphrase to open the conversations on this laptop."))
        self.body.addWidget(self._intro)
        self.passphrase = secret_line(_("Passphrase"))
        self.passphrase.returnPressed.connect(self._try)
        self.who = who_box(clinicians)
        self.open = QPushButton(_("Unlock"))
        self.open.setObjectName("primary")
        set_icon(self.open, "lock")
        self.open.clicked.connect(self._try)
        card = self._card = Card()
        self._passphrase_head = label(_("Passphrase"), "h3")
        self._who_hint = label(
            _("Noted as you give it; nobody checks it. Left empty, the record says so."), "hint"
        )
        card.add(
            self._passphrase_head,
            self.passphrase,
            label(_("Who is here, for the record of use"), "h3"),
            self.who,
            self._who_hint,
            self.problem,
            self.open,
        )
        self.body.addWidget(card)
        self.forgot = QPushButton(_("Use the recovery code"))
        self.forgot.setObjectName("link")
        self.forgot.setCheckable(True)
        self.forgot.clicked.connect(self._show_recovery)
        self.body.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeading)
        self._recovery: _Recovery | None = None
        bring = restore_button()
        bring.clicked.connect(self.restore_wanted)
        self.body.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeading)
        if may_stay_without:
            without = QPushButton(_("Go on keeping nothing"))
            without.setObjectName("link")
            without.clicked.connect(self.nothing_wanted)
            self.body.addWidget(without, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()
        self.first = self.passphrase
        self._left = 0
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._count_down)
        self._pause_after_failures()

    def _try(self) -> None:
        if not self.open.isEnabled():
            return
        sentence = why_not()
        if sentence:
            self.say(sentence)
            return
        from ldn_aid.desktop.working import stay_alive
        from ldn_aid.store.vault.opening import unlock

        passphrase, name = self.passphrase.text(), self._name()
        self.passphrase.clear()
        try:
            vault = stay_alive(lambda: unlock(self._folder, passphrase, name), self.open, _("Opening…"))
        except UserError as problem:
            self.say(str(problem))
            self._pause_after_failures()
        else:
            self.unlocked.emit(vault)

    def _recover(self) -> None:
        form = self._recovery
        if form is None:
            return
        sentence = form.passphrase.problem or why_not()
        if sentence:
            self.say(sentence)
            return
        from ldn_aid.desktop.working import stay_alive
        from ldn_aid.store.vault.opening import unlock_with_recovery_code

        code, passphrase, name = form.code.text(), form.passphrase.one.text(), self._name()
        try:
            vault = stay_alive(
                lambda: unlock_with_recovery_code(self._folder, code, passphrase, name),
                form.go,
                _("Opening…"),
            )
        except UserError as problem:
            self.say(str(problem))
            self._pause_after_failures()
        else:
            form.passphrase.take()
            form.code.clear()
            self.unlocked.emit(vault)

    def _show_recovery(self, shown: bool) -> None:
        if self._recovery is None:
            self._recovery = _Recovery()
            self._recovery.go.clicked.connect(self._recover)
            self.body.insertWidget(self.body.indexOf(self._card) + 1, self._recovery)
            self._show_wait()
        self._recovery.setVisible(shown)
        self.say("")
        # The code and a new passphrase need the room.
        for widget in (self._intro, self._passphrase_head, self.passphrase, self._who_hint, self.open):
            widget.setHidden(shown)
        self.forgot.setText(_("Use the passphrase") if shown else _("Use the recovery code"))
        field = self._recovery.code if shown else self.passphrase
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> str:
        return name_given(self.who)

    def _pause_after_failures(self) -> None:
        from ldn_aid.store.vault.failed_unlocks import pause_s, seen

        self._left = pause_s(len(seen(self._folder)))
        if self._left:
            self._wait.start()
        self._show_wait()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._wait.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._left > 0
        self.open.setEnabled(not waiting)
        self.open.setText(
            ngettext("Wait {count} second", "Wait {count} seconds", self._left).format(count=self._left)
            if waiting
            else _("Unlock")
        )
        if self._recovery is not None:
            self._recovery.go.setEnabled(not waiting)


class _Recovery(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.code = QLineEdit()
        self.code.setMaxLength(80)
        self.code.setAccessibleName(_("Recovery code"))
        self.code.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.passphrase = NewPassphrase()
        self.go = QPushButton(_("Set the new passphrase and unlock"))
        self.passphrase.entered.connect(self.go.click)
        card = Card(_("Recovery code"), _("It was printed when the store was made: 25 letters and digits."))
        card.add(self.code, self.passphrase, self.go)
        column.addWidget(card)
