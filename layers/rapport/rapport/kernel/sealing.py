"""Personal fields are sealed before they reach the store.

The shop has one data key, wrapped by KMS and opened once per cold start. Each customer has a random key of their
own, wrapped by it and kept on their profile; it seals their fields wherever they stand. Destroying that one key
makes everything about them unreadable. Look-ups go by keyed hash, so the store can find a number it cannot read.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from functools import cached_property
from typing import Any, Protocol

from rapport.kernel import keys
from rapport.kernel.table import Absent, Put, Refused, Table

NONCE = 12


class DataKeys(Protocol):
    """Whoever keeps the master key: KMS in the cloud and on the laptop, a stand-in where there is neither."""

    def generate(self) -> tuple[bytes, bytes]:
        """A new data key, plain and wrapped."""

    def unwrap(self, wrapped: bytes) -> bytes: ...


class Seal:
    """One key; what it seals opens only in the same context, so that a sealed field cannot be moved elsewhere."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @cached_property
    def _cipher(self) -> Any:
        # Late: a request that opens nothing personal does not pay for the import.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key)

    def close(self, content: Any, context: str) -> bytes:
        return self.close_bytes(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), context)

    def open(self, sealed: bytes, context: str) -> Any:
        return json.loads(self.open_bytes(sealed, context))

    def close_bytes(self, plain: bytes, context: str) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + bytes(self._cipher.encrypt(nonce, plain, context.encode()))

    def open_bytes(self, sealed: bytes, context: str) -> bytes:
        return bytes(self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], context.encode()))

    def _wrap(self, key: bytes, context: str) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + bytes(self._cipher.encrypt(nonce, key, context.encode()))

    def _unwrap(self, wrapped: bytes, context: str) -> bytes:
        return bytes(self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], context.encode()))


class Keyring(Seal):
    """The shop's data key: wraps the customers' keys, hashes what is looked up, seals what is nobody's own."""

    def new_customer_key(self, customer_id: str) -> bytes:
        return self._wrap(secrets.token_bytes(32), f"customer:{customer_id}")

    def customer(self, customer_id: str, wrapped: bytes) -> Seal:
        return Seal(self._unwrap(wrapped, f"customer:{customer_id}"))

    def digest(self, kind: str, value: str) -> str:
        """A keyed hash: equal values meet, and without the key nobody can try all phone numbers."""
        return hmac.digest(self._lookup_key, f"{kind}:{value}".encode(), hashlib.sha256)[:18].hex()

    @cached_property
    def _lookup_key(self) -> bytes:
        return hmac.digest(self._key, b"look-up", hashlib.sha256)


class LateKeyring:
    """Opens the shop's keyring when something first needs it: many requests do not."""

    def __init__(self, table: Table, data_keys: DataKeys) -> None:
        self._table = table
        self._data_keys = data_keys

    @cached_property
    def keyring(self) -> Keyring:
        stored = self._table.get(keys.data_key())
        if stored is None:
            stored = self._first()
        return Keyring(self._data_keys.unwrap(stored["wrapped"]))

    def _first(self) -> dict[str, Any]:
        _, wrapped = self._data_keys.generate()
        try:
            self._table.transact([Put(keys.data_key(), {"wrapped": wrapped}, when=(Absent(),))])
        except Refused:
            # Another worker of a brand-new shop was faster; its key is the shop's.
            stored = self._table.get(keys.data_key())
            assert stored is not None
            return stored
        return {"wrapped": wrapped}
