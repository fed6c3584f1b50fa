"""What stands in front of the conversation: the first choice, the lock, the list of people. And what locks it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.front_page import FrontPage
from ldn_aid.desktop.locking import Locking
from ldn_aid.desktop.session import blank_conversation
from ldn_aid.desktop.window import Window
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from ldn_aid.store.vault.vault import Vault


class Front(QObject):
    """Decides which screen is in front and hands the open store to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.screen: QWidget | None = None
        self.locking = Locking(self)
        window.tools.add("people", _("People"), "Ctrl+P", self.show_people)
        window.tools.add("lock", _("Lock"), "Ctrl+L", self.locking.lock)
        window.front = self
        window.keeper.told.connect(self._name_person)

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
        screen.made_store.connect(self._unlocked)
        screen.restore_wanted.connect(self.restore)
        self._cover(screen)

    def show_unlock(self) -> FrontPage:
        """Ask for the passphrase; nothing of any patient is on screen."""
        from ldn_aid.desktop.unlock import Unlock

        settings = self.window.session.settings
        screen = Unlock(self.folder, settings.clinicians, may_stay_without=settings.keep == "nothing")
        screen.nothing_wanted.connect(self.uncover)
        screen.unlocked.connect(self._unlocked)
        screen.restore_wanted.connect(self.restore)
        self._cover(screen)
        return screen

    def show_blank(self) -> None:
        """Hide the conversation where there is no passphrase to ask for."""
        from ldn_aid.desktop.blank import Blank

        blank = Blank()
        blank.back.connect(self.uncover)
        self._cover(blank)

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
        screen.back.connect(self.uncover)
        screen.store_wanted.connect(self.show_store)
        screen.lock_wanted.connect(self.locking.lock)
        self._cover(screen)

    def show_keeping(self) -> None:
        """How conversations are kept, to think again about it."""
        if self.window.keeper.vault is None:
            self.show_people()
        else:
            self.show_store()

    def show_store(self) -> None:
        """Passphrase, backup, handed-out list, audit trail, how long to keep."""
        vault = self.window.keeper.vault
        if vault is None:
            return
        from ldn_aid.desktop.store_dialog import StoreDialog

        StoreDialog(vault, self.window).exec()

    def restore(self) -> None:
        """Bring a backup back in the place of the store, which is moved aside."""
        from ldn_aid.desktop.bring_back import bring_back

        screen = self.screen
        if not isinstance(screen, FrontPage):
            return
        outcome = bring_back(self.window, self.window.asker, self.folder)
        if outcome is not None and not outcome.done:
            screen.say(outcome.sentence)
        elif outcome is not None:
            self.window.change_settings(keep="encrypted")
            self.show_unlock().say(outcome.sentence, well=True)

    # Choices

    def keep_nothing(self) -> None:
        """Memory only, from now on."""
        self.window.change_settings(keep="nothing")
        self.uncover()

    def _unlocked(self, vault: "Vault") -> None:
        if not self.window.isVisible():
            # It was closed while the key was worked out.
            vault.close()
            return
        self.window.change_settings(keep="encrypted")
        keeper = self.window.keeper
        if keeper.vault is not None and self.locking.held:
            self.locking.come_back(vault)
            return
        from ldn_aid.desktop.people import PeopleScreen

        keeper.use(vault)
        # What was said before anything was kept is kept from here on.
        keeper.save()
        self.locking.idle.touch()
        self.show_people()
        if isinstance(self.screen, PeopleScreen):
            self.screen.ask_about_old_ones()

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
        self.uncover()

    def begin_conversation(self, conversation: Conversation, person: str) -> None:
        """Show a new conversation with *person* (empty: nobody yet); it is kept from its first answer on."""
        self.window.show_conversation(conversation)
        self.window.keeper.attach(None, person or None)
        if self.window.keeper.person is not None:
            self.window.keeper.save()
        self.uncover()

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

    def _safe(self) -> bool:
        """Whether the conversation on screen may be left; asked where it is not saved."""
        return self.screen is not None or self.window.file.may_leave()

    def _cover(self, screen: QWidget) -> None:
        self.screen = screen
        self._name_person()
        self.window.cover(screen)

    def uncover(self) -> None:
        """Show what stands behind."""
        self.screen = None
        keeper = self.window.keeper
        if keeper.vault is not None and keeper.key is not None and not keeper.vault.has(keeper.key):
            # It was deleted from the list: then nothing of it stays on the screen behind either.
            self.window.show_conversation(blank_conversation(self.window.session.settings))
        self.window.uncover()
        self._name_person()
