"""The segment summary against a plain count, for any day and any settings."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from rapport.customers import editing
from rapport.insight import summary
from rapport.insight.summary import SummaryTold
from rapport.kernel import keys
from rapport.kernel.settings import DropOff, Lifecycle, Settings, Temperature
from rapport.kernel.settings_in_force import to_item
from tests.functional.insight.crowd import MANAGER, Someone, settle, someone
from tests.rig.shop import TestShop

NAMES = {
    "type": ("new", "repeat", "vip", "inactive"),
    "temperature": ("hot", "warm", "cold"),
    "lifecycle": ("prospect", "new", "active", "at_risk", "churned"),
    "risk": ("low", "medium", "high", "critical"),
}
OTHERWISE = Settings(
    temperature=Temperature(hot_days=3, warm_days=200),
    lifecycle=Lifecycle(at_risk_days=20, churned_days=150, inactive_days=30),
    drop_off=DropOff(low_days=5, medium_days=10, high_days=15, critical_days=20),
)

type Counted = dict[str, dict[str, tuple[int, Decimal]]]


def counted_plainly(crowd: list[Someone], day: date, settings: Settings) -> Counted:
    found: dict[str, dict[str, list[Decimal]]] = {group: {name: [] for name in names} for group, names in NAMES.items()}
    for each in crowd:
        for group, name in each.labels(day, settings).items():
            if name is not None:
                found[group][name].append(each.statistics.spend)
    return {
        group: {name: (len(spends), sum(spends, Decimal(0))) for name, spends in names.items()}
        for group, names in found.items()
    }


def told(answer: SummaryTold) -> Counted:
    groups = {
        "type": answer.by_type,
        "temperature": answer.by_temperature,
        "lifecycle": answer.by_lifecycle,
        "risk": answer.by_risk,
    }
    return {
        group: {name: (share.customers, share.value) for name, share in shares.items()}
        for group, shares in groups.items()
    }


def days_around(today: date, chance: random.Random) -> list[date]:
    edges = [0, 1, 7, 8, 30, 31, 60, 90, 91, 120, 121, 365, 5000, -1, -30, -400]
    return [today + timedelta(days=ahead) for ahead in [*edges, *chance.sample(range(-3000, 3000), 20)]]


@pytest.mark.parametrize("settings", [Settings(), OTHERWISE], ids=["as usual", "otherwise"])
@pytest.mark.parametrize("seed", range(6))
def test_the_summary_says_what_a_plain_count_says_on_any_day(seed: int, settings: Settings) -> None:
    shop, chance = TestShop(), random.Random(seed)
    shop.table.load([(keys.settings(), {"settings": to_item(settings), "version": 1, "audit_head": ""})])
    crowd = [someone(chance, number, shop.shop.today()) for number in range(chance.choice([0, 1, 40, 90]))]
    settle(shop, crowd)
    work = shop.work(MANAGER)

    for day in days_around(work.today, chance):
        answer = summary.summary(work, day)

        assert told(answer) == counted_plainly(crowd, day, settings), day
        crossed = answer.type_by_temperature
        for kind in NAMES["type"]:
            assert sum(share.customers for share in crossed[kind].values()) == answer.by_type[kind].customers
            for warmth in NAMES["temperature"]:
                here = [each for each in crowd if each.labels(day, settings)["type"] == kind]
                there = [each for each in here if each.labels(day, settings)["temperature"] == warmth]
                assert crossed[kind][warmth].customers == len(there), (day, kind, warmth)
        assert answer.customers == len(crowd)
        assert answer.value == sum((each.statistics.spend for each in crowd), Decimal(0))


def test_who_is_removed_is_counted_no_more() -> None:
    shop, chance = TestShop(), random.Random(7)
    crowd = [someone(chance, number, shop.shop.today()) for number in range(40)]
    settle(shop, crowd)
    for each in crowd[::2]:
        work = shop.work()
        editing.remove(work, each.customer_id, None)
        work.commit()

    work = shop.work(MANAGER)
    answer = summary.summary(work, work.today)

    assert told(answer) == counted_plainly(crowd[1::2], work.today, work.settings)


def test_a_summary_costs_the_same_for_ten_customers_as_for_a_hundred() -> None:
    costs = []
    for size in (10, 100):
        shop, chance = TestShop(), random.Random(3)
        settle(shop, [someone(chance, number, shop.shop.today()) for number in range(size)])
        work = shop.work(MANAGER)
        shop.table.meter.reset()
        summary.summary(work, work.today)
        costs.append(shop.table.meter.total_requests)

    assert costs[0] == costs[1]
