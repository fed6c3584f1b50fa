"""A pack in which anything is wrong is refused, with the file, the place and what is wrong."""

import pytest

from ldn_aid.errors import UserError
from ldn_aid.evidence.pack import load_pack
from ldn_aid.evidence.rendering import show_number
from tests.packs import PackCopy

_LDN, _OPIOID, _NSAID = "options/ldn.toml", "options/opioid.toml", "options/nsaid.toml"
_LDN_TEXT, _ESTIMATES = "text/en/options/ldn.toml", "text/en/estimates.toml"

_FAULTS = {
    "count above its denominator": (
        _LDN,
        "with_option = 32",
        "with_option = 132",
        "estimates.ldn_younger_response: 132",
    ),
    "interval that misses the value": (
        _OPIOID,
        "low = 9.7\n",
        "low = 13\n",
        "estimates.opioid_busse_response",
    ),
    "interval turned round": (_LDN, "low = -0.95\nhigh = 0.27", "low = 0.27\nhigh = -0.95", "out of order"),
    "endless number": (_LDN, "value = -0.34", "value = inf", "estimates.ldn_final_pain.value"),
    "no number": (_LDN, "value = -0.34", "value = nan", "estimates.ldn_final_pain.value"),
    "text for a number": (_LDN, "value = -0.34", 'value = "low"', "estimates.ldn_final_pain.value"),
    "nobody studied": (
        _LDN,
        "participants = 99",
        "participants = 0",
        "estimates.ldn_final_pain.participants",
    ),
    "larger than its scale": (_LDN, "value = 0.49", "value = 49.0", "estimates.ldn_innova_pain"),
    "quantity without a number": (_LDN, "low = 43\n", "", "give a value, or both low and high"),
    "ratio for patients": (
        "options/acetaminophen.toml",
        'measure = "risk"',
        'audience = "everyone"\nmeasure = "risk"',
        "estimates.apap_any.audience",
    ),
    "interval of a group turned round": (
        _LDN,
        "with_low = -1.7\nwith_high = -0.8",
        "with_low = -0.8\nwith_high = -1.7",
        "estimates.ldn_final_change",
    ),
    "changes of another version": ("pack.toml", 'version = "2.0.2"', 'version = "2.0.3"', "changes must be"),
    "kind of pain missing": ("kinds.toml", "[crps.ldn]", "[crps.opium]", "kinds.toml, crps.opium"),
    "kind without its words": (
        "text/en/kinds.toml",
        "[crps.options]",
        "[unsure.more]",
        "text/en/kinds.toml",
    ),
    "page leaning on nothing": (
        "pages.toml",
        "[about_pain.how_common]\nestimates = [",
        '[about_pain.how_common]\nestimates = ["pain_1900", ',
        "pages.toml, about_pain.how_common.estimates",
    ),
    "section without its words": (
        "text/en/pages.toml",
        "[about_pain.crps]",
        "[about_pain.crpz]",
        "text/en/pages.toml, about_pain: crps is missing",
    ),
    "background figure without a source": (
        "background.toml",
        'source = "Lucas2024"',
        'source = "Lukas2024"',
        "background.toml, pain_2023.source",
    ),
    "reason for an unknown question": (
        "balance.toml",
        "# [side_effects]",
        '[side_defects]\nldn = "why"\n# [side_effects]',
        "balance.toml: side_defects",
    ),
    "unknown kind of figure": (_LDN, 'kind = "difference"', 'kind = "guess"', "estimates.ldn_final_pain"),
    "unknown certainty": (
        _LDN,
        'certainty = "low"',
        'certainty = "sure"',
        "estimates.ldn_final_pain.certainty",
    ),
    "unknown field": (_LDN, "value = -0.34", "value = -0.34\nnnt = 4", "estimates.ldn_final_pain.nnt"),
    "unknown source": (_LDN, 'source = "Bruun2024"', 'source = "Nobody2030"', "no Nobody2030"),
    "source that cannot be found": ("sources.toml", 'pmid = "42385209"\n', "", "give a doi"),
    "cell leaning on nothing": (
        _LDN,
        'estimates = ["ldn_weeks"]',
        'estimates = ["ldn_year"]',
        "cells.how_long_to_know.estimates",
    ),
    "question missing": (_LDN, "[cells.regulatory]", "[cells.rules]", "regulatory is missing"),
    "question twice": ("questions.toml", '"what_is_it"', '"what_is_it", "what_is_it"', "stands there twice"),
    "figure misspelt in a text": (_LDN_TEXT, "{ldn_dose.low}", "{ldn_doze.low}", "{ldn_doze.low}"),
    "field misspelt in a text": (_LDN_TEXT, "{ldn_dose.low}", "{ldn_dose.lowest}", "{ldn_dose.lowest}"),
    "brace left over": (_LDN_TEXT, "{ldn_dose.low}", "{ldn_dose.low", "a brace is left over"),
    "words without a figure": (
        _ESTIMATES,
        "[ldn_final_pain]",
        "[ldn_fynal_pain]",
        "ldn_final_pain is missing",
    ),
    "not TOML": (_LDN, 'option = "ldn"', "option = = ldn", "is not valid TOML"),
    "option under another's name": (_LDN, 'option = "ldn"', 'option = "nsaid"', "options/ldn.toml, option"),
    "fit of an unknown option": ("fit.toml", "ldn", "aspirin", "fit.toml"),
}


@pytest.mark.parametrize("fault", _FAULTS, ids=lambda name: name.replace(" ", "-"))
def test_a_fault_is_named_with_its_file_and_place(pack_copy: PackCopy, fault: str) -> None:
    name, old, new, expected = _FAULTS[fault]
    pack_copy.change(name, old, new)
    with pytest.raises(UserError) as refused:
        pack_copy.load()
    message = str(refused.value)
    assert expected in message
    assert str(pack_copy.folder) in message
    assert "\n" not in message


def test_a_missing_or_unreadable_file_is_named(pack_copy: PackCopy) -> None:
    (pack_copy.folder / _NSAID).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match=r"nsaid\.toml: this is not UTF-8"):
        pack_copy.load()
    (pack_copy.folder / _NSAID).unlink()
    with pytest.raises(UserError, match=r"nsaid\.toml: the pack needs this file"):
        pack_copy.load()


def test_a_copy_of_the_pack_that_ships_is_the_same_pack(pack_copy: PackCopy) -> None:
    assert pack_copy.load() == load_pack()


def test_one_changed_letter_changes_the_fingerprint(pack_copy: PackCopy) -> None:
    before = pack_copy.load().content_hash
    pack_copy.change(_LDN_TEXT, "opioid blocker", "opioid Blocker")
    assert pack_copy.load().content_hash != before


@pytest.mark.parametrize(
    ("value", "shown"),
    [(15, "15"), (15.0, "15"), (0.69, "0.69"), (-3.70, "-3.7"), (0.999, "1"), (2.001, "2"), (26169, "26,169"),
     (1234.5, "1,234.5"), (999.999, "1,000"), (0, "0")],
)  # fmt: skip
def test_numbers_are_shown_as_given_with_two_decimals_at_most(value: float, shown: str) -> None:
    assert show_number(value) == shown
