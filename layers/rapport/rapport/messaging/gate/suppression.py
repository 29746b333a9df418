"""Addresses that may not be written to: kept as keyed hashes, so that they outlive the customer they were of."""

from __future__ import annotations

from typing import Literal

from rapport.customers.lookups import email_digest
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.sealing import Keyring
from rapport.kernel.table import Absent, Check, Delete, Key, Put, Refused, Table
from rapport.kernel.work import Work
from rapport.messaging.ledger.message import MessageChannel

Why = Literal["stop", "unsubscribed", "complaint", "undeliverable"]


def place(keyring: Keyring, channel: MessageChannel, address: str) -> Key:
    """By the very hashes that customers are found by."""
    digest = email_digest(keyring, address) if channel == "email" else keyring.digest("phone", address)
    return keys.suppressed(channel, digest)


def not_suppressed(work: Work, channel: MessageChannel, address: str) -> Check:
    """Joins a claim: between a look and the deed somebody may have said stop."""
    return Check(place(work.keyring, channel, address), (Absent(),), label="suppressed")


def suppress(work: Work, channel: MessageChannel, address: str, why: Why) -> bool:
    """At once, and by itself: what follows on profiles may take its time. False if it was so before."""
    entry = {"why": why, "since": stamp(work.now), "channel": channel}
    return _alone(work.table, Put(place(work.keyring, channel, address), entry, when=(Absent(),)))


def allow_again(work: Work, channel: MessageChannel, address: str) -> None:
    """They wrote START: their own word, and nobody else's, lifts it."""
    work.table.transact([Delete(place(work.keyring, channel, address))])


def _alone(table: Table, put: Put) -> bool:
    try:
        table.transact([put])
    except Refused:
        return False
    return True
