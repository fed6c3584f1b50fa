"""The card of a figure and the list of sources hold all that a sceptical reader needs."""

import pytest

from ldn_aid.comparison.provenance import evidence_card, how_made, source_line, sources_with
from ldn_aid.evidence.pack import load_pack

_PACK = load_pack()
_KEYS = [key for file in _PACK.options.values() for key in file.estimates]


@pytest.mark.parametrize("key", _KEYS)
def test_a_card_states_everything(key: str) -> None:
    card = dict(evidence_card(_PACK, key))
    for name in ("What was measured", "What was found", "Who was studied", "Compared with", "How long", "How sure",
                 "Why", "How far we checked it", "Source"):  # fmt: skip
        assert card[name].strip(), name
    assert card["Source"].startswith(f"[{_PACK.estimate(key).source}]")
    assert ("To be confirmed" in card["How far we checked it"]) == (
        _PACK.estimate(key).seen in ("second_hand", "recalled")
    )


def test_the_card_of_the_final_trial() -> None:
    card = dict(evidence_card(_PACK, "ldn_final_pain"))
    assert card["Who was studied"] == "women with fibromyalgia (99 people)"
    assert card["How sure"] == "low certainty, as the authors of this aid judged it"
    assert "10.1016/S2665-9913(23)00278-3" in card["Source"]
    assert "PMID 38258677" in card["Source"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("bruun2024", ["Bruun2024"]), ("INNOVA fibromyalgia", ["Innova2026"]), ("xyzzy", [])],
)
def test_sources_are_found_by_any_of_their_words(words: str, expected: list[str]) -> None:
    assert [key for key in sources_with(_PACK, words) if key in (*expected, "Younger2013")] == expected


def test_no_words_find_all_sources_in_alphabetical_order() -> None:
    keys = sources_with(_PACK, "  ")
    assert set(keys) == set(_PACK.sources)
    assert list(keys) == sorted(keys, key=str.casefold)


@pytest.mark.parametrize("key", sorted(_PACK.sources))
def test_a_source_can_be_found_by_a_reader(key: str) -> None:
    line = source_line(_PACK, key)
    assert "doi:" in line or "PMID" in line or "http" in line


def test_how_it_was_made_says_who_paid_and_that_nobody_has_reviewed_it() -> None:
    made = dict(how_made(_PACK))
    assert "not yet reviewed by a clinician" in made["Who wrote it"]
    assert made["Who paid"].startswith("None.")
    assert "not yet been tested with patients" in made["Tested"]
    assert _PACK.content_hash in made["Fingerprint"]
