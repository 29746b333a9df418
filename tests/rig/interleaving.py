"""Several workers, one at a time, in an order that a seed decides: every run can be had again.

Each worker is a thread that stops before each call to the store and lets the scheduler say who goes on. So all that
can happen between two store calls of real workers happens here too, and nothing depends on the machine.
"""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from aws_lambda_powertools.event_handler import api_gateway

from rapport.kernel.table import Index, Item, Key, Meter, Page, Range, Table, Write
from rapport.kernel.table.shapes import EVERYTHING
from tests.rig.shop import DOORS


class Interleaving:
    """Runs workers to their end, switching between them wherever they touch the store."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._batons: dict[int, threading.Semaphore] = {}
        self._waiting: list[int] = []
        self._all_done = threading.Event()
        self._who = threading.local()
        self.turns: list[int] = []
        """Who went on at each stop: the interleaving itself."""

    def run[T](self, workers: Sequence[Callable[[], T]]) -> list[T]:
        results: list[T | BaseException] = [NotImplementedError()] * len(workers)

        def work(number: int) -> None:
            self._who.number = number
            self._batons[number].acquire()
            try:
                results[number] = workers[number]()
            except BaseException as failure:
                results[number] = failure
            finally:
                self._pass_on()

        threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(len(workers))]
        self._batons = {number: threading.Semaphore(0) for number in range(len(workers))}
        self._waiting = list(self._batons)
        for thread in threads:
            thread.start()
        self._pass_on()
        self._all_done.wait()
        for thread in threads:
            thread.join()
        done: list[T] = []
        for result in results:
            if isinstance(result, BaseException):
                raise result
            done.append(result)
        return done

    def stop(self) -> None:
        """Called by a worker before it touches the store: perhaps another goes first."""
        number: int | None = getattr(self._who, "number", None)
        if number is None:
            return  # the test itself, looking at the store
        self._waiting.append(number)
        self._waiting.sort()
        chosen = self._choose()
        if chosen != number:
            kept = _what_a_process_keeps()
            self._batons[chosen].release()
            self._batons[number].acquire()
            _put_back(kept)

    def _pass_on(self) -> None:
        # Whoever has begun and is not done stands in line, for only one is ever out of it.
        if self._waiting:
            self._batons[self._choose()].release()
        else:
            self._all_done.set()

    def _choose(self) -> int:
        chosen = self._random.choice(self._waiting)
        self._waiting.remove(chosen)
        self.turns.append(chosen)
        return chosen


class StoppingTable:
    """A table at whose every call another worker may go first."""

    def __init__(self, table: Table, workers: Interleaving) -> None:
        self._table = table
        self._workers = workers

    @property
    def meter(self) -> Meter:
        return self._table.meter

    @meter.setter
    def meter(self, meter: Meter) -> None:
        self._table.meter = meter

    def get(self, key: Key) -> Item | None:
        self._workers.stop()
        return self._table.get(key)

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        self._workers.stop()
        return self._table.get_many(keys, consistent=consistent)

    def query(
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        index: Index | None = None,
        area: str = "records",
        newest_first: bool = False,
        limit: int = 100,
        after: str | None = None,
    ) -> Page:
        self._workers.stop()
        return self._table.query(
            partition, within, index=index, area=area, newest_first=newest_first, limit=limit, after=after
        )

    def transact(self, writes: Sequence[Write]) -> None:
        self._workers.stop()
        self._table.transact(writes)

    def delete_many(self, keys: Iterable[Key]) -> None:
        self._workers.stop()
        self._table.delete_many(keys)

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        self._workers.stop()
        self._table.load(items)


# In Lambda each worker is a process and serves one request at a time; the router leans on that and keeps the request
# in class attributes. Workers that share a process here carry what theirs would hold.


def _what_a_process_keeps() -> tuple[Any, Any, list[tuple[dict[str, Any], dict[str, Any]]]]:
    router = api_gateway.BaseRouter
    contexts = [(app.context, dict(app.context)) for app in _apps()]
    return getattr(router, "current_event", None), getattr(router, "lambda_context", None), contexts


def _put_back(kept: tuple[Any, Any, list[tuple[dict[str, Any], dict[str, Any]]]]) -> None:
    event, context, contexts = kept
    api_gateway.BaseRouter.current_event = event
    api_gateway.BaseRouter.lambda_context = context
    for held, content in contexts:
        held.clear()
        held.update(content)


def _apps() -> list[Any]:
    """Of the doors that were opened by now: most workers here never come near one."""
    opened: list[Any] = [sys.modules.get(f"functions.{name}.app") for name in DOORS]
    return [module.app for module in opened if hasattr(module, "app")]
