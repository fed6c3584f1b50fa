"""Starts the application: one window on one session; an unexpected error never takes the answers with it."""

import gc
import sys
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.desktop import collecting
from ldn_aid.desktop.focus_ring import FocusRing
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.theme import Theme
from ldn_aid.desktop.window import Window
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.settings import Settings, default_settings, load_settings
from ldn_aid.terms import Step

_FIRST_SCREEN_MS = 300
"""By then the first screen is painted, and the pages behind it are being made."""


def make_application() -> QApplication:
    """The one QApplication of this process."""
    # What the imports made stays for good: no collection need look at it again, not while someone types either.
    gc.freeze()
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LDN Aid")
    return application


def open_window(
    conversation: Conversation,
    today: date,
    settings: Settings | None = None,
    evidence_folder: Path | None = None,
    *,
    front: bool = False,
) -> Window:
    """A shown window on *conversation*, by default with a new clinic's settings. Needs a running QApplication.

    *evidence_folder* goes before the evidence pack in the settings. With *front* the first screen is what the settings
    say of keeping: the first choice, or the lock.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("make a QApplication first")
    settings = settings or default_settings()
    if conversation == new_conversation():
        conversation = blank_conversation(settings)
    theme = Theme(application, settings)
    session = Session(conversation, today, settings, evidence_folder)
    window = Window(session, theme)
    FocusRing(application, window)
    if front:
        from ldn_aid.desktop.front import Front

        Front(window).begin()
    if not window.is_covered:
        # Behind the lock or the first choice the pages are made later.
        window.go_to(Step.START)
    window.show()
    QTimer.singleShot(_FIRST_SCREEN_MS, collecting.only_here)  # off since the command line
    return window


def run(
    conversation: Conversation, today: date, evidence_folder: Path | None = None, *, demo: bool = False
) -> int:
    """Open the window and stay until it is closed; the exit code. A *demo* keeps nothing and asks nothing."""
    application = make_application()
    settings, problem = _settings()
    window = open_window(conversation, today, settings, evidence_folder, front=not demo)
    window.say(problem)
    window.settings_problem = problem

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # No answer goes into the message: an error's text may quote what was typed.
        window.say(
            _("Something went wrong ({kind}). Your answers are still here: save them now.").format(
                kind=kind.__name__
            )
        )

    sys.excepthook = report
    QTimer.singleShot(_FIRST_SCREEN_MS, _forbid_memory_dumps)
    return application.exec()


def _forbid_memory_dumps() -> None:
    from ldn_aid.store.memory_dumps import forbid_memory_dumps

    forbid_memory_dumps()


def _settings() -> tuple[Settings, str]:
    """This user's settings; the defaults, and what to say, where the file cannot be read."""
    try:
        return load_settings(), ""
    except UserError as error:
        return default_settings(), _("Your settings were not read. {why}").format(why=error)
