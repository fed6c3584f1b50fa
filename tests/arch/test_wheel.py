"""The wheel carries everything: run from another folder, away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def _run(unpacked: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-m", "ldn_aid", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_prints_a_summary(unpacked: Path, tmp_path: Path) -> None:
    example = unpacked / "ldn_aid" / "resources" / "examples" / "fibromyalgia.json"
    result = _run(unpacked, tmp_path, "summary", str(example), "-o", "summary.pdf", "--today", "2026-11-23")
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF-")


def test_the_wheel_finds_its_own_resources(unpacked: Path, tmp_path: Path) -> None:
    code = "from ldn_aid import resources; print(resources.root())"
    environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(result.stdout.strip()) == unpacked / "ldn_aid" / "resources"
