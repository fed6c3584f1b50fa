"""Each row of the scorecard finds the fault that it is there to find, planted in a copy of the pack."""

from datetime import date

import pytest

from ldn_aid.evidence.audit import AuditReport, audit
from ldn_aid.evidence.pack import load_pack
from tests.evidence.conftest import PackCopy

_TODAY = date(2026, 11, 24)
_LDN, _OPIOID, _TEXT = "options/ldn.toml", "options/opioid.toml", "text/en/options/ldn.toml"

_PLANTED = {
    "Q1": ("text/en/about.toml", "no_head_to_head", "no_head_to_toe", "no_head_to_head is missing"),
    "C2": (_OPIOID, 'sources = ["FDA2025"]', "", "opioid.regulatory names no source"),
    "C3": ("pack.toml", "review_due = 2027", "review_due = 2025", "out of order"),
    "C5": (
        "text/en/estimates.toml",
        'certainty_reason = "One trial of 99 women; the result could be no difference."',
        'certainty_reason = " "',
        "ldn_final_pain: no reason",
    ),
    "C6": ("pack.toml", 'funding = "', 'funding = " " # "', "funding is empty"),
    "C1": (_TEXT, 'stopping = "', 'stopping = "' + "You can stop it. " * 30, "ldn.stopping"),
    "X4": ("text/en/estimates.toml", 'time = "12 weeks"', 'time = ""', "ldn_final_pain: time is empty"),
    "X18": (
        "sources.toml",
        "[FDA2025]",
        '[Unused2020]\ncitation = "Nobody"\npmid = "1"\n[FDA2025]',
        "Unused2020 is used nowhere",
    ),
    "RC1": (_TEXT, 'stopping = "', 'stopping = "Harm is rare. ', 'ldn.stopping: "rare"'),
    "RC2": (_TEXT, 'stopping = "', 'stopping = "It harms 1 in 20 people. ', 'ldn.stopping: "1 in 20"'),
    "RC3": (
        _OPIOID,
        'outcome = "constipation"\ndirection = "harm"\nsource = "MooreMcQuay2005"\nseen = "abstract"\ncertainty = "low"\n'
        'certainty_by = "this_pack"\ndenominator = 100',
        'outcome = "fracture"\ndirection = "harm"\nsource = "MooreMcQuay2005"\nseen = "abstract"\ncertainty = "low"\n'
        'certainty_by = "this_pack"\ndenominator = 100',
        "opioid: fracture is counted out of [100, 1000]",
    ),
    "RC4": (_TEXT, 'stopping = "', 'stopping = "It works twice as well. ', 'ldn.stopping: "twice"'),
    "A9": (
        _TEXT,
        'stopping = "',
        'stopping = "'
        + "Discontinuation necessitates multidisciplinary pharmacological consideration. " * 12,
        "ldn.stopping: grade",
    ),
}


def _row(report: AuditReport, name: str) -> tuple[bool, tuple[str, ...]]:
    row = next(row for row in report.rows if row.row == name)
    return row.holds, row.problems


def test_the_pack_that_ships_holds_every_gate_and_quality_row() -> None:
    report = audit(load_pack(), _TODAY)
    assert report.ok
    assert [row.row for row in report.rows if not row.holds and row.kind != "needs people"] == []


@pytest.mark.parametrize("name", _PLANTED)
def test_a_planted_fault_fails_its_row(pack_copy: PackCopy, name: str) -> None:
    file, old, new, expected = _PLANTED[name]
    pack_copy.change(file, old, new)
    holds, problems = _row(audit(pack_copy.load(), _TODAY), name)
    assert not holds
    assert any(expected in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("row", "question"),
    [("Q4", "how_many_helped"), ("Q5", "side_effects"), ("Q5", "serious_harms"), ("Q6", "daily_life")],
)
def test_an_empty_answer_fails_its_row(pack_copy: PackCopy, row: str, question: str) -> None:
    path = pack_copy.folder / _TEXT
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(f'{question} = " "' if line.startswith(f"{question} =") else line for line in lines)
    )
    assert _row(audit(pack_copy.load(), _TODAY), row) == (False, (f"ldn: {question} is empty",))


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2031, 1, 1), "the review was due"), (date(2020, 1, 1), "before the release")],
)
def test_a_pack_out_of_date_fails_its_row(today: date, expected: str) -> None:
    holds, problems = _row(audit(load_pack(), today), "C4")
    assert not holds
    assert expected in problems[0]


def test_an_option_whose_only_benefit_is_a_price_has_no_number(pack_copy: PackCopy) -> None:
    path = pack_copy.folder / "options/no_new_medicine.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace(
            'outcome = "pain_change"\ndirection = "benefit"', 'outcome = "pain_change"\ndirection = "harm"'
        )
        .replace(
            'outcome = "function_change"\ndirection = "benefit"',
            'outcome = "function_change"\ndirection = "harm"',
        )
    )
    holds, problems = _row(audit(pack_copy.load(), _TODAY), "X3")
    assert not holds
    assert problems == ("no_new_medicine: no benefit has a number, and the text does not say so",)


def test_rows_that_need_people_are_never_said_to_hold() -> None:
    report = audit(load_pack(), _TODAY)
    assert report.score("needs people")[0] == 0
    assert "not certified by anyone" in report.as_text()
