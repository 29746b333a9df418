"""Idempotency: an answer is remembered in the write's own transaction, and given again to whoever repeats it.

The memory is keyed by caller, route and key, so no caller can be handed another's answer; and it is sealed,
because answers hold personal data. A worker killed between commit and answer repeats the answer, not the effect.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rapport.kernel import keys
from rapport.kernel.errors import KeyReused
from rapport.kernel.sealing import Keyring
from rapport.kernel.table import AbsentOrAtMost, Equal, Key, Put, Table

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True)
class Once:
    """A request that must take effect once, however often it comes."""

    caller: str
    route: str
    key: str
    body: str

    @property
    def _place(self) -> Key:
        return keys.remembered(self.caller, self.route, hashlib.sha256(self.key.encode()).hexdigest()[:32])

    def _body_hash(self, keyring: Keyring) -> str:
        # Keyed: a body can be little more than a phone number, and a plain hash of it found by trying them all.
        return keyring.digest("body", self.body)

    def earlier(self, table: Table, keyring: Keyring, now: datetime) -> Answer | None:
        """The answer given before; None if this is the first time, or so long ago that it is forgotten."""
        stored = table.get(self._place)
        if stored is None or stored["expires_at"] <= now.timestamp():
            return None
        if stored["body_hash"] != self._body_hash(keyring):
            raise KeyReused("this Idempotency-Key was used with another body")
        return Answer(**keyring.open(stored["answer"], self._context)) if "answer" in stored else None

    def bound(self, keyring: Keyring, now: datetime) -> Put:
        """For work of several transactions: from its start on, this key belongs to this body."""
        item = {"body_hash": self._body_hash(keyring), "expires_at": int((now + KEPT).timestamp())}
        return Put(self._place, item, when=(AbsentOrAtMost("expires_at", int(now.timestamp())),), label="answer")

    def remembered(self, answer: Answer, keyring: Keyring, now: datetime) -> Put:
        put = self.bound(keyring, now)
        return put._replace(item=put.item | {"answer": keyring.close(answer.__dict__, self._context)})

    def finished(self, answer: Answer, keyring: Keyring, now: datetime) -> Put:
        """The answer to work whose key was bound at its start."""
        return self.remembered(answer, keyring, now)._replace(when=(Equal("body_hash", self._body_hash(keyring)),))

    @property
    def _context(self) -> str:
        return f"answer:{self._place.pk}:{self._place.sk}"
