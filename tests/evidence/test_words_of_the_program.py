"""What the program itself says to patients keeps the rules that the evidence pack is held to (A9, RC1, RC2, RC4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from ldn_aid import resources
from ldn_aid.evidence import opening
from ldn_aid.evidence.audit.reading import ended
from ldn_aid.evidence.audit.subject import leaves, limits
from ldn_aid.evidence.audit.wording import rules
from ldn_aid.evidence.readability import exempt_words, reading

_ROOT = Path(__file__).parent.parent.parent
_PACK = resources.path(opening.FOLDER)
_NOT_FOR_PATIENTS = {"audit", "medicines"}
_CLINICIANS = {"clinician.py", "clinician_record.py", "reports.py", "printers.py", "printing.py"}

_RESOURCES = sorted(
    path.relative_to(_ROOT).as_posix()
    for path in resources.root().rglob("text/en/*.toml")
    if _PACK not in path.parents
    and not _NOT_FOR_PATIENTS & set(path.parts)
    and path.name != "readability_exempt.toml"
)
_CODE = sorted(
    path.relative_to(_ROOT).as_posix()
    for folder in ("desktop/steps", "desktop/widgets", "summary", "comparison")
    for path in (_ROOT / "ldn_aid" / folder).rglob("*.py")
    if path.name not in _CLINICIANS
)


def _is_for_clinicians(key: str) -> bool:
    return key.endswith(".detail") or key.startswith("guidance.")


def _said(place: str) -> Iterator[str]:
    """Every text that *place* says to a patient; details and guidance are for the clinician."""
    path = _ROOT / place
    if path.suffix == ".toml":
        table = resources.read_toml(path.relative_to(resources.root()).as_posix())
        yield from (text for key, text in leaves(table) if not _is_for_clinicians(key))
    else:
        for _line, _function, message, _comments in extract_from_file("python", path):
            yield from (message,) if isinstance(message, str) else message


@pytest.mark.parametrize("place", [*_RESOURCES, *_CODE])
def test_it_can_be_read(place: str) -> None:
    words = " ".join(ended(text) for text in _said(place))
    level = reading(words, exempt=exempt_words())
    if level.words >= limits("reading")["least_words"]:
        assert level.grade <= limits("reading")["hardest_grade"], words


@pytest.mark.parametrize("place", [*_RESOURCES, *_CODE])
def test_it_says_no_chance_without_a_number(place: str) -> None:
    found = [
        (rule.row, found, text)
        for text in _said(place)
        for rule in rules("en")
        if not rule.only
        for found in rule.found_in(text)
    ]
    assert found == []
