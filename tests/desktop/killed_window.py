"""A real window in which somebody types without end, for ``test_killed_window``: prints each number as it is typed."""

import os
import sys
from datetime import date

from PySide6.QtCore import QTimer

from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop.app import make_application, open_window
from ldn_aid.store.places import data_folder
from ldn_aid.store.settings import load_settings
from ldn_aid.store.vault.opening import unlock
from tests.store.conftest import PASSPHRASE


def main() -> None:
    """Until killed."""
    application = make_application()
    window = open_window(new_conversation(), date(2026, 11, 25), load_settings(), front=True)
    front = window.front
    assert front is not None
    front._unlocked(unlock(data_folder() / "store", PASSPHRASE, "typist"))
    front.begin_conversation(new_conversation(), "")
    number = 0

    def type_on() -> None:
        nonlocal number
        number += 1
        window.session.edit("pain.story", str(number), merge=True)
        os.write(1, f"{number}\n".encode())

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(type_on)
    timer.start()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
