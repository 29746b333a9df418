"""The world around a worker, as bad as it comes: a provider that fails on demand and remembers what reached people, a
queue that doubles, loses and disorders, and a death at any call that a worker makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Literal

from rapport.kernel.clock import SetClock
from rapport.kernel.table import Table
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.providers.provider import (
    Accepted,
    Answer,
    CannotSay,
    Capability,
    Envelope,
    Provider,
    Refused,
    Settling,
    Throttled,
    Unavailable,
    Unsure,
)
from tests.rig.faulty_table import FaultyTable


class Died(BaseException):
    """The worker is gone, in the middle of what it was doing; nothing in the house may catch it."""


@dataclass
class Faults:
    """How often what happens, each drawn by itself."""

    refused: float = 0.0
    answer_lost: float = 0.0
    """Taken, and nobody hears of it."""
    not_reached: float = 0.0
    throttled: float = 0.0
    dies: float = 0.0
    """The worker, before the provider takes it, and again behind that."""
    dies_at_store: float = 0.0
    """The worker, at each call to the store: as often before it as behind it."""
    doubled: float = 0.0
    """The queue holds it twice."""
    redelivered: float = 0.0
    """It was done, and the queue did not hear of it."""
    lost: float = 0.0
    """The queue forgets."""


class PretendProvider:
    """Keeps what reached people. What it can do about a lost answer is up to its capability."""

    def __init__(
        self, dice: Random, clock: SetClock, settling: Settling = "takes_key", faults: Faults | None = None
    ) -> None:
        self.dice, self.clock, self.settling, self.faults = dice, clock, settling, faults or Faults()
        self.name = "outbox"
        self.reached: Counter[str] = Counter()
        """How often each message reached its person."""
        self.sent_at: list[tuple[str, datetime]] = []
        self._keys: dict[str, datetime] = {}
        self.refused_for_good: set[str] = set()
        self.down = False
        self.throttles_for: timedelta | None = None
        """It says how long to wait, where it says to wait."""
        self.calls = 0
        self.handed: list[Envelope] = []
        self.happened: Counter[str] = Counter()

    @property
    def capability(self) -> Capability:
        return Capability(self.settling, timedelta(seconds=10), timedelta(seconds=20))

    def send(self, envelope: Envelope) -> Answer:
        self.calls += 1
        self.handed.append(envelope)
        message_id = envelope.message_id
        if self.down:
            return Unavailable("connection refused")
        if self._happens("dies"):
            raise Died("before it was taken")
        if self._happens("throttled"):
            return Throttled(self.throttles_for)
        if self._happens("not_reached"):
            return Unavailable("connection refused")
        if self.settling == "takes_key" and self._knows(message_id):
            return Accepted(reference(message_id))
        if message_id in self.refused_for_good or self._happens("refused"):
            self.refused_for_good.add(message_id)
            return Refused("bad_number")
        self.take(envelope)
        if self._happens("dies"):
            raise Died("when it was taken")
        if self._happens("answer_lost"):
            return Unsure("read timeout")
        return Accepted(reference(message_id))

    def take(self, envelope: Envelope) -> None:
        """It is on its way, whatever the house hears of it."""
        self.reached[envelope.message_id] += 1
        self._keys[envelope.message_id] = self.clock.now()
        self.sent_at.append((envelope.message_id, self.clock.now()))

    def ask(self, message_id: str) -> Accepted | Refused | None:
        if self.down:
            raise CannotSay("connection refused")
        if self.reached[message_id]:
            return Accepted(reference(message_id))
        return Refused("bad_number") if message_id in self.refused_for_good else None

    def _knows(self, message_id: str) -> bool:
        """Behind its memory the same key is a new message to it."""
        taken = self._keys.get(message_id)
        return taken is not None and self.clock.now() <= taken + self.capability.remembers

    def _happens(self, fault: str) -> bool:
        chance: float = getattr(self.faults, fault)
        struck = bool(chance) and self.dice.random() < chance
        self.happened[fault] += struck
        return struck


def reference(message_id: str) -> str:
    return f"ref-{message_id[-8:]}"


VISIBILITY = timedelta(seconds=90)
"""The queue waits so long for a word of whoever took a message, and delivers it again."""


class PretendQueue:
    """At least once, in any order; now and then it loses one altogether, which the real one never does."""

    def __init__(self, clock: SetClock, dice: Random, faults: Faults) -> None:
        self._clock, self._dice, self._faults = clock, dice, faults
        self._lying: list[tuple[datetime, float, str]] = []
        self.happened: Counter[str] = Counter()

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        for message_id in message_ids:
            if self._faults.lost and self._dice.random() < self._faults.lost:
                self.happened["lost"] += 1
                continue
            self.lay(message_id, delay)
            if self._faults.doubled and self._dice.random() < self._faults.doubled:
                self.happened["doubled"] += 1
                self.lay(message_id, delay)

    def lay(self, message_id: str, delay: timedelta = timedelta(0)) -> None:
        heappush(self._lying, (self._clock.now() + delay, self._dice.random(), message_id))

    def length(self) -> int:
        return len(self._lying)

    def take(self) -> str | None:
        """One that is due; those of the same instant in any order."""
        if self._lying and self._lying[0][0] <= self._clock.now():
            return heappop(self._lying)[2]
        return None

    def next_at(self) -> datetime | None:
        return self._lying[0][0] if self._lying else None


# -- dying -------------------------------------------------------------------------------------------------------

Moment = Literal["before", "after"]
"""After: all was done, and only whoever asked for it is gone."""


@dataclass
class Peril:
    """Counts what a worker asks of store, provider and queue, and says at which of these calls it dies."""

    dies: Callable[[int], Moment | None] = lambda _: None
    calls: list[str] = field(default_factory=list)
    deaths: int = 0

    def asked[T](self, name: str, call: Callable[[], T]) -> T:
        self.calls.append(name)
        moment = self.dies(len(self.calls))
        if moment is not None:
            self.deaths += 1
        if moment == "before":
            raise Died(name)
        answer = call()
        if moment == "after":
            raise Died(f"{name}, and it was done")
        return answer


def at(deaths: Mapping[int, Moment]) -> Callable[[int], Moment | None]:
    def dies(call: int) -> Moment | None:
        return deaths.get(call)

    return dies


def at_random(dice: Random, chance: float) -> Callable[[int], Moment | None]:
    def dies(_: int) -> Moment | None:
        if dice.random() >= chance:
            return None
        return "before" if dice.random() < 0.5 else "after"

    return dies


class PerilousTable(FaultyTable):
    def __init__(self, table: Table, peril: Peril) -> None:
        super().__init__(table)
        self._peril = peril

    def _asked[T](self, name: str, call: Callable[[], T]) -> T:
        return self._peril.asked(f"store.{name}", call)


class PerilousProvider:
    def __init__(self, provider: Provider, peril: Peril) -> None:
        self._provider, self._peril = provider, peril
        self.name = provider.name

    @property
    def capability(self) -> Capability:
        return self._provider.capability

    def send(self, envelope: Envelope) -> Answer:
        return self._peril.asked("provider.send", lambda: self._provider.send(envelope))

    def ask(self, message_id: str) -> Accepted | Refused | None:
        return self._peril.asked("provider.ask", lambda: self._provider.ask(message_id))


class PerilousQueue:
    def __init__(self, queue: Queue, peril: Peril) -> None:
        self._queue, self._peril = queue, peril

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self._peril.asked("queue.put", lambda: self._queue.put(message_ids, delay))

    def length(self) -> int:
        return self._peril.asked("queue.length", self._queue.length)
