"""The other questions of the medicines step that a pasted list answers: seen and ticked before anything is added."""

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import put_in
from ldn_aid.i18n import _
from ldn_aid.medicines.list_answers import ListAnswers
from ldn_aid.safety.rules import wording

_HALF_A_ROW = 30
"""Pixels of the next row that show that there is more."""
_SLACK = 6
""" So that nothing scrolls where everything has room."""
_ACETAMINOPHEN_OR_NSAIDS = "acetaminophen_or_nsaids"


class ListAnswersBox(QWidget):
    """A tick for each answer that the list suggests; ticked at first, and taken away only by a person."""

    def __init__(self) -> None:
        super().__init__()
        self._answers = ListAnswers()
        self._left_out: set[object] = set()
        self._group: AnswerGroup | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(
            label(_("The list answers these questions of the page too. What is ticked here is ticked there; look over the rest of them afterwards."), "hint")
        )  # fmt: skip
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(self._area)
        self.hide()

    def show_answers(self, answers: ListAnswers) -> None:
        """Offer *answers*; one that was unticked stays so."""
        if answers == self._answers:
            return
        self._answers = answers
        if self._group is not None:
            self._group.deleteLater()
            self._group = None
        if answers:
            self._group = AnswerGroup(_("Tick on the page too"), _choices(answers), many=True)
            self._group.picked.connect(self._picked)
            policy = self._group.sizePolicy()
            # Else the scroll area gives it the height of one column.
            policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
            self._group.setSizePolicy(policy)
            put_in(self._area, self._group)
            self._mark()
            self._fit()
        self.setVisible(bool(answers))

    def chosen(self) -> ListAnswers:
        """The answers that are ticked."""
        answers, out = self._answers, self._left_out
        return ListAnswers(
            classes=tuple(name for name in answers.classes if f"class.{name}" not in out),
            forgotten=tuple(use for use in answers.forgotten if f"forgotten.{use.kind}" not in out),
            acetaminophen_or_nsaids=answers.acetaminophen_or_nsaids and _ACETAMINOPHEN_OR_NSAIDS not in out,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As high as the ticks need at this width, up to two rows and a bit: with large text the rest scrolls."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._group is not None:
            row = self._group.minimumSizeHint().height()
            needed = max(row, self._group.heightForWidth(self.width())) + _SLACK
            self._area.setFixedHeight(min(needed, 2 * row + _HALF_A_ROW))

    def _picked(self, value: Hashable) -> None:
        self._left_out ^= {value}
        self._mark()

    def _mark(self) -> None:
        if self._group is not None:
            self._group.mark([value for value in self._group.buttons if value not in self._left_out])


def _choices(answers: ListAnswers) -> list[tuple[object, str]]:
    """Every suggested answer, in the words of the page."""
    forgotten, classes = wording("gate")["forgotten"], wording("facts")["names"]
    found: list[tuple[object, str]] = [
        (f"forgotten.{use.kind}", forgotten[use.kind]) for use in answers.forgotten
    ]
    found += [(f"class.{name}", classes[f"class.{name}"]) for name in answers.classes]
    if answers.acetaminophen_or_nsaids:
        found.append((_ACETAMINOPHEN_OR_NSAIDS, _("Acetaminophen or an NSAID: yes")))
    return found
