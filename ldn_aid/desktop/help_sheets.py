"""Two sheets of help: the keys (F1), and what the medical words mean (Shift+F1)."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ldn_aid.desktop.sheet import Sheet
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import Card, label, result_text
from ldn_aid.desktop.widgets.flow import empty
from ldn_aid.glossary import terms_with
from ldn_aid.i18n import _, ngettext


def _keys() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return (
        (_("Answering"), (
            (_("Tab, Shift+Tab"), _("Next question, question before")),
            (_("Arrows, Home, End"), _("Move within the answers of a question")),
            (_("Space or Enter"), _("Choose the answer, or take it back; press a button")),
            (_("0 to 9; 1 then 0 for ten"), _("Choose on a scale from 0 to 10")),
            (_("Alt+Up, Alt+Down"), _("Move a thing that matters up or down")),
            (_("Enter"), _("Open the answer in the table of options")),
        )),
        (_("Getting around"), (
            (_("Alt+Right, Alt+Left"), _("Next step, step before")),
            (_("Page Up, Page Down"), _("Scroll the page")),
            (_("Ctrl+1 to Ctrl+9"), _("Go to a step")),
            (_("Ctrl+Enter"), _("Add the medicines of a list that was pasted")),
            (_("Escape"), _("Close what is open on top; no answer is lost")),
        )),
        (_("The conversation"), (
            (_("Ctrl+N, Ctrl+O, Ctrl+S"), _("New, open, save")),
            (_("Ctrl+P"), _("People and their conversations, where they are kept")),
            (_("Ctrl+L"), _("Lock, or hide the screen")),
            (_("Ctrl+Z"), _("Undo")),
            (_("Ctrl+Y or Ctrl+Shift+Z"), _("Redo")),
        )),
        (_("The screen"), (
            (_("Ctrl and + or ="), _("Larger text; after the largest the smallest")),
            (_("Ctrl and -"), _("Smaller text")),
            (_("Ctrl+T"), _("Light, dark, high contrast")),
            (_("F2"), _("Show or hide what to say")),
            (_("F11"), _("Patient view: hide what only the clinician needs")),
            (_("F3"), _("Evidence and sources")),
            (_("F4"), _("About pain, kind by kind")),
            (_("Shift+F1"), _("What the medical words mean")),
            (_("Ctrl+,"), _("Settings")),
            (_("F1"), _("This list")),
        )),
    )  # fmt: skip


class KeysSheet(Sheet):
    """Every key, in groups."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Keys"), parent)
        for title, keys in _keys():
            card = Card(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(3 * GRID)
            grid.setVerticalSpacing(GRID)
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(1, 3)
            for line, (key, does) in enumerate(keys):
                grid.addWidget(label(key, "h3"), line, 0)
                grid.addWidget(result_text(does, key), line, 1)
            card.column.addLayout(grid)
            self.column.addWidget(card)
        self.column.addStretch(1)


class WordsSheet(Sheet):
    """The glossary, searchable."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("What the words mean"), parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the words"))
        self.search.setAccessibleName(_("Search the words"))
        self.search.textChanged.connect(self._show)
        self.count = label("", "hint")
        words = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(2 * GRID)
        words.column.addLayout(self._list)
        for widget in (self.search, self.count, words):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._show("")

    def _show(self, words: str) -> None:
        empty(self._list)
        terms = terms_with(words)
        for term in terms:
            pair = QWidget()
            rows = QVBoxLayout(pair)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(2)
            rows.addWidget(label(term.name, "h3"))
            rows.addWidget(result_text(term.means, term.name))
            self._list.addWidget(pair)
        self.count.setText(ngettext("{count} word", "{count} words", len(terms)).format(count=len(terms)))
