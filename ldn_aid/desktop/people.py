"""The people in the store: find one by a few letters, then go on with a conversation or begin the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.counted import people_counted
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.person_panel import PersonPanel
from ldn_aid.desktop.person_words import person_words
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.told import Told
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.wrapped_list import WrappedList
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault import conversations, people
from ldn_aid.store.vault.people import SHOWN
from ldn_aid.store.vault.vault import Vault

_ID = Qt.ItemDataRole.UserRole
_NOT_FILED = ""


class PeopleScreen(QWidget):
    """In front of the conversation; ``back`` returns to it."""

    open_conversation = Signal(str)
    begin_conversation = Signal(object, str)
    back = Signal()
    store_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, vault: Vault, asker: Asker, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._vault, self._asker, self._session = vault, asker, session
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.setSpacing(2 * GRID)
        heading = label(_("Who is here today?"), "h1")
        heading.setWordWrap(False)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        for text, icon, act in (
            (_("Lock"), "lock", self.lock_wanted.emit),
            (_("This store…"), "settings", self.store_wanted.emit),
            (_("Back to the conversation"), "right", self.back.emit),
        ):
            button = QPushButton(text)
            button.setObjectName("quiet")
            set_icon(button, icon)
            button.clicked.connect(act)
            if icon == "lock":
                # The toolbar's own is out of reach behind this screen.
                button.setShortcut("Ctrl+L")
            top.addWidget(button)
        whole.addLayout(top)
        self.message = Told()
        whole.addWidget(self.message)
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addLayout(self._list_column(), 2)
        self.panel = PersonPanel(vault, asker, session)
        self.panel.open_conversation.connect(self.open_conversation)
        self.panel.begin_conversation.connect(self.begin_conversation)
        self.panel.changed.connect(self._changed)
        self.panel.told.connect(self._told)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.panel)
        columns.addWidget(area, 3)
        whole.addLayout(columns, 1)
        self.first = self.search
        self._changed_last = ""
        self.refresh()

    def _list_column(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by label or birth date"))
        self.search.setAccessibleName(_("Find by label or birth date"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._to_list)
        self.list = WrappedList(_("People"), lines=3)
        self.list.setObjectName("people")
        self.list.currentItemChanged.connect(self._chosen)
        self.count: QLabel = label("", "caption")
        new, without = QPushButton(_("New person…")), QPushButton(_("Start without a name"))
        new.setObjectName("primary")
        set_icon(new, "person")
        new.clicked.connect(self._add)
        without.clicked.connect(self._begin_without)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        for widget in (self.search, self.list, self.count, flow_of(new, without)):
            column.addWidget(widget, 1 if widget is self.list else 0)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape lets go of the search, then goes back to the conversation."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.back.emit()

    def refresh(self) -> None:
        """List the people that the search finds; whoever was chosen stays chosen when still listed."""
        chosen = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        database = self._vault.database
        loose = len(conversations.not_filed(database)) if not self.search.text().strip() else 0
        if loose:
            words = ngettext(
                "Not filed under anybody yet\n{count} conversation",
                "Not filed under anybody yet\n{count} conversations",
                loose,
            )
            self._list_item(words.format(count=loose), _NOT_FILED)
        found = people.find(database, self.search.text())
        changed = people.get(database, self._changed_last) if self._changed_last else None
        if changed is not None and changed.id not in {person.id for person in found}:
            # Whoever was just renamed or filed stays in sight, also when others were seen since.
            found = (changed, *found)
        for person in found:
            self._list_item(person_words(person), person.id)
        self.list.blockSignals(False)
        self.count.setText(self._count_words(len(found)))
        self.count.setVisible(self.list.count() > 0)
        self.list.say_when_empty(self.count.text())
        if chosen is None or not self.choose(chosen):
            self.list.setCurrentRow(0)
            self._chosen()

    def _count_words(self, found: int) -> str:
        total, searching = people.count(self._vault.database), bool(self.search.text().strip())
        if not total:
            return _("Nobody is kept on this laptop yet.")
        if searching and not found:
            return _("Nobody is found by these letters.")
        if found >= SHOWN and total > SHOWN and not searching:
            shown = _("The {shown} seen last of {total}; type to find others.")
            return shown.format(shown=SHOWN, total=f"{total:,}")
        return people_counted(found)

    def choose(self, person: str) -> bool:
        """Show *person*; False when not listed."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == person:
                self.list.setCurrentRow(row)
                self._chosen()
                return True
        return False

    def say(self, sentence: str, *, well: bool = False) -> None:
        """One sentence at the top; empty takes it away. *well*: it is no trouble."""
        self.message.say(sentence, well=well)

    def _told(self, sentence: str, well: bool) -> None:
        self.say(sentence, well=well)

    def ask_about(self, old: int) -> None:
        """Say that *old* conversations are past the clinic's time of keeping; nothing where none is."""
        words = ngettext(
            "{count} conversation is older than this clinic keeps them. Under This store… you can delete it; until "
            "then it stays.",
            "{count} conversations are older than this clinic keeps them. Under This store… you can delete them; "
            "until then they stay.",
            old,
        )
        self.say(words.format(count=f"{old:,}") if old else "")

    def _list_item(self, text: str, key: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_ID, key)
        self.list.addItem(item)

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else None

    def _chosen(self, *_items: object) -> None:
        current = self._current()
        person = people.get(self._vault.database, current) if current else None
        self.panel.show_person(person, not_filed=current == _NOT_FILED)

    def _changed(self, person: str) -> None:
        self.say("")
        self._changed_last = person
        if person:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self.refresh()
        if person:
            self.choose(person)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        given = self._asker.person(self.search.text().strip(), None)
        if given is None:
            return
        try:
            person = self._vault.add_person(*given)
        except UserError as problem:
            self.say(str(problem))
        else:
            self._changed(person)
            self.panel.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_without(self) -> None:
        self.begin_conversation.emit(blank_conversation(self._session.settings), "")
