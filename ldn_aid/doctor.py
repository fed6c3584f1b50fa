"""``ldn-aid doctor``: what this installation runs on, in lines that can be read out over the phone.

A check that cannot run says so; it never shows an empty answer.
"""

import platform
from collections.abc import Callable
from datetime import date
from importlib import metadata

from ldn_aid import __version__, resources

_LIBRARIES = (
    "PySide6_Essentials",
    "cryptography",
    "pydantic",
    "reportlab",
    "pypdfium2",
    "sqlcipher3",
    "pyrage",
)


def report(today: date) -> tuple[str, ...]:
    """One line for each thing looked at; *today* gives the age of the evidence."""
    lines = [f"LDN Aid {__version__}", f"Python {platform.python_version()} on {platform.platform()}"]
    lines += [f"{name} {_version(name)}" for name in _LIBRARIES]
    lines += [_try("Window", _window), _try("Printers", _printers), _try("Fonts", _fonts)]
    lines.append(_try("Store", _store))
    lines += [_try("Evidence", lambda: _evidence(today)), _try("Keys for evidence from a stick", _keys)]
    return tuple(lines)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "is not installed"


def _try(subject: str, look: Callable[[], str]) -> str:
    try:
        return f"{subject}: {look()}"
    except Exception as error:
        return f"{subject}: this check could not run ({error})"


def _window() -> str:
    from ldn_aid.desktop.platform_check import check_platform

    check_platform()
    return "can open"


def _printers() -> str:
    from ldn_aid.desktop.printers import printer_names

    names = printer_names()
    return ", ".join(names) if names else "none set up (Save PDF works without one)"


def _store() -> str:
    """What is kept and where, without opening it."""
    from ldn_aid.store.places import data_folder
    from ldn_aid.store.settings import load_settings
    from ldn_aid.store.vault.placing import DATABASE, exists

    folder = data_folder() / "store"
    if exists(folder):
        database = folder / DATABASE
        size = f"{database.stat().st_size / 1e6:.1f} MB" if database.exists() else "its database is missing"
        return f"encrypted, {size}, in {folder}"
    if load_settings().keep == "nothing":
        return "nothing is kept on this laptop unless you save a file"
    return "not chosen yet; asked when the window is first opened"


def _fonts() -> str:
    names = sorted(path.stem for path in resources.path("fonts").glob("*.ttf"))
    return ", ".join(names) if names else "missing: reinstall LDN Aid"


def _evidence(today: date) -> str:
    from ldn_aid.evidence.freshness import date_warnings
    from ldn_aid.store.evidence_in_use import evidence_in_use
    from ldn_aid.store.settings import load_settings

    in_use = evidence_in_use(load_settings())
    info = in_use.pack.info
    age = (today - info.released_on).days
    parts = (
        f"{info.name} {info.version}, {age} days old, review due {info.review_due}",
        in_use.origin_words.rstrip(".") + (", not signed by itself" if in_use.origin == "shipped" else ""),
        f"SHA-256 {in_use.pack.content_hash}",
        *((in_use.problem,) if in_use.problem else ()),
        *date_warnings(info, today),
    )
    return "; ".join(parts)


def _keys() -> str:
    from ldn_aid.store.trusted_keys import trusted_keys

    keys = trusted_keys()
    return ", ".join(f"{one.name} ({one.key.fingerprint})" for one in keys) if keys else "none is trusted"
