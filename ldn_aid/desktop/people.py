"""The people in the store: find one by a few letters, then go on with a conversation or begin the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.people_list import PeopleList
from ldn_aid.desktop.person_panel import PersonPanel
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.told import Told
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, ngettext
from ldn_aid.store.vault.people import Person
from ldn_aid.store.vault.vault import Vault


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
        self.people = PeopleList(vault)
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
        self.people.chosen.connect(self._chosen)
        self.first = self.people.search
        self.people.refresh()

    def _list_column(self) -> QVBoxLayout:
        new, without = QPushButton(_("New person…")), QPushButton(_("Start without a name"))
        new.setObjectName("primary")
        set_icon(new, "person")
        new.clicked.connect(self._add)
        without.clicked.connect(self._begin_without)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self.people, 1)
        column.addWidget(flow_of(new, without))
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape lets go of the search, then goes back to the conversation."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.people.search.text():
            self.people.search.clear()
        else:
            self.back.emit()

    def say(self, sentence: str, *, well: bool = False) -> None:
        """One sentence at the top; empty takes it away. *well*: it is no trouble."""
        self.message.say(sentence, well=well)

    def _told(self, sentence: str, well: bool) -> None:
        self.say(sentence, well=well)

    def ask_about_old_ones(self) -> None:
        """Say how many conversations are past the clinic's time of keeping; nothing where none is."""
        years = self._session.settings.retention_years
        old = self._vault.count_past_retention(years) if years else 0
        words = ngettext(
            "{count} conversation is older than this clinic keeps them. Under This store… you can delete it; until "
            "then it stays.",
            "{count} conversations are older than this clinic keeps them. Under This store… you can delete them; "
            "until then they stay.",
            old,
        )
        self.say(words.format(count=f"{old:,}") if old else "")

    def _chosen(self, person: Person | None, not_filed: bool) -> None:
        self.panel.show_person(person, not_filed=not_filed)

    def _changed(self, person: str) -> None:
        self.say("")
        self.people.show_changed(person)

    def _add(self) -> None:
        given = self._asker.person(self.people.search.text().strip(), None)
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
