"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from ldn_aid.errors import UserError
from ldn_aid.store.files import write_atomically


def test_it_replaces_the_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "visit.json"
    target.write_bytes(b"old")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    target = tmp_path / "visit.json"
    write_atomically(target, b"answers")
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "visit.json"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "missing" / "visit.json"):
        with pytest.raises(UserError):
            write_atomically(target, b"answers")
