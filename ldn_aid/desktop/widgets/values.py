"""What matters most: choose three, put them in order by button or key, weigh each; before any option is shown."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.fit import weight_label
from ldn_aid.conversation.sections import Importance
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.answers import ChoiceRow
from ldn_aid.desktop.widgets.cards import Inset, label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.fold import Fold
from ldn_aid.i18n import _
from ldn_aid.terms import ValueAttribute

MOST = 3
"""How many things can matter most."""


class ChooseThree(QWidget):
    """The things that can matter, and what each of them means."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        texts = page.session.pack.attribute_text
        choices = [(attribute, texts[attribute].name) for attribute in ValueAttribute]
        self.group = AnswerGroup("", choices, many=True)
        self.group.setAccessibleName(_("Choose the three things that matter most"))
        for attribute in ValueAttribute:
            button = self.group.buttons[attribute]
            button.setToolTip(texts[attribute].explain)
            button.setAccessibleDescription(texts[attribute].explain)
        self.group.picked.connect(self._toggle)
        self._count = label("", "hint")
        lines = [
            label(_("{name}: {meaning}").format(name=texts[each].name, meaning=texts[each].explain))
            for each in ValueAttribute
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.group, self._count, Fold(_("What do these mean?"), *lines)):
            column.addWidget(widget)

    def show_chosen(self) -> None:
        """Mark what was chosen; the rest waits once there are three."""
        chosen = [one.attribute for one in self._page.session.conversation.goals.matters]
        for attribute, button in self.group.buttons.items():
            button.setEnabled(attribute in chosen or len(chosen) < MOST)
        self.group.mark(chosen)
        self._count.setText(
            _("{count} of 3 chosen. Press a chosen one again to change your mind.").format(count=len(chosen))
        )

    def _toggle(self, attribute: object) -> None:
        matters = self._page.session.conversation.goals.matters
        kept = tuple(one for one in matters if one.attribute != attribute)
        if len(kept) == len(matters) and isinstance(attribute, ValueAttribute):
            kept = (*matters, Importance(attribute=attribute))
        self._page.session.edit("goals.matters", kept)


class OrderAndWeigh(QWidget):
    """The chosen things, the most important first; Alt+Up and Alt+Down move the one that has the keyboard."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._none = label(_("Choose what matters first; then it stands here."), "hint")
        column.addWidget(self._none)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(GRID * 3 // 2)
        column.addLayout(self._boxes)

    def show_chosen(self) -> None:
        """As many boxes as things chosen, in their order."""
        matters = self._page.session.conversation.goals.matters
        self._page.match_rows(self._rows, len(matters), self._boxes, self._row)
        self._none.setVisible(not matters)
        for place, (row, importance) in enumerate(zip(self._rows, matters, strict=True)):
            name = self._page.session.pack.attribute_text[importance.attribute].name
            row.card.rename(f"{place + 1}. {name}")
            row.card.setAccessibleName(name)

    def _row(self, place: int) -> Row:
        weights = [(weight, weight_label(weight)) for weight in range(1, 6)]
        field = ChoiceRow(self._page.session, f"goals.matters.{place}.weight", weights, _("How much?"))
        up, down = QPushButton(_("Move up")), QPushButton(_("Move down"))
        up.setAccessibleName(_("Move number {number} up").format(number=place + 1))
        down.setAccessibleName(_("Move number {number} down").format(number=place + 1))
        for button, icon, by in ((up, "up", -1), (down, "down", 1)):
            button.setObjectName("quiet")
            set_icon(button, icon)
            button.clicked.connect(partial(self._move, place, by))
        box = _Movable(partial(self._move, place))
        box.add(self._page.bind(field), flow_of(up, down))
        return Row(box, [field])

    def _move(self, place: int, by: int, _checked: bool = False) -> None:
        matters = list(self._page.session.conversation.goals.matters)
        other = place + by
        if 0 <= other < len(matters):
            focused = self.window().focusWidget()
            within = self._controls(place).index(focused) if focused in self._controls(place) else None
            matters[place], matters[other] = matters[other], matters[place]
            self._page.session.edit("goals.matters", tuple(matters))
            if within is not None:
                # What was moved keeps the keyboard, so that it can be moved on.
                self._controls(other)[within].setFocus(Qt.FocusReason.TabFocusReason)
            name = self._page.session.pack.attribute_text[matters[other].attribute].name
            say_aloud(self, _("{name}: number {number} now").format(name=name, number=other + 1))

    def _controls(self, place: int) -> list[QPushButton]:
        return self._rows[place].card.findChildren(QPushButton)


class _Movable(Inset):
    """A box that Alt+Up and Alt+Down move."""

    def __init__(self, move: "partial[None]") -> None:
        super().__init__()
        self._move = move

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(by)
        else:
            super().keyPressEvent(event)
