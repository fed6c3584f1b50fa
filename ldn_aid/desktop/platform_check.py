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
    screens = platform or "wayland;xcb"
    reached = (
        ("wayland" in screens and has_wayland and _reaches_wayland())
        or ("xcb" in screens and has_x11 and _reaches_x11())
        or not ("wayland" in screens or "xcb" in screens)
    )
    if not reached:
        raise NoDisplay("The display cannot be reached from here.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _reaches_x11() -> bool:
    """Whether an X server answers at DISPLAY; true where libxcb is not there to ask."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    reached = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return reached


def _reaches_wayland() -> bool:
    """Whether a compositor answers at WAYLAND_DISPLAY; true where libwayland is not there to ask."""
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(None)
    if connection:
        wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)
