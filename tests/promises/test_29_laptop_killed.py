"""Promise 29: the laptop killed at any moment loses at most 30 seconds, and publishes every event that it kept.

The very launcher, killed with SIGKILL while tills place orders through its HTTP API, and started again on what it had
saved. It saves every second here, so that a life is short; the product saves every 30.
"""

from __future__ import annotations

import inspect
import itertools
import json
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.client import HTTPException
from pathlib import Path

from local import saving
from local.testing import RunningShop, running_shop
from tests.e2e.laptop import (
    Figures,
    eventually,
    in_counters,
    ledger,
    let_the_grace_pass,
    on_profiles,
    outbox,
    records,
    recounted,
    stream_dead,
    told_in_timelines,
)
from tests.promises.conftest import Counted, Size

EVERY = 1.0
LATE = 1.0
"""A machine with better things to do may begin a save that much later."""
CUSTOMERS = ("amina", "bashir", "chaya")
AT_ONCE = 4
"""Orders of one request, so that there is always some event on its way."""
LONGEST_LIFE = 2.0


@dataclass
class Tills:
    """Place orders until the shop is gone, and remember what was answered, and when."""

    token: str
    answered: dict[str, float] = field(default_factory=dict)

    def open(self, shop: RunningShop, life: int) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._sell, args=(shop, customer, life)) for customer in CUSTOMERS]
        for thread in threads:
            thread.start()
        return threads

    def _sell(self, shop: RunningShop, customer: str, life: int) -> None:
        for number in itertools.count(1):
            lines = [{"product_id": "rice", "quantity": number}]
            orders = [f"{customer}-{life}-{number}-{each}" for each in range(AT_ONCE)]
            body = {"orders": [{"id": order, "customer_id": customer, "lines": lines} for order in orders]}
            try:
                answer = shop.request("POST", "/orders/batch", token=self.token, body=body)
            except (OSError, HTTPException):
                return  # killed while it was asked: what of it was kept, nobody was told
            assert answer.json()["accepted"] == AT_ONCE, answer.body
            now = time.time()
            self.answered |= dict.fromkeys(orders, now)


@dataclass
class Saves:
    """Notes when each save was complete, as the folder shows it."""

    state: Path
    ended: list[float] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Saves:
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            if self.state.exists() and (at := self.state.stat().st_mtime) not in self.ended:
                self.ended.append(at)

    @property
    def surely_kept_until(self) -> float:
        """The last save began after the one before it had ended: what was answered by then is in it."""
        return self.ended[-2] if len(self.ended) > 1 else 0.0


@dataclass
class Lives:
    """One shop's lives, each from where the last one was saved."""

    folder: Path
    chance: random.Random
    tills: Tills | None = None
    kept: set[str] = field(default_factory=set)
    surely_kept: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    killed: list[float] = field(default_factory=list)
    longest_loss: float = 0.0

    def live_and_be_killed(self, *, with_events_on_their_way: bool) -> None:
        with self.opened() as shop, Saves(shop.places.state / "dynamodb.json") as saves:
            tills = self.tills or self._first_opening(shop, saves)
            already = len(tills.answered)
            selling = tills.open(shop, len(self.killed))
            assert eventually(lambda: len(tills.answered) > already)
            if with_events_on_their_way:
                assert eventually(lambda: saved_on_their_way(shop), pause=0.01)
            else:
                threading.Event().wait(self.chance.uniform(0, LONGEST_LIFE))
            shop.stop(signal.SIGKILL)
            self.killed.append(time.time())
            for thread in selling:
                thread.join()
        answered = {order: at for order, at in tills.answered.items() if order not in self.lost}
        self.surely_kept = self.kept | {order for order, at in answered.items() if at < saves.surely_kept_until}

    @contextmanager
    def opened(self) -> Iterator[RunningShop]:
        with running_shop(self.folder, keep=True, save_every=EVERY) as shop:
            if self.tills:
                self._find_again(shop, self.tills)
            yield shop

    def _first_opening(self, shop: RunningShop, saves: Saves) -> Tills:
        self.tills = Tills(shop.token("admin"))
        for path, body in stock():
            assert shop.request("POST", path, token=self.tills.token, body=body).status == 201
        stocked = time.time()
        assert eventually(lambda: saves.surely_kept_until > stocked)
        return self.tills

    def _find_again(self, shop: RunningShop, tills: Tills) -> None:
        there = ledger(shop)
        self.kept = {item["order_id"] for item in there if item["sk"].startswith("ORDER#")}
        assert self.surely_kept <= self.kept
        assert self.lost.isdisjoint(self.kept)
        lost = {order: at for order, at in tills.answered.items() if order not in self.kept | self.lost}
        self.longest_loss = max([self.longest_loss, *(self.killed[-1] - at for at in lost.values())])
        self.lost |= lost.keys()
        recount = recounted(there)
        assert on_profiles(there) == recount
        assert in_counters(there) == Figures(len(CUSTOMERS), sum((each.spend for each in recount.values()), Decimal(0)))


def saved_on_their_way(shop: RunningShop) -> int:
    """Events that had left the outbox and had not reached their function when the shop was last saved."""
    saved = shop.places.state / "underway.json"
    return len(json.loads(saved.read_text())) if saved.exists() else 0


def stock() -> Iterator[tuple[str, dict[str, object]]]:
    yield "/catalog/products", {"product_id": "rice", "name": "Rice", "category": "Grocery", "price": 80}
    for number, customer in enumerate(CUSTOMERS):
        yield (
            "/cdm/customers",
            {"customer_id": customer, "first_name": customer.title(), "phone": f"0171200000{number}"},
        )


def test_the_laptop_killed_at_any_moment_loses_a_save_at_most_and_no_event_that_it_kept(
    tmp_path: Path, size: Size, counted: Counted
) -> None:
    """kill -9, start, recount."""
    kills = size(3, 20, 1)
    lives = Lives(tmp_path / "shop", random.Random(29))
    for kill in range(kills):
        # Chance seldom chooses the moment at which most could be lost, so the first is chosen by hand.
        lives.live_and_be_killed(with_events_on_their_way=kill == 0)
    with lives.opened() as shop:
        assert lives.longest_loss <= EVERY + LATE
        with stream_dead(shop):
            let_the_grace_pass(shop)
            shop.invoke("OutboxSweeper")
            assert outbox(shop) == []
            told = eventually(
                lambda: Counter(told_in_timelines(records(shop))), lambda found: found.keys() >= lives.kept
            )
        assert told == Counter(lives.kept)
    counted(
        29,
        f"the laptop killed {kills} times while it sold: {len(lives.kept)} orders kept and all of their events told, "
        f"{len(lives.lost)} lost, the oldest {lives.longest_loss:.1f} s old, saving every {EVERY:.0f} s",
    )


def test_the_laptop_saves_every_thirty_seconds() -> None:
    assert saving.EVERY == 30
    assert inspect.signature(saving.Saver).parameters["every"].default == saving.EVERY
