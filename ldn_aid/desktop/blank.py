"""The screen hidden where nothing is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.front_page import FrontPage
from ldn_aid.desktop.widgets.cards import label
from ldn_aid.i18n import _


class Blank(FrontPage):
    """The screen hidden where nothing is kept: there is no passphrase, so anyone at the laptop can come back."""

    back = Signal()
    widest = 620

    def __init__(self) -> None:
        super().__init__(_("The screen is hidden"))
        self.body.addWidget(
            label(
                _(
                    "Nothing is kept on this laptop, so there is no passphrase: anyone here can bring the "
                    "conversation back. Do not leave the laptop alone with it."
                )
            )
        )
        show = QPushButton(_("Show the conversation"))
        show.setObjectName("primary")
        show.clicked.connect(self.back)
        self.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()
        self.first = show
