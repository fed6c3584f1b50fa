"""The words under resources/summary/: sourced, whole, and easy to read."""

import pytest

from ldn_aid.evidence.readability import exempt_words, reading
from ldn_aid.safety.rules import table as rule_table
from ldn_aid.summary.leaflets import sections, table, wording
from ldn_aid.terms import OptionId

PAGES = ("ldn_page", "naloxone_page")
FIELDS = {"emergency": "911", "short_days": "10", "long_days": "14"}
MOST = 8.0
"""US school grade."""


@pytest.mark.parametrize("name", [*PAGES, "wallet_card"])
def test_every_statement_has_words_and_a_source(name: str) -> None:
    for section in sections(name, **FIELDS):
        assert section.title
        assert section.statements
        for statement in section.statements:
            assert statement.text
            assert statement.sources
            assert set(statement.sources) <= set(rule_table("sources"))
    words = wording(name)
    assert set(words) - {"sections"} == set(table(name))
    assert all(set(words[key]) == set(entries) for key, entries in table(name).items())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_patients_is_easy_to_read(name: str) -> None:
    for section in sections(name, **FIELDS):
        text = " ".join(statement.text for statement in section.statements)
        assert reading(text, exempt=exempt_words()).grade <= MOST, section.key


def test_warning_signs_have_a_source_and_are_easy_to_read() -> None:
    words, entries = wording("calls"), table("calls")
    for group in ("signs", "lines"):
        assert set(words[group]) == set(entries[group])
        for entry in entries[group].values():
            assert set(entry["sources"]) <= set(rule_table("sources"))
            assert set(entry.get("for", ())) <= set(map(str, OptionId))
    text = ". ".join((*words["signs"].values(), *words["lines"].values()))
    assert reading(text, exempt=exempt_words()).grade <= MOST


def test_the_lines_about_options_are_easy_to_read_and_equally_short() -> None:
    words = wording("options")
    assert set(words) == set(map(str, OptionId))
    for line in ("what", "serious"):
        lengths = [len(words[option][line].split()) for option in OptionId]
        assert max(lengths) - min(lengths) <= 6
    for option in OptionId:
        text = f"{words[option]['what']} {words[option]['serious']}"
        assert reading(text, exempt=exempt_words()).grade <= MOST, option
