"""Settings: kept whole, private to the user, and never overwritten because they could not be read."""

import json
import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ldn_aid.errors import UserError
from ldn_aid.store.plain_settings import read_plainly
from ldn_aid.store.settings import (
    Pharmacy,
    Settings,
    default_settings,
    load_settings,
    save_settings,
    settings_path,
)


def test_a_new_clinic_has_numbers_to_call() -> None:
    settings = load_settings()
    assert settings == default_settings() == Settings(**settings.model_dump())
    assert all((settings.emergency_number, settings.crisis_line, settings.poison_line))


def test_what_is_saved_comes_back() -> None:
    changed = default_settings().model_copy(
        update={"clinic": "Clínica Río", "pharmacies": (Pharmacy(name="Corner", phone="555-0100"),)}
    )
    save_settings(changed)
    assert load_settings() == changed


def test_a_setting_that_is_missing_takes_its_default() -> None:
    settings_path().write_text('{"clinic": "Pine Valley"}')
    assert load_settings().clinic == "Pine Valley"
    assert load_settings().emergency_number == default_settings().emergency_number


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_only_this_user_can_read_them() -> None:
    save_settings(default_settings())
    assert settings_path().stat().st_mode & 0o077 == 0
    assert settings_path().parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the JSON cannot be read"),
        (b"{", "the JSON cannot be read"),
        (b'{"clinic": 7}', "clinic: input should be a valid string"),
        (b'{"clinc": ""}', "clinc: there is no such field"),
        (b"x" * 300_000, "larger than"),
    ],
)
def test_bad_settings_get_one_sentence_and_stay(content: bytes, said: str) -> None:
    settings_path().write_bytes(content)
    with pytest.raises(UserError) as problem:
        load_settings()
    assert str(settings_path()) in str(problem.value)
    assert said in str(problem.value)
    assert settings_path().read_bytes() == content


_ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 300),
    st.sampled_from(
        [
            100,
            100.0,
            1.5,
            "dark",
            "a4",
            "nothing",
            "pink",
            "\0",
            "x" * 301,
            "\ud800",
            {},
            [None],
            ["Ana", "Río"],
        ]
    ),
    st.text(max_size=9),
    st.lists(
        st.fixed_dictionaries({}, optional={"name": st.text(), "fax": st.text(), "note": st.integers()}),
        max_size=2,
    ),
)


@given(st.dictionaries(st.sampled_from([*Settings.model_fields, "clinc"]), _ANYTHING))
def test_what_is_read_without_the_validator_is_what_the_validator_makes_of_it(raw: dict[str, Any]) -> None:
    for data in (
        json.dumps(raw).encode(),
        json.dumps(raw, ensure_ascii=False).encode(errors="surrogatepass"),
    ):
        read = read_plainly(data)
        try:
            right = Settings.model_validate_json(data)
        except ValidationError:
            assert read is None
        else:
            assert read is None or (read == right and read.model_fields_set == right.model_fields_set)


def test_what_this_program_saves_needs_no_validator() -> None:
    changed = {"clinic": "Clínica Río", "clinicians": ("Ana",), "pharmacies": (Pharmacy(name="Corner"),)}
    save_settings(default_settings().model_copy(update=changed))
    read = read_plainly(settings_path().read_bytes())
    assert read == load_settings()
    assert read is not None and read.pharmacies == (Pharmacy(name="Corner"),)
