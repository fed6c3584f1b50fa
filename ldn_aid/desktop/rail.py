"""The step rail: where we are, what is done, what is still missing (a hint, never an error)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.steps import missing, step_title
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import Step

_NARROWEST = 210


class Rail(QWidget):
    """One button a step; any step can be opened at any time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(4)
        self._name = label("LDN Aid", "h1")
        self._name.setWordWrap(False)
        column.addWidget(self._name)
        self.buttons: dict[Step, QPushButton] = {}
        for number, step in enumerate(Step, 1):
            button = QPushButton(f"{number}  {step_title(step)}")
            button.setObjectName("rail-step")
            button.setCheckable(True)
            button.clicked.connect(partial(self._clicked, step))
            column.addWidget(button)
            self.buttons[step] = button
        column.addStretch(1)
        self.hint: QLabel = label("", "hint")
        column.addWidget(self.hint)
        self.current = Step.START
        self.fit()

    def fit(self) -> None:
        """As wide as the longest step at the text size in use."""
        for widget in (self._name, *self.buttons.values()):
            widget.ensurePolished()
        widest = max(widget.sizeHint().width() for widget in (self._name, *self.buttons.values()))
        self.setFixedWidth(max(_NARROWEST, widest + 4 * GRID))

    def refresh(self) -> None:
        """Mark the current step, the finished ones, and what the current one lacks."""
        lacks = missing(self._session.conversation)
        for number, (step, button) in enumerate(self.buttons.items(), 1):
            button.setChecked(step is self.current)
            done = not lacks[step] and step is not Step.SUMMARY
            title = step_title(step)
            button.setText(f"{'✓' if done else number}  {title}")
            count = len(lacks[step])
            state = _("done") if done else ngettext("{count} open", "{count} open", count).format(count=count)
            button.setAccessibleName(
                _("Step {number}, {title}: {state}").format(number=number, title=title, state=state)
            )
        open_items = lacks[self.current]
        self.hint.setText(
            _("Still open here: {items}.").format(items=", ".join(open_items)) if open_items else ""
        )

    def _clicked(self, step: Step, _checked: bool = False) -> None:
        self._session.go_to.emit(step)
