"""A backup is brought back in the place of the store: which one, its passphrase, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.counted import conversations_counted, people_counted
from ldn_aid.desktop.who import account_name
from ldn_aid.desktop.working import work
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.encryption import why_not


@dataclass(frozen=True)
class Outcome:
    """Whether it was brought back, and what to say."""

    done: bool
    sentence: str


def bring_back(parent: QWidget, asker: Asker, folder: Path) -> Outcome | None:
    """Ask for a backup and put it in the place of the closed store in *folder*; None when somebody turned back."""
    sentence = why_not()
    if sentence:
        return Outcome(done=False, sentence=sentence)
    from ldn_aid.store.vault.backup import restore

    source = asker.folder(_("Choose the folder of the backup"))
    secret = asker.secret(_("Bring back a backup"), _("The passphrase of its day:")) if source else None
    if source is None or secret is None:
        return None
    try:
        found = work(
            parent,
            _("Bringing back the backup…"),
            lambda stop: restore(source, secret, folder, account_name(), stop=stop),
        )
    except UserError as problem:
        return Outcome(done=False, sentence=str(problem))
    return Outcome(
        done=True,
        sentence=_(
            "Brought back: {people}, {conversations}. What was here before is kept beside it; This store, under "
            "People, can erase it."
        ).format(
            people=people_counted(found.people), conversations=conversations_counted(found.conversations)
        ),
    )
