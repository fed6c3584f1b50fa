"""How a figure is put into words and counted: absolute, both frames, one denominator, nothing unchecked drawn."""

import re

import pytest

from ldn_aid.comparison.figures import (
    FIRST,
    common_denominator,
    figure_words,
    icon_array,
    mismatch,
    option_figures,
    sentence,
)
from ldn_aid.evidence.models import Counts, Extra
from ldn_aid.evidence.pack import load_pack
from ldn_aid.terms import OptionId, PainKind

_PACK = load_pack()
_KEYS = tuple(key for key, _estimate in _PACK.figures())

_WORDS = {
    "ldn_younger_response": "This happens to 32 of 100 people and not to 68. With a dummy pill (placebo), to 11 of 100 "
    "and not to 89.",
    "ldn_final_pain": "On average 0.34 points lower than with a dummy pill (placebo) (could be 0.95 lower to 0.27 higher), "
    "on a scale of 0 to 10 where lower is better. Most people need about 1 point to notice a difference.",
    "opioid_busse_pain": "On average 0.69 points lower than with a dummy pill (placebo) (could be 0.56 to 0.82), "
    "on a scale of 0 to 10 where lower is better. Most people need about 1 point to notice a difference.",
    "opioid_busse_response": "12 more of 100 people than with a dummy pill (placebo) (could be 10 to 14).",
    "opioid_space_function": "On average 3.4 with it and 3.3 with other pain medicines, on a scale of 0 to 10 where lower "
    "is better.",
    "ldn_beaudette_function": "Since the start, on average 23 points lower with it and 22 points lower with a dummy pill "
    "(placebo), on a scale of 0 to 70 where lower is better.",
    "no_exercise_pain": "On average 0.33 standard units lower than with no exercise program (could be 0.08 to 0.58); lower "
    "is better. As a rule 0.2 counts as small, 0.5 as medium and 0.8 as large.",
    "opioid_oud": "This happens to 93 of 1,000 people and not to 907 (could be 57 to 148). There was no group to "
    "compare with.",
    "ldn_younger_pain": "Since the start, it fell by 28.8% with it and by 18% with a dummy pill (placebo), on average.",
    "ldn_final_change": "Since the start, on average 1.3 points lower (could be 0.8 to 1.7) with it and 0.9 points lower "
    "(could be 0.5 to 1.4) with a dummy pill (placebo), on a scale of 0 to 10 where lower is better.",
    "ldn_srinivasan_events": "8 counted with it and 52 with amitriptyline.",
    "ldn_final_memory": "Since the start, on average 1.4 points lower with it and 0.5 points lower with a dummy pill "
    "(placebo); lower is better. The source does not say how long the scale is.",
    "nsaid_back_pain": "On average 3.3 points lower than with a dummy pill (placebo) (could be 1.27 to 5.33), on a scale "
    "of 0 to 100 where lower is better. Most people need about 10 points to notice a difference.",
    "nsaid_cnt_vascular_coxib": "Risk ratio 1.37 (could be 1.14 to 1.66) against a dummy pill (placebo).",
    "opioid_agnoli_overdose": "Adjusted rate ratio 1.28 against time without a cut.",
    "ldn_dose": "4.5 mg a day (from 0.5 to 6).",
    "ldn_block": "43 to 58 % of mu-opioid receptors within 8 hours of one dose of 5 mg.",
}


@pytest.mark.parametrize("key", _WORDS)
def test_a_figure_in_words(key: str) -> None:
    assert figure_words(_PACK, key).numbers == _WORDS[key]


@pytest.mark.parametrize("key", [key for key in _KEYS if isinstance(_PACK.estimate(key), Counts)])
def test_counts_say_both_frames_of_the_same_people(key: str) -> None:
    for of in (100, 1000):
        found = re.search(r"to ([\d.,]+) of ([\d,]+) people and not to ([\d,]+)", sentence(_PACK, key, of))
        assert found, sentence(_PACK, key, of)
        have, people, others = (float(number.replace(",", "")) for number in found.groups())
        assert people == of
        assert have + others == pytest.approx(of)


@pytest.mark.parametrize("key", _KEYS)
def test_an_unchecked_figure_says_so_and_is_never_drawn(key: str) -> None:
    estimate = _PACK.estimate(key)
    said = sentence(_PACK, key)
    assert ("To be confirmed" in said) == (estimate.seen in ("second_hand", "recalled"))
    assert ("not for patients" in said) == (estimate.seen == "calculated")
    if not estimate.checked:
        assert icon_array(_PACK, key) is None


@pytest.mark.parametrize("key", [key for key in _KEYS if icon_array(_PACK, key)])
def test_a_drawing_shows_whole_people_out_of_one_denominator_with_its_words(key: str) -> None:
    for of in (100, 1000):
        figure = icon_array(_PACK, key, of)
        assert figure is not None
        assert figure.denominator == of
        assert all(0 <= group.count <= of for group in figure.groups)
        estimate = _PACK.estimate(key)
        if isinstance(estimate, Counts):
            assert [group.change for group in figure.groups] == [None, None], "with the option, and without"
        else:
            assert isinstance(estimate, Extra)
            (extra,) = figure.groups
            assert extra.change == ("more" if estimate.value > 0 else "fewer")
        assert figure.caption == sentence(_PACK, key, of)
        assert "How sure" in figure.caption


def test_extra_people_are_drawn_and_never_told_as_all_who_have_it() -> None:
    figure = icon_array(_PACK, "opioid_busse_response")
    assert figure is not None
    (extra,) = figure.groups
    assert (extra.label, extra.words(100)) == ("Opioids: extra people", "12 more of 100")
    assert figure.caption.startswith(
        "Relief that people notice. 12 more of 100 people than with a dummy pill"
    )
    assert "(could be 10 to 14)" in figure.caption


def test_people_who_are_spared_are_drawn_as_fewer() -> None:
    options = dict(_PACK.options)
    opioid = options[OptionId.OPIOID]
    spared = opioid.estimates["opioid_death"].model_copy(update={"value": -6.9, "low": -12.1, "high": -2.8})
    options[OptionId.OPIOID] = opioid.model_copy(
        update={"estimates": {**opioid.estimates, "opioid_death": spared}}
    )
    figure = icon_array(_PACK.model_copy(update={"options": options}), "opioid_death")
    assert figure is not None
    (fewer,) = figure.groups
    assert (fewer.label, fewer.words(1000)) == ("Opioids: people spared", "7 fewer of 1,000")


def test_figures_for_the_persons_pain_come_first() -> None:
    fibromyalgia = option_figures(_PACK, OptionId.NSAID, PainKind.FIBROMYALGIA)
    assert fibromyalgia.benefit == "nsaid_fm_response30"
    assert fibromyalgia.harm == "nsaid_fm_any"
    back = option_figures(_PACK, OptionId.NSAID, PainKind.LOW_BACK)
    assert back.benefit == "nsaid_back_pain"
    for option in OptionId:
        for kind in (None, *PainKind):
            ours = option_figures(_PACK, option, kind)
            assert set(ours.benefits) == set(option_figures(_PACK, option, None).benefits)
            for keys in (ours.benefits, ours.harms):
                controlled = [key for key in keys if not _PACK.estimate(key).uncontrolled]
                assert keys[: len(controlled)] == tuple(controlled)
                checked = [key for key in controlled if _PACK.estimate(key).checked]
                fits = [kind in _PACK.estimate(key).pain_kinds for key in checked]
                assert fits == sorted(fits, reverse=True)


@pytest.mark.parametrize(
    ("option", "kind", "first"),
    [
        (OptionId.LDN, PainKind.FIBROMYALGIA, ("ldn_final_pain", "ldn_innova_pain", "ldn_younger_response")),
        (
            OptionId.LDN,
            PainKind.OSTEOARTHRITIS,
            ("ldn_beaudette_function", "ldn_final_pain", "ldn_innova_pain"),
        ),
        (
            OptionId.OPIOID,
            PainKind.LOW_BACK,
            ("opioid_space_function", "opioid_space_pain", "opioid_busse_response"),
        ),
        (
            OptionId.NO_NEW_MEDICINE,
            PainKind.CRPS,
            ("no_exercise_pain", "no_exercise_function", "no_cbt_pain"),
        ),
        (OptionId.ACETAMINOPHEN, PainKind.LOW_BACK, ("apap_spine_pain", "apap_oa_pain", "apap_oa_function")),
    ],
)
def test_what_stands_in_the_first_view(option: OptionId, kind: PainKind, first: tuple[str, ...]) -> None:
    assert option_figures(_PACK, option, kind).benefits[:FIRST] == first


def test_what_we_worked_out_ourselves_is_not_shown_to_patients() -> None:
    options = dict(_PACK.options)
    ldn = options[OptionId.LDN]
    ours = ldn.estimates["ldn_final_pain"].model_copy(update={"seen": "calculated"})
    options[OptionId.LDN] = ldn.model_copy(update={"estimates": {**ldn.estimates, "ldn_final_pain": ours}})
    pack = _PACK.model_copy(update={"options": options})
    assert "ldn_final_pain" in option_figures(_PACK, OptionId.LDN, None).benefits
    assert "ldn_final_pain" not in option_figures(pack, OptionId.LDN, None).benefits


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("ldn_final_pain", PainKind.LOW_BACK, "Not known for low back pain."),
        ("ldn_final_pain", PainKind.OTHER, "Not known for your kind of pain."),
        ("ldn_final_pain", PainKind.UNSURE, ""),
        ("ldn_final_pain", PainKind.FIBROMYALGIA, ""),
        ("ldn_final_pain", None, ""),
        ("opioid_busse_pain", PainKind.CRPS, ""),
    ],
)
def test_evidence_from_another_kind_of_pain_says_so(key: str, kind: PainKind | None, expected: str) -> None:
    assert mismatch(_PACK, key, kind) == expected


def test_one_view_has_one_denominator() -> None:
    assert common_denominator(_PACK, ("opioid_constipation", "ldn_innova_any")) == 100
    assert common_denominator(_PACK, ("opioid_constipation", "opioid_fracture")) == 1000
    assert common_denominator(_PACK, ("opioid_constipation", "opioid_oud")) == 100
    assert common_denominator(_PACK, ()) == 100
    assert sentence(_PACK, "opioid_oud", 100).startswith(
        "Opioid use disorder (addiction). This happens to 9 of 100 people and not to 91 (could be 6 to 15)."
    )
    assert "to 150 of 1,000 people and not to 850" in sentence(_PACK, "opioid_constipation", 1000)
