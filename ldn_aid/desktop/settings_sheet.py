"""The clinic's settings: applied as they are typed, kept in one file, nothing about any patient."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from ldn_aid.desktop.pharmacy_list import PharmacyList
from ldn_aid.desktop.sheet import Sheet
from ldn_aid.desktop.theme import TEXT_SIZES
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.beside import beside
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.columns import columns_of
from ldn_aid.desktop.widgets.titled import LONGEST_LINE, line_edit, titled
from ldn_aid.i18n import _
from ldn_aid.store.evidence_in_use import INSTALLED
from ldn_aid.store.settings import Settings

_PAUSE_MS = 400
"""After the last letter, before what was typed is kept."""
_LONGEST_TEXT, _MOST_CLINICIANS = 10_000, 50


class SettingsSheet(Sheet):
    """*change* takes the settings that changed, by name, and keeps them; see ``Window.change_settings``.

    ``keeping_wanted`` says that how conversations are kept is to be thought over; the sheet is then closed.
    """

    keeping_wanted = Signal()

    def __init__(self, settings: Settings, change: Callable[..., None], parent: QWidget) -> None:
        super().__init__(_("Settings"), parent, 860, 680)
        self._change = change
        self._typed: dict[str, object] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        for card in (
            self._look(settings),
            self._clinic(settings),
            self._costs(settings),
            self._numbers(settings),
            self._keeping(settings),
            self._evidence(settings),
        ):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def done(self, result: int) -> None:
        """Keep what was typed last, however the sheet is closed."""
        self._keep()
        super().done(result)

    def _keep(self) -> None:
        self._pause.stop()
        typed, self._typed = self._typed, {}
        if typed:
            self._change(**typed)

    def _later(self, name: str, value: object) -> None:
        self._typed[name] = value
        self._pause.start()

    def _look(self, settings: Settings) -> Card:
        themes = [
            ("system", _("As the computer")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("High contrast")),
        ]
        sizes = [(size, _("{percent} %").format(percent=size)) for size in TEXT_SIZES]
        papers = [("letter", _("Letter")), ("a4", _("A4"))]
        talk = [(True, _("Show")), (False, _("Hide"))]
        card = Card(_("Look"))
        for name, question, choices in (
            ("theme", _("Colors"), themes),
            ("text_percent", _("Text size"), sizes),
            ("what_to_say", _("A line to say at each step"), talk),
            ("paper", _("Paper"), papers),
        ):
            group = AnswerGroup(question, choices)
            group.mark((getattr(settings, name),))
            group.picked.connect(partial(self._pick, name, group))
            card.add(beside(label(question, "h3"), group))
        return card

    def _pick(self, name: str, group: AnswerGroup, value: object) -> None:
        group.mark((value,))
        self._typed.pop(name, None)
        self._change(**{name: value})

    def _clinic(self, settings: Settings) -> Card:
        card = Card(_("Clinic"), _("Filled in at the first step of every new conversation."))
        card.add(
            columns_of(
                self._line("clinic", _("Clinic"), settings.clinic),
                self._line("clinic_phone", _("Telephone"), settings.clinic_phone),
            ),
            self._text(
                "clinicians",
                _("Clinicians, one a line; filled in where there is only one"),
                "\n".join(settings.clinicians),
                _lines,
            ),
        )
        return card

    def _costs(self, settings: Settings) -> Card:
        card = Card(_("Costs and pharmacies here"))
        card.add(
            self._text(
                "local_costs", _("What the options cost here, in your words"), settings.local_costs, str
            ),
            label(_("Pharmacies that make up LDN"), "h3"),
            PharmacyList(settings.pharmacies, partial(self._later, "pharmacies")),
        )
        return card

    def _numbers(self, settings: Settings) -> Card:
        card = Card(_("Numbers to call"), _("Printed on what the patient takes home."))
        for name, title in (
            ("emergency_number", _("Emergency")),
            ("crisis_line", _("Crisis line")),
            ("poison_line", _("Poison line")),
        ):
            card.add(self._line(name, title, getattr(settings, name)))
        return card

    def _keeping(self, settings: Settings) -> Card:
        state = {
            "encrypted": _("They are kept on this laptop, encrypted."),
            "nothing": _("Nothing is kept on this laptop."),
        }.get(settings.keep, _("Not chosen yet: nothing is kept."))
        change = QPushButton(_("Change how conversations are kept…"))
        change.clicked.connect(self.accept)
        change.clicked.connect(self.keeping_wanted)
        card = Card(_("Keeping conversations"), state)
        card.add(change)
        return card

    def _evidence(self, settings: Settings) -> Card:
        card = Card(
            _("Evidence"),
            _("From the next start on. A pack that cannot be used is never taken, and the window says so."),
        )
        title = _("Or the folder of a pack of your own")
        packs = [("", _("The one that came with LDN Aid")), (INSTALLED, _("Installed from a signed file"))]
        group = AnswerGroup(_("Evidence"), packs)
        group.mark((settings.evidence,))
        own = "" if settings.evidence in ("", INSTALLED) else settings.evidence
        folder = line_edit(title, own, partial(self._own_pack, group))
        group.picked.connect(partial(self._pick, "evidence", group))
        group.picked.connect(folder.clear)
        card.add(group, titled(title, folder))
        return card

    def _own_pack(self, group: AnswerGroup, folder: str) -> None:
        group.mark((folder.strip(),))
        self._later("evidence", folder.strip())

    def _line(self, name: str, title: str, text: str) -> QWidget:
        return titled(title, line_edit(title, text, partial(self._later, name)))

    def _text(self, name: str, title: str, text: str, read: Callable[[str], object]) -> QWidget:
        edit = QPlainTextEdit(text)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(title)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 4 + 28)
        edit.textChanged.connect(partial(self._text_changed, name, edit, read))
        return titled(title, edit)

    def _text_changed(self, name: str, edit: QPlainTextEdit, read: Callable[[str], object]) -> None:
        self._later(name, read(edit.toPlainText()[:_LONGEST_TEXT]))


def _lines(text: str) -> tuple[str, ...]:
    lines = (line.strip()[:LONGEST_LINE] for line in text.splitlines())
    return tuple(line for line in lines if line)[:_MOST_CLINICIANS]
