"""Step 9: the actual pages beside the same content as real text; print, save, export."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QVBoxLayout

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.flow import columns_of, empty, flow_of
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.files import write_atomically
from ldn_aid.summary.blocks import Document
from ldn_aid.terms import Step

_PREVIEW_WIDTH = 460


class SummaryPage(Page):
    """What is taken home."""

    step = Step.SUMMARY
    asker: Asker

    def title(self) -> str:
        """The page's heading."""
        return _("Your summary")

    def build(self) -> None:
        """Editions and actions above; pages and text side by side."""
        self.asker = Asker(self)
        self._pdf: bytes | None = None
        self._shown: tuple[object, ...] | None = None
        self.clinician = QPushButton(_("Clinician's record"))
        self.patient = QPushButton(_("Patient's summary"))
        for button in (self.patient, self.clinician):
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose_edition, button))
        self.patient.setChecked(True)
        self.large_print = QPushButton(_("Large print"))
        self.large_print.setCheckable(True)
        self.large_print.clicked.connect(self._large_print_changed)
        save, print_, copy = (
            QPushButton(_("Save PDF…")),
            QPushButton(_("Print…")),
            QPushButton(_("Copy text")),
        )
        save.setObjectName("primary")
        save.clicked.connect(self.save_pdf)
        print_.clicked.connect(self.print_pdf)
        copy.clicked.connect(self._copy)
        self.state = label("", "hint")
        actions = Card()
        actions.add(
            flow_of(self.patient, self.clinician, self.large_print), flow_of(save, print_, copy), self.state
        )
        self.body.addWidget(actions)
        pages = Card(_("The pages"))
        self._pages = QVBoxLayout()
        pages.column.addLayout(self._pages)
        pages.column.addStretch(1)
        words = Card(_("The same as text"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("The summary as text"))
        self.text.setMinimumHeight(600)
        words.add(self.text)
        self.body.addWidget(columns_of(pages, words))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self.draw)

    def show_derived(self) -> None:
        """Draw after the page itself has been shown, so that the step change does not wait."""
        if self._key() != self._shown:
            self.state.setText(_("Making the pages…"))
            self._timer.start()

    def document(self) -> Document:
        """The edition asked for."""
        from ldn_aid.summary.clinician import clinician_document
        from ldn_aid.summary.patient import patient_document

        make = clinician_document if self.clinician.isChecked() else patient_document
        return make(self.session.conversation, self.session.pack, self.session.assessment)

    def draw(self) -> None:
        """Make the PDF in memory, show its pages and its text."""
        from ldn_aid.summary.pdf.render import pdf_bytes
        from ldn_aid.summary.text import plain_text

        self._timer.stop()
        document = self.document()
        self._pdf = pdf_bytes(document, large_print=self.large_print.isChecked())
        self._shown = self._key()
        empty(self._pages)
        for number, image in enumerate(page_images(self._pdf, _PREVIEW_WIDTH), 1):
            page = QLabel()
            page.setObjectName("paper")
            page.setPixmap(QPixmap.fromImage(image))
            page.setAccessibleName(_("Page {number}; its text stands beside it").format(number=number))
            self._pages.addWidget(page, 0, Qt.AlignmentFlag.AlignLeading)
        self.text.setPlainText(plain_text(document))
        self.state.setText(_("Not saved or printed yet."))

    def save_pdf(self) -> None:
        """Save the pages where the user says; the suggested name carries no patient's name."""
        suggested = f"ldn-aid-summary-{self.session.today.isoformat()}.pdf"
        target = self.asker.save_path(_("Save the summary"), suggested, "PDF (*.pdf)")
        if target is None:
            return
        self._save_to(target)

    def _save_to(self, target: Path) -> None:
        if self._pdf is None or self._key() != self._shown:
            self.draw()
        try:
            write_atomically(target, self._pdf or b"")
        except UserError as error:
            self.state.setText(_("Not saved: {why}").format(why=error))
        else:
            self.state.setText(_("Saved as {name}.").format(name=target))

    def print_pdf(self) -> None:
        """Send the pages to a printer; "printed" is said only when the printer took them."""
        from ldn_aid.desktop.printing import print_pages

        if self._pdf is None or self._key() != self._shown:
            self.draw()
        printer = self.asker.printer()
        if printer is None:
            return
        done = print_pages(self._pdf or b"", printer)
        self.state.setText(
            _("Sent to the printer.") if done else _("Not printed: the printer did not take it.")
        )

    def _key(self) -> tuple[object, ...]:
        return (self.session.conversation, self.clinician.isChecked(), self.large_print.isChecked())

    def _choose_edition(self, chosen: QPushButton, _checked: bool = False) -> None:
        for button in (self.patient, self.clinician):
            button.setChecked(button is chosen)
        self.show_derived()

    def _large_print_changed(self, _checked: bool = False) -> None:
        self.show_derived()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.state.setText(_("Text copied."))


def page_images(pdf: bytes, width: int) -> list[QImage]:
    """Each page of *pdf* as a picture *width* pixels wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    images = []
    for page in document:
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        images.append(image.copy())
    document.close()
    return images
