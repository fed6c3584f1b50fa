"""The questions that a dialog asks. One object, so that tests answer without opening one."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from ldn_aid.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter


class Asker:
    """Asks the user by the platform's own dialogs; None means that the user turned back.

    Each dialog's classes are imported when it is first opened, off the start path.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder: Path | None = None
        """Where somebody saved or opened something last, in memory alone."""

    def save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to save."""
        from PySide6.QtWidgets import QFileDialog

        from ldn_aid.desktop.visited_folders import visited_folders_forgotten

        with visited_folders_forgotten():
            start = str(self._begin_in() / suggested)
            name, _kind = QFileDialog.getSaveFileName(self._parent, title, start, kinds)
        return self._chosen(name)

    def open_path(self, title: str, kinds: str) -> Path | None:
        """What to open."""
        from PySide6.QtWidgets import QFileDialog

        from ldn_aid.desktop.visited_folders import visited_folders_forgotten

        with visited_folders_forgotten():
            name, _kind = QFileDialog.getOpenFileName(self._parent, title, str(self._begin_in()), kinds)
        return self._chosen(name)

    def _begin_in(self) -> Path:
        """The folder that was used last, else the documents: never the one where the program happens to run."""
        from PySide6.QtCore import QStandardPaths

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next(
            (one for one in (self._folder, Path(documents)) if one is not None and one.is_dir()), Path.home()
        )

    def _chosen(self, name: str) -> Path | None:
        if not name:
            return None
        self._folder = Path(name).parent
        return Path(name)

    def unsaved(self) -> Literal["save", "discard"] | None:
        """What to do with answers that are not saved."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setText(_("This conversation is not saved."))
        box.setInformativeText(_("Save it before you go on?"))
        save = box.addButton(_("Save…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else None

    def reason(self, finding: str) -> str | None:
        """Why a finding is set aside; None when no reason was given."""
        from PySide6.QtWidgets import QInputDialog

        text, given = QInputDialog.getText(
            self._parent,
            _("Set a finding aside"),
            _("Your reason, for the record:\n{finding}").format(finding=finding),
        )
        return text.strip() if given and len(text.strip()) > 2 else None

    def printer(self, pdf: bytes) -> "QPrinter | None":
        """Which printer, set up for the paper that *pdf* was made for."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        from ldn_aid.desktop.printing import set_up

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, pdf)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        return printer if dialog.exec() else None

    def confirm(self, title: str, text: str, yes: str) -> bool:
        """Whether to do what cannot be undone; *yes* is the word on the button."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(text)
        go = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is go

    def person(self, label: str, born: "date | None") -> "tuple[str, date | None] | None":
        """Label and birth date of a person in the store."""
        from ldn_aid.desktop.person_form import PersonForm

        form = PersonForm(self._parent, label, born)
        return form.given if form.exec() else None

    def secret(self, title: str, question: str) -> str | None:
        """A passphrase that is there already."""
        from ldn_aid.desktop.person_form import SecretForm

        form = SecretForm(self._parent, title, question)
        return form.line.text() if form.exec() else None

    def new_passphrase(self, title: str, text: str) -> str | None:
        """A new passphrase, typed twice."""
        from ldn_aid.desktop.person_form import PassphraseForm

        form = PassphraseForm(self._parent, title, text)
        return form.passphrase if form.exec() else None

    def show_recovery_code(self, code: str) -> None:
        """Show a new recovery code, to print or to write down."""
        from ldn_aid.desktop.recovery_card import RecoveryDialog

        RecoveryDialog(self._parent, code).exec()

    def folder(self, title: str) -> Path | None:
        """Which folder."""
        from PySide6.QtWidgets import QFileDialog

        from ldn_aid.desktop.visited_folders import visited_folders_forgotten

        with visited_folders_forgotten():
            name = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(name) if name else None
