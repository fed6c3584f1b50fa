"""The quiet button that takes an entry out of a list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.icons import set_icon
from ldn_aid.i18n import _


def remove_button(name: str, remove: Callable[[int], None], place: int) -> QPushButton:
    """It calls *remove* with *place*; *name*, such as "Remove goal 2", tells a screen reader what goes."""
    button = QPushButton(_("Remove"))
    button.setAccessibleName(name)
    button.setObjectName("quiet")
    set_icon(button, "remove")
    button.clicked.connect(partial(_remove, remove, place))
    return button


def _remove(remove: Callable[[int], None], place: int, _checked: bool = False) -> None:
    remove(place)
