"""Ed25519 keys and signatures for evidence packs; ``cryptography`` is imported only when one is used."""

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_aid.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LENGTH = 32
_GROUP = 4
_SHOWN = 32


@dataclass(frozen=True)
class PublicKey:
    """The half of a key that may be known to all; it checks signatures."""

    raw: bytes
    """32 bytes."""

    @classmethod
    def from_text(cls, text: str) -> "PublicKey":
        """The key in *text*, base64 as in a .pub file. Raises ValueError for anything else."""
        try:
            raw = base64.b64decode(text.strip(), validate=True)
        except ValueError:
            raise ValueError("not a public key") from None
        if len(raw) != _LENGTH:
            raise ValueError("not a public key")
        return cls(raw)

    @property
    def text(self) -> str:
        """As it stands in a .pub file."""
        return base64.b64encode(self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """Eight groups of four signs, to compare by reading them out."""
        digest = hashlib.sha256(self.raw).hexdigest()[:_SHOWN]
        return " ".join(digest[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP))

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Whether *signature* is this key's, over exactly *message*."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class PrivateKey:
    """The half of a key that signs. Whoever has its file can sign as its owner."""

    _key: "Ed25519PrivateKey"

    @classmethod
    def new(cls) -> "PrivateKey":
        """A fresh key from the system's own randomness."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: bytes, place: str, passphrase: str | None) -> "PrivateKey":
        """The key in *pem*; *place* names the file in the sentence of a UserError."""
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(pem, passphrase.encode() if passphrase else None)
        except TypeError:
            needs = "needs its passphrase" if passphrase is None else "has no passphrase"
            raise UserError(f"{place} {needs}; try again with that.") from None
        except (ValueError, UnsupportedAlgorithm):
            raise UserError(
                f"{place} is not a private key, or the passphrase is wrong; give the file that "
                "'ldn-aid evidence keys new' made."
            ) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise UserError(f"{place} is a key of another kind; packs are signed with Ed25519 keys.")
        return cls(key)

    def pem(self, passphrase: str | None) -> bytes:
        """For a file of its own, under *passphrase* where one is given."""
        from cryptography.hazmat.primitives import serialization

        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase.encode())
            if passphrase
            else serialization.NoEncryption(),
        )

    @property
    def public(self) -> PublicKey:
        """The other half."""
        return PublicKey(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over *message*, 64 bytes."""
        return self._key.sign(message)
