"""A campaign in the store: as it was said, with flags that move together, an audit chain, and an event each."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign, Variant
from rapport.campaigns.triggers import Trigger
from rapport.kernel import audit, keys, outbox
from rapport.kernel.errors import StaleVersion
from rapport.kernel.work import Work, perform
from tests.rig.shop import ADMIN, TestShop
from tests.unit.campaigns.made import campaign

EVERYTHING = campaign(
    trigger=Trigger("repeat_value", value=2, average_above=Decimal("1000.50")),
    scheduled_at=datetime(2026, 4, 1, 4, 0, tzinfo=UTC),
    month_day=5,
    subjects={"bn": "মধু"},
    whatsapp_name="honey_week",
    template_id="tpl_honey",
    discount_code="HONEY50",
    discount_percent=Decimal("12.50"),
    offer="Half the price",
    product_id="honey",
    start_date=date(2026, 3, 1),
    end_date=date(2026, 3, 31),
    budget=Decimal("5000.00"),
    holdout_percent=10,
    variants=(Variant("A", 40, {"en": "One"}, {"en": "Subject"}), Variant("B", 40, {"en": "Two"})),
    experiment="spring",
    is_default=True,
    priority=80,
)


@pytest.fixture
def shop() -> TestShop:
    return TestShop()


def do[T](shop: TestShop, doing: Callable[[Work], T]) -> T:
    shop.clock.advance(seconds=1)
    return perform(shop.shop, ADMIN, doing)


def flags(shop: TestShop) -> list[Any]:
    found = [shop.table.get(keys.pause("cmp_honey", copy)) for copy in range(keys.PAUSE_COPIES)]
    return [each["state"] if each else None for each in found]


def told(shop: TestShop) -> list[tuple[str, int]]:
    rows = [
        outbox.row(item)
        for shard in range(keys.OUTBOX_SHARDS)
        for item in shop.table.query(keys.outbox_partition(shard), limit=500).items
    ]
    told = [json.loads(row.detail) for row in rows if row.type == "CampaignChanged"]
    return sorted(((each["what"], each["record_version"]) for each in told), key=lambda each: each[1])


def made(shop: TestShop, said: Campaign | None = None) -> Campaign:
    return do(shop, lambda work: store.create(work, said or campaign()))


@pytest.mark.parametrize("said", [campaign(), EVERYTHING], ids=["little", "everything"])
def test_it_is_read_as_it_was_written(shop: TestShop, said: Campaign) -> None:
    written = made(shop, said)

    assert store.get(shop.work(), "cmp_honey") == written
    assert store.every(shop.work()) == [written]


def test_its_messages_may_leave_as_soon_as_it_is_there(shop: TestShop) -> None:
    made(shop)

    assert flags(shop) == ["running"] * 16


def test_pausing_and_resuming_move_the_record_and_all_its_flags(shop: TestShop) -> None:
    made(shop)

    paused = do(shop, lambda work: store.pause(work, "cmp_honey"))
    assert (paused.paused, flags(shop)) == (True, ["paused"] * 16)

    resumed = do(shop, lambda work: store.resume(work, "cmp_honey"))
    assert (resumed.paused, resumed.version, flags(shop)) == (False, 3, ["running"] * 16)


def test_pausing_what_is_paused_changes_nothing(shop: TestShop) -> None:
    made(shop)
    once = do(shop, lambda work: store.pause(work, "cmp_honey"))

    assert do(shop, lambda work: store.pause(work, "cmp_honey")) == once


def test_taken_out_it_is_gone_and_what_still_waits_is_stopped(shop: TestShop) -> None:
    made(shop)

    do(shop, lambda work: store.remove(work, "cmp_honey"))

    assert flags(shop) == ["stopped"] * 16
    assert store.every(shop.work()) == []
    with pytest.raises(store.NoSuchCampaign):
        store.get(shop.work(), "cmp_honey")


@pytest.mark.parametrize("act", [store.pause, store.resume, store.remove])
def test_who_believed_an_older_version_is_told(shop: TestShop, act: Callable[..., object]) -> None:
    made(shop)
    do(shop, lambda work: store.pause(work, "cmp_honey"))

    with pytest.raises(StaleVersion):
        do(shop, lambda work: act(work, "cmp_honey", 1))


def test_every_change_has_its_entry_and_its_event(shop: TestShop) -> None:
    made(shop)
    do(shop, lambda work: store.pause(work, "cmp_honey"))
    do(shop, lambda work: store.resume(work, "cmp_honey"))
    do(shop, lambda work: store.remove(work, "cmp_honey"))

    entries = audit.chain(shop.table, "campaign", "cmp_honey")
    assert [each["what"] for each in entries] == ["created", "paused", "resumed", "removed"]
    assert audit.fault_in(entries, 4, entries[-1]["hash"]) is None
    assert told(shop) == [("created", 1), ("paused", 2), ("resumed", 3), ("removed", 4)]


def test_a_page_is_full_as_long_as_there_are_enough(shop: TestShop) -> None:
    for number in range(9):
        made(shop, campaign(campaign_id=f"cmp_{number}", channel="email" if number % 3 == 0 else "sms"))

    first, after = store.page(shop.work(), 2, None, lambda each: each.channel == "email")
    rest, end = store.page(shop.work(), 2, after, lambda each: each.channel == "email")

    assert [each.campaign_id for each in first] == ["cmp_0", "cmp_3"]
    assert ([each.campaign_id for each in rest], end) == (["cmp_6"], None)
