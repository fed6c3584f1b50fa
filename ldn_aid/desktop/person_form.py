"""Three small forms: a person's label and birth date; a new passphrase; one that is there already."""

from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ldn_aid.conversation.typed import read_day
from ldn_aid.desktop.dialog import fit_height, widen
from ldn_aid.desktop.front_page import NewPassphrase, secret_line
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _


class _Form(QDialog):
    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        widen(self, parent.window().size(), 520)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self.column.setSpacing(GRID)
        self.column.addWidget(label(title, "h2"))

    def finish(self, word: str) -> None:
        """The problem line and the buttons."""
        self.problem = label("", "hint")
        go, back = QPushButton(word), QPushButton(_("Go back"))
        go.setObjectName("primary")
        go.setDefault(True)
        go.clicked.connect(self._go)
        back.clicked.connect(self.reject)
        self.column.addWidget(self.problem)
        self.column.addWidget(flow_of(go, back))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """No higher than it needs."""
        super().showEvent(event)
        fit_height(self)

    def wrong(self) -> str:
        """What keeps the form from being accepted."""
        raise NotImplementedError

    def _go(self) -> None:
        problem = self.wrong()
        self.problem.setText(problem)
        if problem:
            fit_height(self)
            say_aloud(self.problem, problem)
        else:
            self.accept()


class PersonForm(_Form):
    """A label that the clinic chooses; it need not be a name."""

    def __init__(self, parent: QWidget, text: str, born: date | None) -> None:
        super().__init__(parent, _("Person"))
        self.label, self.born = QLineEdit(text), QLineEdit(born.isoformat() if born else "")
        self.label.setMaxLength(300)
        self.label.setAccessibleName(_("Label"))
        self.born.setAccessibleName(_("Birth date, may stay empty"))
        self.born.setPlaceholderText(_("YYYY-MM-DD"))
        for words, field in (
            (_("Label: a name, initials or a chart number"), self.label),
            (_("Birth date, may stay empty"), self.born),
        ):
            self.column.addWidget(label(words, "h3"))
            self.column.addWidget(field)
        self.finish(_("Keep"))

    @property
    def given(self) -> tuple[str, date | None]:
        """What was typed; only after ``wrong`` was empty."""
        born = self.born.text().strip()
        return self.label.text().strip(), read_day(born) if born else None

    def wrong(self) -> str:
        """A label is needed; the birth date must be a day."""
        try:
            text, _born = self.given
        except ValueError:
            return _("Type the date like 1954-03-01 or 03/01/1954.")
        return "" if text else _("Type a label by which you will find this person again.")


class PassphraseForm(_Form):
    """A new passphrase, typed twice."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title)
        self.column.addWidget(label(text))
        self.fields = NewPassphrase()
        self.column.addWidget(self.fields)
        self.finish(_("Use this passphrase"))

    @property
    def passphrase(self) -> str:
        """The new passphrase."""
        return self.fields.take()

    def wrong(self) -> str:
        """Too short, too easy, or not twice the same."""
        return self.fields.problem


class SecretForm(_Form):
    """A passphrase that is there already."""

    def __init__(self, parent: QWidget, title: str, question: str) -> None:
        super().__init__(parent, title)
        self.line = secret_line(_("Passphrase"))
        self.column.addWidget(label(question))
        self.column.addWidget(self.line)
        self.finish(_("Go on"))

    def wrong(self) -> str:
        """Nothing typed."""
        return "" if self.line.text() else _("Type the passphrase.")
