"""The conversation and files of the user's choice: a new one, one opened, one saved; none is lost unasked."""

from typing import TYPE_CHECKING

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.session import blank_conversation
from ldn_aid.errors import UserError
from ldn_aid.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from ldn_aid.desktop.window import Window

_FILES = "LDN Aid (*.json)"


class ConversationFile:
    """Knows which state of the conversation in *window* is in a file, or has nothing in it to lose."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.safe: Conversation = window.session.conversation
        """The last state that is in a file, or was shown as it came."""

    @property
    def is_saved(self) -> bool:
        """Whether every answer is in the store or in a file, or there is none yet."""
        keeper, session = self._window.keeper, self._window.session
        if keeper.vault is not None:
            return keeper.is_saved
        return session.conversation in (self.safe, blank_conversation(session.settings))

    def may_leave(self) -> bool:
        """Whether the conversation on screen may go: it is safe, or somebody said so."""
        if self._window.keeper.save() or self.is_saved:
            return True
        answer = self._window.asker.unsaved()
        return self.save() if answer == "save" else answer == "discard"

    def new(self) -> None:
        """Start a clean conversation, once the old one is safe or given up."""
        if self.may_leave():
            self._window.show_conversation(blank_conversation(self._window.session.settings))

    def open(self) -> None:
        """Open a saved conversation."""
        if not self.may_leave():
            return
        from ldn_aid.conversation.files import read_conversation

        path = self._window.asker.open_path(_("Open a conversation"), _FILES)
        if path is None:
            return
        try:
            conversation = read_conversation(path)
        except UserError as error:
            self._window.say(str(error))
        else:
            self._window.show_conversation(conversation)
            self._window.keeper.save()

    def save(self) -> bool:
        """Save to a file of the user's choice; False when it was not saved."""
        suggested = f"ldn-aid-{self._window.session.today.isoformat()}.json"
        path = self._window.asker.save_path(_("Save the conversation"), suggested, _FILES)
        return path is not None and self._save_to(path)

    def _save_to(self, path: "Path") -> bool:
        from ldn_aid.conversation.files import to_json
        from ldn_aid.store.files import write_atomically

        session = self._window.session
        conversation = session.conversation
        try:
            write_atomically(path, to_json(conversation).encode())
        except UserError as error:
            self._window.say(_("Not saved. {why}").format(why=error))
            return False
        self.safe = conversation
        session.handed_out.emit("plain_file", str(path))
        self._window.say(
            _("Saved as {name}. The file is not encrypted.").format(name=path), until_changed=True
        )
        return True
