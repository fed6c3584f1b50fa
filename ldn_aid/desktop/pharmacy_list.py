"""The pharmacies that make up LDN, as the clinic knows them: one box each, in the settings."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.icons import set_icon
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Inset
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.flow import empty, flow_of
from ldn_aid.desktop.widgets.remove_button import remove_button
from ldn_aid.desktop.widgets.titled import line_edit, titled
from ldn_aid.i18n import _
from ldn_aid.store.settings import Pharmacy

_MOST = 20


class PharmacyList(QWidget):
    """*changed* takes the pharmacies of which anything is known, after every letter."""

    def __init__(
        self, pharmacies: Sequence[Pharmacy], changed: Callable[[tuple[Pharmacy, ...]], None]
    ) -> None:
        super().__init__()
        self._pharmacies, self._changed = list(pharmacies), changed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(GRID * 3 // 2)
        column.addLayout(self._boxes)
        add = QPushButton(_("Add a pharmacy"))
        set_icon(add, "add")
        add.clicked.connect(self._add)
        column.addWidget(flow_of(add))
        self._show()

    def _show(self) -> None:
        empty(self._boxes)
        for place, pharmacy in enumerate(self._pharmacies):
            box = Inset()
            fields = []
            for name, title in (
                ("name", _("Pharmacy")),
                ("phone", _("Telephone")),
                ("note", _("What it costs, how it is sent")),
            ):
                typed = partial(self._edited, place, name)
                edit = line_edit(f"{title} {place + 1}", getattr(pharmacy, name), typed)
                fields.append(titled(title, edit))
            name = _("Remove pharmacy {number}").format(number=place + 1)
            box.add(columns_of(*fields[:2]), apart(fields[2], remove_button(name, self._remove, place)))
            self._boxes.addWidget(box)

    def _edited(self, place: int, name: str, text: str) -> None:
        self._pharmacies[place] = self._pharmacies[place].model_copy(update={name: text})
        self._tell()

    def _tell(self) -> None:
        self._changed(tuple(one for one in self._pharmacies if any((one.name, one.phone, one.note))))

    def _add(self, _checked: bool = False) -> None:
        if len(self._pharmacies) < _MOST:
            self._pharmacies.append(Pharmacy(name=""))
            self._show()

    def _remove(self, place: int) -> None:
        del self._pharmacies[place]
        self._tell()
        self._show()
