"""Every wording rule proves itself on its own examples."""

import pytest

from ldn_aid.evidence.audit.subject import wording
from ldn_aid.evidence.audit.wording import rules
from ldn_aid.i18n import LANGUAGES

_EXAMPLES = [
    (language, place, kind, example)
    for language in LANGUAGES
    for place, rule in enumerate(wording(language)["rules"])
    for kind in ("caught", "spared")
    for example in rule[kind]
]


@pytest.mark.parametrize(("language", "place", "kind", "example"), _EXAMPLES)
def test_an_example_is_caught_or_spared(language: str, place: int, kind: str, example: str) -> None:
    found = list(rules(language)[place].found_in(example))
    assert bool(found) == (kind == "caught"), found
