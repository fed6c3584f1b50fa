"""A real window in which somebody types without end, for ``test_killed_window``.

Run as ``python -m tests.desktop.killed_window FIRST``: types FIRST, FIRST + 1 and so on, now fast, now with a pause.
Says with the process's own clock when each was typed ("typed 7 81.25") and when the store had it ("kept 7 81.31").
"""

import os
import random
import sys
from datetime import date
from time import monotonic

from PySide6.QtCore import QTimer

from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.desktop import keeping
from ldn_aid.desktop.app import make_application, open_window
from ldn_aid.desktop.writer import Outcome, Writer
from ldn_aid.store.places import data_folder
from ldn_aid.store.settings import load_settings
from ldn_aid.store.vault.opening import unlock
from ldn_aid.store.vault.vault import Vault
from tests.store.conftest import PASSPHRASE

PAUSES_MS = (5, 20, 20, 60, 150, 300, 700)


def say(what: str, number: str) -> None:
    """One line, at once."""
    os.write(1, f"{what} {number} {monotonic()}\n".encode())


class Telling(Writer):
    """Says what it kept."""

    def write(self, vault: Vault, conversation: Conversation) -> Outcome:
        """As always."""
        outcome = super().write(vault, conversation)
        if not outcome.problem:
            say("kept", conversation.pain.story)
        return outcome


def main(first: int) -> None:
    """Until killed."""
    keeping.Writer = Telling  # type: ignore[misc]
    application = make_application()
    window = open_window(new_conversation(), date(2026, 11, 25), load_settings(), front=True)
    front = window.front
    assert front is not None
    front._unlocked(unlock(data_folder() / "store", PASSPHRASE, "typist"))
    front.begin_conversation(new_conversation(), "")
    number, choice = first, random.Random(first)

    def type_on() -> None:
        nonlocal number
        say("typed", str(number))
        window.session.edit("pain.story", str(number), merge=True)
        number += 1
        QTimer.singleShot(choice.choice(PAUSES_MS), type_on)

    QTimer.singleShot(0, type_on)
    sys.exit(application.exec())


if __name__ == "__main__":
    main(int(sys.argv[1]))
