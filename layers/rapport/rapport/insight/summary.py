"""How many customers, and how much value, by type, temperature, lifecycle and risk: for any day, from counters.

Sixteen short stretches are read, of the days that a threshold can still tell apart; all older ones are the total
less these. So a million customers cost what a thousand do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.customers.rules import risk_level
from rapport.kernel import keys
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.money import ZERO, money
from rapport.kernel.settings import Settings
from rapport.kernel.table import Item, Range, Table
from rapport.kernel.work import Work

KINDS = ("prospect", "new_once", "vip_once", "new", "repeat", "vip")
TIER = {
    "prospect": "new",
    "new_once": "new",
    "vip_once": "vip",
    "new": "new",
    "repeat": "repeat",
    "vip": "vip",
}


@dataclass
class Tally:
    customers: int = 0
    value: Decimal = ZERO

    def add(self, customers: int, value: Decimal) -> None:
        self.customers += customers
        self.value += value


@dataclass
class Day:
    """The customers whose last order was on one day, by counter cell."""

    cells: dict[str, Tally] = field(default_factory=dict)

    def add(self, item: Mapping[str, Any], sign: int = 1) -> None:
        for kind in KINDS:
            count, value = item.get(f"{kind}_n", 0), item.get(f"{kind}_v", 0)
            self.cells.setdefault(kind, Tally()).add(sign * count, sign * money(value))


class Share(Told):
    customers: int
    value: Money


class SummaryTold(Told):
    day: date
    customers: int
    value: Money
    by_type: dict[str, Share]
    by_temperature: dict[str, Share]
    by_lifecycle: dict[str, Share]
    by_risk: dict[str, Share]
    type_by_temperature: dict[str, dict[str, Share]]


def summary(work: Work, day: date) -> SummaryTold:
    horizon = _furthest_edge(work.settings)
    days, older = counted(work.table, day - timedelta(days=horizon))
    return tell(day, days, older, work.settings)


def counted(table: Table, since: date) -> tuple[dict[date | None, Day], Day]:
    """The cells of each day since, those who never ordered under None; and all older days together."""
    days: dict[date | None, Day] = {}
    older = Day()
    for shard in range(keys.COUNT_SHARDS):
        for item in _stretch(table, shard, since):
            if item["sk"] == keys.ALL_DAYS:
                older.add(item)
                continue
            older.add(item, -1)
            days.setdefault(date.fromisoformat(item["sk"]), Day()).add(item)
    never = table.get_many(keys.count_cell(shard, keys.NEVER) for shard in range(keys.COUNT_SHARDS))
    for item in never.values():
        older.add(item, -1)
        days.setdefault(None, Day()).add(item)
    return days, older


def _stretch(table: Table, shard: int, since: date) -> Iterable[Item]:
    """`ALL` sorts after every day, so one stretch holds the recent days and the total."""
    after: str | None = None
    while True:
        page = table.query(
            keys.count_cell(shard, "").pk, Range(since.isoformat(), keys.ALL_DAYS), limit=1000, after=after
        )
        yield from page.items
        after = page.after
        if after is None:
            return


def tell(day: date, days: Mapping[date | None, Day], older: Day, settings: Settings) -> SummaryTold:
    by: dict[str, dict[str, Tally]] = {
        "type": {name: Tally() for name in ("new", "repeat", "vip", "inactive")},
        "temperature": {name: Tally() for name in ("hot", "warm", "cold")},
        "lifecycle": {name: Tally() for name in ("prospect", "new", "active", "at_risk", "churned")},
        "risk": {name: Tally() for name in ("low", "medium", "high", "critical")},
    }
    crossed = {kind: {warmth: Tally() for warmth in by["temperature"]} for kind in by["type"]}
    total = Tally()
    long_ago = _furthest_edge(settings) + 1
    for last, cells in [*days.items(), (day - timedelta(days=long_ago), older)]:
        silent = None if last is None else max(0, (day - last).days)
        for kind, tally in cells.cells.items():
            if not tally.customers:
                continue
            total.add(tally.customers, tally.value)
            found = labels(kind, silent, settings)
            for group, name in found.items():
                by[group][name].add(tally.customers, tally.value)
            crossed[found["type"]][found["temperature"]].add(tally.customers, tally.value)
    return SummaryTold(
        day=day,
        customers=total.customers,
        value=total.value,
        by_type=_shares(by["type"]),
        by_temperature=_shares(by["temperature"]),
        by_lifecycle=_shares(by["lifecycle"]),
        by_risk=_shares(by["risk"]),
        type_by_temperature={kind: _shares(tallies) for kind, tallies in crossed.items()},
    )


def labels(kind: str, silent: int | None, settings: Settings) -> dict[str, str]:
    """The labels of everyone in one cell on one day: the customers' own rules, read from the cell's name."""
    lifecycle, warmth = settings.lifecycle, settings.temperature
    found = {"type": TIER[kind], "temperature": "cold", "lifecycle": "prospect"}
    if silent is None:
        return found
    if silent >= lifecycle.inactive_days:
        found["type"] = "inactive"
    if silent <= warmth.hot_days:
        found["temperature"] = "hot"
    elif silent <= warmth.warm_days:
        found["temperature"] = "warm"
    if silent >= lifecycle.churned_days:
        found["lifecycle"] = "churned"
    elif silent >= lifecycle.at_risk_days:
        found["lifecycle"] = "at_risk"
    else:
        found["lifecycle"] = "new" if kind.endswith("_once") else "active"
    risk = risk_level(silent, settings.drop_off)
    return found | ({"risk": risk} if risk else {})


def _furthest_edge(settings: Settings) -> int:
    """Beyond this many days every threshold has been passed."""
    return max(
        settings.temperature.warm_days + 1,
        settings.lifecycle.churned_days,
        settings.lifecycle.inactive_days,
        settings.drop_off.critical_days,
    )


def _shares(tallies: Mapping[str, Tally]) -> dict[str, Share]:
    return {name: Share(customers=tally.customers, value=tally.value) for name, tally in tallies.items()}
