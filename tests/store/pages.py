"""The bytes of a SQLCipher 4 database as SQLite sees them: every page decrypted, freed ones too."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ldn_aid.store.vault import keys, placing

PAGE, SALT, IV, MAC = 4096, 16, 16, 64


def decrypted_pages(folder: Path, passphrase: str) -> bytes:
    """The whole of ``store.db`` in *folder*, in clear."""
    key = keys.unwrap(keys.read_key_file(folder / placing.KEYS), "passphrase", passphrase)
    data = (folder / "store.db").read_bytes()
    clear = bytearray()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        begin = SALT if start == 0 else 0
        body, iv = page[begin : PAGE - IV - MAC], page[PAGE - IV - MAC : PAGE - MAC]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear += decryptor.update(body) + decryptor.finalize()
    return bytes(clear)
