"""One person of the store: their conversations, the trend, and what can be done next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from ldn_aid.conversation.follow_up import follow_up_of
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.person_acts import PersonActs
from ldn_aid.desktop.person_words import (
    conversation_words,
    visit_of,
)
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.trend import TrendChart, trend_words
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.wrapped_list import WrappedList
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault import conversations, people
from ldn_aid.store.vault.conversations import Kept
from ldn_aid.store.vault.people import Person
from ldn_aid.store.vault.vault import Vault

_ID = Qt.ItemDataRole.UserRole


class PersonPanel(Card):
    """Emits ``changed`` with the id of the person to show after something was changed, or with nothing."""

    open_conversation = Signal(str)
    begin_conversation = Signal(object, str)
    changed = Signal(str)
    told = Signal(str, bool)

    def __init__(self, vault: Vault, asker: Asker, session: Session) -> None:
        super().__init__()
        self._vault, self._session = vault, session
        self._acts = PersonActs(self, vault, asker, session)
        self._acts.changed.connect(self.changed)
        self._acts.told.connect(self.told)
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
        beyond = conversations.count_not_filed(database) - len(self._kept) if not_filed else 0
        title, words = _("Nobody chosen"), _("Choose somebody in the list, or begin with a new person.")
        if person:
            title, words = person.label, _("No conversation yet. Begin one above.")
        elif not_filed:
            title = _("Not filed yet")
            words = ngettext(
                "{number} older conversation is not in this list. File or delete some of these to reach it.",
                "{number} older conversations are not in this list. File or delete some of these to reach them.",
                beyond,
            ).format(number=beyond)
        elif not people.count(database):
            title, words = (
                _("Nobody yet"),
                _(
                    "Begin with a new person. Without a name, a conversation can be filed under somebody later."
                ),
            )
        self.name.setText(title)
        self.nothing.setText(words)
        self.nothing.setVisible(not self._kept or beyond > 0)
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
        last = self._acts.opened(key)
        if last:
            self.begin_conversation.emit(follow_up_of(last, self._session.today), self._person.id)

    def _open(self, *_item: object) -> None:
        key = self._current()
        if key is not None:
            self.open_conversation.emit(key)

    def _export(self) -> None:
        key = self._current()
        if key is not None:
            self._acts.export(key)

    def _file(self) -> None:
        key = self._current()
        if key is not None:
            self._acts.file(key)

    def _rename(self) -> None:
        if self._person is not None:
            self._acts.rename(self._person)

    def _delete_conversation(self) -> None:
        kept = next((one for one in self._kept if one.id == self._current()), None)
        if kept is not None:
            self._acts.delete_conversation(kept, self._person)

    def _delete_person(self) -> None:
        if self._person is not None:
            self._acts.delete_person(self._person, self._kept)
