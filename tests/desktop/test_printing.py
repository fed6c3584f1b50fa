"""Printing to a file: the same pages at the same place and size, nothing left behind, "printed" only when it was."""

import ctypes
import ctypes.util
import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageOps
from PySide6.QtCore import QDir, QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.background import Background
from ldn_aid.desktop.paper import page_sizes
from ldn_aid.desktop.printing import PrintJob, set_up
from ldn_aid.desktop.spool import spooled_in_memory
from ldn_aid.desktop.steps.summary import SummaryPage
from ldn_aid.summary.pdf.render import pdf_bytes
from ldn_aid.terms import Step
from tests.conftest import EXAMPLES
from tests.desktop.conftest import Answers
from tests.desktop.hands import press
from tests.desktop.test_preview import WindowOn
from tests.summary.samples import every_block


def _printer(target: Path, pdf: bytes) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    set_up(printer, pdf)
    return printer


def _print(pdf: bytes, printer: QPrinter, qtbot: QtBot) -> bool:
    taken: list[bool] = []
    parent = QObject()
    PrintJob(pdf, printer, Background(parent), taken.append).start()
    qtbot.waitUntil(lambda: bool(taken), timeout=60_000)
    return taken[0]


def _ink(pdf: bytes, number: int) -> tuple[float, ...]:
    """The box around everything dark on a page, points."""
    document = pypdfium2.PdfDocument(pdf)
    grey = document[number].render(scale=2).to_pil().convert("L")
    box = ImageOps.invert(grey).point(lambda dark: 255 if dark > 128 else 0).getbbox()
    document.close()
    assert box is not None
    return tuple(side / 2 for side in box)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_printed_pages_are_the_pages(paper, qtbot: QtBot, tmp_path: Path) -> None:
    pdf = pdf_bytes(every_block(), paper=paper)
    target = tmp_path / "printed.pdf"
    assert _print(pdf, _printer(target, pdf), qtbot)
    printed = target.read_bytes()
    assert len(page_sizes(printed)) == len(page_sizes(pdf))
    for number, (wanted, got) in enumerate(zip(page_sizes(pdf), page_sizes(printed), strict=True)):
        assert got == pytest.approx(wanted, abs=1)
        assert _ink(printed, number) == pytest.approx(_ink(pdf, number), abs=2)


def test_a_page_that_is_too_large_for_the_paper_is_made_smaller_and_never_larger(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pdf, target = pdf_bytes(every_block()), tmp_path / "printed.pdf"
    for size in (QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A3):
        printer = _printer(target, pdf)
        printer.setPageLayout(QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF()))
        assert _print(pdf, printer, qtbot)
        printed = target.read_bytes()
        wanted, got = _ink(pdf, 0), _ink(printed, 0)
        width, height = page_sizes(printed)[0]
        share = min(1.0, width / 612, height / 792)
        assert got[2] - got[0] == pytest.approx((wanted[2] - wanted[0]) * share, abs=3)
        assert got[3] - got[1] == pytest.approx((wanted[3] - wanted[1]) * share, abs=3)
        assert (got[0] + got[2]) / 2 == pytest.approx(width / 2, abs=3)


def test_only_the_pages_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    pdf, target = pdf_bytes(every_block()), tmp_path / "printed.pdf"
    printer = _printer(target, pdf)
    printer.setFromTo(2, 3)
    assert _print(pdf, printer, qtbot)
    assert len(page_sizes(target.read_bytes())) == 2
    assert _ink(target.read_bytes(), 0) == pytest.approx(_ink(pdf, 1), abs=2)


def test_nothing_is_left_in_a_temporary_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert tempfile.gettempdir() == QDir.tempPath() == str(folder)
    pdf = pdf_bytes(every_block())
    assert _print(pdf, _printer(tmp_path / "printed.pdf", pdf), qtbot)
    assert list(folder.rglob("*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs CUPS")
def test_the_spool_file_stands_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ctypes.util.find_library("cups")
    if found is None:
        pytest.skip("needs CUPS")
    cups, name = ctypes.CDLL(found), ctypes.create_string_buffer(1024)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with spooled_in_memory():
        os.close(cups.cupsTempFd(name, len(name)))
    made = Path(name.value.decode())
    made.unlink()
    assert made.parent == tmp_path
    os.close(cups.cupsTempFd(name, len(name)))
    elsewhere = Path(name.value.decode())
    elsewhere.unlink()
    assert elsewhere.parent != tmp_path
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "not there"))
    with spooled_in_memory():
        assert os.environ.get("TMPDIR") != str(tmp_path / "not there")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
@pytest.mark.parametrize("works", [True, False])
def test_printed_is_said_only_when_the_printer_took_it(
    works: bool, window_on: WindowOn, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_on(read_conversation(EXAMPLES / "knee-warfarin.json"))
    window.go_to(Step.SUMMARY)
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    target = tmp_path / ("printed.pdf" if works else "no such folder/printed.pdf")
    answers.will("printer", _printer(target, summary._newest().pdf))
    printed: list[str] = []
    summary.printed.connect(printed.append)
    press(summary, "Print…")
    qtbot.waitUntil(lambda: summary.state.text() != "Printing…", timeout=60_000)
    assert target.exists() is works
    if works:
        assert summary.state.text() == "Sent to the printer."
        assert printed == [summary.document().title]
        assert len(page_sizes(target.read_bytes())) == len(summary._newest().sizes)
    else:
        assert summary.state.text() == "Not printed: the printer did not take it."
        assert printed == []


def test_turning_back_in_the_dialog_prints_nothing(window_on: WindowOn, answers: Answers) -> None:
    window = window_on(read_conversation(EXAMPLES / "knee-warfarin.json"))
    window.go_to(Step.SUMMARY)
    summary = window.pages[Step.SUMMARY]
    assert isinstance(summary, SummaryPage)
    summary.asker = answers  # type: ignore[assignment]
    answers.will("printer", None)
    press(summary, "Print…")
    assert summary.state.text() == "Not saved or printed yet."
