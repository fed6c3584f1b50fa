"""The lock: the screen goes blank, what was typed is saved, the store is shut and its key dropped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from ldn_aid.desktop.copied_text import CopiedText
from ldn_aid.desktop.idle import IdleWatch
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from ldn_aid.desktop.front import Front
    from ldn_aid.store.vault.vault import Vault


class Locking(QObject):
    """Locks on demand, and when nobody is there.

    ``held``: a conversation waits behind the lock; ``back_to_people``: the list of people was in front of it.
    """

    def __init__(self, front: "Front") -> None:
        super().__init__(front)
        self._front, self._window = front, front.window
        self.held = self.back_to_people = False
        session = self._window.session
        self._copied = CopiedText(self)
        session.settings_changed.connect(self._follow_settings)
        self.idle = IdleWatch(self, self._idle_s)
        self.idle.left_alone.connect(self._lock_alone)

    def lock(self) -> None:
        """Blank the screen. With a store it takes the passphrase to come back; without one, anyone can."""
        self._shut_what_lies_over()
        front, keeper = self._front, self._window.keeper
        vault = keeper.vault
        if vault is None:
            if front.screen is None:
                front.show_blank()
            return
        if not vault.database.is_open:
            return
        from ldn_aid.desktop.people import PeopleScreen

        self.back_to_people, self.held = isinstance(front.screen, PeopleScreen), True
        # Blank first: a slow disk must not hold up the curtain.
        locked = front.show_unlock()
        self._window.repaint()
        if not keeper.save():
            locked.say(
                _("What was typed last is not saved ({reason}). Unlock, and it is tried again.").format(
                    reason=keeper.problem
                )
            )
        vault.close()

    def come_back(self, vault: "Vault") -> None:
        """Back to exactly where the lock was; only the store was shut."""
        keeper = self._window.keeper
        keeper.vault = vault
        if keeper.key is not None and vault.has(keeper.key):
            vault.resume(keeper.key, self._window.session.conversation)
        elif keeper.key is not None:
            # Another store was brought back meanwhile: what is on screen is kept there anew.
            keeper.attach(None, None)
        self.idle.touch()
        if self.back_to_people:
            self._front.show_people()
        else:
            self._front.uncover()
            keeper.save()

    def close(self) -> None:
        """Shut the store when the window goes."""
        self._copied.take_back()
        vault = self._window.keeper.vault
        if vault is not None:
            vault.close()

    def _shut_what_lies_over(self) -> None:
        """Dialogs, menus, lists and tips that stand over the window go with it, and what was copied."""
        self._copied.take_back()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
            elif widget.windowType() is Qt.WindowType.ToolTip:
                widget.hide()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()

    def _lock_alone(self) -> None:
        if self._front.screen is None or self._window.keeper.vault is not None:
            self.lock()

    @property
    def _idle_s(self) -> float:
        return self._window.session.settings.idle_minutes * 60

    def _follow_settings(self) -> None:
        self.idle.limit_s = self._idle_s
