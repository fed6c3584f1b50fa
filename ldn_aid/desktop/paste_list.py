"""Paste a medication list: what each line was read as, to untick or to mend before anything is added."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ldn_aid.conversation.medicine_list import with_answers, with_medicines
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.desktop.dialog import Dialog
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label, result_text
from ldn_aid.desktop.widgets.list_answers import ListAnswersBox
from ldn_aid.desktop.widgets.ticked_lines import TickedLines
from ldn_aid.errors import UserError
from ldn_aid.i18n import _, ngettext, plain_number
from ldn_aid.medicines.list_answers import answers_of
from ldn_aid.medicines.medication_list import MedicationLine, read_list
from ldn_aid.safety.mme import entry_mme

_SHARE = 0.94
"""Of the window, in width and height."""
_COLUMNS = (0.34, 0.23, 0.13)
"""Shares of the width; the last column takes the rest."""
_PAUSE_MS = 250
"""After the last keystroke, before the list is read again."""


class PasteList(Dialog):
    """The pasted text above, every line as read below; "Add" puts the ticked ones into the conversation at once.

    A line is mended where it stands, in the text; the reading follows.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[MedicationLine, ...] = ()
        self.setWindowTitle(_("Paste a medication list"))
        self.resize(parent.window().size() * _SHARE)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The list, one medicine a line"))
        self.text.setPlaceholderText(_("Paste the list here: from the record, the pharmacy or a letter."))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._wait)
        self.lines = _table()
        self.lines.itemChanged.connect(self._count)
        self.said = result_text("", _("The list as a whole"))
        self.answers = ListAnswersBox()
        self.add = QPushButton()
        self.add.setObjectName("primary")
        self.add.clicked.connect(self._add)
        leave = QPushButton(_("Cancel"))
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._hint = label(
            _("Nothing is guessed: a name that is not known stays as it is and is not checked."), "hint"
        )
        column.addWidget(self._hint)
        column.addWidget(self.text, 1)
        column.addWidget(self.lines, 3)
        column.addWidget(self.said)
        column.addWidget(self.answers)
        column.addLayout(buttons)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._add)
        self._count()

    def read(self) -> None:
        """Read the text and show every line of it."""
        self._pause.stop()
        problem = ""
        try:
            self._lines = read_list(self.text.toPlainText(), self._session.today)
        except UserError as error:
            self._lines, problem = (), str(error)
        self.lines.blockSignals(True)
        self.lines.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for place, item in enumerate(_items(line)):
                self.lines.setItem(row, place, item)
        self.lines.blockSignals(False)
        # With large text every line counts: what was read has the room that the first words had.
        self._hint.setVisible(not self._lines)
        self._fit()
        if self._lines and self.lines.currentRow() < 0:
            self.lines.setCurrentCell(0, 0)
        self._count()
        if problem:
            self._say(problem)

    def ticked(self) -> tuple[MedicationLine, ...]:
        """The lines that are to be added."""
        checked = Qt.CheckState.Checked
        return tuple(
            line
            for row, line in enumerate(self._lines)
            if line.entry and (item := self.lines.item(row, 0)) and item.checkState() == checked
        )

    def _wait(self) -> None:
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Columns keep their shares."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Rows as high as their words at the columns' width."""
        for place, share in enumerate(_COLUMNS):
            self.lines.setColumnWidth(place, int(self.lines.viewport().width() * share))
        self.lines.resizeRowsToContents()

    def _count(self, _item: QTableWidgetItem | None = None) -> None:
        chosen = self.ticked()
        self.answers.show_answers(answers_of(chosen, self._session.conversation.medicines))
        unread = sum(not line.recognition.recognised for line in chosen)
        self.add.setText(
            ngettext("Add {number} medicine", "Add {number} medicines", len(chosen)).format(
                number=len(chosen)
            )
        )
        self.add.setEnabled(bool(chosen))
        self._say(
            ngettext(
                "{number} line was not recognised and is not checked.",
                "{number} lines were not recognised and are not checked.",
                unread,
            ).format(number=unread)
            if unread
            else ""
        )

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _add(self) -> None:
        if self._pause.isActive():
            self.read()
        chosen = self.ticked()
        if not chosen:
            return
        opioids = tuple(line.entry for line in chosen if line.entry and line.recognition.opioid)
        others = tuple(line.entry for line in chosen if line.entry and not line.recognition.opioid)
        medicines = with_medicines(self._session.conversation.medicines, opioids, others)
        answers = self.answers.chosen()
        medicines = with_answers(
            medicines,
            answers.classes,
            answers.forgotten,
            acetaminophen_or_nsaids=answers.acetaminophen_or_nsaids,
        )
        self._session.edit("medicines", medicines)
        self.accept()


def _table() -> QTableWidget:
    """One row a line: the line with its tick, what it was read as, how much a day, what to know."""
    lines = QTableWidget(0, 4)
    lines.setAccessibleName(_("What each line was read as"))
    lines.setHorizontalHeaderLabels([_("Add"), _("Read as"), _("A day"), _("To know")])
    lines.verticalHeader().hide()
    lines.setTabKeyNavigation(False)
    lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    lines.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    lines.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    lines.setTextElideMode(Qt.TextElideMode.ElideNone)
    header = lines.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    lines.setItemDelegate(TickedLines(lines))
    return lines


def _items(line: MedicationLine) -> list[QTableWidgetItem]:
    if line.entry is None:
        texts = [line.line, _("not a medicine taken"), "", line.note]
    else:
        texts = [line.line, _read_as(line), _a_day(line, line.entry), line.note]
    items = [QTableWidgetItem(text) for text in texts]
    for item in items:
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop)
    if line.entry is not None:
        # A name that is not known may be an opioid: it is left out only by the person.
        items[0].setCheckState(Qt.CheckState.Checked)
    if line.entry is not None and line.recognition.opioid is not False:
        font = items[1].font()
        font.setBold(True)
        items[1].setFont(font)
    return items


def _read_as(line: MedicationLine) -> str:
    if not line.recognition.recognised:
        return _("not recognised")
    names = ", ".join(line.recognition.ingredients)
    return _("{names} (opioid)").format(names=names) if line.recognition.opioid else names


def _a_day(line: MedicationLine, entry: MedicineEntry) -> str:
    """MME for an opioid, mg for other medicines; "not counted" where the line does not say enough."""
    if line.recognition.opioid:
        item = entry_mme(entry)
        return _("not counted") if item.mme is None else _("{mme} MME").format(mme=plain_number(item.mme))
    if not line.mg_per_day:
        return _("not counted") if line.recognition.recognised else ""
    return ", ".join(_("{mg} mg").format(mg=plain_number(mg)) for _name, mg in line.mg_per_day)
