"""The command line is a contract: what it prints, what it exits with, what it never overwrites."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pypdf
import pytest

from ldn_aid.__main__ import main

DAY = "2026-11-23"


def test_summary_writes_the_same_bytes_every_time(example_path: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for output in outputs:
        assert main(["summary", str(example_path), "-o", str(output), "--today", DAY]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


@pytest.mark.parametrize("extra", [[], ["--for", "clinician"], ["--large-print"]], ids=str)
def test_every_edition_names_the_patient_on_each_page(
    example_path: Path, tmp_path: Path, extra: list[str]
) -> None:
    output = tmp_path / "summary.pdf"
    assert main(["summary", str(example_path), "-o", str(output), "--today", DAY, *extra]) == 0
    name = json.loads(example_path.read_text())["start"]["patient"]
    pages = pypdf.PdfReader(output).pages
    assert all(name in page.extract_text() for page in pages)


EXPECTED_GATE = {"fibromyalgia": "clear", "low-back-oxycodone": "blocked", "knee-warfarin": "clear"}
EXPECTED_MME = {"fibromyalgia": 0, "low-back-oxycodone": 60, "knee-warfarin": 0}


def test_assess_prints_the_contract(example_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(example_path), "--json", "--today", DAY]) == 0
    assessment = json.loads(capsys.readouterr().out)
    assert set(assessment) >= {"mme", "ldn_gate", "acetaminophen", "naloxone", "findings"}
    assert set(assessment["mme"]) >= {"total", "complete", "items"}
    assert set(assessment["acetaminophen"]) >= {"mg_per_day", "limit_mg", "over"}
    assert assessment["ldn_gate"]["status"] == EXPECTED_GATE[example_path.stem]
    assert assessment["ldn_gate"]["earliest"] is None
    assert assessment["mme"]["total"] == EXPECTED_MME[example_path.stem]
    for finding in assessment["findings"]:
        assert set(finding) >= {"id", "option", "level", "because", "source"}
        assert finding["level"] in {"contraindicated", "avoid", "caution", "info"}
        assert finding["because"]
        assert finding["source"]


def test_assess_in_words(example_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(example_path), "--today", DAY]) == 0
    assert "LDN gate" in capsys.readouterr().out


def test_the_warfarin_example_names_the_bleeding_risk(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.conftest import EXAMPLES

    main(["assess", str(EXAMPLES / "knee-warfarin.json"), "--json", "--today", DAY])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert any(
        finding["option"] == "nsaid"
        and finding["level"] == "avoid"
        and "warfarin" in finding["because"].lower()
        for finding in findings
    )


LIST = """Oxycodone ER 20 mg tablet - take 1 tablet by mouth twice daily
sertraline 50 mg daily
Suboxone 8-2 mg film once daily
fenfluramine 2.2 mg/mL oral solution
Tazocin 4.5 g
"""


def test_medicines_reads_a_list(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    assert main(["medicines", "-", "--json", "--today", DAY]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [line["opioid"] for line in answer["lines"]] == [True, False, True, False, False]
    assert [line["mme"] for line in answer["lines"]] == [60, None, None, None, None]
    assert set(answer["lines"][0]) == {
        "line", "recognised", "ingredients", "classes", "opioid", "mg_per_day", "mme", "note",
        "opioid_kind", "opioid_acting", "opioid_free_days",
    }  # fmt: skip
    assert answer["mme"]["total"] == 60
    assert answer["mme"]["complete"] is False
    assert answer["ldn_gate"]["status"] == "blocked"


def test_a_list_without_opioids_still_asks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("sertraline 50 mg daily\n")
    assert main(["medicines", str(listed), "--json", "--today", DAY]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ldn_gate"]["status"] == "ask"
    assert answer["mme"] == {"total": None, "complete": False, "items": []}


def test_medicines_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("zzyzxol 5 mg daily\nNorco 10-325 mg 1 tab q6h prn\nTizanidine 4 mg q8h\n")
    assert main(["medicines", str(listed), "--today", DAY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "    not recognised, not checked" in said
    assert "    hydrocodone, acetaminophen (opioid, acetaminophen) [acts on opioid receptors]" in said
    assert "    a day, at most: hydrocodone 40 mg, acetaminophen 1300 mg" in said
    assert "    tizanidine (muscle_relaxant)" in said


def test_schema_is_a_valid_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_the_shipped_evidence_passes_its_audit(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evidence", "audit", "--json", "--today", DAY])
    assert code == 0, capsys.readouterr().out
    assert json.loads(capsys.readouterr().out)


def test_overdue_evidence_fails_its_audit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "audit", "--today", "2031-01-01"]) == 1
    assert "review" in capsys.readouterr().out.lower()


def test_doctor_answers_each_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    for subject in ("LDN Aid", "Python", "pydantic", "Printers", "Fonts", "Store", "Evidence"):
        assert subject in out


def test_without_a_display_the_demo_writes_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--demo"]) == 0
    assert (tmp_path / "ldn-aid-example-summary.pdf").read_bytes().startswith(b"%PDF-")
    assert "display" in capsys.readouterr().out
    assert main([]) == 2
    assert "display" in capsys.readouterr().err


def _bad_inputs(folder: Path) -> dict[str, Path]:
    files = {
        "empty": b"",
        "truncated": b'{"schema_version": 2, "pain": {',
        "future": b'{"schema_version": 99}',
        "wrong-type": b'{"schema_version": 2, "pain": 7}',
        "binary": bytes(range(256)) * 10,
        "huge": b" " * 50_000_000,
    }
    paths = {}
    for name, data in files.items():
        paths[name] = folder / f"{name}.json"
        paths[name].write_bytes(data)
    return paths | {"folder": folder, "missing": folder / "missing.json"}


@pytest.mark.parametrize(
    "kind", ["empty", "truncated", "future", "wrong-type", "binary", "huge", "folder", "missing"]
)
@pytest.mark.parametrize("command", ["summary", "assess", "medicines"])
def test_bad_input_gets_one_sentence(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if command == "medicines" and kind in ("truncated", "future", "wrong-type"):
        pytest.skip("text is text")
    bad = _bad_inputs(tmp_path)[kind]
    output = tmp_path / "kept.pdf"
    output.write_bytes(b"%PDF-precious")
    extra = ["-o", str(output)] if command == "summary" else []
    assert main([command, str(bad), *extra]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert str(bad) in captured.err
    assert "Traceback" not in captured.err
    assert output.read_bytes() == b"%PDF-precious"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["summary"],
        ["assess", "x.json", "--today", "yesterday"],
        ["summary", "x.json", "-o", "y.pdf", "--for", "cat"],
        ["evidence"],
        ["--demo", "schema"],
    ],
    ids=" ".join,
)
def test_wrong_arguments_get_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("ldn-aid: ")


def test_a_slip_of_o_never_costs_the_conversation(example_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "visit.json"
    copy.write_bytes(example_path.read_bytes())
    assert main(["summary", str(copy), "-o", str(copy)]) == 2
    assert copy.read_bytes() == example_path.read_bytes()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_to_write(example_path: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert main(["summary", str(example_path), "-o", str(tmp_path / "x.pdf")]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk_below_the_output_gets_one_sentence(example_path: Path) -> None:
    command = [sys.executable, "-m", "ldn_aid", "assess", str(example_path), "--json"]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == "ldn-aid: the output cannot be written or read (No space left on device).\n"


def test_a_day_out_of_reach_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Days are counted from; a day at the end of the calendar would be a crash, not an answer."""
    opioid = {"product": "oxycodone", "taking": "stopped", "last_taken": "9999-12-31"}
    file = tmp_path / "far.json"
    file.write_text(json.dumps({"schema_version": 2, "medicines": {"opioids": [opioid]}}))
    assert main(["assess", str(file)]) == 2
    assert "medicines.opioids[0].last_taken: input should be less than or equal" in capsys.readouterr().err
    assert main(["assess", str(file), "--today", "9999-12-31"]) == 2
    assert "9999-12-31 is not within" in capsys.readouterr().err
