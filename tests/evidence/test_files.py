"""A hostile or mistaken folder costs one sentence, little memory and no time."""

import os
import time
from pathlib import Path

import pytest

from ldn_aid.errors import UserError
from ldn_aid.evidence.files import MAX_FILE_BYTES, MAX_FILES, read_folder
from ldn_aid.evidence.pack import PackError, pack_from
from tests.packs import PackCopy

_OPTION = "options/ldn.toml"


def _refusal(folder: Path) -> str:
    with pytest.raises(UserError) as refused:
        read_folder(folder)
    message = str(refused.value)
    assert "\n" not in message
    assert len(message) < 400
    return message


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    assert "cannot be read as a folder" in _refusal(tmp_path / "nowhere")
    file = tmp_path / "file"
    file.write_text("pack")
    assert "cannot be read as a folder" in _refusal(file)
    assert "cannot be read as a folder" in _refusal(tmp_path / "a\0b")
    assert "no pack.toml" in _refusal(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
@pytest.mark.parametrize("name", [_OPTION, "text"])
def test_a_link_is_refused(pack_copy: PackCopy, name: str) -> None:
    place = pack_copy.folder / name
    aside = place.rename(pack_copy.folder.parent / "aside")
    place.symlink_to(aside)
    assert "is a link" in _refusal(pack_copy.folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(pack_copy: PackCopy) -> None:
    (pack_copy.folder / _OPTION).unlink()
    os.mkfifo(pack_copy.folder / _OPTION)
    assert "no plain file" in _refusal(pack_copy.folder)


def test_a_huge_file_is_not_read_whole(pack_copy: PackCopy) -> None:
    with (pack_copy.folder / _OPTION).open("wb") as file:
        file.truncate(50_000 * MAX_FILE_BYTES)
    assert "larger than 1 MB" in _refusal(pack_copy.folder)


def test_too_many_files_are_refused(pack_copy: PackCopy) -> None:
    for number in range(MAX_FILES):
        (pack_copy.folder / f"more{number}.toml").write_text("")
    assert f"more than {MAX_FILES} TOML files" in _refusal(pack_copy.folder)


def test_a_folder_without_end_is_refused(pack_copy: PackCopy) -> None:
    deep = pack_copy.folder / "/".join("deeper" for _ in range(9))
    deep.mkdir(parents=True)
    assert "too deep" in _refusal(pack_copy.folder)


def test_what_is_no_toml_is_passed_over(pack_copy: PackCopy) -> None:
    before = read_folder(pack_copy.folder).content_hash
    (pack_copy.folder / "README.md").write_text("Ours")
    (pack_copy.folder / ".git").mkdir()
    (pack_copy.folder / ".git" / "secret.toml").write_text("= =")
    assert read_folder(pack_copy.folder).content_hash == before


@pytest.mark.parametrize(
    ("hostile", "expected"),
    [
        (b"a = " + b"[" * 50_000, "cannot recurse further"),
        (b"a = " + b"{a = " * 50_000, "cannot recurse further"),
        (b"a." * 300_000 + b"a = 1", "recursion limit"),
        (b"[" + b"a . " * 200_000 + b"a]", "recursion limit"),
        (b"a = " + b"1" * 900_000, "not valid TOML"),
        (b"a = 0x" + b"f" * 900_000, "not valid TOML"),
        (b"\x7fELF\0\0\0\xff", "not UTF-8"),
        (b"\0" * 1000, "not valid TOML"),
        (b"", "Field required"),
        (b"option = 9999-99-99", "not valid TOML"),
    ],
    ids=["arrays", "tables", "key", "header", "number", "hex", "binary", "zeros", "empty", "date"],
)
def test_a_hostile_file_is_one_problem_soon_found(pack_copy: PackCopy, hostile: bytes, expected: str) -> None:
    (pack_copy.folder / _OPTION).write_bytes(hostile)
    started = time.process_time()
    with pytest.raises(PackError) as refused:
        pack_from(read_folder(pack_copy.folder))
    # Generous: without the bounds some of these take hours.
    assert time.process_time() - started < 20
    assert any(expected in problem for problem in refused.value.problems), refused.value.problems
    assert all(len(problem) < 400 for problem in refused.value.problems)


def test_every_problem_is_named_not_only_the_first(pack_copy: PackCopy) -> None:
    pack_copy.change(_OPTION, "value = -0.34", 'value = "low"')
    pack_copy.change(_OPTION, "participants = 99", "participants = 0")
    pack_copy.change("pack.toml", "funding", "founding")
    with pytest.raises(PackError) as refused:
        pack_copy.load()
    problems = "\n".join(refused.value.problems)
    for place in (
        "ldn_final_pain.value",
        "ldn_final_pain.participants",
        "pack.toml, funding",
        "pack.toml, founding",
    ):
        assert place in problems
    assert "3 more problem(s) follow" in str(refused.value)


def test_every_reference_that_leads_nowhere_is_named(pack_copy: PackCopy) -> None:
    pack_copy.change(_OPTION, 'source = "Bruun2024"', 'source = "Nobody2030"')
    pack_copy.change("text/en/options/ldn.toml", "{ldn_dose.low}", "{ldn_doze.low}")
    with pytest.raises(PackError) as refused:
        pack_copy.load()
    assert len(refused.value.problems) == 2
