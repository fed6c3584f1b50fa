"""Every word on screen goes through translation: shown in a pretend language, none stays English."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

import ldn_aid
from ldn_aid import i18n, resources
from ldn_aid.desktop.window import Window
from ldn_aid.terms import OptionId, Step

SOURCES = sorted(Path(ldn_aid.__file__).parent.rglob("*.py"))
NOT_WORDS = {"LDN Aid", "mg", "mcg", "g", "mcg/h", "mg/mL", "YYYY-MM-DD"}


class _Pretend:
    """Puts brackets around each message."""

    @staticmethod
    def gettext(message: str) -> str:
        return f"⟦{message}⟧"

    @staticmethod
    def ngettext(one: str, many: str, count: int) -> str:
        return f"⟦{one if count == 1 else many}⟧"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)


def _content() -> set[str]:
    """Clinical wording: data in per-language files, translated there."""
    files = [
        *resources.root().glob("rules/text/en/*.toml"),
        *resources.root().glob("evidence/*/text/en/**/*.toml"),
    ]
    return {
        text
        for file in files
        for text in _strings(resources.read_toml(file.relative_to(resources.root()).as_posix()))
    }


def _shown(window: Window) -> Iterator[str]:
    for button in window.findChildren(QPushButton):
        yield button.text()
    for text in window.findChildren(QLabel):
        yield text.text()
    for field in [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]:
        yield field.accessibleName()
        yield field.placeholderText()
    for action in window.actions_by_name.values():
        yield action.text()


def test_no_word_on_screen_bypasses_translation(
    window_on: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n._InUse, "catalog", _Pretend())
    window = window_on()
    window.session.edit("medicines.forgotten", ())
    for step in Step:
        window.go_to(step)
        for name in ("Add an opioid", "Add a goal", "Add a treatment"):
            for button in window.pages[step].findChildren(QPushButton):
                if button.text() == f"⟦{name}⟧":
                    button.click()
    window.go_to(Step.OPTIONS)
    window.pages[Step.OPTIONS].look_at(OptionId.LDN, OptionId.OPIOID)  # type: ignore[attr-defined]
    qtbot.wait(50)
    known = _content() | NOT_WORDS
    gate = window.session.assessment.ldn_gate
    known |= {"\n".join(gate.reasons), "\n\n".join(gate.guidance)}
    pack = window.session.pack
    known |= {text for words in pack.option_text.values() for text in words.cells.values()}
    known |= {words.outcome for words in pack.estimate_text.values()}
    english = {
        text
        for text in _shown(window)
        if any(map(str.isalpha, text)) and "⟦" not in text and text not in known
        and text[:1].lower() + text[1:] not in known
    }  # fmt: skip
    assert english == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_extractors_can_see_every_message(path: Path) -> None:
    """A message is a plain literal: an f-string or a variable inside ``_()`` never reaches a translator."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "ngettext")
        ):
            literals = node.args[:1] if node.func.id == "_" else node.args[:2]
            assert all(isinstance(one, ast.Constant) for one in literals), f"{path.name}, line {node.lineno}"
