"""The scorecard is true: it knows every row of the standards, and the tests that it leans on are there."""

import ast
import re
from pathlib import Path

import pytest

from ldn_aid import resources
from ldn_aid.evidence.audit.scorecard import _CHECKS

_ROOT = Path(__file__).parent.parent.parent
_ROWS = resources.read_toml("audit/scorecard.toml")["rows"]
_NAMED = sorted({place for row in _ROWS for place in row.get("by", ())})
_STANDARD = (
    [f"Q{n}" for n in range(1, 7)] + [f"C{n}" for n in range(1, 7)] + ["C7-C10"] + [f"X{n}" for n in range(1, 24)]
    + ["X24-X28"] + [f"N{n}" for n in range(1, 8)] + [f"RC{n}" for n in range(1, 16)] + [f"VC{n}" for n in range(1, 8)]
    + [f"F{n}" for n in range(1, 6)] + [f"I{n}" for n in range(1, 4)] + [f"A{n}" for n in range(1, 11)]
    + [f"G{n}" for n in range(1, 5)]
)  # fmt: skip


def test_every_row_of_the_standards_is_there_once() -> None:
    rows = [row["row"] for row in _ROWS]
    assert len(rows) == len(set(rows))
    assert set(_STANDARD) <= set(rows)
    assert set(rows) - set(_STANDARD) == {"L1", "A9-aim"}


def test_a_row_is_checked_by_the_audit_exactly_when_it_says_so() -> None:
    assert {row["row"] for row in _ROWS if row["how"] == "audit"} == set(_CHECKS)


@pytest.mark.parametrize("place", _NAMED)
def test_what_the_scorecard_names_exists(place: str) -> None:
    """A test that was renamed is renamed in resources/audit/scorecard.toml too."""
    file, _colons, name = place.partition("::")
    assert (_ROOT / file).is_file(), f"resources/audit/scorecard.toml names {place}"
    if name:
        tree = ast.parse((_ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, (
            f"resources/audit/scorecard.toml names {place}"
        )


def test_rows_shown_by_tests_name_tests() -> None:
    for row in _ROWS:
        if row["how"] == "test":
            assert all("::test_" in place for place in row.get("by", ())), row["row"]


def _words() -> str:
    files = [path for path in (_ROOT / "resources").rglob("*.toml") if "audit" not in path.parts]
    files += [*(_ROOT / "ldn_aid").rglob("*.py"), _ROOT / "README.md", _ROOT / "CHANGELOG.md"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_nothing_claims_to_be_certified() -> None:
    """G4: the word stands only where it is denied."""
    for match in re.finditer(r"[^.\n]*\bcertified\b", _words(), re.IGNORECASE):
        assert re.search(r"\bnot\b|\bnever\b|\bno\b", match.group(0), re.IGNORECASE), match.group(0)


@pytest.mark.parametrize(
    "instrument",
    [
        "SOAPP",
        "Current Opioid Misuse Measure",
        "Brief Pain Inventory",
        "DN4",
        "painDETECT",
        "Opioid Risk Tool",
    ],
)
def test_no_instrument_that_is_not_free_is_in_the_resources(instrument: str) -> None:
    """I2: names and texts of instruments that may not be copied."""
    assert instrument not in _words()
