"""Starts the application: one window on one session; an unexpected error never takes the answers with it."""

import sys
from datetime import date
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ldn_aid.conversation.model import Conversation
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import Theme
from ldn_aid.desktop.window import Window
from ldn_aid.i18n import _


def make_application() -> QApplication:
    """The one QApplication of this process."""
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LDN Aid")
    return application


def open_window(conversation: Conversation, today: date) -> Window:
    """A shown window on *conversation*. Needs a running QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("make a QApplication first")
    theme = Theme(application)
    session = Session(conversation, today)
    window = Window(session, theme)
    window.show()
    return window


def run(conversation: Conversation, today: date) -> int:
    """Open the window and stay until it is closed; the exit code."""
    application = make_application()
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
