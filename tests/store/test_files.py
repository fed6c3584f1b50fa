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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of this kind are POSIX")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    """A device such as /dev/full or a pipe must not become a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="not a file that can be replaced"):
        write_atomically(pipe, b"answers")
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "visit.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
