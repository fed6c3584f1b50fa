"""The name of a medicine, with names to choose from as it is typed. What is typed stays until one is chosen."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ldn_aid.conversation.sections import UNNAMED
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.widgets.text_fields import TextLine
from ldn_aid.i18n import _
from ldn_aid.medicines.suggest import Suggestion, suggest

_NAME = Qt.ItemDataRole.UserRole


class NameLine(TextLine):
    """The product's name; empty is kept as a name not yet typed.

    The list opens below the field and the focus stays in it: Down and Up go through the list, Enter takes the
    marked name, Escape closes the list, and any other key goes on typing.
    """

    names: QListWidget | None = None
    """Made when there is first something to offer."""

    def __init__(self, session: Session, dotted: str, question: str, over: QWidget) -> None:
        super().__init__(session, dotted, question)
        self._over = over

    @property
    def value(self) -> object:
        """The name, empty while none is typed."""
        name = super().value
        return "" if name == UNNAMED else name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The keys that belong to the list while it is open; leaving the field closes it."""
        if self.names is not None and self.names.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(self.names, Qt.Key(event.key()))
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.names.hide()
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        self.store(text or UNNAMED, merge=True)
        self._offer(suggest(text))

    def _offer(self, found: tuple[Suggestion, ...]) -> None:
        names = self.names or self._made()
        names.clear()
        for one in found:
            item = QListWidgetItem(_shown(one))
            item.setData(_NAME, one.name)
            names.addItem(item)
        names.setVisible(bool(found))
        if found:
            # On the next turn: what was typed may have moved the field.
            QTimer.singleShot(0, self._place)

    def _made(self) -> QListWidget:
        names = QListWidget(self._over)
        names.setObjectName("offered")
        names.setAccessibleName(_("Names that begin like this"))
        # The focus stays in the field, as with any list of completions.
        names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.itemClicked.connect(self._choose)
        self.destroyed.connect(names.deleteLater)
        self.names = names
        return names

    def _place(self) -> None:
        names = self.names
        if names is None or not names.isVisible():
            return
        below = self.edit.mapTo(self._over, QPoint(0, self.edit.height() + 2))
        height = sum(names.sizeHintForRow(row) for row in range(names.count())) + 2 * names.frameWidth() + 8
        names.setGeometry(below.x(), below.y(), self.edit.width(), height)
        names.raise_()

    def _key(self, names: QListWidget, key: Qt.Key) -> bool:
        row, count = names.currentRow(), names.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            names.setCurrentRow(
                (row + 1) % count if key == Qt.Key.Key_Down else (row - 1) % count if row > 0 else count - 1
            )
            say_aloud(self.edit, names.currentItem().text())
            return True
        if key == Qt.Key.Key_Escape:
            names.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._choose(names.currentItem())
            return True
        return False

    def _choose(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        self.store(name)
        self.edit.setText(name)
        if self.names is not None:
            self.names.hide()


def _shown(one: Suggestion) -> str:
    """As "Percocet: oxycodone + acetaminophen (opioid)"."""
    text = _("{name}: {contents}").format(name=one.name, contents=one.contents) if one.contents else one.name
    return _("{text} (opioid)").format(text=text) if one.opioid else text
