"""What every step's screen is."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.terms import Step


class Page(QWidget):
    """One step. A subclass builds its widgets once in ``build`` and fills them in ``refresh``.

    The window puts it into a scroll area and calls ``refresh`` when the session changed while the page is
    visible, and whenever the page is shown.
    """

    step: ClassVar[Step]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.body = QVBoxLayout(self)
        self.build()

    def build(self) -> None:
        """Make the widgets; called once."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the session says. Must not edit it."""
        raise NotImplementedError
