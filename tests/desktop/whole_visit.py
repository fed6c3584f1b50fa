"""A whole visit in the real program, for ``test_left_behind``: by its own dialogs, from the first start to its end.

Run as ``python -m tests.desktop.whole_visit OUT END``: what the clinic asked for goes to OUT; END is how it ends.
"""

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import new_conversation
from ldn_aid.desktop import app
from ldn_aid.desktop.paste_list import PasteList
from ldn_aid.desktop.person_form import PassphraseForm, PersonForm, SecretForm
from ldn_aid.desktop.printing import PrintJob
from ldn_aid.desktop.store_dialog import StoreDialog
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.hands import press, write
from tests.marks import mark, marked
from tests.store.conftest import PASSPHRASE

BEFORE = "low-back-oxycodone"
END: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "aborted": lambda: os.kill(os.getpid(), signal.SIGABRT),
    "crashed": lambda: ctypes.string_at(0),
    "killed while printing": lambda: None,
}
PASTED = ("Oxycodone 5 mg 1 tab every 6 hours", "Gabapentin 300 mg three times a day")


class Hands:
    """Answers each dialog as it opens."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.files: list[Path] = []
        self.labels: list[str] = []
        self.busy = self.was_in_the_store = False
        self._look()

    def _look(self) -> None:
        # A new timer each time: one that repeats stands still while a dialog is open that it answered.
        QTimer.singleShot(15, self._look)
        dialog = QApplication.activeModalWidget()
        if dialog is None or self.busy or not dialog.isVisible():
            return
        self.busy = True
        try:
            self._answer(dialog)
        finally:
            self.busy = False

    def _answer(self, dialog: object) -> None:
        match dialog:
            case QFileDialog():
                line = dialog.findChild(QLineEdit, "fileNameEdit")
                assert isinstance(line, QLineEdit)
                line.setText(str(self.files.pop(0)))
                dialog.accept()
            case QPrintDialog():
                dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
                dialog.printer().setOutputFileName(str(self.out / "printed.pdf"))
                dialog.done(QDialog.DialogCode.Accepted)
            case SecretForm():
                dialog.line.setText(PASSPHRASE)
                dialog._go()
            case PassphraseForm():
                write(dialog, "New passphrase", PASSPHRASE)
                write(dialog, "The same passphrase again", PASSPHRASE)
                dialog._go()
            case PersonForm():
                dialog.label.setText(self.labels.pop(0))
                dialog._go()
            case QMessageBox():
                dialog.accept()
            case PasteList():
                words = (mark(9400), *(f"{line} {mark(9401 + at)}" for at, line in enumerate(PASTED)))
                dialog.text.setPlainText("\n".join(words))
                dialog.read()
                assert dialog.ticked()
                dialog._add()
            case StoreDialog() if not self.was_in_the_store:
                self.was_in_the_store = True
                self._in_the_store(dialog)

    def _in_the_store(self, dialog: StoreDialog) -> None:
        self.busy = False  # Its dialogs open over it.
        for name, file in (
            ("Back up to a folder or USB stick…", self.out),
            ("Export everything…", self.out / "all.age"),
            ("Save the record of use…", self.out / "record.jsonl"),
        ):
            self.files.append(file)
            press(dialog, name)
            assert not dialog.state.text().startswith("The "), dialog.state.text()
        dialog.accept()


def wait_until(holds: Callable[[], object]) -> None:
    """At most ten seconds."""
    given_up = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < given_up
        QTest.qWait(20)


def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The visit did not go as written here."""
    traceback.print_exception(kind, error, trace)
    os._exit(3)


def visit(window: Window, out: Path, end: str) -> None:
    """First start, two people, every page, every way out, lock, unlock, a deletion; then the end."""
    sys.excepthook = stop
    hands, front = Hands(out), window.front
    assert front is not None
    first = front.screen
    press(first, "Keep them here, encrypted…")
    write(first, "New passphrase", PASSPHRASE)
    write(first, "The same passphrase again", PASSPHRASE)
    press(first, "Make the encrypted store")
    press(first, "I have printed it or written it down")
    for number, example in enumerate((BEFORE, "fibromyalgia")):
        people = front.screen
        hands.labels.append(mark(9000 + number))
        press(people, "New person…")
        press(people.panel, "New conversation")
        whole = marked(read_conversation(EXAMPLES / f"{example}.json"), 1000 * number)
        for section in type(whole).model_fields:
            if section not in ("schema_version", "language"):
                window.session.edit(section, getattr(whole, section))
        window.go_to(Step.PAIN)
        write(window.pages[Step.PAIN], "In your own words", mark(9100 + number))
        window.go_to(Step.MEDICINES)
        press(window.pages[Step.MEDICINES], "Paste a list…")
        for step in Step:
            window.go_to(step)
            QApplication.processEvents()
        wait_until(lambda: window.keeper.is_saved)
        if not number:
            window.actions_by_name["people"].trigger()
    page = window.pages[Step.SUMMARY]
    page.draw()
    named = out / mark(9300)
    named.mkdir()
    hands.files.append(named / "summary.pdf")
    press(page, "Save PDF…")
    wait_until((named / "summary.pdf").exists)
    press(page, "Print…")
    wait_until(lambda: page.state.text().startswith("Sent"))
    # Whoever copies has the window in front; the print dialog of this platform does not give that back by itself.
    window.activateWindow()
    wait_until(lambda: QGuiApplication.focusWindow() is not None)
    press(page, "Copy text")
    assert mark(0)[:7] in QGuiApplication.clipboard().text()
    hands.files.append(out / "plain.json")
    window.actions_by_name["save"].trigger()
    window.actions_by_name["lock"].trigger()
    assert "Quitten" not in QGuiApplication.clipboard().text()
    write(front.screen, "Passphrase", PASSPHRASE)
    press(front.screen, "Unlock")
    window.actions_by_name["people"].trigger()
    hands.files.append(out / "one.age")
    press(front.screen.panel, "Export…")
    front.show_store()
    press(front.screen, "Back to the conversation")
    window.go_to(Step.PAIN)
    write(window.pages[Step.PAIN], "In your own words", mark(9200))
    print("to the end", flush=True)
    if end == "closed":
        window.close()
    elif end == "killed while printing":
        window.go_to(Step.SUMMARY)
        PrintJob._put = lambda *_page: END["killed"]()  # type: ignore[method-assign]
        press(page, "Print…")
    else:
        END[end]()


def main(out: Path, end: str) -> None:
    """As ``ldn-aid`` starts, with somebody's hands on it."""
    made = app.open_window

    def with_hands(*arguments: object, **more: object) -> Window:
        window = made(*arguments, **more)  # type: ignore[arg-type]
        QTimer.singleShot(2 * app._FIRST_SCREEN_MS, partial(visit, window, out, end))
        return window

    app.open_window = with_hands  # type: ignore[assignment]
    sys.exit(app.run(new_conversation(), date(2026, 11, 25)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
