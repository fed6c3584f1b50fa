"""The card of a figure and the list of sources hold all that a sceptical reader needs."""

import pytest

from ldn_aid.comparison.provenance import (
    all_figures,
    card_text,
    change_log,
    evidence_card,
    how_made,
    page_sections,
    source_line,
    sources_in_order,
    statistics,
)
from ldn_aid.evidence.pack import load_pack

_PACK = load_pack()
_KEYS = [key for key, _estimate in _PACK.figures()]


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


def test_all_sources_are_listed_in_alphabetical_order() -> None:
    keys = sources_in_order(_PACK)
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
    assert _PACK.content_hash in made["Fingerprint"].replace(" ", "")


@pytest.mark.parametrize(
    ("key", "published"),
    [
        ("opioid_busse_response", "11.9 (9.7–14.1) per 100"),
        ("ldn_innova_any", "68.8 / 72 per 100"),
        ("opioid_vomiting_busse", "5.9 / 2.3 per 100"),
        ("ldn_younger_response", None),
        ("ldn_final_pain", None),
    ],
)
def test_decimals_that_whole_people_hide_stand_on_the_card(key: str, published: str | None) -> None:
    assert dict(evidence_card(_PACK, key)).get("As published") == published


def test_the_whole_card_can_be_copied_as_text() -> None:
    copied = card_text(_PACK, "nsaid_back_pain", for_patients=True)
    for name, text in evidence_card(_PACK, "nsaid_back_pain"):
        assert f"{name}: {text}" in copied


def test_statistics_go_to_the_clinician_alone() -> None:
    assert statistics(_PACK, "ldn_younger_response") == (("Statistics", "Crossover trial; p=0.05."),)
    assert statistics(_PACK, "nsaid_back_pain") == ()
    assert "p=0.05" in card_text(_PACK, "ldn_younger_response", for_patients=False)
    assert "p=0.05" not in card_text(_PACK, "ldn_younger_response", for_patients=True)


def test_the_list_of_all_numbers_marks_those_for_clinicians() -> None:
    listed = {figure.key: figure for figure in all_figures(_PACK)}
    assert set(listed) == set(_KEYS)
    assert listed["ldn_final_pain"].for_patients
    assert "Worked out by us" in listed["ldn_pooled_fixed"].text
    assert listed["opioid_agnoli_overdose"].text.count("For clinicians only.") == 1


def test_a_page_for_patients_leads_to_no_figure_for_clinicians() -> None:
    for page in ("about_pain", "studies"):
        for section in page_sections(_PACK, page):  # type: ignore[arg-type]
            assert all(_PACK.estimate(key).for_patients for key in section.estimates)
    titles = [section.title for section in page_sections(_PACK, "about_pain")]
    assert titles[0] == "What is chronic pain?"


def test_the_change_log_begins_with_this_version() -> None:
    (name, text), *_earlier = change_log(_PACK)
    assert name == "Version 2.0.2, November 23, 2026"
    assert "No figure changed" in text
