"""Step 9: the actual pages beside the same content as real text; print, save, export."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ldn_aid.desktop.asker import Asker
from ldn_aid.desktop.background import Background
from ldn_aid.desktop.page import WIDEST, Page
from ldn_aid.desktop.speaking import say_aloud
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.beside import apart
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.extra_pages import ExtraPages
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.preview import Made, Preview
from ldn_aid.errors import UserError
from ldn_aid.i18n import _
from ldn_aid.store.files import write_atomically
from ldn_aid.summary.blocks import Document
from ldn_aid.terms import Step

_AFTER_SHOWING_MS = 10
_BUSY_AFTER_MS = 200
"""What takes longer is said to be under way."""


class SummaryPage(Page):
    """What is taken home.

    ``printed`` is emitted with the edition's title when the printer took every page.
    """

    step = Step.SUMMARY
    widest = WIDEST
    asker: Asker
    printed = Signal(str)

    def title(self) -> str:
        """The page's heading."""
        return _("Your summary")

    def build(self) -> None:
        """Editions and actions above; pages and text side by side."""
        self.asker = Asker(self)
        self._background = Background(self)
        self._made: Made | None = None
        self._shown: tuple[object, ...] | None = None
        self._asked: tuple[object, ...] | None = None
        self.clinician = QPushButton(_("Clinician's record"))
        self.patient = QPushButton(_("Patient's summary"))
        for button in (self.patient, self.clinician):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(self.show_derived)
        self.patient.setChecked(True)
        self.large_print = QPushButton(_("Large print"))
        self.large_print.setCheckable(True)
        self.large_print.clicked.connect(self.show_derived)
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
        self.extra_pages = ExtraPages()
        self.extra_pages.changed.connect(self.show_derived)
        actions = Card()
        actions.column.setSpacing(GRID * 3 // 2)
        # Which pages at one end, what to do with them at the other.
        actions.add(
            apart(flow_of(self.patient, self.clinician, self.large_print), flow_of(copy, print_, save)),
            self.extra_pages,
            self.state,
        )
        self.body.addWidget(actions)
        self.preview = Preview(self._background)
        self.text = self.preview.text
        self.body.addWidget(self.preview.widget)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_AFTER_SHOWING_MS)
        self._start.timeout.connect(self._ask)
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_BUSY_AFTER_MS)
        self._busy.timeout.connect(self._say_busy)
        self.session.changed.connect(self._forget_when_hidden)
        self.session.settings_changed.connect(self.show_derived)

    def show_derived(self) -> None:
        """Make the pages after the page itself has been shown, so that the step change does not wait."""
        from ldn_aid.summary.extras import offered

        self.extra_pages.offer(offered(self.session.conversation, self.session.assessment))
        self.extra_pages.setVisible(self.patient.isChecked())
        if self._key() != self._shown:
            self._start.start()

    def document(self) -> Document:
        """The edition asked for."""
        from ldn_aid.summary.editions import Edition, make_document

        session = self.session
        edition = (
            Edition("clinician") if self.clinician.isChecked() else Edition(extras=self.extra_pages.chosen())
        )
        return make_document(
            edition, session.conversation, session.pack, session.assessment, session.settings
        )

    def draw(self) -> None:
        """Make the pages and show them, now."""
        self._start.stop()
        self._ask()
        self._background.finish()

    def _ask(self) -> None:
        """Have the pages made in the background; a later question makes an earlier answer void."""
        key = self._key()
        if key in (self._asked, self._shown):
            return
        self._asked = key
        self._busy.start()
        document = self.document()
        large_print, paper = self.large_print.isChecked(), self.session.settings.paper

        def make() -> Made | None:
            if self._asked is not key:
                return None
            from ldn_aid.desktop.paper import page_sizes
            from ldn_aid.summary.html import html
            from ldn_aid.summary.pdf.render import pdf_bytes

            pdf = pdf_bytes(document, large_print=large_print, paper=paper)
            return Made(document, pdf, page_sizes(pdf), html(document))

        self._background.run(make, partial(self._show, key), partial(self._not_made, key))

    def _show(self, key: tuple[object, ...], made: Made | None) -> None:
        if made is None or key is not self._asked:
            return
        self._busy.stop()
        self._made, self._shown, self._asked = made, key, None
        self.preview.show(made)
        self._tell(_("Not saved or printed yet."))

    def _not_made(self, key: tuple[object, ...]) -> None:
        if key is self._asked:
            self._busy.stop()
            self._asked = None
            self.preview.clear()
            self._tell(_("The pages could not be made. Your answers are still here: save them."))

    def _say_busy(self) -> None:
        self._tell(_("Making the pages…"))

    def _forget_when_hidden(self) -> None:
        """Keep no pages of a conversation that has changed while nobody looks at them."""
        if not self.isVisible() and self._key() != self._shown:
            self._made = self._shown = self._asked = None
            self.preview.clear()

    def _newest(self) -> Made:
        """The pages of the conversation as it stands."""
        if self._made is None or self._key() != self._shown:
            self.draw()
        if self._made is None:
            raise RuntimeError("no pages were made")
        return self._made

    def save_pdf(self) -> None:
        """Save the pages where the user says; the suggested name carries no patient's name."""
        suggested = f"ldn-aid-summary-{self.session.today.isoformat()}.pdf"
        target = self.asker.save_path(_("Save the summary"), suggested, "PDF (*.pdf)")
        if target is None:
            return
        self._save_to(target)

    def _save_to(self, target: Path) -> None:
        try:
            write_atomically(target, self._newest().pdf)
        except UserError as error:
            self._tell(_("Not saved: {why}").format(why=error))
        else:
            self._tell(_("Saved as {name}.").format(name=target))
            edition = "clinician_pdf" if self.clinician.isChecked() else "patient_pdf"
            self.session.handed_out.emit(edition, str(target))

    def print_pdf(self) -> None:
        """Send the pages to a printer; "printed" is said only when the printer took them."""
        from ldn_aid.desktop.printing import PrintJob

        made = self._newest()
        printer = self.asker.printer(made.pdf)
        if printer is None:
            return
        self._tell(_("Printing…"))
        title = made.document.title
        PrintJob(made.pdf, printer, self._background, partial(self._printed, title)).start()

    def _printed(self, title: str, taken: bool) -> None:
        if taken:
            self._tell(_("Sent to the printer."))
            self.printed.emit(title)
            self.session.handed_out.emit("printed", title)
        else:
            self._tell(_("Not printed: the printer did not take it."))

    def _tell(self, sentence: str) -> None:
        self.state.setText(sentence)
        if self.isVisible():
            say_aloud(self.state, sentence)

    def _key(self) -> tuple[object, ...]:
        return (
            self.session.conversation,
            self.clinician.isChecked(),
            self.large_print.isChecked(),
            self.extra_pages.chosen(),
            self.session.settings,
        )

    def _copy(self) -> None:
        from ldn_aid.summary.text import RECORD_WIDTH, plain_text

        QGuiApplication.clipboard().setText(plain_text(self._newest().document, width=RECORD_WIDTH))
        self._tell(_("Text copied."))
        self.session.handed_out.emit("text_copied", "")
