"""Each row of the scorecard finds the fault that it is there to find, planted in a copy of the pack."""

import shutil
from datetime import date

import pytest

from ldn_aid import resources
from ldn_aid.evidence import opening
from ldn_aid.evidence.audit.report import AuditReport, AuditRow
from ldn_aid.evidence.audit.scorecard import audit
from ldn_aid.evidence.files import read_folder
from tests.packs import PackCopy

_TODAY = date(2026, 11, 24)
_OPIOID, _SOURCES, _FIGURES = "options/opioid.toml", "sources.toml", "text/en/estimates.toml"
_TEXT, _STOPPING = "text/en/options/ldn.toml", 'stopping = "'

_PLANTED = {
    # name: (row, file, what stands there, what is put there, what the audit must say)
    "no word on comparison": ("Q1", "text/en/about.toml", "no_head_to_head =", "no_head_to_toe =", "no_head_to_head: is missing"),
    "nobody excluded": ("N1", "text/en/opening.toml", "out_of_scope =", "out_of_space =", "out_of_scope: is missing"),
    "answer without a source": ("C2", _OPIOID, 'sources = ["FDA2025"]', "", "cells.regulatory: names no source"),
    "typed number": ("C2", _TEXT, _STOPPING, _STOPPING + "It harmed 7 people. ", "cells.stopping: the number 7 is typed"),
    "figure used but not listed": (
        "C2", _TEXT, _STOPPING, _STOPPING + "Take {opioid_review_weeks.value}. ", "use opioid_review_weeks, which its estimates",
    ),
    "brace in a name": ("C2", _TEXT, 'name = "', 'name = "{x.y} ', "name: a brace is left over"),
    "odd identifier": ("C2", _SOURCES, 'pmid = "38258677"', 'pmid = "PMID 38258677"', "Bruun2024: 'PMID 38258677' is not a PMID"),
    "odd address": ("C2", _SOURCES, 'doi = "10.', 'doi = "doi:10.', "is not a DOI"),
    "dates out of order": ("C3", "pack.toml", "review_due = 2027", "review_due = 2025", "out of order"),
    "no update policy": ("C4", "pack.toml", 'update_policy = "', 'update_policy = " " # "', "update_policy is empty"),
    "no reason for certainty": (
        "C5", _FIGURES, 'certainty_reason = "', 'certainty_reason = " " # "', "certainty_reason: no reason for its certainty",
    ),
    "nobody says who paid": ("C6", "pack.toml", 'funding = "', 'funding = " " # "', "funding is empty"),
    "unbalanced row": ("C1", _TEXT, _STOPPING, _STOPPING + "You can stop it. " * 30, "ldn.toml, cells.stopping: "),
    "no time": ("X4", _FIGURES, 'time = "12 weeks"', 'time = ""', ".time: is empty"),
    "unused source": (
        "X18", _SOURCES, "[FDA2025]", '[Unused2020]\ncitation = "Nobody"\npmid = "1"\n[FDA2025]', "Unused2020: is used nowhere",
    ),
    "bare rare": ("RC1", _TEXT, _STOPPING, _STOPPING + "Harm is rare. ", 'cells.stopping: "rare" is a word of chance'),
    "bare unlikely": ("RC1", "text/en/fit.toml", 'ldn = "', 'ldn = "Harm is unlikely. ', '"unlikely" is a word of chance'),
    "bare often": ("RC1", _TEXT, 'side_effects = "', 'side_effects = "People often faint. ', '"often" is a word of how often'),
    "1 in 20": ("RC2", _TEXT, _STOPPING, _STOPPING + "It harms 1 in 20 people. ", '"1 in 20" is a chance told as'),
    "one in twenty": ("RC2", _FIGURES, 'outcome = "', 'outcome = "one in twenty with ', '"one in twenty"'),
    "1:20": ("RC2", "text/en/about.toml", 'teach_back = "', 'teach_back = "The rate is 1:20. ', '"1:20"'),
    "twice": ("RC4", _TEXT, _STOPPING, _STOPPING + "It works twice as well. ", '"twice" is a relative size'),
    "percent lower": ("RC4", _TEXT, _STOPPING, _STOPPING + "Pain was 20% lower. ", '"% lower" is a relative size'),
    "number needed to treat": ("RC4", _TEXT, _STOPPING, _STOPPING + "The NNT is high. ", '"NNT" is a relative size'),
    "other frame missing": ("RC6", "text/en/options/opioid.toml", "{opioid_stopped.with_not}", "the rest", "gives opioid_stopped and not how many do not"),
    "baseline missing": ("RC5", "text/en/options/opioid.toml", "{opioid_stopped.without}", "some", "gives opioid_stopped and not how many had it without"),
    "hard sentence": (
        "A9", _TEXT, _STOPPING,
        _STOPPING + "Discontinuation necessitates careful multidisciplinary pharmacological consideration. ",
        "cells.stopping: a sentence of 6 words",
    ),
    "endless sentence": (
        "A9", _TEXT, _STOPPING, _STOPPING + "You can stop it and " * 12 + "that is all. ", "cells.stopping: a sentence of 63 words",
    ),
}  # fmt: skip


def _row(report: AuditReport, name: str) -> AuditRow:
    return next(row for row in report.rows if row.row == name)


def test_the_pack_that_ships_holds_every_gate() -> None:
    report = audit(read_folder(resources.path(opening.FOLDER)), _TODAY)
    assert [(row.row, row.problems) for row in report.failing("gate")] == []
    assert report.ok


@pytest.mark.parametrize("name", _PLANTED, ids=lambda name: name.replace(" ", "-"))
def test_a_planted_fault_fails_its_row(pack_copy: PackCopy, name: str) -> None:
    row, file, old, new, expected = _PLANTED[name]
    pack_copy.change(file, old, new)
    found = _row(pack_copy.audit(_TODAY), row)
    assert not found.holds
    assert any(expected in problem for problem in found.problems), found.problems
    named = [problem for problem in found.problems if expected in problem]
    assert all(file.rpartition("/")[2] in problem for problem in named)


def test_people_counted_out_of_different_numbers_are_found(pack_copy: PackCopy) -> None:
    pack_copy.change(_OPIOID, 'outcome = "constipation"', 'outcome = "fracture"')
    report = pack_copy.audit(_TODAY)
    for row in ("RC3", "X7"):
        assert any(
            "outcome fracture: counted out of different numbers (of 100: opioid_constipation" in one
            for one in _row(report, row).problems
        )
    assert not report.ok


def test_people_counted_out_of_different_numbers_in_one_answer_are_found(pack_copy: PackCopy) -> None:
    more = "Also {opioid_constipation.with_option} of 100 and {opioid_overdose_low.with_option} of 1,000. "
    pack_copy.change("text/en/options/opioid.toml", _STOPPING, _STOPPING + more)
    problems = _row(pack_copy.audit(_TODAY), "RC3").problems
    assert any("cells.stopping: counts people out of 100 and out of 1,000" in one for one in problems)


@pytest.mark.parametrize(
    ("row", "question"),
    [("Q4", "how_many_helped"), ("Q5", "side_effects"), ("Q5", "serious_harms"), ("Q6", "daily_life"), ("C1", "checks"),
     ("N7", "regulatory")],
)  # fmt: skip
def test_an_empty_answer_fails_its_row(pack_copy: PackCopy, row: str, question: str) -> None:
    path = pack_copy.folder / _TEXT
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(f'{question} = " "' if line.startswith(f"{question} =") else line for line in lines),
        encoding="utf-8",
    )
    problems = _row(pack_copy.audit(_TODAY), row).problems
    assert f"text/en/options/ldn.toml, cells.{question}: ldn has no answer" in problems


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2031, 1, 1), "is overdue"), (date(2020, 1, 1), "before the evidence was released")],
)
def test_a_pack_out_of_date_fails_its_row(pack_copy: PackCopy, today: date, expected: str) -> None:
    report = pack_copy.audit(today)
    assert any(expected in problem for problem in _row(report, "C4").problems)
    assert not report.ok


def test_what_is_not_known_says_so(pack_copy: PackCopy) -> None:
    pack_copy.change(_OPIOID, "[cells.stopping]", "[cells.stopping]\nknown = false")
    assert any(
        "cells.stopping: marked as not known" in one for one in _row(pack_copy.audit(_TODAY), "RC8").problems
    )


def test_an_option_whose_only_benefit_is_a_price_has_no_number(pack_copy: PackCopy) -> None:
    path = pack_copy.folder / "options/no_new_medicine.toml"
    figures = path.read_text(encoding="utf-8").replace('direction = "benefit"', 'direction = "harm"')
    path.write_text(figures, encoding="utf-8")
    words = pack_copy.folder / "text/en/options/no_new_medicine.toml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("do not know", "have not heard"), encoding="utf-8"
    )
    assert (
        "options/no_new_medicine.toml: no benefit has a number, and the words do not say so"
        in _row(pack_copy.audit(_TODAY), "X3").problems
    )


class TestAnotherLanguage:
    """A folder under text/ must hold every file and key of the English one, with the same figures."""

    @pytest.fixture
    def spanish(self, pack_copy: PackCopy) -> PackCopy:
        shutil.copytree(pack_copy.folder / "text/en", pack_copy.folder / "text/es")
        assert _row(pack_copy.audit(_TODAY), "L1").holds
        return pack_copy

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("stopping =", "parar =", "text/es/options/ldn.toml, cells.stopping: the translation is missing"),
            (
                "stopping =",
                'parar = "Alto"\nstopping =',
                "cells.parar: text/en/options/ldn.toml has no such text",
            ),
            ("{ldn_dose.low}", "{ldn_dose.high}", "cells.what_is_it: the figures in braces differ"),
            ("[cells]", "[cells", "text/es/options/ldn.toml: this is not valid TOML"),
        ],
    )
    def test_a_difference_is_found(self, spanish: PackCopy, old: str, new: str, expected: str) -> None:
        spanish.change("text/es/options/ldn.toml", old, new)
        report = spanish.audit(_TODAY)
        assert any(expected in problem for problem in _row(report, "L1").problems)
        assert not report.ok

    def test_a_missing_file_is_found(self, spanish: PackCopy) -> None:
        (spanish.folder / "text/es/values.toml").unlink()
        assert _row(spanish.audit(_TODAY), "L1").problems == ("text/es/values.toml: the file is missing",)


def test_rows_that_need_people_are_never_said_to_hold(pack_copy: PackCopy) -> None:
    report = pack_copy.audit(_TODAY)
    assert report.score("people") == (0, 10)
    assert "Gates {}/{}, quality {} %".format(*report.score("gate"), report.quality) in report.as_text()
    assert "needs people 0/10" in report.as_text()
    assert "not certified by anyone" in report.as_text()


def test_reading_levels_are_told_with_and_without_names_of_medicines(pack_copy: PackCopy) -> None:
    report = pack_copy.audit(_TODAY)
    levels = {level.what: level for level in report.levels}
    ldn = levels["text/en/options/ldn.toml"]
    assert ldn.grade < ldn.grade_with_names
    assert ldn.smog < ldn.smog_with_names
    assert {
        "text/en/fit.toml",
        "text/en/values.toml",
        "text/en/about.toml",
        "text/en/opening.toml",
        _FIGURES,
    } <= set(levels)
    assert f"grade {ldn.grade} ({ldn.grade_with_names} with names of medicines)" in report.as_text()


def test_what_we_only_looked_at_ourselves_is_half_a_row() -> None:
    held = AuditRow("N3", "", "quality", "review", ("README.md",))
    assert (held.points, held.mark) == (1, "by us")
    assert (
        AuditRow("A7", "", "quality", "test", ()).points,
        AuditRow("A7", "", "quality", "test", ()).mark,
    ) == (0, "no test yet")
    assert AuditRow("X12", "", "people", "people", ("report",)).holds is False
