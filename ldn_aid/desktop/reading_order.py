"""Tab goes as one reads: through what is on screen from top to bottom, whatever was made, shown or clicked last."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class ReadingOrder:
    """The order of Tab in *window*, a window or a dialog; ``follow`` is called before each move."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._order: list[QWidget] = []

    @property
    def first(self) -> QWidget | None:
        """What Tab would reach first."""
        return next(
            (one for one in _inside(self._window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None
        )

    def follow(self) -> None:
        """Put what takes the focus in the order in which it stands now; Qt's own is that of making."""
        order = list(_inside(self._window))
        if order != self._order:
            self._order = order
            for one, following in pairwise(order):
                QWidget.setTabOrder(one, following)


def read_in_order(parent: QWidget) -> None:
    """Let a screen reader go through what *parent* holds in the order of its layout: its own is that of making."""
    layout = parent.layout()
    for widget in _held_by(layout) if layout is not None else ():
        widget.raise_()


def _held_by(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held_by(inner)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Everything in *widget* that takes the focus, by key or by click, as it is read."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _from(inner)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _from(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isHidden():
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget
        yield from _inside(widget)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _from(widget)
        elif inner is not None:
            yield from _in_layout(inner)
