"""One pack as one file for a stick: a zip of its TOML files, a manifest with their SHA-256, and a signature over it.

Nothing is ever unpacked to disk. A bundle is read into memory within the bounds of ``files``, its signature is
checked before anything in it is parsed, and every byte must be vouched for by the manifest.
"""

import base64
import hashlib
import io
import json
import re
import struct
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ldn_aid.errors import UserError
from ldn_aid.evidence.files import MAX_BYTES, MAX_FILE_BYTES, MAX_FILES, PackFiles
from ldn_aid.evidence.models import PackInfo
from ldn_aid.evidence.signing import PrivateKey, PublicKey

SUFFIX = ".ldnpack"
MAX_BUNDLE_BYTES = 4_000_000
_FORMAT = 1
_MANIFEST, _SIGNATURE = "manifest.json", "signature.json"
_NAME = re.compile(r"(?:[a-z0-9_-]{1,60}/){0,5}[a-z0-9_-]{1,60}\.toml")
_WHEN = (2020, 1, 1, 0, 0, 0)
"""The same pack gives the same bytes, whenever it is bundled."""
_ENCRYPTED = 0x1
_END, _END_BYTES = b"PK\x05\x06", 22
"""A zip's last record, which is this long where no comment follows."""


@dataclass(frozen=True)
class Bundle:
    """A bundle that is whole and signed by a key someone here trusts."""

    files: PackFiles
    signer: PublicKey


def make_bundle(files: PackFiles, info: PackInfo, key: PrivateKey) -> bytes:
    """The file to hand on: *files* with their manifest, signed by *key*."""
    for name in files.data:
        if not _NAME.fullmatch(name):
            raise UserError(
                f"{files.place}/{name}: a pack on a stick has file names of small letters, digits, - and _ only; "
                "rename it."
            )
    manifest = json.dumps(
        {
            "ldnpack": _FORMAT,
            "name": info.name,
            "version": info.version,
            "released_on": info.released_on.isoformat(),
            "files": {name: hashlib.sha256(files.data[name]).hexdigest() for name in sorted(files.data)},
        },
        indent=1,
        ensure_ascii=False,
    ).encode()
    signature = json.dumps(
        {
            "algorithm": "Ed25519",
            "public_key": key.public.text,
            "signature": base64.b64encode(key.sign(manifest)).decode(),
        },
        indent=1,
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ((_MANIFEST, manifest), (_SIGNATURE, signature), *sorted(files.data.items())):
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def open_bundle(data: bytes, place: str, trusted: Collection[PublicKey]) -> Bundle:
    """The pack in *data*, once it is proven whole and signed by one of *trusted*.

    Raises UserError with one sentence: not a bundle, damaged, altered, unsigned, or signed by someone not trusted.
    """
    parts = _unzipped(data, place)
    manifest_bytes, signature_bytes = parts.pop(_MANIFEST, None), parts.pop(_SIGNATURE, None)
    if manifest_bytes is None:
        raise UserError(f"{place} has no {_MANIFEST}, so it is not an evidence pack; choose a {SUFFIX} file.")
    if signature_bytes is None:
        raise UserError(f"{place} is not signed, so nobody vouches for it; ask for a signed pack.")
    signer = _signer(manifest_bytes, signature_bytes, place)
    if signer not in trusted:
        raise UserError(
            f"{place} is signed by a key that is not trusted here ({signer.fingerprint}); if you know whose it is, "
            "trust it first with 'ldn-aid evidence keys trust'."
        )
    manifest = _json(manifest_bytes, place, _MANIFEST)
    if manifest.get("ldnpack") != _FORMAT:
        raise UserError(f"{place} is of a format that this LDN Aid does not read; a newer LDN Aid may.")
    _vouched(parts, manifest.get("files"), place)
    return Bundle(PackFiles(place, parts), signer)


def _signer(manifest: bytes, signature: bytes, place: str) -> PublicKey:
    """Whose signature over *manifest* it is."""
    altered = UserError(
        f"{place} was altered after it was signed, or its signature is another's; ask for it anew."
    )
    try:
        given = _json(signature, place, _SIGNATURE)
        key = PublicKey.from_text(str(given["public_key"]))
        raw = base64.b64decode(str(given["signature"]), validate=True)
    except (KeyError, ValueError):
        raise altered from None
    if given.get("algorithm") != "Ed25519" or not key.signed(manifest, raw):
        raise altered
    return key


def _vouched(parts: dict[str, bytes], hashes: object, place: str) -> None:
    """Every file is in the manifest with its hash, and nothing else is."""
    if not isinstance(hashes, dict):
        raise UserError(f"{place}, {_MANIFEST}: it lists no files; ask for the pack anew.")
    for name in sorted(parts.keys() - hashes.keys()):
        raise UserError(f"{place} holds {name}, which its manifest does not list; ask for the pack anew.")
    for name in sorted(hashes.keys() - parts.keys()):
        raise UserError(f"{place} lacks {str(name)[:80]}, which its manifest lists; ask for the pack anew.")
    for name, data in parts.items():
        if hashlib.sha256(data).hexdigest() != hashes[name]:
            raise UserError(f"{place}, {name}: was altered after the pack was signed; ask for the pack anew.")


def _json(data: bytes, place: str, name: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UserError(f"{place}, {name}: it cannot be read; ask for the pack anew.")
    return found


def _unzipped(data: bytes, place: str) -> dict[str, bytes]:
    """Every file in the zip *data*, within bounds and under an honest name."""
    if len(data) > MAX_BUNDLE_BYTES:
        raise UserError(
            f"{place} is larger than {MAX_BUNDLE_BYTES // 1_000_000} MB, too large for an evidence pack; choose another."
        )
    damaged = UserError(f"{place} is not a {SUFFIX} file, or it is damaged; copy it anew or choose another.")
    if not _is_all_zip(data):
        # Nobody vouches for bytes before or after the zip, so a pack has none.
        raise damaged
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES:
                raise UserError(f"{place} holds more than {MAX_FILES} files; it is not an evidence pack.")
            parts: dict[str, bytes] = {}
            for entry in entries:
                name = entry.orig_filename
                if name in parts:
                    raise UserError(f"{place} holds {name} twice; ask for the pack anew.")
                parts[name] = _part(archive, entry, place)
                if sum(map(len, parts.values())) > MAX_BYTES:
                    raise UserError(
                        f"{place} unpacks to more than {MAX_BYTES // 1_000_000} MB; it is no evidence pack."
                    )
            return parts
    except UserError:
        raise
    except Exception:
        # zipfile, zlib and struct each raise errors of their own for damaged data.
        raise damaged from None


def _is_all_zip(data: bytes) -> bool:
    """Whether the list of files, by its own account, ends where the last record begins, and that ends the file."""
    last = data[-_END_BYTES:]
    if len(last) < _END_BYTES or not last.startswith(_END):
        return False
    size, begins = struct.unpack_from("<LL", last, 12)
    return bool(begins + size == len(data) - _END_BYTES)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str) -> bytes:
    name = entry.orig_filename
    if name not in (_MANIFEST, _SIGNATURE) and not _NAME.fullmatch(name):
        raise UserError(
            f"{place} holds a file under a name that no pack uses ({name[:80]!r}); it was not read."
        )
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UserError(f"{place}, {name}: is packed in a way that no pack uses; ask for the pack anew.")
    with archive.open(entry) as file:
        # What the zip says of sizes is not believed.
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UserError(
            f"{place}, {name}: unpacks to more than {MAX_FILE_BYTES // 1_000_000} MB; it is no evidence pack."
        )
    return data
