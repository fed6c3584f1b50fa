"""The window: rail, pages, notices, foot and tools. It wires; it does not think."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.steps import step_title, steps_of
from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.busy import busy
from ldn_aid.desktop.commands import Commands
from ldn_aid.desktop.conversation_file import ConversationFile
from ldn_aid.desktop.covering import CoverableWindow
from ldn_aid.desktop.dialog import press_focused
from ldn_aid.desktop.foot import Foot
from ldn_aid.desktop.icons import retint
from ldn_aid.desktop.keeping import Keeper
from ldn_aid.desktop.page_stack import PageStack
from ldn_aid.desktop.rail import Rail
from ldn_aid.desktop.reading_order import ReadingOrder
from ldn_aid.desktop.session import Session, blank_conversation
from ldn_aid.desktop.sheets import Sheets
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID, Theme
from ldn_aid.desktop.visit_clock import VisitClock
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.desktop.front import Front

_READING = 820
"""The width that a page needs to be read with ease, its margins included, pixels at 100 % text."""


class Window(CoverableWindow):
    """One conversation on screen."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        theme.dress(self)
        self.keeper = Keeper(session)
        self.front: Front | None = None
        self.asker = Asker(self)
        self.file, self.sheets = ConversationFile(self), Sheets(self)
        self._says_saved = False
        self.settings_problem = ""
        """Why the settings on disk must not be written over; empty when they may."""
        self.setWindowTitle("LDN Aid")
        self.resize(1366, 740)
        self._reading_order = ReadingOrder(self)
        self._lay_out()
        self.commands = Commands(self)
        self.tools = self.commands.tools
        self.actions_by_name: dict[str, QAction] = self.tools.actions_by_name
        self.clock = VisitClock(self)
        self.clock.ticked.connect(self.rail.show_minutes)
        self.stack.prepared.connect(self._warn_of_evidence)
        self.covering.connect(self._hide_behind)
        self.uncovered.connect(self._come_back)
        self.keeper.told.connect(self._show_state)
        session.handed_out.connect(self.keeper.note_handed_out)
        session.changed.connect(self._changed)
        session.go_to.connect(self.go_to)
        session.view_changed.connect(self._follow_view)
        session.turned_back.connect(self._show_turned_back)
        theme.changed.connect(self._follow_theme)

    def _lay_out(self) -> None:
        self.rail = Rail(self.session)
        self.notice, self.message = _alert(), _alert()
        self.stack = PageStack(self.session, self.theme)
        self.pages = self.stack.pages
        self.foot = Foot(self.session)
        self.foot.back.clicked.connect(lambda: self.step_by(-1))
        self.foot.next.clicked.connect(lambda: self.step_by(1))
        self.foot.strip.details.clicked.connect(self.sheets.show_safety)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.message)
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        center = QWidget()
        center.setLayout(whole)
        self.setCentralWidget(center)
        self.foot.fit(self.theme.percent)
        self._show_state()

    # Which step is shown

    @property
    def step(self) -> Step:
        """The step on screen."""
        return self.rail.current

    def go_to(self, step: Step) -> None:
        """Show *step*; its page is made when first asked for."""
        self.stack.open(step)
        self.rail.current = step
        self.foot.back.setEnabled(step is not Step.START)
        self.foot.next.setEnabled(step is not Step.SUMMARY)
        self._follow()
        self.pages[step].heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_by(self, by: int) -> None:
        """Show the step *by* steps on, if there is one."""
        steps = list(Step)
        place = steps.index(self.step) + by
        if 0 <= place < len(steps):
            self.go_to(steps[place])

    def show_conversation(self, conversation: Conversation) -> None:
        """Show *conversation* and nothing of the one before; kept from its first answer on."""
        self.file.safe = conversation
        self.say("")
        self.stack.forget()
        self.session.blockSignals(True)
        self.session.replace(conversation)
        self.session.blockSignals(False)
        self.keeper.attach(None, None)
        self.clock.start_over()
        self.go_to(Step.START)

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

    # What is said

    def say(self, sentence: str, *, until_changed: bool = False) -> None:
        """One sentence at the top; empty takes it away, and so does the next answer where it holds *until_changed*."""
        self._says_saved = until_changed
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        say_aloud(self.message, sentence)

    def _warn_of_evidence(self) -> None:
        from ldn_aid.evidence.freshness import date_warnings

        evidence = self.session.evidence
        problem = (evidence.problem,) if evidence.problem else ()
        warnings = (*problem, *date_warnings(evidence.pack.info, self.session.today))
        self.notice.setText(" ".join(warnings))
        self.notice.setVisible(bool(warnings))

    def _show_state(self) -> None:
        if self.keeper.failed and self.rail.state.text() != self.keeper.text:
            say_aloud(self.rail.state, self.keeper.text)
        self.rail.show_state(self.keeper.text, self.keeper.brief, failed=self.keeper.failed)

    # What follows what

    def _changed(self) -> None:
        self.clock.begin()
        if self._says_saved:
            # "Saved" must not stand over answers that are not.
            self.say("")
        self._follow()

    def _follow(self) -> None:
        if self.step in self.pages:
            self.pages[self.step].refresh()
        self.rail.refresh()
        self.foot.strip.refresh()
        if not self.is_covered:
            self.commands.follow_session()

    def _hide_behind(self) -> None:
        self.stack.set_aside()
        self.tools.hide()

    def _come_back(self) -> None:
        self.tools.show()
        QTimer.singleShot(0, self, self._fit)
        self.go_to(self.step)

    def _follow_theme(self) -> None:
        retint(self)
        self.commands.follow_theme(self.theme.percent)
        self._fit()
        self.foot.fit(self.theme.percent)
        self._follow()

    def _follow_view(self) -> None:
        self.commands.follow_view()
        self.foot.strip.setVisible(not self.session.patient_view)
        self._fit()

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
            self.file.safe = blank_conversation(settings)
            self.session.replace(self.file.safe)
        with busy():
            self.theme.use(name=settings.theme, percent=settings.text_percent)
        if self.settings_problem:
            self.say(self.settings_problem)
            return
        try:
            save_settings(settings)
        except UserError as error:
            self.say(_("Your settings are in use but were not saved. {why}").format(why=error))

    # What Qt asks

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab goes as one reads."""
        self._reading_order.follow()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses what has the focus, as Space does."""
        press_focused(self, event)
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask first when something is not saved."""
        event.setAccepted(self.file.may_leave())
        if event.isAccepted() and self.front is not None:
            self.front.locking.close()

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
        self.rail.fit(self.width(), _READING * self.theme.percent // 100)


def _alert() -> QLabel:
    made = label("", "body")
    made.setObjectName("alert")
    made.setContentsMargins(GRID, GRID, GRID, GRID)
    made.hide()
    return made
