"""A pack from a stick replaces the one in place when it is good in every way, and otherwise nothing changes."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ldn_aid.errors import UserError
from ldn_aid.evidence.bundle import make_bundle
from ldn_aid.evidence.files import read_folder
from ldn_aid.evidence.pack import load_pack
from ldn_aid.evidence.signing import PrivateKey
from ldn_aid.store.evidence_in_use import INSTALLED, evidence_in_use, files_in_use
from ldn_aid.store.installed_pack import install, installed_pack, installed_path, is_older
from ldn_aid.store.settings import default_settings
from ldn_aid.store.trusted_keys import FILE, forget, keys_path, trust, trusted_keys
from tests.packs import PackCopy

_TODAY = date(2026, 11, 25)
_KEY = PrivateKey.new()
_SETTINGS = default_settings().model_copy(update={"evidence": INSTALLED})


@pytest.fixture
def trusted() -> None:
    trust(_KEY.public, "Our clinic")


def _stick(pack: PackCopy, version: str, key: PrivateKey = _KEY) -> Path:
    """A signed file of *pack* as *version*, in which a sentence tells it from the one that ships."""
    pack.release(version)
    path = pack.folder.parent / f"{version}.ldnpack"
    path.write_bytes(make_bundle(read_folder(pack.folder), pack.load().info, key))
    return path


@pytest.mark.usefixtures("trusted")
class TestInstall:
    """With the clinic's own key trusted."""

    def test_a_good_pack_is_put_in_place_and_used(self, pack_copy: PackCopy) -> None:
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        found = installed_pack()
        assert found.pack.info.version == "9.1.0"
        assert found.pack.content_hash == pack_copy.load().content_hash
        in_use = evidence_in_use(_SETTINGS)
        assert in_use.pack == found.pack
        assert (in_use.origin, in_use.signer, in_use.problem) == ("installed", "Our clinic", "")
        assert "Our clinic" in in_use.origin_words
        assert files_in_use(_SETTINGS).content_hash == found.pack.content_hash

    def test_a_newer_one_takes_its_place(self, pack_copy: PackCopy) -> None:
        for version in ("9.1.0", "9.10.0"):
            install(_stick(pack_copy, version), _TODAY)
        assert installed_pack().pack.info.version == "9.10.0"

    @pytest.mark.parametrize("version", ["9.1.9", "9.2.0"])
    def test_what_is_not_newer_needs_a_word(self, pack_copy: PackCopy, version: str) -> None:
        install(_stick(pack_copy, "9.2.0"), _TODAY)
        before = installed_path().read_bytes()
        pack_copy.change("text/en/pages.toml", "Chronic pain is", "Long-lasting pain is")
        older = _stick(pack_copy, version)
        with pytest.raises(UserError, match="add --allow-older"):
            install(older, _TODAY)
        assert installed_path().read_bytes() == before
        install(older, _TODAY, allow_older=True)
        assert installed_pack().pack.info.version == version

    def test_the_same_pack_again_changes_nothing(self, pack_copy: PackCopy) -> None:
        stick = _stick(pack_copy, "9.1.0")
        install(stick, _TODAY)
        install(stick, _TODAY)

    def test_older_than_what_ships_needs_a_word_too(self, pack_copy: PackCopy) -> None:
        older = _stick(pack_copy, "0.0.1")
        with pytest.raises(UserError, match="add --allow-older"):
            install(older, _TODAY)
        install(older, _TODAY, allow_older=True)
        in_use = evidence_in_use(_SETTINGS)
        assert in_use.origin == "installed"
        assert "is older than the evidence that came with LDN Aid" in in_use.problem

    def test_a_pack_of_another_name_is_not_compared(self, pack_copy: PackCopy) -> None:
        pack_copy.change("pack.toml", 'name = "', 'name = "Our own ')
        install(_stick(pack_copy, "0.0.1"), _TODAY)
        assert installed_pack().pack.info.name.startswith("Our own")

    @pytest.mark.parametrize(
        ("file", "old", "new", "expected"),
        [
            (
                "text/en/options/ldn.toml",
                'stopping = "',
                'stopping = "It harms one in twenty people. ',
                "first RC2",
            ),
            ("options/ldn.toml", 'source = "Bruun2024"', 'source = "Nobody2030"', "no Nobody2030"),
            ("pack.toml", 'funding = "', 'funding = " " # "', "first C6"),
        ],
    )
    def test_a_bad_pack_never_replaces_a_good_one(
        self, pack_copy: PackCopy, file: str, old: str, new: str, expected: str
    ) -> None:
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        before = installed_path().read_bytes()
        info = pack_copy.load().info
        pack_copy.change(file, old, new)
        bad = pack_copy.folder.parent / "bad.ldnpack"
        bad.write_bytes(make_bundle(read_folder(pack_copy.folder), info, _KEY))
        with pytest.raises(UserError, match=expected) as refused:
            install(bad, _TODAY)
        assert "\n" not in str(refused.value)
        assert installed_path().read_bytes() == before

    def test_a_pack_past_its_date_is_not_installed(self, pack_copy: PackCopy) -> None:
        stick = _stick(pack_copy, "9.1.0")
        for day in (date(2040, 1, 1), date(2020, 1, 1)):
            with pytest.raises(UserError, match="first C4"):
                install(stick, day)
        assert not installed_path().exists()

    def test_a_pack_of_someone_else_is_not_installed(self, pack_copy: PackCopy) -> None:
        with pytest.raises(UserError, match="not trusted here"):
            install(_stick(pack_copy, "9.1.0", PrivateKey.new()), _TODAY)
        assert not installed_path().exists()

    @pytest.mark.parametrize("when", ["os.fsync", "os.replace"])
    def test_killed_in_the_middle_the_old_pack_stays(self, pack_copy: PackCopy, when: str) -> None:
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        before = installed_path().read_bytes()
        newer = _stick(pack_copy, "9.2.0")
        program = (
            f"import os, sys; {when} = lambda *_: os._exit(9)\n"
            "from ldn_aid.__main__ import main\n"
            f"main(['evidence', 'install', {str(newer)!r}, '--today', '2026-11-25'])"
        )
        killed = subprocess.run([sys.executable, "-c", program], env=os.environ, check=False, timeout=120)
        assert killed.returncode == 9
        assert installed_path().read_bytes() == before
        assert installed_pack().pack.info.version == "9.1.0"

    def test_altered_where_it_lies_it_is_no_longer_used(self, pack_copy: PackCopy) -> None:
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        data = bytearray(installed_path().read_bytes())
        data[len(data) // 2] ^= 1
        installed_path().write_bytes(data)
        in_use = evidence_in_use(_SETTINGS)
        assert in_use.pack == load_pack()
        assert in_use.origin == "shipped"
        assert in_use.problem.startswith("Your evidence pack cannot be used")
        with pytest.raises(UserError):
            files_in_use(_SETTINGS)

    def test_a_good_pack_replaces_a_broken_one(self, pack_copy: PackCopy) -> None:
        installed_path().write_bytes(b"broken")
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        assert installed_pack().pack.info.version == "9.1.0"

    def test_once_its_key_is_forgotten_it_is_no_longer_used(self, pack_copy: PackCopy) -> None:
        install(_stick(pack_copy, "9.1.0"), _TODAY)
        forget(_KEY.public.fingerprint)
        assert "not trusted here" in evidence_in_use(_SETTINGS).problem


class TestInUse:
    """What the settings may say."""

    def test_the_pack_that_ships_is_the_default(self) -> None:
        in_use = evidence_in_use(default_settings())
        assert in_use.pack == load_pack()
        assert (in_use.origin, in_use.problem) == ("shipped", "")

    def test_a_folder_of_the_clinics_own(self, pack_copy: PackCopy) -> None:
        pack_copy.release("7.0")
        in_use = evidence_in_use(_SETTINGS.model_copy(update={"evidence": str(pack_copy.folder)}))
        assert (in_use.pack.info.version, in_use.origin) == ("7.0", "folder")
        assert str(pack_copy.folder) in in_use.origin_words

    @pytest.mark.parametrize("setting", [INSTALLED, "/nowhere/at/all", "\0", "relative"])
    def test_what_cannot_be_used_is_said_and_the_shipped_pack_shown(self, setting: str) -> None:
        in_use = evidence_in_use(_SETTINGS.model_copy(update={"evidence": setting}))
        assert in_use.pack == load_pack()
        assert "the one that came with LDN Aid is shown" in in_use.problem
        assert "\n" not in in_use.problem

    def test_a_folder_named_by_hand_is_used_or_nothing_is(self, pack_copy: PackCopy) -> None:
        pack_copy.release("7.0")
        assert evidence_in_use(_SETTINGS, folder=pack_copy.folder).pack.info.version == "7.0"
        with pytest.raises(UserError):
            evidence_in_use(_SETTINGS, folder=pack_copy.folder / "text")


class TestTrust:
    """The list of keys."""

    def test_nothing_is_trusted_that_nobody_vouches_for(self) -> None:
        assert trusted_keys() == ()

    def test_a_key_is_trusted_once_and_forgotten(self) -> None:
        trust(_KEY.public, "  Our \n clinic ")
        assert [(one.name, one.key, one.by) for one in trusted_keys()] == [
            ("Our clinic", _KEY.public, "this clinic")
        ]
        with pytest.raises(UserError, match="trusted already"):
            trust(_KEY.public, "Again")
        forget(_KEY.public.fingerprint.replace(" ", "").upper())
        assert trusted_keys() == ()
        with pytest.raises(UserError, match="trusts no key"):
            forget(_KEY.public.fingerprint)

    @pytest.mark.parametrize("name", ["", "  ", "x" * 101])
    def test_a_key_needs_a_name(self, name: str) -> None:
        with pytest.raises(UserError, match="Say whose key it is"):
            trust(_KEY.public, name)

    @pytest.mark.parametrize(
        "text", ["", "{}", "[1]", '[{"name": "x"}]', '[{"name": "x", "public_key": "y"}]', "[" * 99_999]
    )
    def test_a_broken_list_trusts_nobody_and_says_so(self, text: str) -> None:
        keys_path().write_text(text, encoding="utf-8")
        with pytest.raises(UserError, match=FILE):
            trusted_keys()
        assert keys_path().read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("one", "other", "older"),
    [("1.0.0", "1.0.1", True), ("1.9", "1.10", True), ("2.0.0", "1.99.99", False), ("1.0.0", "1.0.0", False)],
)
def test_versions_are_compared_as_numbers(one: str, other: str, older: bool) -> None:
    info = load_pack().info
    assert (
        is_older(info.model_copy(update={"version": one}), info.model_copy(update={"version": other}))
        is older
    )
