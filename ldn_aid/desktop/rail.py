"""The step rail: where we are, what is done, what is still missing (a hint, never an error).

Where the text is so large, or the window so narrow, that the page beside it would lack room, it folds to numbers.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.steps import missing, step_title
from ldn_aid.desktop.icons import icon_size, set_icon
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.clinician_only import ClinicianOnly
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import Step

_NAMED = 2
_NARROWEST = 208
_LARGE = 26
"""Height of a line of text, pixels, from which on the captions make room for the steps."""


class Rail(QWidget):
    """One button a step; any step can be opened at any time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(2)
        self._name = label("LDN Aid", "h1")
        self._name.setWordWrap(False)
        column.addWidget(self._name)
        self.unfold = QPushButton()
        self.unfold.setObjectName("rail-step")
        self.unfold.clicked.connect(self._unfold_clicked)
        self.unfold.hide()
        column.addWidget(self.unfold)
        captions = {Step.START: _("About you"), Step.OPTIONS: _("Compare"), Step.FIT: _("Choose")}
        self._captions: list[QLabel] = []
        self.buttons: dict[Step, QPushButton] = {}
        for step in Step:
            if step in captions:
                self._captions.append(label(captions[step], "caption"))
                column.addWidget(self._captions[-1])
            button = QPushButton(step_title(step))
            button.setObjectName("rail-step")
            button.clicked.connect(partial(self._clicked, step))
            column.addWidget(button)
            self.buttons[step] = button
        column.addStretch(1)
        self.hint: QLabel = label("", "caption")
        column.addWidget(self.hint)
        self._minutes: QLabel = label("", "caption")
        self._minutes.hide()
        self._clock = ClinicianOnly(session, self._minutes)
        column.addWidget(self._clock)
        self.state: QLabel = label("", "caption")
        column.addWidget(self.state)
        self._state_words = ("", "")
        self.current = Step.START
        self.is_folded = self._is_tight = self._was_opened = self._is_alarmed = False
        self._room: tuple[int, int] = (0, 0)

    def fit(self, room: int, reading: int) -> None:
        """Name the steps where the page, beside their names, has *reading* pixels of the *room*; else number them.

        Somebody may open the names all the same, until the room or the text size changes.
        """
        self._was_opened = self._was_opened and self._room == (room, reading)
        self._room = room, reading
        self._is_tight = room - self._named_width() < reading
        self._fold()

    def _named_width(self) -> int:
        names = [self._name, *self.buttons.values()]
        for widget in names:
            widget.ensurePolished()
        texts = max(self.fontMetrics().horizontalAdvance(step_title(step)) for step in Step)
        frame = icon_size().width() + 4 * GRID
        return max(_NARROWEST, self._name.sizeHint().width() + 2 * GRID, texts + frame + 3 * GRID)

    def _fold(self) -> None:
        self.is_folded = self._is_tight and not self._was_opened and not self._is_alarmed
        words = not self.is_folded
        for number, (step, button) in enumerate(self.buttons.items(), 1):
            button.setText(step_title(step) if words else str(number))
        self._name.setVisible(not self._is_tight)
        self.unfold.setVisible(self._is_tight and not self._is_alarmed)
        if self._is_tight:
            self._name_unfold(words)
        for caption in self._captions:
            caption.setVisible(words and self.fontMetrics().height() < _LARGE)
        self.hint.setVisible(words)
        self._clock.setVisible(words and not self._session.patient_view)
        self._show_state()
        self.setFixedWidth(self._named_width() if words else self._numbered_width())

    def _name_unfold(self, opened: bool) -> None:
        self.unfold.setText(_("Steps") if opened else "")
        self.unfold.setAccessibleName(
            _("Show the steps as numbers") if opened else _("Show the steps by name")
        )
        self.unfold.setToolTip(self.unfold.accessibleName())
        set_icon(self.unfold, "left" if opened else "right")

    def _numbered_width(self) -> int:
        brief = max(map(self.state.fontMetrics().horizontalAdvance, self._state_words[1].split()), default=0)
        number = self.fontMetrics().horizontalAdvance("0") + icon_size().width() + 3 * GRID
        return max(number, brief + 2 * GRID) + 2 * GRID

    def show_state(self, text: str, brief: str, *, failed: bool) -> None:
        """Say at the foot whether the answers are kept: *brief* where it is folded; it never folds over a failure."""
        self._state_words = text, brief
        name = "alert" if failed else "caption"
        if self.state.objectName() != name:
            self.state.setObjectName(name)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
        self._is_alarmed = failed
        self._fold()

    def _show_state(self) -> None:
        text, brief = self._state_words
        self.state.setText(brief if self.is_folded else text)
        self.state.setToolTip(text if self.is_folded else "")
        self.state.setAccessibleName(text)

    def _unfold_clicked(self, _checked: bool = False) -> None:
        self._was_opened = not self._was_opened
        self._fold()

    def show_minutes(self, minutes: int) -> None:
        """How long this conversation has taken so far: a hint for the clinician, who has ten."""
        self._minutes.setText(
            ngettext("{count} minute so far", "{count} minutes so far", minutes).format(count=minutes)
        )
        self._minutes.setVisible(minutes > 0)

    def refresh(self) -> None:
        """Mark the current step, the finished ones, and what the current one lacks."""
        lacks = missing(self._session.conversation)
        for number, (step, button) in enumerate(self.buttons.items(), 1):
            here = step is self.current
            if button.property("here") is not here:
                # No check box, to a screen reader either: where one is, not what was ticked.
                button.setProperty("here", here)
                button.style().unpolish(button)
                button.style().polish(button)
            done = not lacks[step] and step is not Step.SUMMARY
            icon = "step-done" if done else "step-here" if here else "step-open"
            if button.property("icon-name") != icon:
                set_icon(button, icon)
            self._tell(button, number, step, lacks[step])
        open_items = lacks[self.current]
        large = self.fontMetrics().height() >= _LARGE
        self.hint.setText(_open_count(open_items) if large else _open_words(open_items))

    def _tell(self, button: QPushButton, number: int, step: Step, open_items: tuple[str, ...]) -> None:
        """What a screen reader says of a step, and what the pointer is told."""
        parts = [_("Step {number} of {all}").format(number=number, all=len(Step)), step_title(step)]
        if open_items:
            count = len(open_items)
            parts.append(ngettext("{count} thing open", "{count} things open", count).format(count=count))
        elif step is not Step.SUMMARY:
            parts.append(_("done"))
        if step is self.current:
            parts.append(_("you are here"))
        button.setAccessibleName(", ".join(parts))
        button.setAccessibleDescription(", ".join(open_items))
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{step_title(step)} ({keys})"
        button.setToolTip("\n".join(filter(None, (tip, _open_words(open_items)))))

    def _clicked(self, step: Step, _checked: bool = False) -> None:
        self._session.go_to.emit(step)


def _open_count(items: tuple[str, ...]) -> str:
    """How much a step still lacks, where large text has no room for more."""
    count = len(items)
    return ngettext("{count} thing open", "{count} things open", count).format(count=count) if items else ""


def _open_words(items: tuple[str, ...]) -> str:
    """What a step still lacks: the first few by name, for the rail has room for no more."""
    if not items:
        return ""
    named, rest = ", ".join(items[:_NAMED]), len(items) - _NAMED
    if rest <= 0:
        return _("Still open here: {items}.").format(items=named)
    more = ngettext("{count} more", "{count} more", rest).format(count=rest)
    return _("Still open here: {items}, and {more}.").format(items=named, more=more)
