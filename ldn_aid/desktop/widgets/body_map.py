"""Where it hurts: a picture to press, the same as a list, and in words what was chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ldn_aid.desktop.session import Session
from ldn_aid.desktop.widgets.answers import CheckList
from ldn_aid.desktop.widgets.beside import picture_beside
from ldn_aid.desktop.widgets.body_picture import ALL_OVER, BodyPicture
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _
from ldn_aid.summary.wording import site_label


class BodyMap(CheckList):
    """The sites as a list that a keyboard and a screen reader reach, with the picture beside it."""

    def __init__(self, session: Session, dotted: str, sites: Sequence[str], question: str) -> None:
        self.picture = BodyPicture()
        self.words: QLabel = result_text("", _("Where it hurts, in words"))
        super().__init__(session, dotted, [(site, site_label(site)) for site in sites], question)
        self.picture.pressed.connect(self._picked)
        self.column.removeWidget(self.group)
        listed = QWidget()
        rows = QVBoxLayout(listed)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.words)
        rows.addWidget(self.group)
        rows.addStretch(1)
        self.column.addWidget(picture_beside(self.picture, listed))

    def refresh(self) -> None:
        """Mark the chosen sites on both, and say them."""
        super().refresh()
        chosen = self.chosen()
        self.picture.mark(chosen or ())
        if chosen is None:
            text = _("Not answered yet. Press where it hurts, or choose from the list.")
        elif not chosen:
            text = _("None of these places hurts.")
        else:
            names = [site_label(site) for site in chosen]
            text = _("It hurts here: {places}.").format(places=", ".join(names))
        if text != self.words.text():
            self.words.setText(text)
            self.picture.setAccessibleName(_("Body, front and back. {words}").format(words=text))

    def _picked(self, value: object) -> None:
        # "All over" and single places say different things: choosing one lets go of the other.
        chosen = set(self.chosen() or ())
        if value == ALL_OVER and ALL_OVER not in chosen:
            self.store((ALL_OVER,))
            self.refresh()
            return
        if value is not None and value != ALL_OVER and ALL_OVER in chosen:
            self.store((value,))
            self.refresh()
            return
        super()._picked(value)
