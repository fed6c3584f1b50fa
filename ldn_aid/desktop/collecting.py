"""Where Python looks for garbage: on the window's thread only.

Python by itself collects in whichever thread happens to fill the measure, and a thread has something left to do after
its job's answer is on its way. A widget that is deleted in another thread than the window's brings Qt to a stop or down.
So Python's own collecting is off, and the window's thread collects by the same measure when it has a moment.
"""

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_NAME = "garbage"
_LOOK_MS = 500


def only_here() -> None:
    """From now on garbage is collected by this thread, which is the window's, and by no other."""
    gc.disable()
    application = QCoreApplication.instance()
    if application is None or application.findChild(QTimer, _NAME) is not None:
        return
    look = QTimer(application)
    look.setObjectName(_NAME)
    look.timeout.connect(collect)
    look.start(_LOOK_MS)


def collect() -> None:
    """The oldest generation that has reached Python's own measure, if any has."""
    for generation, (count, most) in reversed(
        [*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]
    ):
        if count > most:
            gc.collect(generation)
            return
