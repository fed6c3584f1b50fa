"""Sends the pages of a PDF to a printer, from memory: no patient's file is left in a temporary folder."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ldn_aid.desktop.background import Background
from ldn_aid.desktop.paper import page_image, page_sizes
from ldn_aid.desktop.spool import spooled_in_memory

_DPI = 300
"""Sharp for text; more only makes the spool larger."""


def set_up(printer: QPrinter, pdf: bytes) -> None:
    """Ask *printer* for the paper of *pdf*, its orientation, and no margins of its own."""
    (width, height), *_others = page_sizes(pdf)
    size = QSizeF(min(width, height), max(width, height))
    upright = QPageLayout.Orientation.Portrait if width <= height else QPageLayout.Orientation.Landscape
    printer.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
            upright,
            QMarginsF(),
        )
    )
    # After the layout, which would take it back.
    printer.setFullPage(True)


class PrintJob:
    """Prints page after page: each is drawn in the background, so that the window does not stand still.

    *done* is called once, with True only when the printer took every page.
    """

    def __init__(
        self, pdf: bytes, printer: QPrinter, background: Background, done: Callable[[bool], None]
    ) -> None:
        self._pdf = pdf
        self._printer = printer
        self._background = background
        self._done = done
        self._sizes = page_sizes(pdf)
        self._left = _pages_to_print(printer, len(self._sizes))
        self._painter = QPainter()
        self._begun = False

    def start(self) -> None:
        """Print the first page; the others follow."""
        # What the dialog chose is kept, but for margins, which are inside the pages already.
        self._printer.setFullPage(True)
        with spooled_in_memory():
            begun = bool(self._left) and self._painter.begin(self._printer)
        if not begun:
            self._done(False)
            return
        self._next()

    def _next(self) -> None:
        if not self._left:
            taken = self._painter.end() and self._printer.printerState() not in (
                QPrinter.PrinterState.Error,
                QPrinter.PrinterState.Aborted,
            )
            self._done(taken)
            return
        number = self._left.pop(0)
        dots = min(_DPI, self._printer.resolution())
        pixels = round(self._sizes[number][0] / 72 * dots)
        pdf = self._pdf
        self._background.run(lambda: page_image(pdf, number, pixels), lambda image: self._put(number, image))

    def _put(self, number: int, image: QImage) -> None:
        if self._begun and not self._printer.newPage():
            self._painter.end()
            self._done(False)
            return
        self._begun = True
        self._painter.drawImage(_place(self._printer, self._sizes[number]), image)
        self._next()


def _place(printer: QPrinter, size: tuple[float, float]) -> QRectF:
    """Where a page of *size* points stands on the paper: at its own size, smaller only where it would not fit."""
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    width, height = size
    share = min(1.0, paper.width() / width, paper.height() / height)
    dots = printer.resolution() / 72 * share
    left = (paper.width() / 72 * printer.resolution() - width * dots) / 2
    top = (paper.height() / 72 * printer.resolution() - height * dots) / 2
    return QRectF(left, top, width * dots, height * dots)


def _pages_to_print(printer: QPrinter, pages: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    numbers = list(range(max(first, 1) - 1, min(last, pages)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return numbers * copies
