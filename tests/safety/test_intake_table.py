"""The rules against the dossier's intake table (comparators.md, section 5), cell by cell."""

import csv
from pathlib import Path

import pytest

from ldn_aid.safety.findings import Level
from ldn_aid.safety.rules import OPTIONS_WITH_RULES, Rule, caution_rules, table
from ldn_aid.terms import OptionId

ROWS = list(csv.DictReader((Path(__file__).parent / "intake_table.csv").read_text("utf-8").splitlines()))
COLUMNS = {
    "opioid": (OptionId.OPIOID, None),
    "oral NSAID": (OptionId.NSAID, "oral"),
    "topical NSAID": (OptionId.NSAID, "topical"),
    "acetaminophen": (OptionId.ACETAMINOPHEN, None),
}
SAFEST_FIRST = (("C", "contraindicated"), ("A", "avoid"), ("U", "caution"), ("per team", "info"))


def _level(cell: str) -> str:
    return next(level for code, level in SAFEST_FIRST if code in cell)


def _rules(option: OptionId, form: str | None, facts: set[str]) -> list[Rule]:
    return [rule for rule in caution_rules(option, "en") if rule.form == form and set(rule.all) == facts]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["intake item"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_cell_is_a_rule_at_the_safer_end(row: dict[str, str], column: str) -> None:
    cell, facts = row[column], set(row["fact"].split("+"))
    rules = _rules(*COLUMNS[column], facts)
    if cell == "OK":
        assert all(rule.level is Level.INFO for rule in rules), "OK in the table: nothing but good to know"
        return
    (rule,) = rules
    assert (rule.cell, rule.level) == (cell, _level(cell))
    assert ("gives a range" in rule.detail) == ("/" in cell or "->" in cell)


def test_no_rule_is_shown_above_its_cell() -> None:
    for option in OPTIONS_WITH_RULES:
        for rule in caution_rules(option, "en"):
            assert rule.level == (rule.cell if rule.cell == "info" else _level(rule.cell)), rule.id


def test_the_texts_and_the_tables_hold_the_same_rules() -> None:
    for option in OPTIONS_WITH_RULES:
        words = table(f"text/en/cautions/{option}")
        assert list(words) and set(words) == set(table(f"cautions/{option}"))
        for rule in caution_rules(option, "en"):
            assert rule.id.startswith(f"{option}.")
            assert rule.text.endswith(".")
            assert rule.detail.endswith(".")
            assert set(rule.replaces) <= set(words)


_SAID_WITH_LESS = (
    "nsaid.heart_failure",
    # Where none may be taken any amount is too much; where a limit is passed no other amount is named beside it.
    "acetaminophen.over",
    "acetaminophen.older",
)
"""Rules about more than what replaces them, which says all of it."""


@pytest.mark.parametrize("option", OPTIONS_WITH_RULES)
def test_what_a_rule_replaces_is_never_more_serious(option: OptionId) -> None:
    rules = {rule.id: rule for rule in caution_rules(option, "en")}
    levels = list(Level)
    for rule in rules.values():
        for key in rule.replaces:
            assert levels.index(rule.level) <= levels.index(rules[key].level)
            assert set(rules[key].all) < set(rule.all) or key in _SAID_WITH_LESS
