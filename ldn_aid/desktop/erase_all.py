"""The end of keeping: everything that was kept is erased, and the window goes on with nothing on it."""

from typing import TYPE_CHECKING

from ldn_aid.desktop.session import blank_conversation
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from ldn_aid.desktop.front import Front


def erase_and_keep_nothing(front: "Front") -> None:
    """Erase the open store and those beside it; from now on memory only, beginning with nothing on screen."""
    from ldn_aid.store.vault import erasing

    window, vault = front.window, front.window.keeper.vault
    if vault is None:
        return
    window.keeper.use(None)
    vault.close()
    front.locking.held = False
    window.change_settings(keep="nothing")
    window.show_conversation(blank_conversation(window.session.settings))
    front.uncover()
    try:
        erasing.erase(vault.folder, *erasing.earlier_stores(vault.folder))
    except UserError as problem:
        window.say(str(problem))
    else:
        window.say(_("Everything that was kept is erased. From now on nothing is kept on this laptop."))
