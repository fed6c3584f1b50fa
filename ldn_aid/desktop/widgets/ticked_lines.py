"""The tick before a line of a table, drawn as the theme draws ticks at any text size."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ldn_aid.desktop.icons import icon, icon_size
from ldn_aid.desktop.theme import CELL_PADDING

_Index = QModelIndex | QPersistentModelIndex
_STATE = Qt.ItemDataRole.CheckStateRole


class TickedLines(QStyledItemDelegate):
    """Space anywhere on a line, or a click into its first cell, takes the tick away or puts it back."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        """The theme's tick in place of the platform's, which is too small at large text."""
        super().initStyleOption(option, index)
        state = index.data(_STATE)
        if state is not None:
            drawn = QStyleOptionViewItem.ViewItemFeature
            option.features = (option.features & ~drawn.HasCheckIndicator) | drawn.HasDecoration
            option.icon = icon("tick-on" if _is_on(state) else "tick-off")
            option.decorationSize = icon_size()
            option.decorationAlignment = Qt.AlignmentFlag.AlignTop

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """As high as the words, which the style sheet's padding leaves less room than Qt reckons with."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -2 * CELL_PADDING, 0)
        return super().sizeHint(narrower, index)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Toggle the line's tick."""
        line = model.index(index.row(), 0)
        state = line.data(_STATE)
        clicked = event.type() == QEvent.Type.MouseButtonRelease and index.column() == 0
        if state is None or not (clicked or _is_space(event)):
            return False
        new = Qt.CheckState.Unchecked if _is_on(state) else Qt.CheckState.Checked
        return model.setData(line, new.value, _STATE)


def _is_on(state: int | Qt.CheckState) -> bool:
    return Qt.CheckState(state) == Qt.CheckState.Checked


def _is_space(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_Space
    )
