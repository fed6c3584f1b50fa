"""The longest conversation that can be typed: every text at its limit, many times what anybody types."""

import json
from typing import Any

import pytest

from ldn_aid.conversation.files import MAX_BYTES, parse_conversation
from ldn_aid.conversation.model import edit
from ldn_aid.safety import mentions
from ldn_aid.safety.assess import assess
from ldn_aid.store.vault.vault import Vault
from tests.conftest import EXAMPLES
from tests.strategies import TODAY

WORDS = "My back “burns” at night. The doctor said oxycodone in 2019; I don't take it any more. "


def as_long_as_it_can_be() -> bytes:
    """An example whose free texts are all as long as their fields take."""
    raw: dict[str, Any] = json.loads((EXAMPLES / "low-back-oxycodone.json").read_text())
    holder = next(part for part in raw.values() if isinstance(part, dict) and "questions" in part)
    holder["questions"] = [f"{number} {WORDS * 200}"[:10_000] for number in range(30)]
    for section, field in (("pain", "story"), ("pain", "known_cause")):
        raw[section][field] = f"{field} {WORDS * 200}"[:10_000]
    for goal in raw["goals"]["goals"]:
        goal["text"] = goal["better"] = (WORDS * 200)[:10_000]
    return json.dumps(raw).encode()


def test_it_is_kept_and_comes_back(vault: Vault) -> None:
    data = as_long_as_it_can_be()
    assert 300_000 < len(data) < MAX_BYTES
    whole = parse_conversation(data, "x")
    key = vault.start(whole)
    vault.save(key, edit(whole, "decision.why", "changed"))
    assert vault.open(key) == edit(whole, "decision.why", "changed")


def test_a_letter_in_one_text_has_none_of_the_others_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parse_conversation(as_long_as_it_can_be(), "x")
    assess(whole, TODAY)
    read: list[str] = []
    sentences = mentions.sentences_of
    monkeypatch.setattr(
        mentions, "sentences_of", lambda text, today: read.append(text) or sentences(text, today)
    )
    story = whole.pain.story[:-1] + "x"
    assess(edit(whole, "pain.story", story), TODAY)
    assert read == [story]
