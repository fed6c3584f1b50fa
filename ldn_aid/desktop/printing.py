"""Sends the pages of a PDF to a printer, from memory: no patient's file is left in a temporary folder."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

_DPI = 300


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Print *pdf* page by page at its own size; False when the printer did not take it."""
    from ldn_aid.desktop.steps.summary import page_images

    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    page = printer.pageLayout().fullRect(printer.pageLayout().units().Inch)
    for number, image in enumerate(page_images(pdf, int(page.width() * _DPI))):
        if number and not printer.newPage():
            painter.end()
            return False
        box = printer.pageRect(QPrinter.Unit.DevicePixel)
        height = box.width() * image.height() / image.width()
        painter.drawImage(QRectF(0, 0, box.width(), height), image)
    return painter.end()
