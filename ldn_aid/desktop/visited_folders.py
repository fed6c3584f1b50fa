"""Qt notes which folders its file dialogs were in, for every program that uses Qt. A folder may bear a patient's name."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

_NOTES = ("FileDialog/history", "FileDialog/lastVisited")


@contextmanager
def visited_folders_forgotten() -> Iterator[None]:
    """What Qt noted of a file dialog inside is taken back to what stood there before."""
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {name: notes.value(name) for name in _NOTES}
    try:
        yield
    finally:
        notes.sync()
        for name, value in before.items():
            if value is None:
                notes.remove(name)
            else:
                notes.setValue(name, value)
        notes.sync()
