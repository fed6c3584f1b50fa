"""After a whole visit no file anywhere holds a word of it, but those that the clinic asked for; however it ended."""

import base64
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import Conversation
from tests.conftest import EXAMPLES
from tests.desktop.whole_visit import END
from tests.marks import mark, marked, marks_below, marks_in

ROOT = Path(__file__).parents[2]
OWN = (
    "HOME",
    "TMPDIR",
    "LDN_AID_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)
CORE = """
import os, resource, sys
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
sys.path.insert(0, sys.argv.pop(1))
import runpy
sys.argv[0] = "ldn-aid"
runpy.run_module("tests.desktop.whole_visit", run_name="__main__")
"""
"""Memory dumps as large as the system lets them be: none may come of it."""


@pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")
@pytest.mark.timeout(180)
@pytest.mark.parametrize("end", ["closed", *END])
def test_no_word_of_a_visit_is_left_in_any_file(tmp_path: Path, end: str) -> None:
    own, out = tmp_path / "own", tmp_path / "asked for"
    out.mkdir()
    folders = {name: own / name.lower() for name in OWN} | {"XDG_RUNTIME_DIR": own / "runtime"}
    for folder in folders.values():
        folder.mkdir(parents=True, mode=0o700)
    result = subprocess.run(
        [sys.executable, "-c", CORE, str(ROOT), str(out), end],
        cwd=folders["HOME"],
        env=os.environ | {name: str(folder) for name, folder in folders.items()},
        capture_output=True,
        check=False,
        timeout=150,
    )
    assert result.stdout == b"to the end\n", result.stderr.decode()
    assert (result.returncode == 0) is (end == "closed"), result.stderr.decode()
    assert {"store.db", "store.keys", "settings.json"} <= {path.name for path in own.rglob("*")}
    assert marks_below(own) == {}
    assert marks_in(result.stderr) == set()
    assert {"summary.pdf", "printed.pdf", "all.age", "one.age"} <= {path.name for path in out.rglob("*")}
    # The papers hold letters as numbers of a font; that they can be read is tested where they are made.
    assert [path.name for path in marks_below(out) if path.suffix not in ("", ".pdf")] == ["plain.json"]
    assert not [path for path in own.rglob("*core*") if path.is_file()]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    word = mark(7)
    for number, data in enumerate(
        (
            word.encode(),
            b"x" + word.encode("utf-16-le"),
            word.encode("utf-16-be"),
            b"%PDF" + zlib.compress(b"before " + word.encode() + b" after"),
            b"x" + zlib.compress(word.encode("utf-16-le"), 1),
            b'{"picture": "x' + base64.b64encode(b"of " + word.encode("utf-16-le") + b".") + b'"}',
            base64.b64encode(b"as it is " + word.encode()),
        )
    ):
        assert marks_in(data) == {word}
        (tmp_path / f"{number}").write_bytes(data)
    (tmp_path / word).mkdir()
    assert len(marks_below(tmp_path)) == 8


def test_every_field_for_words_can_be_marked() -> None:
    made = marked(read_conversation(EXAMPLES / "low-back-oxycodone.json"))
    assert isinstance(made, Conversation)
    marks = marks_in(made.model_dump_json().encode())
    assert len(marks) > 20
    assert made.start.patient in marks
    assert made.pain.story in marks
