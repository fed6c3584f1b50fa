"""What every step's screen is."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.reading_order import read_in_order
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.talk import TalkLine
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.flow import holder_of
from ldn_aid.desktop.widgets.side_by_side import PairsLayout, stack_of
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from ldn_aid.glossary import Term

F = TypeVar("F", bound=Field)
WIDEST = 1800
"""The widest of two columns that can still be read well, pixels at 100 % text."""
_BESIDE_FROM = 1560
"""The room from which on a question and its answers stand in one line in each of two columns."""

_IN_SIGHT = 120
"""Above and below a question that somebody is led to, pixels."""


class Row(NamedTuple):
    """One entry of a list in the conversation, as a card of fields."""

    card: Card
    fields: list[Field]
    note: QLabel | None = None
    """What the program has to say of the entry."""


class Page(QWidget):
    """One step. A subclass builds its widgets once in ``build``; what it derives it shows in ``show_derived``.

    The window puts it into a scroll area and calls ``refresh`` when the session changed while the page is
    visible, and whenever the page is shown.
    """

    step: ClassVar[Step]
    widest: ClassVar[int] = 960
    """The widest that its lines can still be read well in one column, pixels at 100 % text."""
    explains_words: ClassVar[bool] = True
    """Whether each card ends with the meaning of the medical words that it shows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")
        self._fields: list[Field] = []
        self._places: dict[str, QWidget] = {}
        self._pairs: list[PairsLayout] = []
        self._words_explained = not self.explains_words
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        self.body.setSpacing(2 * GRID)
        self.heading = self._heading()
        self.body.addWidget(self.heading)
        self.body.addWidget(TalkLine(session, self.step))
        self.build()
        self.body.addStretch(1)

    def put_beside(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Add *left*, and *right* beside it where the window is wide; else below it."""
        pair = self.pairs_of(stack_of(*left), stack_of(*right))
        self.body.addWidget(pair)

    def pairs_of(self, *widgets: QWidget) -> QWidget:
        """*widgets* two to a row where the window is wide."""
        layout = PairsLayout()
        self._pairs.append(layout)
        return holder_of(layout, widgets)

    def fit(self, room: int, percent: int) -> None:
        """Take as much of *room*, pixels, as can be read well at *percent* text: in two columns where both have it."""
        beside = bool(self._pairs) and room >= _BESIDE_FROM * percent // 100
        self.setMaximumWidth((WIDEST if beside else self.widest) * percent // 100)
        for pairs in self._pairs:
            pairs.put_beside(beside)

    def _explain_words(self) -> None:
        from ldn_aid.desktop.widgets.word_help import explain

        told: set[Term] = set()
        for card in _cards_in(self.body):
            told.update(explain(card, told))

    def title(self) -> str:
        """The page's heading."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the widgets; called once."""
        raise NotImplementedError

    def show_derived(self) -> None:
        """Show what follows from the answers. Must not edit them."""

    def bind(self, field: F) -> F:
        """Let *field* follow the conversation; itself again."""
        self._fields.append(field)
        return field

    def place_of(self, dotted: str) -> tuple[QWidget, str]:
        """What to give the focus where the field *dotted* is asked for, and its question; the heading where nowhere.

        In a list that grew or shrank it is the last entry.
        """
        asked = [field for field in self._fields if field.dotted == dotted]
        asked += [field for field in reversed(self._fields) if field.dotted.startswith(f"{dotted}.")]
        places: list[tuple[QWidget, str]] = [(field, field.question) for field in asked]
        places += [
            (place, place.accessibleName())
            for name, place in self._places.items()
            if f"{dotted}.".startswith(f"{name}.")
        ]
        for place, question in places:
            stops = [place, *place.findChildren(QWidget)]
            for stop in stops:
                if stop.isVisible() and stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    return stop, question
        return self.heading, ""

    def lead_to(self, dotted: str) -> None:
        """Give the focus to where the field *dotted* is asked for, with room around it in sight."""
        place, _question = self.place_of(dotted)
        place.setFocus(Qt.FocusReason.TabFocusReason)
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(place, 0, _IN_SIGHT)

    def put_at(self, dotted: str, place: QWidget) -> None:
        """*place*, which is no ``Field``, is where the field *dotted* is asked for."""
        self._places[dotted] = place

    def unbind(self, *fields: Field) -> None:
        """Stop following, before *fields* are deleted."""
        self._fields = [field for field in self._fields if field not in fields]

    def match_rows(
        self, rows: list[Row], wanted: int, layout: QVBoxLayout, make: Callable[[int], Row]
    ) -> None:
        """As many *rows* in *layout* as there are entries, made by *make* from their place."""
        while len(rows) > wanted:
            row = rows.pop()
            self.unbind(*row.fields)
            focused = row.card.focusWidget()
            if focused is not None and focused.hasFocus():
                # On to what follows, not back to the top of the window.
                self.focusNextPrevChild(True)
            row.card.deleteLater()
        grows = len(rows) < wanted
        while len(rows) < wanted:
            rows.append(make(len(rows)))
            layout.addWidget(rows[-1].card)
        holder = layout.parentWidget()
        if grows and holder is not None:
            read_in_order(holder)

    def refresh(self) -> None:
        """Show what the session says."""
        self.show_derived()
        for field in self._fields:
            field.refresh()
        if not self._words_explained:
            self._words_explained = True
            self._explain_words()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its narrowest width; the height follows from the width that it is given, not from the narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _heading(self) -> QLabel:
        made = label(self.title(), "h1")
        # Given the focus when the step opens, so that a screen reader says where one is; Tab goes on from it.
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setAccessibleName(self.title())
        return made


def _cards_in(layout: QLayout) -> Iterator[Card]:
    """The cards of a page, those that stand beside one another included."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None else None
        if isinstance(widget, Card):
            yield widget
        elif isinstance(inner, PairsLayout) or (inner is not None and isinstance(layout, PairsLayout)):
            yield from _cards_in(inner)
