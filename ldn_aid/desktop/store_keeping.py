"""In the dialog about the store: when it locks, how long conversations are kept, and keeping nothing from now on."""

from typing import TYPE_CHECKING

from ldn_aid.desktop.counted import conversations_counted, people_counted
from ldn_aid.desktop.erase_all import erase_and_keep_nothing
from ldn_aid.desktop.person_words import old_ones_gone
from ldn_aid.desktop.store_card import StoreCard, choice
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault import conversations, erasing, people

if TYPE_CHECKING:
    from ldn_aid.desktop.store_dialog import StoreDialog

_IDLE = (2, 5, 10, 15, 30, 60)
_YEARS = (None, 1, 2, 3, 5, 6, 7, 10, 15, 20, 30)


class KeepingCard(StoreCard):
    """Nothing is deleted by itself: a laptop's clock can be wrong."""

    def __init__(self, dialog: "StoreDialog") -> None:
        super().__init__(dialog, _("Locking, and how long to keep"))
        settings = self.window_.session.settings
        self.idle = choice(
            _("Lock after"),
            [
                (minutes, ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes))
                for minutes in _IDLE
            ],
            settings.idle_minutes,
        )
        self.idle.currentIndexChanged.connect(self._idle_chosen)
        self.years = choice(
            _("Ask about conversations older than"),
            [
                (
                    years,
                    _("never ask")
                    if years is None
                    else ngettext("{count} year", "{count} years", years).format(count=years),
                )
                for years in _YEARS
            ],
            settings.retention_years,
        )
        self.years.currentIndexChanged.connect(self._years_chosen)
        self.add(
            label(_("Lock after"), "h3"),
            self.idle,
            label(_("Ask about conversations older than"), "h3"),
            self.years,
            label(
                _("Asked each time the store is unlocked. Nothing is deleted until somebody says so here."),
                "hint",
            ),
        )
        years = self.window_.session.settings.retention_years
        old = self.vault.count_past_retention(years) if years else 0
        if old:
            self.add(
                label(
                    ngettext(
                        "{count} conversation was not touched for that long. Nothing is deleted by itself: a "
                        "laptop's clock can be wrong.",
                        "{count} conversations were not touched for that long. Nothing is deleted by itself: a "
                        "laptop's clock can be wrong.",
                        old,
                    ).format(count=old)
                ),
                self.button(_("Delete them…"), self._delete_old),
            )
        self.add(
            label(_("Keep nothing from now on"), "h3"),
            label(_("Erases everything that is kept on this laptop. It asks first, and for the passphrase.")),
            self.button(_("Erase everything and keep nothing…"), self._keep_nothing),
        )

    def _idle_chosen(self, _index: int) -> None:
        self.window_.change_settings(idle_minutes=self.idle.currentData())

    def _years_chosen(self, _index: int) -> None:
        self.window_.change_settings(retention_years=self.years.currentData())
        self.dialog.refresh()

    def _delete_old(self) -> None:
        """What is past the retention time, once somebody said yes."""
        years = self.window_.session.settings.retention_years
        old = self.vault.past_retention(years) if years else ()
        question = ngettext(
            "Delete {count} old conversation?", "Delete {count} old conversations?", len(old)
        ).format(count=len(old))
        if self.asker.confirm(question, old_ones_gone(self.vault.database, old), _("Delete")) and (
            self.do(lambda: self.vault.delete_conversations(kept.id for kept in old)) is not False
        ):
            self.done(_("Deleted."))

    def _keep_nothing(self) -> None:
        """Say what goes and what stays; then the passphrase; then everything is erased."""
        title, database = _("Erase everything and keep nothing?"), self.vault.database
        earlier = len(erasing.earlier_stores(self.vault.folder))
        text = _(
            "Kept here: {people}, {conversations}, the record of use{earlier}. All of it is erased for good, and so "
            "is the conversation on screen. "
            "Papers, exports and backups that you made stay where they are. If anyone may still need what is kept, "
            "go back and make a backup or an export first."
        ).format(
            people=people_counted(people.count(database)),
            conversations=conversations_counted(conversations.count(database)),
            earlier=ngettext(
                ", and {count} earlier store beside this one",
                ", and {count} earlier stores beside this one",
                earlier,
            ).format(count=earlier)
            if earlier
            else "",
        )
        if not self.asker.confirm(title, text, _("Erase everything")):
            return
        given = self.asker.secret(title, _("The passphrase, to be sure:"))
        if given is None or self.do(lambda: self.vault.prove(given)) is False:
            return
        self.dialog.accept()
        if self.window_.front is not None:
            erase_and_keep_nothing(self.window_.front)
