"""The step rail: where we are, what is done, what is still missing (a hint, never an error)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.steps import missing, step_title
from ldn_aid.desktop.icons import set_icon
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
        captions = {Step.START: _("About you"), Step.OPTIONS: _("Compare"), Step.FIT: _("Choose")}
        self._captions: list[QLabel] = []
        self.buttons: dict[Step, QPushButton] = {}
        for number, step in enumerate(Step, 1):
            if step in captions:
                self._captions.append(label(captions[step], "caption"))
                column.addWidget(self._captions[-1])
            button = QPushButton(step_title(step))
            button.setObjectName("rail-step")
            button.setToolTip(f"Ctrl+{number}")
            button.clicked.connect(partial(self._clicked, step))
            set_icon(button, "step-open")
            column.addWidget(button)
            self.buttons[step] = button
        column.addStretch(1)
        self.hint: QLabel = label("", "caption")
        column.addWidget(self.hint)
        self._minutes: QLabel = label("", "caption")
        self._minutes.hide()
        column.addWidget(ClinicianOnly(session, self._minutes))
        self._column = column
        self.current = Step.START
        self.fit()

    def fit(self) -> None:
        """As wide as the longest step at the text size in use."""
        for widget in (self._name, *self.buttons.values()):
            widget.ensurePolished()
        widest = max(widget.sizeHint().width() for widget in (self._name, *self.buttons.values()))
        self.setFixedWidth(max(_NARROWEST, widest + 4 * GRID))
        for caption in self._captions:
            caption.setVisible(self.fontMetrics().height() < _LARGE)

    def show_below(self, widget: QWidget) -> None:
        """Let *widget* stand at the foot."""
        self._column.addWidget(widget)

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
        """What a screen reader says of a step."""
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
