"""The list of people: found by a few letters; whoever was chosen stays chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from ldn_aid.desktop.counted import people_counted
from ldn_aid.desktop.person_words import person_words
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.wrapped_list import WrappedList
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault import conversations, people
from ldn_aid.store.vault.people import SHOWN
from ldn_aid.store.vault.vault import Vault

_ID = Qt.ItemDataRole.UserRole
_NOT_FILED = ""


class PeopleList(QWidget):
    """``chosen`` is emitted with the person (None: nobody), and with whether it is what nobody is filed under."""

    chosen = Signal(object, bool)

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self._vault, self._in_sight = vault, ""
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.search, self.list, self.count):
            column.addWidget(widget, 1 if widget is self.list else 0)

    def refresh(self) -> None:
        """List the people that the search finds; whoever was chosen stays chosen when still listed."""
        chosen = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        database = self._vault.database
        loose = conversations.count_not_filed(database) if not self.search.text().strip() else 0
        if loose:
            words = ngettext(
                "Not filed under anybody yet\n{count} conversation",
                "Not filed under anybody yet\n{count} conversations",
                loose,
            )
            self._list_item(words.format(count=loose), _NOT_FILED)
        found = people.find(database, self.search.text())
        changed = people.get(database, self._in_sight) if self._in_sight else None
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

    def show_changed(self, person: str) -> None:
        """List anew; *person*, who was renamed or filed (empty: nobody), is chosen, in sight also when not found."""
        self._in_sight = person
        if person:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self.refresh()
        if person:
            self.choose(person)

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
        self.chosen.emit(person, current == _NOT_FILED)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
