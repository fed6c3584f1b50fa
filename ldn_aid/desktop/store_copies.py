"""In the dialog about the store: backup, and carrying to another laptop."""

from typing import TYPE_CHECKING

from ldn_aid.desktop.counted import conversations_counted, people_counted
from ldn_aid.desktop.person_acts import EXPORTS, export_hint
from ldn_aid.desktop.store_card import StoreCard
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault import backup, conversations, erasing, transfer

if TYPE_CHECKING:
    from ldn_aid.desktop.store_dialog import StoreDialog


class CopiesCard(StoreCard):
    """What leaves by a stick and comes back; and the earlier stores that stand beside this one."""

    def __init__(self, dialog: "StoreDialog") -> None:
        super().__init__(dialog, _("Backup, and carrying to another laptop"))
        self.add(
            label(
                _(
                    "A backup is a folder with the whole store, as encrypted as here; it is opened and read to the "
                    "last page before it counts. To bring one back, lock and choose it on the lock screen. An "
                    "export is one sealed file (age format) with a passphrase of its own."
                )
            ),
            flow_of(
                self.button(_("Back up to a folder or USB stick…"), self._back_up),
                self.button(_("Export everything…"), self._export_all),
                self.button(_("Import…"), self._import_file),
            ),
        )
        earlier = erasing.earlier_stores(self.vault.folder)
        if earlier:
            self.add(
                label(
                    ngettext(
                        "{count} earlier store stands beside this one, from before a backup was brought back or "
                        "LDN Aid was renewed. It is encrypted too, and still holds what was deleted here since.",
                        "{count} earlier stores stand beside this one, from before a backup was brought back or "
                        "LDN Aid was renewed. They are encrypted too, and still hold what was deleted here since.",
                        len(earlier),
                    ).format(count=len(earlier))
                ),
                self.button(_("Erase the earlier stores…"), self._erase_earlier),
            )

    def _back_up(self) -> None:
        """Into a new folder in the one chosen."""
        folder = self.asker.folder(_("Back up to"))
        given = (
            self.asker.secret(_("Back up"), _("The passphrase, to try whether the copy opens:"))
            if folder
            else None
        )
        if folder is None or given is None:
            return
        found = self.do_beside(_("Backing up…"), lambda stop: backup.back_up(self.vault, folder, given, stop))
        if isinstance(found, backup.Verified):
            self.done(
                _("Backed up and read back: {people}, {conversations} in {folder}.").format(
                    people=people_counted(found.people),
                    conversations=conversations_counted(found.conversations),
                    folder=found.folder,
                )
            )

    def _export_all(self) -> None:
        """Everything in one sealed file."""
        path = self.asker.save_path(_("Export everything"), "ldn-aid-export.age", EXPORTS)
        secret = self.asker.new_passphrase(_("Passphrase of the export"), export_hint()) if path else None
        if path is None or secret is None:
            return
        ids = conversations.all_ids(self.vault.database)
        done = self.do_beside(
            _("Exporting…"), lambda stop: transfer.export(self.vault, ids, path, secret, stop)
        )
        if done is not False:
            self.done(
                _("Exported to {name}, sealed with its passphrase: {conversations}.").format(
                    name=path, conversations=conversations_counted(len(ids))
                )
            )

    def _import_file(self) -> None:
        """What another laptop exported."""
        path = self.asker.open_path(_("Import"), EXPORTS)
        secret = self.asker.secret(_("Import"), _("The passphrase of the export:")) if path else None
        if path is None or secret is None:
            return
        found = self.do_beside(
            _("Importing…"), lambda stop: transfer.bring_in(self.vault, path, secret, stop)
        )
        if isinstance(found, transfer.Imported):
            self.done(
                _("Added: {new}. Here already, and left as they are: {here}.").format(
                    new=conversations_counted(found.new), here=found.here
                )
            )

    def _erase_earlier(self) -> None:
        """The earlier stores, once somebody said yes."""
        earlier = erasing.earlier_stores(self.vault.folder)
        names = "\n".join(path.name for path in earlier)
        text = _("This store stays as it is. These folders are erased for good:\n{names}").format(names=names)
        if self.asker.confirm(_("Erase the earlier stores?"), text, _("Erase")) and (
            self.do(lambda: erasing.erase(*earlier)) is not False
        ):
            self.done(_("The earlier stores are erased."))
