"""What each step of a message's way cost, in requests, units and time, and how often its queue was asked."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rapport.kernel.table.meter import Meter
from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import Answer, Envelope

STEPS = ("plan", "claim", "settle", "receipt")
DELIVERED_TOGETHER = 10


@dataclass
class Cost:
    """What one step came to, over all messages."""

    requests: Counter[str] = field(default_factory=Counter)
    read_units: float = 0.0
    write_units: float = 0.0
    seconds: float = 0.0
    most_transactions: int = 0
    """Of any one message."""


class Steps:
    """Whatever the store was asked, and whatever time went by, belongs to the step that was begun last.

    Asking for the processor's time takes longer than some steps do: it is asked for once, and shared by the clock."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self.costs = {step: Cost() for step in (*STEPS, "")}
        self._step, self._since = "", time.perf_counter()
        self._began = self._since, time.process_time()

    def begin(self, step: str) -> None:
        now, cost, meter = time.perf_counter(), self.costs[self._step], self._meter
        cost.seconds += now - self._since
        cost.requests += meter.requests
        cost.read_units += meter.read_units
        cost.write_units += meter.write_units
        cost.most_transactions = max(cost.most_transactions, _writes(meter.requests))
        meter.reset()
        self._step, self._since = step, time.perf_counter()

    def done(self) -> dict[str, Cost]:
        self.begin("")
        by_clock, by_processor = time.perf_counter() - self._began[0], time.process_time() - self._began[1]
        for cost in self.costs.values():
            cost.seconds *= by_processor / by_clock
        return self.costs


def _writes(requests: Counter[str]) -> int:
    """A write by itself is a small transaction."""
    return sum(number for kind, number in requests.items() if kind not in ("GetItem", "BatchGetItem", "Query"))


class HandedOver(Outbox):
    """Behind a claim begins what settles it."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def send(self, envelope: Envelope) -> Answer:
        self._steps.begin("settle")
        return super().send(envelope)


class Lane:
    """SQS, as the house puts into it and as its mapping takes from it, and how often each was asked."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self._bodies: deque[str] = deque()

    def send_message_batch(self, **asked: Any) -> dict[str, Any]:
        self.calls["put"] += 1
        self._bodies.extend(each["MessageBody"] for each in asked["Entries"])
        return {}

    def deliveries(self) -> Iterator[list[str]]:
        while self._bodies:
            some = [self._bodies.popleft() for _ in range(min(DELIVERED_TOGETHER, len(self._bodies)))]
            self.calls["receive"] += 1
            yield some
            self.calls["delete"] += 1


@dataclass
class Through:
    messages: int
    costs: dict[str, Cost]
    calls: Counter[str]
    logged: int
    parts: int
    price: float
    """What the provider takes for them, in the shop's own money."""

    @property
    def a_second(self) -> float:
        return self.messages / sum(self.costs[step].seconds for step in ("plan", "claim", "settle"))

    def milliseconds(self, step: str) -> float:
        return 1000 * self.costs[step].seconds / self.messages
