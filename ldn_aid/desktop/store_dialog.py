"""This store: passphrase, backup, carrying to another laptop, what was handed out, the record of use, how long to keep."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.dialog import Dialog
from ldn_aid.desktop.person_panel import EXPORTS, export_hint
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import flow_of, put_in
from ldn_aid.desktop.window import Window
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.files import write_atomically
from ldn_aid.store.vault import audit_trail, backup, conversations, handed_out, transfer
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.vault import Vault

_IDLE = (2, 5, 10, 15, 30, 60)
_YEARS = (None, 1, 2, 3, 5, 6, 7, 10, 15, 20, 30)
T = TypeVar("T")


class StoreDialog(Dialog):
    """Everything about the store that is not about one person."""

    def __init__(self, vault: Vault, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle(_("This store"))
        self.resize(820, 660)
        self._vault, self._window, self._asker = vault, window, window.asker
        column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.state = result_text("", _("What was done"))
        self.state.setObjectName("alert")
        self.state.setMargin(12)
        self.state.hide()
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        for widget in (self.state, self._area, close):
            column.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Draw everything afresh."""
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        column.setSpacing(2 * GRID)
        for card in (self._keys(), self._copies(), self._keeping(), self._handed_out(), self._trail()):
            column.addWidget(card)
        column.addStretch(1)
        put_in(self._area, holder)

    def say(self, sentence: str) -> None:
        """What was done, or why not."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    # The cards

    def _keys(self) -> Card:
        return Card(_("Passphrase and recovery code")).add(
            label(
                _(
                    "A new passphrase takes the place of the old one at once. Backups made before still open with "
                    "the old one."
                )
            ),
            flow_of(
                self._button(_("Change the passphrase…"), self.change_passphrase),
                self._button(_("New recovery code…"), self.renew_code),
            ),
        )

    def _copies(self) -> Card:
        return Card(_("Backup, and carrying to another laptop")).add(
            label(
                _(
                    "A backup is a folder with the whole store, as encrypted as here; it is opened and read to the "
                    "last page before it counts. To bring one back, lock and choose it on the lock screen. An "
                    "export is one sealed file (age format) with a passphrase of its own."
                )
            ),
            flow_of(
                self._button(_("Back up to a folder or USB stick…"), self.back_up),
                self._button(_("Export everything…"), self.export_all),
                self._button(_("Import…"), self.import_file),
            ),
        )

    def _keeping(self) -> Card:
        settings = self._window.session.settings
        self.idle = _choice(
            _("Lock after"),
            [
                (minutes, ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes))
                for minutes in _IDLE
            ],
            settings.idle_minutes,
        )
        self.idle.currentIndexChanged.connect(self._idle_chosen)
        self.years = _choice(
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
        card = Card(_("Locking, and how long to keep")).add(
            label(_("Lock after"), "h3"),
            self.idle,
            label(_("Ask about conversations older than"), "h3"),
            self.years,
        )
        old = self._past_retention()
        if old:
            card.add(
                label(
                    ngettext(
                        "{count} conversation was not touched for that long. Nothing is deleted by itself: a "
                        "laptop's clock can be wrong.",
                        "{count} conversations were not touched for that long. Nothing is deleted by itself: a "
                        "laptop's clock can be wrong.",
                        len(old),
                    ).format(count=len(old))
                ),
                self._button(_("Delete them…"), self.delete_old),
            )
        return card

    def _handed_out(self) -> Card:
        card = Card(_("What was handed out"), _("Papers and files that left this store, the latest first."))
        kinds = {
            "patient_pdf": _("patient's summary, PDF"),
            "clinician_pdf": _("clinician's record, PDF"),
            "printed": _("printed"),
            "text_copied": _("copied as text"),
            "plain_file": _("conversation file, not encrypted"),
            "encrypted_file": _("export, encrypted"),
        }
        listed = handed_out.listed(self._vault.database, limit=50)
        lines = [
            " · ".join(
                part
                for part in (
                    one.at,
                    one.label or _("not filed"),
                    kinds.get(one.kind, one.kind),
                    one.place,
                    one.who,
                )
                if part
            )
            for one in listed
        ]
        return card.add(result_text("\n".join(lines) or _("Nothing yet."), _("What was handed out")))

    def _trail(self) -> Card:
        trail = audit_trail.entries(self._vault.database)
        broken = audit_trail.first_break(trail)
        state = (
            _("{count} entries; each follows from the one before. Newest: {hash}").format(
                count=f"{len(trail):,}", hash=audit_trail.last_hash(self._vault.database)[:16]
            )
            if broken is None
            else _("Entry {number} does not follow from the one before: the trail was changed.").format(
                number=broken
            )
        )
        return Card(_("Record of use (audit trail)")).add(
            result_text(state, _("Record of use"), "body"),
            label(
                _(
                    "Who opened, changed, printed, exported or deleted what, and when. It shows later changes to "
                    "anyone who kept an earlier copy of its last line; it cannot stop somebody who has the "
                    "passphrase from rewriting all of it. Names are as given when unlocking."
                ),
                "hint",
            ),
            self._button(_("Save the record of use…"), self.save_trail),
        )

    # What the buttons do

    def change_passphrase(self) -> None:
        """Old one, then the new one twice."""
        old = self._asker.secret(_("Change the passphrase"), _("The passphrase used until now:"))
        if old is None:
            return
        new = self._asker.new_passphrase(
            _("Change the passphrase"), _("It is shared by everybody in the clinic.")
        )
        if new is not None and self._do(lambda: self._vault.change_passphrase(old, new)) is not False:
            self._done(_("The passphrase was changed."))

    def renew_code(self) -> None:
        """A new code on screen and paper; the old sheet no longer works."""
        given = self._asker.secret(_("New recovery code"), _("The passphrase:"))
        code = self._do(lambda: self._vault.renew_recovery_code(given)) if given else False
        if isinstance(code, str):
            self._done(
                _("The new recovery code is {code}. Write it down now; it is shown once.").format(code=code)
            )

    def back_up(self) -> None:
        """Into a new folder in the one chosen."""
        folder = self._asker.folder(_("Back up to"))
        given = (
            self._asker.secret(_("Back up"), _("The passphrase, to try whether the copy opens:"))
            if folder
            else None
        )
        if folder is None or given is None:
            return
        found = self._do(lambda: backup.back_up(self._vault, folder, given))
        if isinstance(found, backup.Verified):
            self._done(
                _(
                    "Backed up and read back: {people} people, {conversations} conversations in {folder}."
                ).format(people=found.people, conversations=found.conversations, folder=found.folder)
            )

    def export_all(self) -> None:
        """Everything in one sealed file."""
        path = self._asker.save_path(_("Export everything"), "ldn-aid-export.age", EXPORTS)
        secret = self._asker.new_passphrase(_("Passphrase of the export"), export_hint()) if path else None
        if path is None or secret is None:
            return
        ids = conversations.all_ids(self._vault.database)
        if self._do(lambda: transfer.export(self._vault, ids, path, secret)) is not False:
            self._done(_("Exported {count} conversations to {name}.").format(count=len(ids), name=path))

    def import_file(self) -> None:
        """What another laptop exported."""
        path = self._asker.open_path(_("Import"), EXPORTS)
        secret = self._asker.secret(_("Import"), _("The passphrase of the export:")) if path else None
        if path is None or secret is None:
            return
        found = self._do(lambda: transfer.bring_in(self._vault, path, secret))
        if isinstance(found, transfer.Imported):
            self._done(
                _("{new} conversations were added; {here} were here already and stay as they are.").format(
                    new=found.new, here=found.here
                )
            )

    def delete_old(self) -> None:
        """What is past the retention time, once somebody said yes."""
        old = self._past_retention()
        question = _("Delete {count} old conversations?").format(count=len(old))
        if self._asker.confirm(question, _("They are removed from this laptop for good."), _("Delete")):
            self._do(lambda: self._vault.delete_conversations(kept.id for kept in old))
            self._done(_("Deleted."))

    def save_trail(self) -> None:
        """As one JSON object a line."""
        path = self._asker.save_path(
            _("Save the record of use"), "ldn-aid-record-of-use.jsonl", "JSON (*.jsonl)"
        )
        if path is None:
            return
        text = audit_trail.as_json_lines(audit_trail.entries(self._vault.database))
        if self._do(lambda: write_atomically(path, text.encode())) is not False:
            self._do(lambda: self._vault.note(Event.TRAIL_EXPORTED))
            self._done(_("Saved as {name}.").format(name=path))

    def _idle_chosen(self, _index: int) -> None:
        self._window.change_settings(idle_minutes=self.idle.currentData())

    def _years_chosen(self, _index: int) -> None:
        self._window.change_settings(retention_years=self.years.currentData())
        self.refresh()

    def _past_retention(self) -> tuple[conversations.Kept, ...]:
        years = self._window.session.settings.retention_years
        return self._vault.past_retention(years) if years else ()

    def _done(self, sentence: str) -> None:
        self.refresh()
        self.say(sentence)

    def _do(self, act: Callable[[], T]) -> T | bool:
        """What *act* gives; False when it failed, and why is said."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return act()
        except UserError as problem:
            self.say(str(problem))
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(act)
        return button


def _choice(name: str, choices: list[tuple[int | None, str]], now: int | None) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    values = [value for value, _text in choices]
    if now not in values:
        choices = [*choices, (now, str(now))]
        values.append(now)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(values.index(now))
    return box
