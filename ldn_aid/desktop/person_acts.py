"""What can be done with a person of the store or one of their conversations, each with the question it asks first."""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.person_words import conversation_gone, person_gone
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.working import work
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.vault import people, transfer
from ldn_aid.store.vault.conversations import Kept
from ldn_aid.store.vault.people import Person
from ldn_aid.store.vault.vault import Vault

T = TypeVar("T")
EXPORTS = "LDN Aid export (*.age)"


class PersonActs(QObject):
    """Emits ``changed`` with the id of the person to show then, or with nothing; ``told`` with a sentence and whether
    it is good news.
    """

    changed = Signal(str)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget, vault: Vault, asker: Asker, session: Session) -> None:
        super().__init__(parent)
        self._window, self._vault, self._asker, self._session = parent, vault, asker, session

    def opened(self, key: str) -> Conversation | Literal[False]:
        """The conversation kept as *key*; False when it cannot be read, and why is told."""
        return self._tried(lambda: self._vault.open(key))

    def export(self, key: str) -> None:
        """Seal one conversation in a file with a passphrase of its own."""
        path = self._asker.save_path(_("Export this conversation"), "ldn-aid-export.age", EXPORTS)
        secret = self._asker.new_passphrase(_("Passphrase of the export"), export_hint()) if path else None
        if path is None or secret is None:
            return

        def sealed() -> None:
            work(
                self._window,
                _("Exporting…"),
                lambda stop: transfer.export(self._vault, [key], path, secret, stop),
            )

        if self._tried(sealed) is not False:
            self.told.emit(_("Exported to {name}, sealed with its passphrase.").format(name=path), True)

    def rename(self, person: Person) -> None:
        """Another label or birth date."""
        given = self._asker.person(person.label, person.born)
        if given is not None:
            self._do(lambda: self._vault.change_person(person.id, *given), person.id)

    def file(self, key: str) -> None:
        """Put a conversation that belongs to nobody under the person whose label is given; a new one where needed."""
        opened = self.opened(key)
        given = self._asker.person(opened.start.patient, None) if opened else None
        if given is None:
            return
        known = people.named(self._vault.database, *given)
        if len(known) > 1:
            words = _("Several people have this label. Add the birth date to say which one is meant.")
            self.told.emit(words, False)
            return
        person = known[0].id if known else self._tried(lambda: self._vault.add_person(*given))
        if person:
            self._do(lambda: self._vault.file_under(key, person), person)

    def delete_conversation(self, kept: Kept, person: Person | None) -> None:
        """Remove it, once somebody said yes to what goes."""
        text = conversation_gone(self._vault.database, kept, person, self._session.pack)
        if self._asker.confirm(_("Delete this conversation?"), text, _("Delete")):
            self._do(lambda: self._vault.delete_conversation(kept.id), person.id if person else "")

    def delete_person(self, person: Person, all_kept: tuple[Kept, ...]) -> None:
        """Remove a person with every conversation, once somebody said yes to what goes."""
        text = person_gone(self._vault.database, person, all_kept, self._session.pack)
        if self._asker.confirm(_("Delete this person and every conversation?"), text, _("Delete")):
            self._do(lambda: self._vault.delete_person(person.id), "")

    def _do(self, act: Callable[[], object], person: str) -> None:
        """*act*, and the lists afresh; only then what went wrong, for the lists take away what was said before."""
        sentence = ""
        try:
            act()
        except UserError as problem:
            sentence = str(problem)
        self.changed.emit(person)
        if sentence:
            self.told.emit(sentence, False)

    def _tried(self, act: Callable[[], T]) -> T | Literal[False]:
        """What *act* gives; False when it failed, and why is told."""
        try:
            return act()
        except UserError as problem:
            self.told.emit(str(problem), False)
            return False


def export_hint() -> str:
    """What to know about the passphrase of an export."""
    return _("Whoever opens the file needs it. Tell it by telephone; never keep it beside the file.")
