"""Personal data at rest: AES-GCM under a key that lies outside the data folder.

What must be found again gets a blind index per purpose: the same phone, the same token, and no
way back without the key.
"""

import hmac
import os
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes, token_hex

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LONG, NONCE = 32, 12
FORM = b"\x01"  # the form and key in which a value was sealed


class Keys:
    """One 32-byte master; purposes get keys of their own, so that none can stand for another."""

    def __init__(self, master: bytes) -> None:
        if len(master) != LONG:
            raise ValueError("the key file must hold 32 bytes")
        self._master = master
        self._aead: dict[str, AESGCM] = {}

    @classmethod
    def at(cls, path: Path) -> "Keys":
        """The key file, made with mode 600 when it is not there yet."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_key(path, token_bytes(LONG))
        return cls(path.read_bytes())

    def seal(self, purpose: str, text: str) -> bytes:
        nonce = token_bytes(NONCE)
        return FORM + nonce + self._of(purpose).encrypt(nonce, text.encode(), purpose.encode())

    def open(self, purpose: str, sealed: bytes) -> str:
        if sealed[:1] != FORM:
            raise ValueError("sealed in a form or under a key that is not known here")
        nonce, body = sealed[1 : NONCE + 1], sealed[NONCE + 1 :]
        return self._of(purpose).decrypt(nonce, body, purpose.encode()).decode()

    def blind(self, purpose: str, text: str) -> str:
        """A token to look a value up by; differs by purpose."""
        return self._hmac(f"blind {purpose}", text.encode()).hex()

    def sign(self, purpose: str, data: bytes) -> str:
        return self._hmac(f"sign {purpose}", data).hex()

    def signed(self, purpose: str, data: bytes, signature: str) -> bool:
        return hmac.compare_digest(self.sign(purpose, data).encode(), signature.encode())

    def _of(self, purpose: str) -> AESGCM:
        if purpose not in self._aead:
            self._aead[purpose] = AESGCM(self._hmac("seal", purpose.encode()))
        return self._aead[purpose]

    def _hmac(self, label: str, data: bytes) -> bytes:
        key = hmac.digest(self._master, label.encode(), sha256)
        return hmac.digest(key, data, sha256)


def _write_key(path: Path, key: bytes) -> None:
    """Whole or not at all: what is sealed under half a key could never be opened again."""
    fresh = path.with_name(f".{path.name}.{token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # fails when another process was quicker: its key holds
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
