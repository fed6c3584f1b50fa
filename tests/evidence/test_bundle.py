"""A pack on a stick: whole and vouched for, or refused with one sentence and little memory."""

import base64
import hashlib
import io
import json
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.errors import UserError
from ldn_aid.evidence.bundle import MAX_BUNDLE_BYTES, make_bundle, open_bundle
from ldn_aid.evidence.files import PackFiles
from ldn_aid.evidence.pack import load_pack
from ldn_aid.evidence.signing import PrivateKey, PublicKey

_KEY, _OTHER = PrivateKey.new(), PrivateKey.new()
_FILES = PackFiles("here", {"pack.toml": b"a = 1\n", "options/ldn.toml": b"b = 2\n"})
_GOOD = make_bundle(_FILES, load_pack().info, _KEY)
_TRUSTED = {_KEY.public}


def _parts(data: bytes = _GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in (*parts.items(), *more):
            archive.writestr(name, data)
    return out.getvalue()


def _resigned(change: Callable[[dict[str, object]], object], key: PrivateKey = _KEY) -> bytes:
    """The good pack with its manifest changed and signed anew, as someone with a trusted key could."""
    parts = _parts()
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    parts["manifest.json"] = json.dumps(manifest).encode()
    signature = base64.b64encode(key.sign(parts["manifest.json"])).decode()
    parts["signature.json"] = json.dumps(
        {"algorithm": "Ed25519", "public_key": key.public.text, "signature": signature}
    ).encode()
    return _zipped(parts)


def _refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        open_bundle(data, "stick.ldnpack", _TRUSTED)
    message = str(refused.value)
    assert message.startswith("stick.ldnpack")
    assert "\n" not in message
    assert len(message) < 400
    return message


def test_what_was_bundled_comes_out_whole() -> None:
    bundle = open_bundle(_GOOD, "stick.ldnpack", _TRUSTED)
    assert bundle.files.data == _FILES.data
    assert bundle.files.content_hash == _FILES.content_hash
    assert bundle.signer == _KEY.public


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert make_bundle(_FILES, load_pack().info, _KEY) == _GOOD


def test_an_unknown_signer_is_refused_with_the_fingerprint_to_compare() -> None:
    message = _refusal(make_bundle(_FILES, load_pack().info, _OTHER))
    assert "not trusted here" in message
    assert _OTHER.public.fingerprint in message


def test_without_a_trusted_key_nothing_is_accepted() -> None:
    with pytest.raises(UserError, match="not trusted here"):
        open_bundle(_GOOD, "stick.ldnpack", ())


def test_an_unsigned_pack_is_refused() -> None:
    parts = _parts()
    del parts["signature.json"]
    assert "is not signed" in _refusal(_zipped(parts))


def _swap_signature(parts: dict[str, bytes]) -> None:
    parts["signature.json"] = _parts(make_bundle(_FILES, load_pack().info, _OTHER))["signature.json"]


def _claim_the_trusted_key(parts: dict[str, bytes]) -> None:
    signature = json.loads(_parts(make_bundle(_FILES, load_pack().info, _OTHER))["signature.json"])
    parts["signature.json"] = json.dumps(signature | {"public_key": _KEY.public.text}).encode()


def _change_the_manifest(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = parts["manifest.json"].replace(b'"version"', b'"Version"')


def _no_signature_in_it(parts: dict[str, bytes]) -> None:
    parts["signature.json"] = b"{}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_swap_signature, "not trusted here"),
        (_claim_the_trusted_key, "altered after it was signed"),
        (_change_the_manifest, "altered after it was signed"),
        (_no_signature_in_it, "altered after it was signed"),
        (lambda parts: parts.update({"signature.json": b"[" * 100_000}), "signature.json: it cannot be read"),
        (lambda parts: parts.update({"pack.toml": b"a = 2\n"}), "pack.toml: was altered"),
        (lambda parts: parts.pop("pack.toml"), "lacks pack.toml"),
        (lambda parts: parts.update({"more.toml": b""}), "holds more.toml, which its manifest does not list"),
        (lambda parts: parts.pop("manifest.json"), "has no manifest.json"),
    ],
)  # fmt: skip
def test_any_change_after_signing_is_found(
    change: Callable[[dict[str, bytes]], object], expected: str
) -> None:
    parts = _parts()
    change(parts)
    assert expected in _refusal(_zipped(parts))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda manifest: manifest.update(ldnpack=2), "a format that this LDN Aid does not read"),
        (lambda manifest: manifest.pop("files"), "it lists no files"),
        (lambda manifest: manifest["files"].update({"ghost.toml": "0"}), "lacks ghost.toml"),
        (lambda manifest: manifest["files"].update({"pack.toml": 7}), "pack.toml: was altered"),
    ],
)
def test_a_signed_manifest_must_still_be_true(
    change: Callable[[dict[str, object]], object], expected: str
) -> None:
    assert expected in _refusal(_resigned(change))


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "../../evil.toml", "options/../../evil.toml", "C:\\evil.toml", "options\\evil.toml", "evil.exe",
        "options/", "a\0b.toml", "x" * 300 + ".toml", "Ü.toml", "//x.toml", "con/aux.toml/..",
    ],
)  # fmt: skip
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    assert "under a name that no pack uses" in _refusal(_zipped(_parts(), (name, b"x")))


@pytest.mark.parametrize("data", [_GOOD + b"\0", _GOOD + b"x" * 1000, b"x" + _GOOD, _GOOD + _GOOD])
def test_bytes_that_nobody_vouches_for_are_refused(data: bytes) -> None:
    assert "damaged" in _refusal(data)


def test_a_name_that_stands_twice_is_refused() -> None:
    assert "holds pack.toml twice" in _refusal(_zipped(_parts(), ("pack.toml", b"a = 3\n")))


def test_a_bomb_is_not_unpacked() -> None:
    bomb = _zipped(_parts(), *((f"b{number}.toml", b"\0" * 100_000_000) for number in range(3)))
    assert len(bomb) < MAX_BUNDLE_BYTES
    tracemalloc.start()
    assert "unpacks to more than 1 MB" in _refusal(bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


def test_many_files_just_under_the_limit_are_refused() -> None:
    many = _zipped(_parts(), *((f"b{number}.toml", b"\0" * 999_999) for number in range(12)))
    assert "unpacks to more than 8 MB" in _refusal(many)


def test_too_many_files_and_too_large_a_file_are_refused() -> None:
    assert "more than 500 files" in _refusal(_zipped(_parts(), *((f"b{n}.toml", b"") for n in range(500))))
    assert "larger than 4 MB" in _refusal(b"P" * (MAX_BUNDLE_BYTES + 1))


def test_a_lie_about_sizes_helps_nobody() -> None:
    """The size that the zip states for a file is made small; the content stays large."""
    data = bytearray(_zipped({"pack.toml": b"\0" * 5_000_000}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.find(mark)
        data[place + at : place + at + 4] = struct.pack("<I", 10)
    _refusal(bytes(data))


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(_GOOD)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        data[place + at] |= 1
    assert "in a way that no pack uses" in _refusal(bytes(data))


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    _refusal(data)


@given(st.integers(0, len(_GOOD) - 1), st.integers(1, 255))
def test_no_flipped_byte_changes_what_comes_out(place: int, by: int) -> None:
    """Either it is refused, or (a byte of the zip's own book-keeping) the very same files come out."""
    data = bytearray(_GOOD)
    data[place] ^= by
    try:
        bundle = open_bundle(bytes(data), "stick.ldnpack", _TRUSTED)
    except UserError as error:
        assert "\n" not in str(error)
    else:
        assert bundle.files.data == _FILES.data


def test_names_that_could_not_be_read_back_are_not_bundled() -> None:
    with pytest.raises(UserError, match="small letters"):
        make_bundle(PackFiles("here", {"Pack.toml": b""}), load_pack().info, _KEY)


class TestKeys:
    """Keys as text and as files."""

    def test_a_public_key_survives_its_text(self) -> None:
        assert PublicKey.from_text(f"{_KEY.public.text}\n") == _KEY.public
        assert len(_KEY.public.fingerprint.split()) == 8

    @pytest.mark.parametrize("text", ["", "hello", "!!!!", base64.b64encode(b"short").decode(), "ü"])
    def test_other_text_is_no_public_key(self, text: str) -> None:
        with pytest.raises(ValueError, match="not a public key"):
            PublicKey.from_text(text)

    def test_a_private_key_survives_its_file(self) -> None:
        for passphrase in (None, "correct horse"):
            pem = _KEY.pem(passphrase)
            again = PrivateKey.from_pem(pem, "key", passphrase)
            assert again.public == _KEY.public
            assert _KEY.public.signed(b"message", again.sign(b"message"))
            assert not _KEY.public.signed(b"another", again.sign(b"message"))

    @pytest.mark.parametrize(
        ("pem", "passphrase", "expected"),
        [
            (_KEY.pem("right"), "wrong", "the passphrase is wrong"),
            (_KEY.pem("right"), None, "needs its passphrase"),
            (_KEY.pem(None), "right", "has no passphrase"),
            (b"hello", None, "is not a private key"),
        ],
    )
    def test_a_key_that_cannot_be_used_is_named(
        self, pem: bytes, passphrase: str | None, expected: str
    ) -> None:
        with pytest.raises(UserError, match=expected):
            PrivateKey.from_pem(pem, "key", passphrase)

    def test_a_key_of_another_kind_is_refused(self) -> None:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        pem = X25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with pytest.raises(UserError, match="a key of another kind"):
            PrivateKey.from_pem(pem, "key", None)


def test_the_manifest_names_the_pack_and_every_file() -> None:
    manifest = json.loads(_parts()["manifest.json"])
    info = load_pack().info
    assert (manifest["name"], manifest["version"]) == (info.name, info.version)
    assert manifest["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in _FILES.data.items()}
