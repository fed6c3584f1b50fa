"""What was tried before: what, how long, whether it helped, why it was stopped."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.page import Page, Row
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answers import ChoiceRow, Field
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Inset, label
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.remove_button import remove_button
from ldn_aid.desktop.widgets.single_press import SinglePress
from ldn_aid.desktop.widgets.text_fields import TextLine
from ldn_aid.i18n import _
from ldn_aid.summary.wording import helped_label


class TreatmentsTried(QWidget):
    """The entries of ``pain.tried``, one box each; empty says so, and is no answer."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(GRID * 3 // 2)
        column.addLayout(self._boxes)
        self._none = label(_("Nothing listed yet."), "hint")
        column.addWidget(self._none)
        add = SinglePress(_("Add a treatment"))
        set_icon(add, "add")
        add.clicked.connect(self._add)
        column.addWidget(flow_of(add))

    def show_entries(self) -> None:
        """As many boxes as entries."""
        count = len(self._page.session.conversation.pain.tried)
        self._page.match_rows(self._rows, count, self._boxes, self._row)
        self._none.setVisible(not count)

    def _row(self, place: int) -> Row:
        session, base = self._page.session, f"pain.tried.{place}"
        helped = [(key, helped_label(key)) for key in ("no", "a_little", "a_lot", "unsure")]
        what, how_long, did_it_help, why_stopped = fields = [
            TextLine(session, f"{base}.what", _("Treatment {number}").format(number=place + 1)),
            TextLine(session, f"{base}.how_long", _("For how long?")),
            ChoiceRow(session, f"{base}.helped", helped, _("Did it help?")),
            TextLine(session, f"{base}.why_stopped", _("Why did you stop?")),
        ]
        name = _("Remove treatment {number}").format(number=place + 1)
        remove = remove_button(name, self._remove, place)
        for field in fields:
            self._page.bind(field)
        box = Inset()
        box.setAccessibleName(_("Treatment {number}").format(number=place + 1))
        box.add(columns_of(what, how_long), did_it_help, apart(why_stopped, remove))
        bound: list[Field] = list(fields)
        return Row(box, bound)

    def _add(self) -> None:
        session = self._page.session
        session.edit("pain.tried", (*session.conversation.pain.tried, TriedTreatment(what="")))
        first = self._rows[-1].fields[0] if self._rows else None
        if isinstance(first, TextLine):
            first.edit.setFocus()

    def _remove(self, place: int) -> None:
        tried = self._page.session.conversation.pain.tried
        self._page.session.edit("pain.tried", (*tried[:place], *tried[place + 1 :]))
