"""Addresses that may not be written to: kept as keyed hashes, so that they outlive the customer they were of."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from rapport.customers.lookups import email_digest
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.sealing import Keyring
from rapport.kernel.table import Absent, Check, Delete, Equal, Key, Put, Refused, Table
from rapport.kernel.work import Work
from rapport.messaging.ledger.message import MessageChannel

Why = Literal["stop", "unsubscribed", "complaint", "undeliverable", "erased"]


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


def why_suppressed(work: Work, channel: MessageChannel, address: str) -> Why | None:
    entry = work.table.get(place(work.keyring, channel, address))
    return entry["why"] if entry is not None else None


def allow_again(work: Work, channel: MessageChannel, address: str, at: datetime) -> bool:
    """They wrote START: their own word, and nobody else's, lifts what was there before it. False if nothing was."""
    key = place(work.keyring, channel, address)
    entry = work.table.get(key)
    if entry is None or entry["since"] > stamp(at):
        return False
    return _alone(work.table, Delete(key, when=(Equal("since", entry["since"]),)))


def _alone(table: Table, write: Put | Delete) -> bool:
    try:
        table.transact([write])
    except Refused:
        return False
    return True
