"""Starts the application: one window on one session; an unexpected error never takes the answers with it."""

import sys
from datetime import date
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import Theme
from ldn_aid.desktop.window import Window
from ldn_aid.evidence.pack import load_pack
from ldn_aid.i18n import _


def open_window(conversation: Conversation | None, today: date) -> Window:
    """A shown window on *conversation* (None: a new one). Needs a running QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("make a QApplication first")
    theme = Theme(application)
    session = Session(conversation or new_conversation(), load_pack(), today)
    window = Window(session, theme)
    window.show()
    return window


def run(conversation: Conversation | None, today: date) -> int:
    """Open the window and stay until it is closed; the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LDN Aid")
    window = open_window(conversation, today)

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # No answer goes into the message: an error's text may quote what was typed.
        window.say(
            _("Something went wrong ({kind}). Your answers are still here: save them now.").format(
                kind=kind.__name__
            )
        )

    sys.excepthook = report
    return application.exec()
