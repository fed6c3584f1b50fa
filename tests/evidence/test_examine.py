"""Whatever is done to a pack, looking at it says what is wrong or gives a scorecard; it never breaks."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_aid import resources
from ldn_aid.evidence import opening
from ldn_aid.evidence.audit.examine import examine, row_of
from ldn_aid.evidence.files import PackFiles, read_folder
from ldn_aid.evidence.pack import load_pack

_TODAY = date(2026, 11, 25)
_SHIPPED = read_folder(resources.path(opening.FOLDER))
_ROWS = {row["row"] for row in resources.read_toml("audit/scorecard.toml")["rows"]}
_NAMES = sorted(_SHIPPED.data)
_VALUES = st.sampled_from(
    ["", "0", "-1", "1e400", "nan", '""', '"{"', '"{a.b}"', "[]", "{}", "true", "2026-01-01", '"x"']
)


def _looked_at(data: dict[str, bytes]) -> None:
    found = examine(PackFiles("here", data), _TODAY)
    json.dumps(found.as_json())
    assert found.as_text()
    assert found.what_to_mend()
    assert (found.report is None) == bool(found.problems)
    assert {row_of(problem) for problem in found.problems} <= _ROWS


@settings(max_examples=40)
@given(st.sampled_from(_NAMES), st.data())
def test_no_changed_line_breaks_it(name: str, data: st.DataObject) -> None:
    lines = _SHIPPED.data[name].decode().splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    key = lines[at].partition("=")[0]
    lines[at] = f"{key}= {data.draw(_VALUES)}"
    _looked_at({**_SHIPPED.data, name: "\n".join(lines).encode()})


@settings(max_examples=20)
@given(st.sampled_from(_NAMES), st.data())
def test_no_missing_line_breaks_it(name: str, data: st.DataObject) -> None:
    lines = _SHIPPED.data[name].decode().splitlines()
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    _looked_at({**_SHIPPED.data, name: "\n".join(lines).encode()})


@pytest.mark.parametrize("name", _NAMES)
def test_a_missing_file_is_named(name: str) -> None:
    found = examine(
        PackFiles("here", {key: data for key, data in _SHIPPED.data.items() if key != name}), _TODAY
    )
    assert any(problem.startswith(f"{name}: the pack needs this file") for problem in found.problems)
    assert not found.ok


@settings(max_examples=20)
@given(st.sampled_from(_NAMES), st.binary(max_size=200))
def test_no_bytes_break_it(name: str, data: bytes) -> None:
    _looked_at({**_SHIPPED.data, name: data})


def test_the_shipped_pack_holds_nothing_strange() -> None:
    found = examine(_SHIPPED, _TODAY)
    assert found.ok
    assert found.strangers == ()
    assert found.files.content_hash == load_pack().content_hash
