"""What stands in front of the conversation: the first choice, the lock, the list of people. And what locks it."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.busy import busy
from ldn_aid.desktop.front_page import FrontPage
from ldn_aid.desktop.session import blank_conversation
from ldn_aid.desktop.window import Window
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from ldn_aid.store.vault.vault import Vault

_WATCHED = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_LOOK_MS = 10_000


class Front(QObject):
    """Decides which screen is in front and hands the open store to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.screen: QWidget | None = None
        self._back_to_people = False
        window.tools.add("people", _("People"), "Ctrl+P", self.show_people)
        window.tools.add("lock", _("Lock"), "Ctrl+L", self.lock)
        window.front = self
        window.keeper.told.connect(self._name_person)
        self._copied = ""
        window.session.handed_out.connect(self._note_copied)
        self._touched = (time.monotonic(), time.time())
        self._idle = QTimer(self)
        self._idle.setInterval(_LOOK_MS)
        self._idle.timeout.connect(self.lock_when_idle)
        self._idle.start()
        # The windows themselves are watched, not every widget: a filter on the application would see each event of each.
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]

    @property
    def folder(self) -> "Path":
        """Where the store of this laptop is."""
        from ldn_aid.store.places import data_folder

        return data_folder() / "store"

    def begin(self) -> None:
        """The first screen, as the settings say."""
        keep = self.window.session.settings.keep
        if keep == "encrypted":
            self.show_unlock()
        elif keep == "undecided":
            # Also where the settings were lost: a store that is there is never passed over.
            self._ask_or_unlock()

    def _ask_or_unlock(self) -> None:
        from ldn_aid.store.vault.placing import exists

        if exists(self.folder):
            self.show_unlock()
        else:
            self.show_first_run()

    # Screens

    def show_first_run(self) -> None:
        """Ask how conversations are kept."""
        from ldn_aid.desktop.first_run import FirstRun

        screen = FirstRun(self.folder, again=self.window.session.settings.keep == "nothing")
        screen.chose_nothing.connect(self.keep_nothing)
        screen.made_store.connect(self._store_made)
        screen.restore_wanted.connect(self.restore)
        self._cover(screen)

    def show_unlock(self) -> FrontPage:
        """Ask for the passphrase; nothing of any patient is on screen."""
        from ldn_aid.desktop.unlock import Unlock

        settings = self.window.session.settings
        screen = Unlock(self.folder, settings.clinicians)
        screen.unlocked.connect(self._unlocked)
        screen.restore_wanted.connect(self.restore)
        self._cover(screen)
        return screen

    def show_people(self) -> None:
        """The people in the store, to find one or begin with one."""
        vault = self.window.keeper.vault
        if vault is None:
            # Nothing is kept so far: this is where a clinic that thinks again begins to.
            self._ask_or_unlock()
            return
        if not vault.database.is_open or not self._safe():
            return
        from ldn_aid.desktop.people import PeopleScreen

        screen = PeopleScreen(vault, self.window.asker, self.window.session)
        screen.open_conversation.connect(self.open_conversation)
        screen.begin_conversation.connect(self.begin_conversation)
        screen.back.connect(self._uncover)
        screen.store_wanted.connect(self.show_store)
        screen.lock_wanted.connect(self.lock)
        self._cover(screen)

    def show_store(self) -> None:
        """Passphrase, backup, handed-out list, audit trail, how long to keep."""
        vault = self.window.keeper.vault
        if vault is None:
            return
        from ldn_aid.desktop.store_dialog import StoreDialog

        StoreDialog(vault, self.window).exec()

    def restore(self) -> None:
        """Bring a backup back in the place of the store, which is moved aside."""
        from ldn_aid.store.vault.backup import restore

        asker, screen = self.window.asker, self.screen
        if not isinstance(screen, FrontPage):
            return
        source = asker.folder(_("Choose the folder of the backup"))
        secret = asker.secret(_("Bring back a backup"), _("The passphrase of its day:")) if source else None
        if source is None or secret is None:
            return
        try:
            with busy():
                found = restore(source, secret, self.folder)
        except UserError as problem:
            screen.say(str(problem))
            return
        self.window.change_settings(keep="encrypted")
        self.show_unlock().say(
            _(
                "Brought back: {people} people, {conversations} conversations. What was here before is kept beside it."
            ).format(people=found.people, conversations=found.conversations)
        )

    # Choices

    def keep_nothing(self) -> None:
        """Memory only, from now on."""
        self.window.change_settings(keep="nothing")
        self._uncover()

    def _store_made(self, vault: "Vault") -> None:
        self.window.change_settings(keep="encrypted")
        self._unlocked(vault)

    def _unlocked(self, vault: "Vault") -> None:
        keeper = self.window.keeper
        if keeper.vault is not None and self._held:
            # Back to exactly where we were; only the store was shut.
            keeper.vault = vault
            if keeper.key is not None and vault.has(keeper.key):
                vault.resume(keeper.key, self.window.session.conversation)
            elif keeper.key is not None:
                # Another store was brought back meanwhile: what is on screen is kept there anew.
                keeper.attach(None, None)
            self._touch()
            if self._back_to_people:
                self.show_people()
            else:
                self._uncover()
                keeper.save()
            return
        keeper.use(vault)
        # What was said before anything was kept is kept from here on.
        keeper.save()
        self._touch()
        self.show_people()

    def open_conversation(self, key: str) -> None:
        """Show the conversation kept as *key*."""
        keeper = self.window.keeper
        if keeper.vault is None:
            return
        try:
            conversation = keeper.vault.open(key)
        except UserError as problem:
            self.window.say(str(problem))
        else:
            self.window.show_conversation(conversation)
            keeper.attach(key, keeper.vault.person_of(key))
        self._uncover()

    def begin_conversation(self, conversation: Conversation, person: str) -> None:
        """Show a new conversation with *person* (empty: nobody yet); it is kept from its first answer on."""
        self.window.show_conversation(conversation)
        self.window.keeper.attach(None, person or None)
        if self.window.keeper.person is not None:
            self.window.keeper.save()
        self._uncover()

    def _name_person(self) -> None:
        """Say in the title whose conversation is open, so that nobody writes into another's; nobody's in front of it."""
        keeper, title = self.window.keeper, "LDN Aid"
        if (
            self.screen is None
            and keeper.person
            and keeper.vault is not None
            and keeper.vault.database.is_open
        ):
            from ldn_aid.store.vault import people

            found = people.get(keeper.vault.database, keeper.person)
            title = f"LDN Aid · {found.label}" if found is not None else title
        self.window.setWindowTitle(title)

    # Locking

    def lock(self) -> None:
        """Blank the screen. With a store: save, shut it and forget its key; it takes the passphrase to come back."""
        window = self.window
        self._clear_clipboard()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        vault = window.keeper.vault
        if vault is None:
            from ldn_aid.desktop.unlock import Blank

            blank = Blank()
            blank.back.connect(self._uncover)
            self._cover(blank)
            return
        if not vault.database.is_open:
            return
        window.keeper.save()
        from ldn_aid.desktop.people import PeopleScreen

        self._back_to_people = isinstance(self.screen, PeopleScreen)
        self._held = True
        vault.close()
        self.show_unlock()

    def lock_when_idle(self) -> None:
        """Lock when nobody touched the laptop for the set time, by whichever clock ran on (one stops in sleep)."""
        vault = self.window.keeper.vault
        minutes = self.window.session.settings.idle_minutes
        passed = max(time.monotonic() - self._touched[0], time.time() - self._touched[1])
        if vault is not None and vault.database.is_open and passed >= minutes * 60:
            self.lock()

    def _watch(self, focused: QWindow | None) -> None:
        if focused is not None:
            focused.removeEventFilter(self)
            focused.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice that somebody is here."""
        if event.type() in _WATCHED:
            self._touch()
        return False

    def close(self) -> None:
        """Shut the store when the window goes."""
        self._clear_clipboard()
        vault = self.window.keeper.vault
        if vault is not None:
            vault.close()

    def _note_copied(self, kind: str, _place: str) -> None:
        if kind == "text_copied":
            self._copied = QGuiApplication.clipboard().text()

    def _clear_clipboard(self) -> None:
        """Take back the summary that was copied, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    _held = False
    """Whether a conversation waits behind the lock."""

    def _touch(self) -> None:
        self._touched = (time.monotonic(), time.time())

    def _safe(self) -> bool:
        """Whether the conversation on screen may be left; asked where it is not saved."""
        return self.screen is not None or self.window.may_leave()

    def _cover(self, screen: QWidget) -> None:
        self.screen = screen
        self._name_person()
        self.window.cover(screen)

    def _uncover(self) -> None:
        self.screen = None
        keeper = self.window.keeper
        if keeper.vault is not None and keeper.key is not None and not keeper.vault.has(keeper.key):
            # It was deleted from the list: then nothing of it stays on the screen behind either.
            self.window.show_conversation(blank_conversation(self.window.session.settings))
        self.window.uncover()
        self._name_person()
