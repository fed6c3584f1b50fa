"""Which printers this computer knows."""

import os

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo


def printer_names() -> tuple[str, ...]:
    """Names of the printers set up on this computer; works without a display."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication([])
        names = tuple(QPrinterInfo.availablePrinterNames())
        application.shutdown()
        return names
    return tuple(QPrinterInfo.availablePrinterNames())
