"""The only reader of files under ``resources/``.

In a wheel the folder travels inside the package (``ldn_aid/resources``); in a checkout and in an
editable install it stands beside the package. Either way it is found from here.
"""

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import rtoml

_INSIDE_WHEEL = Path(__file__).parent / "resources"
_BESIDE_PACKAGE = Path(__file__).parent.parent / "resources"


@cache
def root() -> Path:
    """The resources folder of this installation."""
    return _INSIDE_WHEEL if _INSIDE_WHEEL.is_dir() else _BESIDE_PACKAGE


def path(name: str) -> Path:
    """The file or folder *name*, a relative POSIX path such as ``fonts/OFL.txt``.

    Raises ValueError for an absolute path or one that climbs out of the folder.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"{name!r} is not a path inside resources/")
    return root() / relative


def read_text(name: str) -> str:
    """The text of resource *name*, UTF-8."""
    return path(name).read_text(encoding="utf-8")


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The parsed TOML resource *name*. Cached: callers must not change what they get."""
    found: dict[str, Any] = rtoml.loads(read_text(name))
    return found
