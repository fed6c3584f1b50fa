"""One part of the dialog about the store: what it shares with the others."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QComboBox, QPushButton

from ldn_aid.desktop.widgets.cards import Card
from ldn_aid.desktop.widgets.drop import Drop
from ldn_aid.desktop.working import stay_alive, work
from ldn_aid.errors import UserError

if TYPE_CHECKING:
    from ldn_aid.desktop.store_dialog import StoreDialog

T = TypeVar("T")


class StoreCard(Card):
    """Filled when it is made; the dialog makes all of them anew after each act."""

    def __init__(self, dialog: "StoreDialog", title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self.dialog, self.vault, self.window_, self.asker = (
            dialog,
            dialog.vault,
            dialog.window_,
            dialog.window_.asker,
        )

    def button(self, text: str, act: Callable[[], None]) -> QPushButton:
        """A button that does *act*."""
        made = QPushButton(text)
        made.clicked.connect(act)
        return made

    def do(self, act: Callable[[], T]) -> T | bool:
        """What *act* gives; False when it failed, and why is said."""
        return self._said(lambda: stay_alive(act))

    def do_beside(self, words: str, act: Callable[[Callable[[], bool]], T]) -> T | bool:
        """As ``do``, for what may take long: *words* say what is under way, and it can be stopped (see ``work``)."""
        return self._said(lambda: work(self.dialog, words, act))

    def _said(self, act: Callable[[], T]) -> T | bool:
        try:
            return act()
        except UserError as problem:
            self.dialog.say(str(problem))
            return False
        finally:
            if self.window_.front is not None and self.vault.database.is_open:
                # However long it took, it was not an absence.
                self.window_.front.locking.idle.touch()

    def done(self, sentence: str) -> None:
        """Draw the dialog afresh and say what was done; nothing where it was locked meanwhile."""
        if not self.vault.database.is_open:
            return
        self.dialog.refresh()
        self.dialog.say(sentence, well=True)


def choice(name: str, choices: list[tuple[int | None, str]], now: int | None) -> QComboBox:
    """A list to choose one number from; *now* is added where a settings file holds another one."""
    box = Drop()
    box.setAccessibleName(name)
    values = [value for value, _text in choices]
    if now not in values:
        choices = [*choices, (now, str(now))]
        values.append(now)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(values.index(now))
    return box
