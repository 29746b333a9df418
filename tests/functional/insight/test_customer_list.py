"""The customer list against a plain list: every filter, both sorts, every length of page, every reach."""

from __future__ import annotations

import random
from itertools import product
from typing import get_args

import pytest

from rapport.customer_view import listing
from rapport.customer_view.listing import Filters, Sort
from rapport.customers import names
from rapport.customers.rules import CustomerType, LifecycleStage, Warmth
from rapport.insight import band
from rapport.kernel.caller import Caller
from tests.functional.insight.crowd import (
    AGENTS,
    CALLERS,
    DISTRICTS,
    MANAGER,
    Someone,
    by_recency,
    by_value,
    settle,
    someone,
    visible,
    walked,
)
from tests.rig.shop import NOON, TestShop

TYPES = (None, *get_args(CustomerType))
STAGES = (None, *get_args(LifecycleStage))
WARMTHS = (None, *get_args(Warmth))
SORTS: tuple[Sort, ...] = ("lifetime_value", "last_order")

shops: dict[int, tuple[TestShop, list[Someone]]] = {}


def shop_of(size: int) -> tuple[TestShop, list[Someone]]:
    if size not in shops:
        shop, chance = TestShop(), random.Random(size)
        crowd = [someone(chance, number, shop.shop.today()) for number in range(size)]
        settle(shop, crowd)
        shops[size] = shop, crowd
    return shops[size]


def expected(shop: TestShop, crowd: list[Someone], filters: Filters, sort: Sort, caller: Caller) -> list[str]:
    work = shop.work(caller)
    found = []
    for each in crowd:
        labels = each.labels(work.today, work.settings)
        fits = (
            filters.customer_type in (None, labels["type"])
            and filters.lifecycle_stage in (None, labels["lifecycle"])
            and filters.temperature in (None, labels["temperature"])
            and filters.agent in (None, each.agent)
            and filters.district in (None, each.district)
            and (filters.tag is None or filters.tag in each.tags)
        )
        if fits and visible(caller, each, work.today, work.settings):
            found.append(each)
    order = by_value if sort == "lifetime_value" else by_recency
    return [each.customer_id for each in sorted(found, key=order, reverse=True)]


def listed(shop: TestShop, filters: Filters, sort: Sort, caller: Caller, limit: int) -> list[str]:
    work = shop.work(caller)
    found = walked(lambda after: listing.page_from(work, filters, sort, limit, None, after), limit)
    return [each.customer_id for each in found]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("who", CALLERS)
def test_every_combination_of_labels_lists_whom_a_plain_look_finds(who: str, sort: Sort) -> None:
    shop, crowd = shop_of(120)
    lengths = random.Random(who)
    for kind, stage, warmth in product(TYPES, STAGES, WARMTHS):
        filters = Filters(kind, stage, warmth)
        limit = lengths.randint(1, 7)

        found = listed(shop, filters, sort, CALLERS[who], limit)

        assert found == expected(shop, crowd, filters, sort, CALLERS[who]), (filters, limit)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("limit", range(1, 8))
@pytest.mark.parametrize("who", CALLERS)
def test_pages_of_every_length_show_everybody_once(who: str, sort: Sort, limit: int) -> None:
    shop, crowd = shop_of(120)
    for filters in (Filters(), Filters(temperature="cold"), Filters(customer_type="vip")):
        found = listed(shop, filters, sort, CALLERS[who], limit)

        assert found == expected(shop, crowd, filters, sort, CALLERS[who]), filters


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("who", CALLERS)
def test_what_only_the_profile_knows_filters_as_well(who: str, sort: Sort) -> None:
    shop, crowd = shop_of(120)
    lengths = random.Random(who)
    for agent, district, tag, kind in product(AGENTS, DISTRICTS, (None, "honey", "bulk"), (None, "vip", "inactive")):
        filters = Filters(customer_type=kind, agent=agent, district=district, tag=tag)  # type: ignore[arg-type]
        limit = lengths.randint(1, 7)

        found = listed(shop, filters, sort, CALLERS[who], limit)

        assert found == expected(shop, crowd, filters, sort, CALLERS[who]), (filters, limit)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("offset", [0, 1, 5, 49, 50, 119, 120, 500, 1000])
def test_an_offset_skips_as_many(sort: Sort, offset: int) -> None:
    shop, crowd = shop_of(120)
    for filters in (Filters(), Filters(temperature="cold"), Filters(district="Dhaka")):
        page, _ = listing.page_from(shop.work(MANAGER), filters, sort, 10, offset, None)

        everybody = expected(shop, crowd, filters, sort, MANAGER)
        assert [each.customer_id for each in page] == everybody[offset : offset + 10]


@pytest.mark.parametrize("sort", SORTS)
def test_a_large_shop_is_walked_and_shows_the_same(monkeypatch: pytest.MonkeyPatch, sort: Sort) -> None:
    """Bands over two thousand are walked, a thousand keys a page: here the same with smaller numbers."""
    monkeypatch.setattr(band, "SORTED_WHOLE", 10)
    monkeypatch.setattr(band, "MOST_KEYS", 9)
    shop, crowd = shop_of(120)
    for kind, warmth, who in product(TYPES, WARMTHS, CALLERS):
        filters = Filters(kind, None, warmth)

        found = listed(shop, filters, sort, CALLERS[who], 4)

        assert found == expected(shop, crowd, filters, sort, CALLERS[who]), (filters, who)


SEARCHES = (
    "kar",
    "karim",
    "uddin karim",
    "rah",
    "রহি",
    "jurg",
    "Jürgen Kar",
    "ra",
    "zz",
    "md karim",
    "rahman rahim",
    "ক",
)


@pytest.mark.parametrize("limit", [1, 2, 5, 50])
@pytest.mark.parametrize("who", ["manager", "agent", "delivery"])
def test_a_search_finds_everybody_of_that_name_once(who: str, limit: int) -> None:
    shop, crowd = shop_of(120)
    work = shop.work(CALLERS[who])
    for text, kind in product(SEARCHES[:-1], (None, "vip", "inactive")):
        filters = Filters(customer_type=kind, search=text)

        found = listed(shop, filters, "last_order", CALLERS[who], limit)

        fitting = [
            each.customer_id
            for each in crowd
            if names.matches(names.words(text), each.name)
            and kind in (None, each.labels(work.today, work.settings)["type"])
            and visible(CALLERS[who], each, work.today, work.settings)
        ]
        assert sorted(found) == sorted(fitting), (text, kind)


def test_somebody_new_stands_where_their_facts_put_them() -> None:
    shop, crowd = shop_of(7)

    assert listed(shop, Filters(), "last_order", MANAGER, 3) == expected(shop, crowd, Filters(), "last_order", MANAGER)
    assert shop.clock.now() == NOON
