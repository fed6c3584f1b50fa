"""Can a window open here? Asked before Qt is touched, because Qt aborts the process when it cannot."""

import ctypes
import os
import sys

from ldn_aid import resources
from ldn_aid.errors import UserError


class NoDisplay(UserError):  # noqa: N818  (read as a sentence: "no display")
    """There is no screen to open a window on."""


def check_platform() -> None:
    """Return when a window can open; raise NoDisplay, or UserError naming the missing packages."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    has_x11, has_wayland = (bool(os.environ.get(name)) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not (platform or has_x11 or has_wayland):
        raise NoDisplay("There is no display to open a window on.")
    libraries = resources.read_toml("desktop/qt_libraries.toml")
    needed = dict(libraries["always"])
    if platform.startswith("xcb") or (not platform and not has_wayland):
        needed |= libraries["x11"]
    missing = [package for library, package in needed.items() if not _loads(library)]
    if missing:
        raise UserError(
            f"The window needs system packages that are missing; install {' '.join(missing)} "
            f"(on Debian or Ubuntu: apt-get install {' '.join(missing)})."
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
