"""In the dialog about the store: what was handed out, and the record of use."""

from typing import TYPE_CHECKING

from ldn_aid.desktop.background import Background
from ldn_aid.desktop.store_card import StoreCard
from ldn_aid.desktop.widgets.cards import label, result_text
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, long_date
from ldn_aid.store.files import write_atomically
from ldn_aid.store.vault import audit_trail, handed_out
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.clock import moment
from ldn_aid.store.vault.database import Database

if TYPE_CHECKING:
    from ldn_aid.desktop.store_dialog import StoreDialog

_SHOWN = 50


class HandedOutCard(StoreCard):
    """The clinic's own list of papers and files that others can read."""

    def __init__(self, dialog: "StoreDialog") -> None:
        super().__init__(
            dialog, _("What was handed out"), _("Papers and files that left this store, the latest first.")
        )
        kinds = {
            "patient_pdf": _("patient's summary, PDF"),
            "clinician_pdf": _("clinician's record, PDF"),
            "printed": _("printed"),
            "text_copied": _("copied as text"),
            "plain_file": _("conversation file, not encrypted"),
            "encrypted_file": _("export, encrypted"),
        }
        lines = [
            " · ".join(
                part
                for part in (
                    local_time(one.at),
                    one.label or _("not filed"),
                    kinds.get(one.kind, one.kind),
                    one.place,
                    one.who,
                )
                if part
            )
            for one in handed_out.listed(self.vault.database, limit=_SHOWN)
        ]
        self.add(result_text("\n".join(lines) or _("Nothing yet."), _("What was handed out")))


class TrailCard(StoreCard):
    """The audit trail; its chain is followed in the background, for it may be long."""

    def __init__(self, dialog: "StoreDialog") -> None:
        super().__init__(dialog, _("Record of use (audit trail)"))
        database = self.vault.database
        self._count, self._newest = audit_trail.length(database), audit_trail.last_hash(database)[:16]
        self.state = result_text(_("Being checked…"), _("Record of use"), "body")
        self.add(
            self.state,
            label(
                _(
                    "Who opened, changed, printed, exported or deleted what, and when. It shows later changes to "
                    "anyone who kept an earlier copy of its last line; it cannot stop somebody who has the "
                    "passphrase from rewriting all of it. Names are as given when unlocking; nobody checks them."
                ),
                "hint",
            ),
            self.button(_("Save the record of use…"), self._save_trail),
        )
        Background(self).run(lambda: _first_break(database), self._say_state)

    def _say_state(self, broken: int | None) -> None:
        if broken is None:
            text = _("{count} entries; each follows from the one before. Newest: {hash}").format(
                count=f"{self._count:,}", hash=self._newest
            )
        elif broken == 0:
            text = _("It could not be read.")
        else:
            text = _("Entry {number} does not follow from the one before: the trail was changed.").format(
                number=broken
            )
        self.state.setText(text)

    def _save_trail(self) -> None:
        """As one JSON object a line."""
        path = self.asker.save_path(
            _("Save the record of use"), "ldn-aid-record-of-use.jsonl", "JSON (*.jsonl)"
        )
        if path is None:
            return
        text = audit_trail.as_json_lines(audit_trail.entries(self.vault.database))
        if self.do(lambda: write_atomically(path, text.encode())) is not False:
            self.do(lambda: self.vault.note(Event.TRAIL_EXPORTED))
            self.done(_("Saved as {name}.").format(name=path))


def local_time(at: str) -> str:
    """A moment of the store as this laptop's clock says it."""
    here = moment(at).astimezone()
    return f"{long_date(here.date())}, {here:%H:%M}"


def _first_break(database: Database) -> int | None:
    """Where the chain breaks; 0 when it cannot be read, as when it was locked meanwhile."""
    try:
        return audit_trail.first_break(audit_trail.entries(database))
    except UserError:
        return 0
