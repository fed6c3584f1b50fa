"""What the pack that ships says: every option, question and kind of pain, in plain words and at equal length."""

import pytest

from ldn_aid.evidence.models import Counts, Extra, Ratio
from ldn_aid.evidence.pack import load_pack
from ldn_aid.evidence.readability import exempt_words, reading
from ldn_aid.terms import OptionId, PainKind

_PACK = load_pack()
_NOT_KNOWN = ("not know", "not known", "no number", "no count", "know of no")
_HARDEST = 8.0

_QUESTIONS = (
    "what_is_it", "how_might_it_help", "how_many_helped", "how_long_to_know", "side_effects", "serious_harms",
    "daily_life", "cost_and_access", "checks", "stopping", "surgery_emergency", "not_known",
)  # fmt: skip

_LDN_MUST_NAME = {
    "fibromyalgia_trials": ("FINAL", "INNOVA", "Bested", "Younger 2013", "de Paula"),
    "reviews_disagree": ("Vatvani", "Saif", "Ologunowa", "Hegde", "Rassi-Mariani", "Gouda"),
    "unpublished": ("ended without results", "endometriosis"),
    "practice": ("no dummy pill", "hope helps"),
    "traps": ("Agnoli", "MME", "X-waiver", "NSAIDs in back pain", "withdrawn"),
    "guidelines": ("No guideline that we found recommends LDN",),
    "opioids_short": ("SPACE", "OPAL", "already did well"),
}

_ABOUT_PAIN = (
    "what_it_is", "how_common", "how_it_weighs", "why_it_lasts", "hyperalgesia", "fibromyalgia", "osteoarthritis",
    "inflammatory_arthritis", "low_back", "neuropathic", "crps", "orofacial", "compounding", "how_ldn_might_work",
    "out_of_scope", "believed", "cdc_2022", "other_medicines",
)  # fmt: skip


@pytest.mark.parametrize("option", OptionId)
@pytest.mark.parametrize("question", _QUESTIONS)
def test_every_option_answers_every_question(option: OptionId, question: str) -> None:
    assert question in _PACK.questions
    assert len(_PACK.option_text[option].cells[question].split()) > 20
    assert _PACK.options[option].cells[question].sources


@pytest.mark.parametrize("option", OptionId)
@pytest.mark.parametrize("kind", PainKind)
def test_every_option_says_what_is_known_for_every_kind_of_pain(option: OptionId, kind: PainKind) -> None:
    cell, text = _PACK.kinds[kind][option], _PACK.kind_text[kind].options[option]
    assert cell.sources
    assert reading(text, exempt=exempt_words()).grade <= _HARDEST
    if not cell.known:
        assert any(words in text for words in (*_NOT_KNOWN, "may not hold")), text


@pytest.mark.parametrize("kind", PainKind)
def test_no_option_is_told_at_greater_length_for_a_kind_of_pain(kind: PainKind) -> None:
    words = {option: len(text.split()) for option, text in _PACK.kind_text[kind].options.items()}
    mean = sum(words.values()) / len(words)
    assert all(abs(count / mean - 1) <= 0.2 for count in words.values()), words


def test_beyond_fibromyalgia_ldn_is_never_called_known() -> None:
    assert [kind for kind in PainKind if _PACK.kinds[kind][OptionId.LDN].known] == [PainKind.FIBROMYALGIA]


@pytest.mark.parametrize("page", ["about_pain", "studies", "methods"])
def test_a_page_can_be_read_and_checked(page: str) -> None:
    for key, section in _PACK.page_text[page].items():  # type: ignore[index]
        assert reading(section.text, exempt=exempt_words()).grade <= _HARDEST, key
        assert page == "methods" or _PACK.pages[page][key].sources, key  # type: ignore[index]


@pytest.mark.parametrize("key", _ABOUT_PAIN)
def test_chronic_pain_is_explained_with_each_named_condition(key: str) -> None:
    assert len(_PACK.page_text["about_pain"][key].text.split()) > 30


@pytest.mark.parametrize("section", _LDN_MUST_NAME)
def test_results_that_disagree_stay_in_sight(section: str) -> None:
    text = _PACK.page_text["studies"][section].text
    for words in _LDN_MUST_NAME[section]:
        assert words in text


def test_what_patients_read_leans_on_no_ratio_and_no_calculation_of_ours() -> None:
    cells = [
        *(cell for file in _PACK.options.values() for cell in file.cells.values()),
        *(cell for row in _PACK.kinds.values() for cell in row.values()),
    ]
    for cell in cells:
        for key in cell.estimates:
            assert _PACK.estimate(key).for_patients, key


def test_ratios_and_own_calculations_are_for_clinicians() -> None:
    for key, estimate in _PACK.figures():
        if isinstance(estimate, Ratio) or estimate.seen == "calculated":
            assert not estimate.for_patients, key


def test_where_nobody_is_compared_the_figure_says_so() -> None:
    for key, estimate in _PACK.figures():
        if isinstance(estimate, Counts) and estimate.without is None and key != "opioid_oud":
            assert estimate.uncontrolled, key
        if isinstance(estimate, Extra):
            assert not estimate.uncontrolled, key


def test_the_change_log_begins_with_this_release_and_the_review_comes_within_six_months() -> None:
    info = _PACK.info
    assert info.changes[0].version == info.version == "2.0.2"
    assert (info.review_due - info.released_on).days <= 184
    assert "6 months" in info.update_policy
