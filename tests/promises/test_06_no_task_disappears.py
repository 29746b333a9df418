"""Promise 6: no task disappears. Thirty days on a simulated clock: every task that was ever made is there, and ended
completed, skipped, failed or expired, or is open within its last day; and the counters equal a recount."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from rapport.kernel.keys import INDEXES
from rapport.kernel.table import Delete, Item, Key, Write
from rapport.kernel.table.memory import MemoryTable
from tests.promises.conftest import Counted, Size
from tests.rig.call_days import Days
from tests.rig.call_shop import CallShop, tasks_of

OVER = {"completed", "skipped", "failed", "expired"}


class WatchedTable(MemoryTable):
    """Notes every task that is written, and every record of theirs that is deleted."""

    def __init__(self) -> None:
        super().__init__(INDEXES)
        self.made: set[str] = set()
        self.deleted: list[Key] = []

    def transact(self, writes: Sequence[Write]) -> None:
        super().transact(writes)
        self.made |= {write.key.pk for write in writes if write.key.pk.startswith("TASK#")}
        self._gone(write.key for write in writes if isinstance(write, Delete))

    def delete_many(self, keys: Iterable[Key]) -> None:
        gone = list(keys)
        super().delete_many(gone)
        self._gone(gone)

    def _gone(self, keys: Iterable[Key]) -> None:
        self.deleted += [key for key in keys if key.pk.startswith(("TASK#", "COUNT#AGENT#")) or "DECISION" in key.sk]


def test_in_thirty_days_no_task_disappears(size: Size, counted: Counted) -> None:
    ended: Counter[str] = Counter()
    days = 30
    shops = size(2, 40, 1)
    for seed in range(600, 600 + shops):
        watch = WatchedTable()
        lived = Days(seed, size(24, 60, 16), CallShop(table=watch))
        for _ in range(days):
            lived.shop.it_is(lived.shop.today, 6)
            lived.morning()
            _each_ended_or_has_time(lived)
            lived.day(busy=6)
            lived.next_day()
        stored = tasks_of(lived.shop.shop.table)
        assert {f"TASK#{item['task_id']}" for item in stored} == watch.made
        assert watch.deleted == []
        _counters_equal_a_recount(lived.shop.shop.table, stored)
        ended.update(item["status"] for item in stored)
    assert set(ended) >= OVER
    over = {name: ended[name] for name in sorted(OVER)}
    counted(
        6,
        "{days} days: {tasks} tasks: {completed} completed, {skipped} skipped, {failed} failed, {expired} expired,"
        " {open} open within their last day, 0 gone",
        days=days * shops,
        tasks=ended.total(),
        open=ended.total() - sum(over.values()),
        **over,
    )


def _each_ended_or_has_time(lived: Days) -> None:
    today = lived.shop.today
    if lived.shop.oracle.closed(today):
        return
    for item in tasks_of(lived.shop.shop.table):
        assert item["status"] in OVER or date.fromisoformat(item["last_day"]) >= today, item
        if item["status"] == "expired":
            assert date.fromisoformat(item["last_day"]) < today


def _counters_equal_a_recount(table: MemoryTable, stored: Sequence[Item]) -> None:
    """What dashboards read, counted anew from the tasks alone."""
    expected: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)

    def add(item: Item, what: str, amount: int = 1) -> None:
        expected[f"COUNT#AGENT#{item.get('agent_id', '-')}", item["task_date"], what] += amount

    by_id = {item["task_id"]: item for item in stored}

    def first_attempt(item: Item) -> Item:
        return first_attempt(by_id[item["retry_of"]]) if "retry_of" in item else item

    for item in stored:
        add(item, "total")
        add(item, item["status"])
        add(item, f"priority_{item['priority']}")
        add(item, f"open_{item['priority']}", item["status"] in ("pending", "in_progress"))
        add(item, f"type_{item['task_type']}")
        add(item, "successful", item.get("outcome") == "successful")
        add(item, "calls", item["status"] in ("completed", "failed"))
        if item["reasons"][0]["rule"] == "follow_up":
            # A promise and its further attempts are one: made with the first, kept if any of them reached the customer.
            add(item, "follow_ups", item["attempt"] == 1)
            add(first_attempt(item), "follow_ups_kept", item["status"] == "completed")
    found = {
        (key.pk, key.sk, what): Decimal(amount)
        for key, cell in table.everything().items()
        if key.pk.startswith("COUNT#AGENT#")
        for what, amount in cell.items()
        if what not in ("pk", "sk", "revenue", "conversions")
    }
    assert {place: each for place, each in found.items() if each} == {
        place: each for place, each in expected.items() if each
    }
