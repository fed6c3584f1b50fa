"""The questions the patient still has, one line each."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.reading_order import read_in_order
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Inset, label
from ldn_aid.desktop.widgets.flow import empty
from ldn_aid.desktop.widgets.remove_button import remove_button
from ldn_aid.i18n import _

_MOST = 30


class QuestionList(QWidget):
    """The entries of ``discussion.questions``; Enter in the line adds one, and so does leaving it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        column.addLayout(self._list)
        self._line = QLineEdit()
        self._line.setMaxLength(300)
        self._line.setAccessibleName(_("A new question"))
        self._line.setPlaceholderText(_("Type a question and press Enter"))
        self._line.editingFinished.connect(self._add)
        add = QPushButton(_("Add"))
        add.setAccessibleName(_("Add the question"))
        set_icon(add, "add")
        add.clicked.connect(self._add)
        column.addWidget(apart(self._line, add))

    def show_entries(self) -> None:
        """Draw them afresh when they changed."""
        questions = self._session.conversation.discussion.questions
        if questions == self._shown:
            return
        self._shown = questions
        empty(self._list)
        for place, question in enumerate(questions):
            name = _("Remove question {number}").format(number=place + 1)
            remove = remove_button(name, self._remove, place)
            row = Inset()
            row.column.setContentsMargins(2 * GRID, GRID // 2, GRID // 2, GRID // 2)
            row.add(apart(label(question), remove))
            self._list.addWidget(row)
        read_in_order(self)

    def _add(self) -> None:
        text = self._line.text().strip()
        if text:
            questions = self._session.conversation.discussion.questions
            self._line.clear()
            self._session.edit("discussion.questions", (*questions, text)[:_MOST])

    def _remove(self, place: int) -> None:
        questions = self._session.conversation.discussion.questions
        self._session.edit("discussion.questions", (*questions[:place], *questions[place + 1 :]))
