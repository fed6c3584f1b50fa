"""``ldn-aid evidence …`` and ``--evidence``: what they print, what they exit with, what they refuse."""

import getpass
import json
import os
from pathlib import Path

import pypdf
import pytest

from ldn_aid.__main__ import main
from ldn_aid.evidence.pack import load_pack
from ldn_aid.store.installed_pack import installed_path
from ldn_aid.store.settings import load_settings
from tests.conftest import EXAMPLES
from tests.packs import PackCopy

_DAY = ["--today", "2026-11-25"]
_TEXT, _STOPPING = "text/en/options/ldn.toml", 'stopping = "'

_BROKEN = {
    # name: (row that catches it, file, what stands there, what is put there, what is said)
    "unsourced number": ("C2", "options/ldn.toml", 'source = "Bruun2024"\n', "", "ldn_final_pain.source: Field required"),
    "source without identifier": ("C2", "sources.toml", 'pmid = "42385209"\n', "", "sources.toml, Innova2026"),
    "odd denominator": ("RC3", "options/ldn.toml", "denominator = 100", "denominator = 50", "denominator"),
    "option without harms": ("Q5", "options/ldn.toml", "[cells.serious_harms]", "[cells.harms]", "serious_harms is missing"),
    "option without words on harms": ("Q5", _TEXT, "serious_harms =", "harms =", "cells: serious_harms is missing"),
    "missing key": ("L1", "text/en/estimates.toml", "[ldn_final_pain]", "[ldn_fynal_pain]", "ldn_final_pain is missing"),
    "unknown figure": ("C2", _TEXT, "{ldn_dose.low}", "{ldn_doze.low}", "there is no figure {ldn_doze.low}"),
    "no certainty": ("C5", "options/ldn.toml", 'certainty = "low"\n', "", "certainty: Field required"),
    "strange shape": ("C1", "options/ldn.toml", "value = -0.34", "value = -0.34\nnnt = 4", "nnt: Extra inputs"),
}  # fmt: skip


class Out:
    """The command line, and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        captured = self._capsys.readouterr()
        return code, captured.out, captured.err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Out:
    """Runs a command: its exit code, stdout and stderr."""
    return Out(capsys)


@pytest.mark.parametrize("action", ["check", "audit"])
@pytest.mark.parametrize("name", _BROKEN, ids=lambda name: name.replace(" ", "-"))
def test_a_pack_that_does_not_hold_together_is_told_row_by_row(
    run: Out, pack_copy: PackCopy, name: str, action: str
) -> None:
    row, file, old, new, said = _BROKEN[name]
    pack_copy.change(file, old, new)
    where = [pack_copy.folder] if action == "check" else ["--evidence", pack_copy.folder]
    code, out, _err = run("evidence", action, *where, *_DAY)
    assert code == 1
    assert any(line.startswith(f"{row} ") and file in line and said in line for line in out.splitlines()), out
    assert "does not hold together, so it was not scored" in out
    code, out, _err = run("evidence", action, *where, *_DAY, "--json")
    found = json.loads(out)
    assert (code, found["ok"]) == (1, False)
    assert row in {problem["row"] for problem in found["problems"]}


def test_check_says_that_a_good_pack_can_be_used(run: Out, pack_copy: PackCopy) -> None:
    code, out, _err = run("evidence", "check", pack_copy.folder, *_DAY)
    assert code == 0
    assert "can be used" in out
    assert "Gates" in out


def test_check_names_what_the_audit_finds_and_exits_1(run: Out, pack_copy: PackCopy) -> None:
    pack_copy.change(_TEXT, _STOPPING, _STOPPING + "Harm is rare. ")
    code, out, _err = run("evidence", "check", pack_copy.folder, *_DAY)
    assert code == 1
    assert out.startswith(f'RC1     {_TEXT}, cells.stopping: "rare"')
    assert "is not ready" in out


def test_check_names_a_file_that_is_no_part_of_a_pack(run: Out, pack_copy: PackCopy) -> None:
    (pack_copy.folder / "options/ibuprofen.toml").write_text("", encoding="utf-8")
    code, out, _err = run("evidence", "check", pack_copy.folder, *_DAY)
    assert code == 1
    assert "options/ibuprofen.toml: no file of a pack has this name" in out


def test_audit_exits_1_for_a_pack_that_is_overdue(run: Out, pack_copy: PackCopy) -> None:
    code, out, _err = run("evidence", "audit", "--evidence", pack_copy.folder, "--today", "2031-01-01")
    assert code == 1
    assert "FAILS         C4" in out


@pytest.mark.parametrize("action", [("check",), ("audit", "--evidence")])
def test_what_is_no_pack_gets_one_sentence_and_exit_2(
    run: Out, tmp_path: Path, action: tuple[str, ...]
) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        code, out, err = run("evidence", *action, place, *_DAY)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert str(place) in err


def test_summary_names_the_clinics_pack(run: Out, pack_copy: PackCopy, tmp_path: Path) -> None:
    pack_copy.release("7.0")
    out = tmp_path / "out.pdf"
    example = EXAMPLES / "fibromyalgia.json"
    assert run("summary", example, "-o", out, "--evidence", pack_copy.folder, *_DAY)[0] == 0
    words = " ".join(pypdf.PdfReader(out).pages[0].extract_text().split())
    assert f"{load_pack().info.name} 7.0" in words
    assert f"SHA-256 {pack_copy.load().content_hash[:12]}" in words
    assert run("evidence", "use", pack_copy.folder)[0] == 0
    assert run("summary", example, "-o", tmp_path / "again.pdf", *_DAY)[0] == 0
    assert (tmp_path / "again.pdf").read_bytes() == out.read_bytes()


def test_a_pack_named_by_hand_that_cannot_be_used_stops_the_summary(
    run: Out, pack_copy: PackCopy, tmp_path: Path
) -> None:
    pack_copy.change("options/ldn.toml", "value = -0.34", "value = nan")
    out = tmp_path / "out.pdf"
    code, _out, err = run(
        "summary", EXAMPLES / "fibromyalgia.json", "-o", out, "--evidence", pack_copy.folder
    )
    assert code == 2
    assert "options/ldn.toml, estimates.ldn_final_pain.value" in err
    assert not out.exists()
    assert run("--evidence", pack_copy.folder)[0] == 2
    assert "give it after the command" in run("--evidence", pack_copy.folder, "doctor")[2]


def test_a_pack_in_the_settings_that_cannot_be_used_is_said_and_the_shipped_one_printed(
    run: Out, pack_copy: PackCopy, tmp_path: Path
) -> None:
    assert run("evidence", "use", pack_copy.folder)[0] == 0
    pack_copy.change("options/ldn.toml", "value = -0.34", "value = nan")
    code, _out, err = run("summary", EXAMPLES / "fibromyalgia.json", "-o", tmp_path / "out.pdf", *_DAY)
    assert code == 0
    assert "the one that came with LDN Aid is shown" in err
    assert run("evidence", "audit", *_DAY)[0] == 1
    assert "cannot be used" in run("doctor")[1]


def test_use_refuses_what_cannot_be_used(run: Out, tmp_path: Path) -> None:
    for which in (tmp_path, "installed"):
        assert run("evidence", "use", which)[0] == 2
    assert load_settings().evidence == ""


def test_from_key_to_stick_to_window(run: Out, pack_copy: PackCopy, tmp_path: Path) -> None:
    """A clinic makes a key, signs its own pack, trusts itself, installs, and goes back."""
    key, stick = tmp_path / "clinic.key", tmp_path / "ours.ldnpack"
    pack_copy.release("7.0")
    code, out, _err = run("evidence", "keys", "new", "-o", key)
    assert code == 0
    fingerprint = out.strip().rpartition("Fingerprint: ")[2]
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0
    assert run("evidence", "keys", "new", "-o", key)[0] == 2
    assert run("evidence", "pack", pack_copy.folder, "-o", stick, "--key", key, *_DAY)[0] == 0

    code, _out, err = run("evidence", "install", stick, *_DAY)
    assert code == 2
    assert fingerprint in err
    assert not installed_path().exists()

    assert run("evidence", "keys", "list")[1].startswith("No key is trusted here")
    code, out, _err = run("evidence", "keys", "trust", f"{key}.pub", "--name", "Our clinic")
    assert code == 0
    assert fingerprint in out
    assert run("evidence", "keys", "list")[1] == f"{fingerprint}  Our clinic (trusted by this clinic)\n"
    code, out, _err = run("evidence", "install", stick, *_DAY)
    assert code == 0
    assert "7.0, signed by Our clinic" in out
    assert load_settings().evidence == "installed"
    doctor = run("doctor")[1]
    assert "Installed from a signed file. Signed by Our clinic" in doctor
    assert pack_copy.load().content_hash in doctor
    assert f"Our clinic ({fingerprint})" in doctor
    assert "7.0" in run("evidence", "audit", *_DAY)[1].splitlines()[0]

    assert run("evidence", "use", "shipped")[0] == 0
    assert "not signed by itself" in run("doctor")[1]
    assert run("evidence", "use", "installed")[0] == 0
    assert run("evidence", "keys", "forget", fingerprint)[0] == 0
    assert "not trusted here" in run("doctor")[1]


def test_a_key_can_be_kept_under_a_passphrase(
    run: Out, pack_copy: PackCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["good", "other", "good", "good", "bad", "good"]
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: answers.pop(0))
    key, stick = tmp_path / "k", tmp_path / "a.ldnpack"
    assert run("evidence", "keys", "new", "-o", key, "--passphrase")[0] == 2
    assert not key.exists()
    assert run("evidence", "keys", "new", "-o", key, "--passphrase")[0] == 0
    pack = ["evidence", "pack", pack_copy.folder, "-o", stick, "--key", key, *_DAY]
    assert run(*pack)[0] == 2
    assert not stick.exists()
    assert run(*pack)[0] == 0
    assert answers == []


def test_a_pack_that_is_not_ready_is_not_signed(run: Out, pack_copy: PackCopy, tmp_path: Path) -> None:
    key = tmp_path / "k"
    run("evidence", "keys", "new", "-o", key)
    pack_copy.change(_TEXT, _STOPPING, _STOPPING + "Harm is rare. ")
    code, _out, err = run(
        "evidence", "pack", pack_copy.folder, "-o", tmp_path / "a.ldnpack", "--key", key, *_DAY
    )
    assert code == 2
    assert "is not ready" in err
    assert not (tmp_path / "a.ldnpack").exists()
    assert (
        "does not end in .ldnpack"
        in run("evidence", "pack", pack_copy.folder, "-o", "a.zip", "--key", key)[2]
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\0" * 100, os.urandom(1000)])
def test_what_is_no_pack_is_not_installed(run: Out, tmp_path: Path, content: bytes) -> None:
    stick = tmp_path / "x.ldnpack"
    stick.write_bytes(content)
    code, _out, err = run("evidence", "install", stick, *_DAY)
    assert code == 2
    assert "is not a .ldnpack file, or it is damaged" in err
    assert run("evidence", "keys", "trust", stick, "--name", "x")[0] == 2
    assert run("evidence", "pack", tmp_path, "-o", stick, "--key", stick)[0] == 2
