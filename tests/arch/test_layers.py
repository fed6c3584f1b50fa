"""The walls: layers, style, types, and what may be imported on the start path."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    ],
    ids=["ruff", "format", "mypy", "import-linter"],
)
def test_the_checkers_are_content(arguments: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(' '.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(result.stdout.splitlines()[-1].split())


def test_the_core_needs_no_qt() -> None:
    loaded = _modules_after(
        "import ldn_aid.cli, ldn_aid.safety.assess, ldn_aid.comparison.grid, ldn_aid.summary.patient,"
        " ldn_aid.summary.pdf.render, ldn_aid.store.files, ldn_aid.evidence.audit"
    )
    assert not [name for name in loaded if name.startswith("PySide6")]


def test_the_window_starts_without_what_it_does_not_need_yet() -> None:
    loaded = _modules_after("import ldn_aid.desktop.app, ldn_aid.desktop.window")
    heavy = {"reportlab", "pypdfium2", "pypdfium2_raw", "PIL", "babel"}
    assert not heavy & loaded
