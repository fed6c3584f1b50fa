"""In the dialog about the store: passphrase and recovery code."""

from typing import TYPE_CHECKING

from ldn_aid.desktop.store_card import StoreCard
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from ldn_aid.desktop.store_dialog import StoreDialog


class KeysCard(StoreCard):
    """Either can be made anew by whoever knows the passphrase."""

    def __init__(self, dialog: "StoreDialog") -> None:
        super().__init__(dialog, _("Passphrase and recovery code"))
        self.add(
            label(
                _(
                    "A new passphrase takes the place of the old one at once. Backups made before still open with "
                    "the old one."
                )
            ),
            flow_of(
                self.button(_("Change the passphrase…"), self._change_passphrase),
                self.button(_("New recovery code…"), self._renew_code),
            ),
        )

    def _change_passphrase(self) -> None:
        """Old one, then the new one twice."""
        old = self.asker.secret(_("Change the passphrase"), _("The passphrase used until now:"))
        if old is None:
            return
        new = self.asker.new_passphrase(
            _("Change the passphrase"), _("It is shared by everybody in the clinic.")
        )
        if new is not None and self.do(lambda: self.vault.change_passphrase(old, new)) is not False:
            self.done(_("The passphrase was changed."))

    def _renew_code(self) -> None:
        """A new code on screen and paper; the old sheet no longer works."""
        given = self.asker.secret(_("New recovery code"), _("The passphrase:"))
        code = self.do(lambda: self.vault.renew_recovery_code(given)) if given else False
        if isinstance(code, str):
            self.asker.show_recovery_code(code)
            self.done(_("There is a new recovery code. The old sheet no longer works."))
