"""Which tool and which key does what."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from ldn_aid.desktop.theme import TEXT_SIZES
from ldn_aid.desktop.tools import Tools, run_plainly
from ldn_aid.i18n import _
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.desktop.window import Window

_NEXT_THEME = {"light": "dark", "dark": "contrast", "contrast": "light"}


class Commands:
    """The tools along the top of *window*, and the keys that have no tool."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.tools = Tools()
        window.addToolBar(self.tools)
        self._add_tools()
        self._add_keys()

    def _add_tools(self) -> None:
        standard = QKeySequence.StandardKey
        window, session, add = self._window, self._window.session, self.tools.add
        add("new", _("New"), standard.New, window.file.new)
        add("open", _("Open…"), standard.Open, window.file.open)
        add("save", _("Save…"), standard.Save, window.file.save)
        self.tools.addSeparator()
        add("undo", _("Undo"), standard.Undo, session.undo, brief=True)
        redo = add("redo", _("Redo"), "Ctrl+Shift+Z", session.redo, brief=True)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.tools.add_gap()
        talk = add("talk", _("What to say"), "F2", self._toggle_talk)
        talk.setCheckable(True)
        talk.setChecked(session.settings.what_to_say)
        add("eye", _("Patient view"), "F11", self._toggle_patient_view).setCheckable(True)
        add("sources", _("Evidence"), "F3", window.sheets.show_sources)
        add("info", _("About pain"), "F4", window.sheets.show_about_pain)
        self.tools.addSeparator()
        size = add("size", _("Text size"), "Ctrl++", self._next_text_size)
        size.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        add("theme", _("Colors"), "Ctrl+T", self._next_theme, brief=True)
        add("words", _("What the words mean"), "Shift+F1", window.sheets.show_words, brief=True)
        add("settings", _("Settings"), "Ctrl+,", window.sheets.show_settings, brief=True)
        add("help", _("Keys"), standard.HelpContents, window.sheets.show_keys, brief=True)

    def _add_keys(self) -> None:
        self._add_key("Ctrl+-", self._smaller_text)
        self._add_key("Alt+Left", partial(self._window.step_by, -1))
        self._add_key("Alt+Right", partial(self._window.step_by, 1))
        for number, step in enumerate(Step, 1):
            self._add_key(f"Ctrl+{number}", partial(self._window.go_to, step))

    def _add_key(self, keys: str, act: Callable[[], object]) -> None:
        action = QAction(self._window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(run_plainly, act))
        self._window.addAction(action)

    def follow_session(self) -> None:
        """Undo and redo are there when there is something to take back."""
        actions, session = self.tools.actions_by_name, self._window.session
        actions["undo"].setEnabled(session.can_undo)
        actions["redo"].setEnabled(session.can_redo)

    def follow_view(self) -> None:
        """In the patient view there is nothing to say to the clinician."""
        actions, session = self.tools.actions_by_name, self._window.session
        actions["eye"].setChecked(session.patient_view)
        actions["talk"].setEnabled(not session.patient_view)
        actions["talk"].setChecked(session.settings.what_to_say and not session.patient_view)

    def follow_theme(self, percent: int) -> None:
        """Icons in the colours of now; the text size is told."""
        self.tools.retint()
        self.tools.tell("size", _("{percent} %").format(percent=percent))

    def _next_text_size(self) -> None:
        sizes, now = list(TEXT_SIZES), self._window.theme.percent
        self._window.change_settings(text_percent=sizes[(sizes.index(now) + 1) % len(sizes)])

    def _smaller_text(self) -> None:
        sizes, now = list(TEXT_SIZES), self._window.theme.percent
        self._window.change_settings(text_percent=sizes[max(0, sizes.index(now) - 1)])

    def _next_theme(self) -> None:
        self._window.change_settings(theme=_NEXT_THEME[self._window.theme.name])

    def _toggle_talk(self) -> None:
        session = self._window.session
        self._window.change_settings(what_to_say=not session.settings.what_to_say)
        self.tools.actions_by_name["talk"].setChecked(session.settings.what_to_say)

    def _toggle_patient_view(self) -> None:
        session = self._window.session
        session.show_patient_view(not session.patient_view)
