"""Providers that fail again and again are left alone for a while, and then tried with one message.

A record per provider says since when; nobody writes it while all is well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from rapport.kernel import keys
from rapport.kernel.clock import Clock, from_stamp, stamp
from rapport.kernel.table import Absent, Equal, Item, Put, Refused, Table

FAILURES_IN_A_ROW = 20
FIRST_REST = timedelta(seconds=60)
LONGEST_REST = timedelta(minutes=15)
PROBED_FOR = timedelta(seconds=30)
"""So long a probe has until another may be made."""
BELIEVED = timedelta(seconds=2)
"""A record read is true for so long: a message more or less to a failing provider does no harm."""

May = Literal["yes", "probe", "no"]


@dataclass(frozen=True)
class Circuit:
    provider: str
    failures: int = 0
    rests: int = 0
    """How often in a row it had to rest: each time longer."""
    until: datetime | None = None
    probing: bool = False
    """One message is on its way to see whether it works again."""
    paused_by: str = ""
    """A person, until they resume it."""
    reason: str = ""
    version: int = 0
    audited: int = 0
    """How often people decided about it: entries of its audit chain."""
    audit_head: str = ""

    @property
    def state(self) -> Literal["flowing", "resting", "paused"]:
        if self.paused_by:
            return "paused"
        return "flowing" if self.until is None else "resting"

    def may(self, now: datetime) -> May:
        if self.paused_by:
            return "no"
        if self.until is None:
            return "yes"
        return "probe" if now >= self.until else "no"


class Circuits:
    def __init__(self, table: Table, clock: Clock) -> None:
        self._table = table
        self._clock = clock
        self._believed: dict[str, tuple[datetime, Circuit]] = {}

    def of(self, provider: str) -> Circuit:
        now = self._clock.now()
        known = self._believed.get(provider)
        if known is None or not known[0] <= now < known[0] + BELIEVED:
            known = self._believed[provider] = now, read(self._table, provider)
        return known[1]

    def may_send(self, provider: str) -> bool:
        """Whether a message may go now; behind a rest, one at a time may try."""
        circuit, now = self.of(provider), self._clock.now()
        may = circuit.may(now)
        if may != "probe":
            return may == "yes"
        return self._save(circuit, replace(circuit, until=now + PROBED_FOR, probing=True))

    def worked(self, provider: str) -> None:
        circuit = self.of(provider)
        if circuit.failures or circuit.until is not None:
            self._save(circuit, replace(circuit, failures=0, rests=0, until=None, probing=False, reason=""))

    def failed(self, provider: str, reason: str, *, misconfigured: bool = False) -> None:
        circuit = self.of(provider)
        # A call that was under way when the rest began says nothing new.
        rests_already = circuit.until is not None and not circuit.probing
        failures = circuit.failures + 1
        after = replace(circuit, failures=failures, probing=False, reason=reason)
        if not rests_already and (misconfigured or circuit.until is not None or failures >= FAILURES_IN_A_ROW):
            rest = min(LONGEST_REST, FIRST_REST * 2**circuit.rests)
            after = replace(after, rests=min(circuit.rests + 1, 10), until=self._clock.now() + rest)
        self._save(circuit, after)

    def throttled(self, provider: str, wait: timedelta | None) -> None:
        """It works, and has enough for now. Where it says for how long, everybody waits so long; where it does not,
        only the one message does, until nothing else is heard any more."""
        if wait is None:
            self.failed(provider, "throttled")
            return
        circuit = self.of(provider)
        self._save(circuit, replace(circuit, until=self._clock.now() + wait, probing=False, reason="throttled"))

    def _save(self, before: Circuit, after: Circuit) -> bool:
        """False if another worker was faster: what it knows is as good."""
        if not save(self._table, before, after):
            self._believed.pop(before.provider, None)
            return False
        self._believed[before.provider] = self._clock.now(), replace(after, version=before.version + 1)
        return True


def read(table: Table, provider: str) -> Circuit:
    item = table.get(keys.provider(provider))
    return _circuit(item) if item is not None else Circuit(provider)


def known(table: Table) -> list[Circuit]:
    """Of every provider that ever failed, or that somebody paused: a handful."""
    return [_circuit(item) for item in table.query(keys.PROVIDERS, limit=100).items]


def save(table: Table, before: Circuit, after: Circuit) -> bool:
    try:
        table.transact([written(before, after)])
    except Refused:
        return False
    return True


def written(before: Circuit, after: Circuit) -> Put:
    item: Item = {
        "provider": after.provider,
        "failures": after.failures,
        "rests": after.rests,
        "paused_by": after.paused_by,
        "reason": after.reason,
        "version": before.version + 1,
        "audited": after.audited,
        "audit_head": after.audit_head,
    }
    if after.probing:
        item["probing"] = True
    if after.until is not None:
        item["until"] = stamp(after.until)
    when = (Equal("version", before.version),) if before.version else (Absent(),)
    return Put(keys.provider(after.provider), item, when=when, label="provider")


def _circuit(item: Item) -> Circuit:
    return Circuit(
        provider=item["provider"],
        failures=item["failures"],
        rests=item["rests"],
        until=from_stamp(item["until"]) if "until" in item else None,
        probing=item.get("probing", False),
        paused_by=item["paused_by"],
        reason=item["reason"],
        version=item["version"],
        audited=item["audited"],
        audit_head=item["audit_head"],
    )
