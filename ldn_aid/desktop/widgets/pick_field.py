"""One of a few short answers from a list that opens, where a row of buttons would take too much room."""

from collections.abc import Sequence

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answers import Field
from ldn_aid.desktop.widgets.drop import Drop
from ldn_aid.i18n import _


class PickField(Field):
    """A drop-down list; its first entry is "not known"."""

    def __init__(
        self, session: Session, dotted: str, choices: Sequence[tuple[object, str]], question: str
    ) -> None:
        super().__init__(session, dotted, question)
        self.box = Drop()
        self.box.setAccessibleName(question)
        self.box.addItem(_("not known"), None)
        for value, text in choices:
            self.box.addItem(text, value)
        self.box.activated.connect(self._picked)
        if self.title is not None:
            # On Linux the name that a screen reader gets of such a list is its answer; the label says the question.
            self.title.setBuddy(self.box)
        self.column.addWidget(self.box)
        self.refresh()

    def refresh(self) -> None:
        """Show the answer."""
        self.box.setCurrentIndex(max(0, self.box.findData(self.value)))

    def _picked(self, place: int) -> None:
        self.store(self.box.itemData(place))
