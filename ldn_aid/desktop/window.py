"""The window: rail, pages, Back and Next, safety strip, toolbar. It wires; it does not think."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.steps import step_title, steps_of
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.busy import busy
from ldn_aid.desktop.dialog import press_focused
from ldn_aid.desktop.icons import retint, set_icon
from ldn_aid.desktop.keeping import Keeper
from ldn_aid.desktop.page_stack import PageStack
from ldn_aid.desktop.rail import Rail
from ldn_aid.desktop.reading_order import ReadingOrder
from ldn_aid.desktop.safety_strip import SafetyStrip
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID, TEXT_SIZES, Theme
from ldn_aid.desktop.tools import Tools, run_plainly
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.desktop.evidence_view import Part
    from ldn_aid.desktop.front import Front

_FILES = "LDN Aid (*.json)"
_CLOCK_MS = 20_000
_READING = 820
"""The width that a page needs to be read with ease, its margins included, pixels at 100 % text."""
_LARGE_TEXT = 150
"""Percent from which on the foot says less in words."""


class Window(QMainWindow):
    """One conversation on screen."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self._theme = session, theme
        theme.dress(self)
        self.keeper = Keeper(session)
        self.front: Front | None = None
        self._center: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._disabled: list[QAction] = []
        self.asker = Asker(self)
        self._saved: Conversation = session.conversation
        self._says_saved = False
        self.settings_problem = ""
        """Why the settings on disk must not be written over; empty when they may."""
        self.setWindowTitle("LDN Aid")
        self.resize(1366, 740)
        self._reading_order = ReadingOrder(self)
        self.rail = Rail(session)
        self.message = label("", "body")
        self.message.setObjectName("alert")
        self.message.setContentsMargins(GRID, GRID, GRID, GRID)
        self.message.hide()
        self.notice = label("", "body")
        self.notice.setObjectName("alert")
        self.notice.setContentsMargins(GRID, GRID, GRID, GRID)
        self.notice.hide()
        self.stack = PageStack(session, theme)
        self.stack.prepared.connect(self._warn_of_evidence)
        self.pages, self._areas = self.stack.pages, self.stack.areas
        self.strip = SafetyStrip(session)
        self.strip.details.clicked.connect(self.show_safety)
        self._lay_out()
        self._make_toolbar()
        self.keeper.told.connect(self._show_state)
        session.handed_out.connect(self.keeper.note_handed_out)
        session.changed.connect(self._changed)
        session.go_to.connect(self.go_to)
        session.view_changed.connect(self._follow_view)
        session.turned_back.connect(self._show_turned_back)
        theme.changed.connect(self._follow_theme)
        self._start_clock()

    def _start_clock(self) -> None:
        self._begun: float | None = None
        """When the first answer was given."""
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._show_minutes)
        self._clock.start()

    def _lay_out(self) -> None:
        self.back, self.next = SinglePress(_("Back")), SinglePress(_("Next"))
        self.next.setObjectName("primary")
        set_icon(self.back, "left")
        set_icon(self.next, "right")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.back.clicked.connect(partial(self._step_by, -1))
        self.next.clicked.connect(partial(self._step_by, 1))
        self._bar = QWidget()
        self._bar.setObjectName("bar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(self._bar)
        buttons.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.strip, 1_000)
        buttons.addWidget(self.next)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.notice, self.message):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        right.addWidget(self._bar)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        center = QWidget()
        center.setLayout(whole)
        self.setCentralWidget(center)
        self._fit_foot()
        self._show_state()

    def _fit_foot(self) -> None:
        """At large text the foot stays as low as its buttons: the safety words get the room of theirs."""
        large = self._theme.percent >= _LARGE_TEXT
        self.back.setText("" if large else _("Back"))
        self.back.setAccessibleName(_("Back"))
        self.back.setToolTip(_("Back"))
        self.strip.fit(large=large)

    def _make_toolbar(self) -> None:
        self.tools = Tools()
        self.addToolBar(self.tools)
        standard = QKeySequence.StandardKey
        session, add = self.session, self.tools.add
        add("new", _("New"), standard.New, self.new)
        add("open", _("Open…"), standard.Open, self.open)
        add("save", _("Save…"), standard.Save, self.save)
        self.tools.addSeparator()
        add("undo", _("Undo"), standard.Undo, session.undo, brief=True)
        redo = add("redo", _("Redo"), "Ctrl+Shift+Z", session.redo, brief=True)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.tools.add_gap()
        add("talk", _("What to say"), "F2", self._toggle_talk).setCheckable(True)
        add("eye", _("Patient view"), "F11", self._toggle_patient_view).setCheckable(True)
        add("sources", _("Evidence"), "F3", self.show_sources)
        add("info", _("About pain"), "F4", self.show_about_pain)
        self.tools.addSeparator()
        size = add("size", _("Text size"), "Ctrl++", self._next_text_size)
        size.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        add("theme", _("Colors"), "Ctrl+T", self._next_theme, brief=True)
        add("words", _("What the words mean"), "Shift+F1", self.show_words, brief=True)
        add("settings", _("Settings"), "Ctrl+,", self.show_settings, brief=True)
        add("help", _("Keys"), standard.HelpContents, self.show_keys, brief=True)
        self.actions_by_name: dict[str, QAction] = self.tools.actions_by_name
        self.actions_by_name["talk"].setChecked(session.settings.what_to_say)
        self.addAction(self._shortcut("Ctrl+-", self._smaller_text))
        self.addAction(self._shortcut("Alt+Left", partial(self._step_by, -1)))
        self.addAction(self._shortcut("Alt+Right", partial(self._step_by, 1)))
        for number, step in enumerate(Step, 1):
            self.addAction(self._shortcut(f"Ctrl+{number}", partial(self.go_to, step)))

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(run_plainly, act))
        return action

    @property
    def step(self) -> Step:
        """The step on screen."""
        return self.rail.current

    def go_to(self, step: Step) -> None:
        """Show *step*; its page is made when first asked for."""
        self.stack.open(step)
        self.rail.current = step
        self.back.setEnabled(step is not Step.START)
        self.next.setEnabled(step is not Step.SUMMARY)
        self._follow()
        self.pages[step].heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_turned_back(self, field: str) -> None:
        """Go to what undo or redo changed, and say it: nobody has to look for it."""
        steps = steps_of(field)
        if steps and self.step not in steps:
            self.go_to(steps[0])
        what = step_title(self.step)
        if self.step in steps:
            place, question = self.pages[self.step].place_of(field)
            what = question or what
            place.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once the page, which may just have been opened, has its shape.
            QTimer.singleShot(0, self.stack, self.stack.bring_into_view)
        say_aloud(self, _("Changed back: {what}").format(what=what))

    def _warn_of_evidence(self) -> None:
        from ldn_aid.evidence.freshness import date_warnings

        evidence = self.session.evidence
        problem = (evidence.problem,) if evidence.problem else ()
        warnings = (*problem, *date_warnings(evidence.pack.info, self.session.today))
        self.notice.setText(" ".join(warnings))
        self.notice.setVisible(bool(warnings))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab goes as one reads."""
        self._reading_order.follow()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses what has the focus, as Space does."""
        press_focused(self, event)
        super().keyPressEvent(event)

    def _step_by(self, by: int, _checked: bool = False) -> None:
        steps = list(Step)
        place = steps.index(self.step) + by
        if 0 <= place < len(steps):
            self.go_to(steps[place])

    def _changed(self) -> None:
        if self._begun is None:
            self._begun = monotonic()
        if self._says_saved:
            # "Saved" must not stand over answers that are not.
            self.say("")
        self._follow()

    def _follow(self) -> None:
        if self.step in self.pages:
            self.pages[self.step].refresh()
        self.rail.refresh()
        self.strip.refresh()
        if not self.is_covered:
            self.actions_by_name["undo"].setEnabled(self.session.can_undo)
            self.actions_by_name["redo"].setEnabled(self.session.can_redo)

    def show_safety(self) -> None:
        """Open everything the strip rests on."""
        from ldn_aid.desktop.safety_panel import SafetyPanel

        SafetyPanel(self.session, self.asker, self).open()

    def show_sources(self) -> None:
        """Open all sources; numbers, pages and how the evidence was made are beside them."""
        self._show_evidence("sources")

    def show_about_pain(self) -> None:
        """Open what chronic pain is, kind by kind, for the patient to read."""
        self._show_evidence("about_pain")

    def _show_evidence(self, part: "Part") -> None:
        from ldn_aid.desktop.evidence_view import EvidenceView

        evidence, kind = self.session.evidence, self.session.conversation.pain.kind
        patient = self.session.patient_view
        EvidenceView(evidence.pack, evidence.origin_words, part, kind, self, for_patients=patient).open()

    def say(self, sentence: str) -> None:
        """One sentence at the top; empty takes it away."""
        self._says_saved = False
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        say_aloud(self.message, sentence)

    def _show_state(self) -> None:
        if self.keeper.failed and self.rail.state.text() != self.keeper.text:
            say_aloud(self.rail.state, self.keeper.text)
        self.rail.show_state(self.keeper.text, self.keeper.brief, failed=self.keeper.failed)

    @property
    def is_covered(self) -> bool:
        """Whether another screen stands in the place of everything."""
        return self._center is not None

    def cover(self, screen: QWidget) -> None:
        """Put *screen* in the place of everything; no tool and no key reaches what is behind it."""
        if not self.is_covered:
            self._focus_before = self.focusWidget()
            self.stack.set_aside()
            self._center = self.takeCentralWidget()
            self._disabled = [action for action in self.findChildren(QAction) if action.isEnabled()]
            for action in self._disabled:
                action.setEnabled(False)
            self.tools.hide()
        self.setCentralWidget(screen)
        getattr(screen, "first", screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Bring back what was behind, as it was."""
        if self._center is None:
            return
        self.setCentralWidget(self._center)
        self._center.show()
        self._center = None
        for action in self._disabled:
            if isValid(action):  # a screen that was closing took its own with it
                action.setEnabled(True)
        self.tools.show()
        QTimer.singleShot(0, self, self._fit)
        self.go_to(self.step)
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_saved(self) -> bool:
        """Whether every answer is in the store or in a file, or there is none yet."""
        if self.keeper.vault is not None:
            return self.keeper.is_saved
        now = self.session.conversation
        return now in (self._saved, blank_conversation(self.session.settings))

    def new(self) -> None:
        """Start a clean conversation, once the old one is safe or given up."""
        if self.may_leave():
            self.show_conversation(blank_conversation(self.session.settings))

    def open(self) -> None:
        """Open a saved conversation."""
        if not self.may_leave():
            return
        from ldn_aid.conversation.files import read_conversation

        path = self.asker.open_path(_("Open a conversation"), _FILES)
        if path is None:
            return
        try:
            conversation = read_conversation(path)
        except UserError as error:
            self.say(str(error))
        else:
            self.show_conversation(conversation)
            self.keeper.save()

    def save(self) -> bool:
        """Save to a file of the user's choice; False when it was not saved."""
        suggested = f"ldn-aid-{self.session.today.isoformat()}.json"
        path = self.asker.save_path(_("Save the conversation"), suggested, _FILES)
        return path is not None and self._save_to(path)

    def _save_to(self, path: Path) -> bool:
        from ldn_aid.conversation.files import to_json
        from ldn_aid.store.files import write_atomically

        conversation = self.session.conversation
        try:
            write_atomically(path, to_json(conversation).encode())
        except UserError as error:
            self.say(_("Not saved. {why}").format(why=error))
            return False
        self._saved = conversation
        self.session.handed_out.emit("plain_file", str(path))
        self.say(_("Saved as {name}. The file is not encrypted.").format(name=path))
        self._says_saved = True
        return True

    def show_conversation(self, conversation: Conversation) -> None:
        """Show *conversation* and nothing of the one before; kept from its first answer on."""
        self._saved = conversation
        self.say("")
        self.stack.forget()
        self.session.blockSignals(True)
        self.session.replace(conversation)
        self.session.blockSignals(False)
        self.keeper.attach(None, None)
        self._begun = None
        self.rail.show_minutes(0)
        self.go_to(Step.START)

    def may_leave(self) -> bool:
        """Whether the conversation on screen may go: it is safe, or somebody said so."""
        if self.keeper.save() or self.is_saved:
            return True
        answer = self.asker.unsaved()
        return self.save() if answer == "save" else answer == "discard"

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask first when something is not saved."""
        event.setAccepted(self.may_leave())
        if event.isAccepted() and self.front is not None:
            self.front.locking.close()

    def change_settings(self, **changes: object) -> None:
        """Use the clinic's settings with *changes* from now on, and keep them."""
        from ldn_aid.store.settings import save_settings

        old = self.session.settings
        settings = old.model_copy(update=changes)
        if settings == old:
            return
        self.session.use_settings(settings)
        if self.session.conversation == blank_conversation(old) != blank_conversation(settings):
            # Nothing was answered yet: what the clinic just said of itself is filled in at once.
            self._saved = blank_conversation(settings)
            self.session.replace(self._saved)
        with busy():
            self._theme.use(name=settings.theme, percent=settings.text_percent)
        if self.settings_problem:
            self.say(self.settings_problem)
            return
        try:
            save_settings(settings)
        except UserError as error:
            self.say(_("Your settings are in use but were not saved. {why}").format(why=error))

    def _next_text_size(self) -> None:
        sizes = list(TEXT_SIZES)
        self.change_settings(text_percent=sizes[(sizes.index(self._theme.percent) + 1) % len(sizes)])

    def _smaller_text(self) -> None:
        sizes = list(TEXT_SIZES)
        self.change_settings(text_percent=sizes[max(0, sizes.index(self._theme.percent) - 1)])

    def _next_theme(self) -> None:
        following = {"light": "dark", "dark": "contrast", "contrast": "light"}
        self.change_settings(theme=following[self._theme.name])

    def _follow_theme(self) -> None:
        retint(self)
        self.tools.retint()
        self.tools.tell("size", _("{percent} %").format(percent=self._theme.percent))
        self._fit()
        self._fit_foot()
        self._follow()

    def _toggle_talk(self) -> None:
        self.change_settings(what_to_say=not self.session.settings.what_to_say)
        self.actions_by_name["talk"].setChecked(self.session.settings.what_to_say)

    def _toggle_patient_view(self) -> None:
        self.session.show_patient_view(not self.session.patient_view)

    def _follow_view(self) -> None:
        patient_view = self.session.patient_view
        self.actions_by_name["eye"].setChecked(patient_view)
        talk = self.actions_by_name["talk"]
        talk.setEnabled(not patient_view)
        talk.setChecked(self.session.settings.what_to_say and not patient_view)
        self.strip.setVisible(not patient_view)
        self._fit()

    def _show_minutes(self) -> None:
        if self._begun is not None:
            self.rail.show_minutes(int(monotonic() - self._begun) // 60)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tools and steps say their names where there is room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tools and steps know their widths only once they are shown in the theme."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Tools, steps and page share the width there is."""
        self.tools.fit(self.width())
        self.rail.fit(self.width(), _READING * self._theme.percent // 100)

    def show_keys(self) -> None:
        """Open the list of keys."""
        from ldn_aid.desktop.help_sheets import KeysSheet

        KeysSheet(self).open()

    def show_words(self) -> None:
        """Open what the medical words mean."""
        from ldn_aid.desktop.help_sheets import WordsSheet

        WordsSheet(self).open()

    def show_settings(self) -> None:
        """Open the clinic's settings."""
        from ldn_aid.desktop.settings_sheet import SettingsSheet

        sheet = SettingsSheet(self.session.settings, self.change_settings, self)
        if self.front is not None:
            sheet.keeping_wanted.connect(self.front.show_keeping)
        sheet.open()
