"""One person of the store: their conversations, the trend, and what can be done next."""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from ldn_aid.conversation.follow_up import follow_up_of
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.person_words import (
    conversation_gone,
    conversation_words,
    person_gone,
    visit_of,
)
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.trend import TrendChart, trend_words
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.wrapped_list import WrappedList
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.vault import conversations, people, transfer
from ldn_aid.store.vault.conversations import Kept
from ldn_aid.store.vault.people import Person
from ldn_aid.store.vault.vault import Vault

T = TypeVar("T")
_ID = Qt.ItemDataRole.UserRole
EXPORTS = "LDN Aid export (*.age)"


class PersonPanel(Card):
    """Emits ``changed`` with the id of the person to show after something was changed, or with nothing."""

    open_conversation = Signal(str)
    begin_conversation = Signal(object, str)
    changed = Signal(str)
    told = Signal(str, bool)

    def __init__(self, vault: Vault, asker: Asker, session: Session) -> None:
        super().__init__()
        self._vault, self._asker, self._session = vault, asker, session
        self._person: Person | None = None
        self._kept: tuple[Kept, ...] = ()
        self.name = label("", "h2")
        self.new, self.follow_up = QPushButton(_("New conversation")), QPushButton(_("Follow-up visit"))
        self.open = QPushButton(_("Open"))
        self.file = QPushButton(_("File under a person…"))
        self.rename_person = QPushButton(_("Change label…"))
        self.export = QPushButton(_("Export…"))
        self.delete_one = QPushButton(_("Delete conversation…"))
        self.delete_person = QPushButton(_("Delete person…"))
        self.new.setObjectName("primary")
        set_icon(self.new, "new")
        for button, act in (
            (self.new, self._begin),
            (self.follow_up, self._begin_follow_up),
            (self.open, self._open),
            (self.file, self._file),
            (self.export, self._export),
            (self.rename_person, self._rename),
            (self.delete_one, self._delete_conversation),
            (self.delete_person, self._delete_person),
        ):
            button.clicked.connect(act)
        for button in (self.export, self.rename_person, self.delete_one, self.delete_person):
            button.setObjectName("quiet")
        self.list = WrappedList(_("Conversations"), lines=2, most=12)
        self.list.itemActivated.connect(self._open)
        self.list.currentItemChanged.connect(self._follow)
        self.trend = TrendChart()
        self.words = result_text("", _("PEG over the visits, in words"), "caption")
        self._begin_row = flow_of(self.new, self.follow_up, self.rename_person, self.delete_person)
        self.nothing = label("", "hint")
        self.add(
            self.name,
            self._begin_row,
            self.nothing,
            self.list,
            flow_of(self.open, self.file, self.export, self.delete_one),
            self.trend,
            self.words,
        )
        self.column.addStretch(1)
        self.show_person(None)

    def show_person(self, person: Person | None, *, not_filed: bool = False) -> None:
        """Show *person*, or the conversations that are filed under nobody."""
        self._person = person
        database = self._vault.database
        self._kept = (
            conversations.of_person(database, person.id)
            if person
            else conversations.not_filed(database)
            if not_filed
            else ()
        )
        title, words = _("Nobody chosen"), _("Choose somebody in the list, or begin with a new person.")
        if person:
            title, words = person.label, _("No conversation yet. Begin one above.")
        elif not_filed:
            title = _("Not filed yet")
        elif not people.count(database):
            title, words = (
                _("Nobody yet"),
                _(
                    "Begin with a new person. Without a name, a conversation can be filed under somebody later."
                ),
            )
        self.name.setText(title)
        self.nothing.setText(words)
        self.nothing.setVisible(not self._kept)
        self._begin_row.setVisible(person is not None)
        for widget in (self.list, self.open, self.export, self.delete_one, self.follow_up):
            widget.setVisible(bool(self._kept))
        self.file.setVisible(not_filed and bool(self._kept))
        self.list.clear()
        for kept in reversed(self._kept):
            item = QListWidgetItem(conversation_words(kept, self._session.pack))
            item.setData(_ID, kept.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        pack = self._session.pack
        visits = tuple(visit_of(kept, pack) for kept in self._kept) if person else ()
        self.trend.show_visits(visits)
        self.words.setText(trend_words(visits) if len(visits) > 1 else "")
        self.words.setVisible(len(visits) > 1)
        self._follow()

    def _follow(self, *_items: object) -> None:
        chosen = self._current() is not None
        for button in (self.open, self.file, self.export, self.delete_one, self.follow_up):
            button.setEnabled(chosen)

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else None

    def _begin(self) -> None:
        if self._person is None:
            return
        blank = blank_conversation(self._session.settings)
        start = blank.start.model_copy(update={"patient": self._person.label[:300]})
        self.begin_conversation.emit(blank.model_copy(update={"start": start}), self._person.id)

    def _begin_follow_up(self) -> None:
        key = self._current()
        if self._person is None or key is None:
            return
        last = self._tried(lambda: self._vault.open(key))
        if last:
            self.begin_conversation.emit(follow_up_of(last, self._session.today), self._person.id)

    def _open(self, *_item: object) -> None:
        key = self._current()
        if key is not None:
            self.open_conversation.emit(key)

    def _export(self) -> None:
        key = self._current()
        path = (
            self._asker.save_path(_("Export this conversation"), "ldn-aid-export.age", EXPORTS)
            if key
            else None
        )
        secret = self._asker.new_passphrase(_("Passphrase of the export"), export_hint()) if path else None
        if key is None or path is None or secret is None:
            return
        if self._tried(lambda: transfer.export(self._vault, [key], path, secret)) is not False:
            self.told.emit(_("Exported to {name}, sealed with its passphrase.").format(name=path), True)

    def _rename(self) -> None:
        person = self._person
        given = self._asker.person(person.label, person.born) if person else None
        if person is None or given is None:
            return
        self._do(lambda: self._vault.change_person(person.id, *given), person.id)

    def _file(self) -> None:
        key = self._current()
        if key is None:
            return
        opened = self._tried(lambda: self._vault.open(key))
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

    def _delete_conversation(self) -> None:
        key, person = self._current(), self._person
        kept = next((one for one in self._kept if one.id == key), None)
        if kept is None:
            return
        text = conversation_gone(self._vault.database, kept, person, self._session.pack)
        if self._asker.confirm(_("Delete this conversation?"), text, _("Delete")):
            self._do(lambda: self._vault.delete_conversation(kept.id), person.id if person else "")

    def _delete_person(self) -> None:
        person = self._person
        if person is None:
            return
        text = person_gone(self._vault.database, person, self._kept, self._session.pack)
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
