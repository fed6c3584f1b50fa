"""Who is at the laptop, for the record of use. One passphrase is shared, so a name is a word of honour."""

import getpass

from PySide6.QtWidgets import QComboBox

from ldn_aid.desktop.widgets.drop import Drop
from ldn_aid.i18n import _


def account_name() -> str:
    """The name that this account of the laptop has; empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def who_box(clinicians: tuple[str, ...]) -> QComboBox:
    """Who is at the laptop, for the audit trail: the clinic's clinicians to choose, or a name typed.

    Nobody is chosen beforehand where there are several: the record must not name one who was not here.
    """
    box = Drop()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(clinicians)
    box.setCurrentIndex(0 if len(clinicians) == 1 else -1)
    box.setAccessibleName(_("Who is here, for the record of use"))
    line = box.lineEdit()
    if line is not None:
        line.setMaxLength(100)
        line.setAccessibleName(box.accessibleName())
        line.setPlaceholderText(_("Choose or type a name"))
    return box


def name_given(box: QComboBox) -> str:
    """The name in *box*; where none was given, that, and the laptop's account."""
    return box.currentText().strip() or _("not said (account {name})").format(name=account_name() or "?")
