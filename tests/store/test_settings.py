"""Settings: kept whole, private to the user, and never overwritten because they could not be read."""

import os

import pytest

from ldn_aid.errors import UserError
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
