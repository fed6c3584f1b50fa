"""A medical word explained where it stands: one line that opens what the words above it mean."""

from collections.abc import Collection, Iterable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_aid.desktop.widgets.cards import Card, result_text
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.glossary import Term, terms_in
from ldn_aid.i18n import _

_NAMED = 40
"""Letters up to which a line names its words; where there are more it counts them, since a button never wraps."""


class WordHelp(QWidget):
    """The explanations of *terms*, shown on demand."""

    def __init__(self, terms: Iterable[Term]) -> None:
        super().__init__()
        terms = tuple(terms)
        names = ", ".join(term.name for term in terms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        few = len(names) <= _NAMED
        self._button = QPushButton(
            _("What does it mean: {words}?").format(words=names)
            if few
            else _("What do these {count} words mean?").format(count=len(terms))
        )
        self._button.setAccessibleName(_("What does it mean: {words}?").format(words=names))
        self._button.setObjectName("link")
        self._button.clicked.connect(self._toggle)
        column.addWidget(flow_of(self._button))
        self._lines: list[QLabel] = []
        for term in terms:
            text = _("{word}: {meaning}").format(word=term.name, meaning=term.means)
            line = result_text(text, term.name)
            line.hide()
            self._lines.append(line)
            column.addWidget(line)

    def _toggle(self, _checked: bool = False) -> None:
        for line in self._lines:
            line.setVisible(line.isHidden())


def explain(card: Card, told: Collection[Term] = ()) -> tuple[Term, ...]:
    """End *card* with the meaning of the medical words that it shows, but for those *told*; those that it explains."""
    terms = tuple(term for term in words_on(card) if term not in told)
    if terms:
        card.add(WordHelp(terms))
    return terms


def words_on(where: QWidget) -> tuple[Term, ...]:
    """The medical words that *where* shows, those inside closed parts included."""
    texts = [one.text() for one in where.findChildren(QLabel)]
    texts += [one.text() for one in where.findChildren(QPushButton)]
    return terms_in(" \n ".join(texts))
