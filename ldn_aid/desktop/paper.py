"""The pages of a PDF as pictures, from memory, at the size in pixels that is asked for."""

from threading import Lock

from PySide6.QtGui import QImage

_pdfium = Lock()
"""PDFium may be used by one thread at a time."""


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, points."""
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        document.close()
    return sizes


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """Page *number*, from 0, as a picture *width* pixels wide."""
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        bitmap.close()
        page.close()
        document.close()
    return image
