"""Rules for every test: no display, no network, no leftovers."""

import gc
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ldn_aid import resources
from ldn_aid.evidence import opening
from tests.packs import PackCopy

os.environ["QT_QPA_PLATFORM"] = "offscreen"

EXAMPLES = Path(__file__).parent.parent / "resources" / "examples"

# The same examples on every run in CI; new ones at a developer's desk; many with HYPOTHESIS_PROFILE=deep.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.register_profile("deep", max_examples=1500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "desk"))


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """For the whole run every connection and every name look-up is refused."""

    def refuse(*arguments: object, **_named: object) -> None:
        raise AssertionError(f"LDN Aid tried to use the network: {arguments[1:]}")

    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex", "sendto", "bind"):
        patch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        patch.setattr(socket, name, refuse)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or changes the settings and the store of whoever runs it."""
    monkeypatch.setenv("LDN_AID_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def delete_later(request: pytest.FixtureRequest) -> Iterator[None]:
    """Deliver Qt's deferred deletions, so that no test leaves windows to the next; without Qt, Python collects itself."""
    if "qapp" not in request.fixturenames:
        gc.enable()
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not gc.isenabled():
            from ldn_aid.desktop import collecting

            collecting.collect()


@pytest.fixture(params=sorted(path.stem for path in EXAMPLES.glob("*.json")))
def example_path(request: pytest.FixtureRequest) -> Path:
    """Each of the example conversations in turn."""
    return EXAMPLES / f"{request.param}.json"


@pytest.fixture
def pack_copy(tmp_path: Path) -> PackCopy:
    """The pack that ships, in a folder of the test's own, to plant faults in."""
    folder = tmp_path / "pack"
    shutil.copytree(resources.path(opening.FOLDER), folder)
    return PackCopy(folder)
