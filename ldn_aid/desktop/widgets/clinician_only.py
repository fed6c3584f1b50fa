"""What only the clinician needs, out of sight in the patient view."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_aid.desktop.session import Session


class ClinicianOnly(QWidget):
    """Holds *widgets* below one another; hidden as a whole while the patient view is on.

    What it holds may be shown and hidden by its owner at any time: in the patient view none of it is seen.
    """

    def __init__(self, session: Session, *widgets: QWidget) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            column.addWidget(widget)
        session.view_changed.connect(self._follow)
        if session.patient_view:
            self.hide()

    def _follow(self) -> None:
        self.setVisible(not self._session.patient_view)
