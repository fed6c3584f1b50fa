"""What the screens in front of the conversation share: one column in the middle, a heading, room to scroll."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.told import Told
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _

_LINE = 18
"""Height of a line of body text at 100 %, pixels."""


class FrontPage(QScrollArea):
    """A page of its own; a subclass fills ``body``. ``first`` takes the focus when it is shown."""

    widest = 760
    """Widest column, pixels at 100 % text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = _Column()
        page.setObjectName("page")
        page.setMaximumWidth(int(self.widest * max(1.0, self.fontMetrics().height() / _LINE)))
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        self.body.setSpacing(2 * GRID)
        self.body.addStretch(1)
        self.heading = label(title, "h1")
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self.heading)
        self.first: QWidget = self.heading
        self.problem = Told()
        self.setWidget(page)

    def say(self, sentence: str, *, well: bool = False) -> None:
        """One sentence where the page has put ``problem``; empty takes it away. *well*: it is no trouble."""
        self.problem.say(sentence, well=well)

    def finish(self) -> None:
        """Everything is in ``body``: keep it together, a little above the middle where there is room."""
        self.body.addStretch(2)


class _Column(QWidget):
    """Its height follows from the width that it is given: no scroll bar for what fits."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its narrowest width."""
        return QSize(super().minimumSizeHint().width(), 0)


def secret_line(name: str) -> QLineEdit:
    """A field for a passphrase: never shown, never kept by an input method."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(200)
    line.setAccessibleName(name)
    return line


def restore_button() -> QPushButton:
    """Brings back a backup."""
    button = QPushButton(_("Bring back a backup…"))
    button.setObjectName("link")
    return button


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with a hint how hard it is to guess.

    ``entered`` is emitted when Enter was pressed in the second line.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.one, self.two = secret_line(_("New passphrase")), secret_line(_("The same passphrase again"))
        self.hint = label("", "hint")
        for text, line in ((_("New passphrase"), self.one), (_("The same passphrase again"), self.two)):
            column.addWidget(label(text, "h3"))
            column.addWidget(line)
        column.addWidget(self.hint)
        self.one.textChanged.connect(self._look)
        self.two.textChanged.connect(self._look)
        self.one.returnPressed.connect(self._to_second)
        self.two.returnPressed.connect(self.entered)
        self._look()

    @property
    def problem(self) -> str:
        """Why it cannot be used yet; empty when it can."""
        from ldn_aid.store.vault.strength import SHORTEST, Strength, strength

        if len(self.one.text()) < SHORTEST:
            return _(
                "At least {count} letters. Four words that do not belong together are easy to keep."
            ).format(count=SHORTEST)
        if strength(self.one.text()) is Strength.WEAK:
            return _("Easy to guess. Add a word or two.")
        return "" if self.one.text() == self.two.text() else _("The two are not the same yet.")

    def take(self) -> str:
        """The passphrase; both fields are emptied."""
        passphrase = self.one.text()
        self.one.clear()
        self.two.clear()
        return passphrase

    def _to_second(self) -> None:
        self.two.setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self) -> None:
        if not self.one.text():
            # Nothing typed: the list of common words need not be read.
            self.hint.setText(_("Four words that do not belong together are easy to keep and hard to guess."))
            return
        from ldn_aid.store.vault.strength import Strength, strength

        words = {
            Strength.TOO_SHORT: "",
            Strength.WEAK: "",
            Strength.FAIR: _("Fair. One more word makes it strong."),
            Strength.STRONG: _("Strong."),
        }
        self.hint.setText(" ".join(part for part in (words[strength(self.one.text())], self.problem) if part))
