"""The campaigns that come with the house: there, off, and each as a shop could have written it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rapport.campaigns import defaults, store
from rapport.campaigns.campaign import Campaign
from tests.functional.campaigns.scene import CAMPAIGNS, opened, with_defaults

IDS = [
    "cmp_missed_call",
    "cmp_inactive_30_days",
    "cmp_repeat_value",
    "cmp_cross_sell",
    "cmp_birthday",
    "cmp_anniversary",
    "cmp_family_birthday",
    "cmp_reminder",
]


def test_they_are_put_in_once() -> None:
    shop = opened()

    assert defaults.ensure(shop.work()) == IDS
    before = shop.table.everything()
    assert defaults.ensure(shop.work()) == []
    assert shop.table.everything() == before


def test_nobody_advertises_without_a_decision() -> None:
    shop = with_defaults()

    assert {each["status"] for each in shop.call("GET", CAMPAIGNS).body} == {"inactive"}
    assert shop.call("GET", f"{CAMPAIGNS}/active").body == []


@pytest.mark.parametrize("campaign_id", IDS)
def test_each_can_be_switched_on(campaign_id: str) -> None:
    shop = with_defaults()

    switched = shop.call("PUT", f"{CAMPAIGNS}/{campaign_id}/toggle")

    assert (switched.status, switched.body["status"]) == (200, "active")


@pytest.mark.parametrize("campaign_id", IDS)
def test_each_could_have_been_written_by_the_shop(campaign_id: str) -> None:
    """What is told of it, without what the shop does not say, is taken as a campaign."""
    shop = with_defaults()
    told = shop.call("GET", f"{CAMPAIGNS}/{campaign_id}").body
    unsaid = {"id", "texts", "status", "paused", "is_default", "created_at", "version", "conversion_rate"}
    said = {name: told[name] for name in told if name not in unsaid and not name.endswith("_count")}

    again = shop.call("POST", CAMPAIGNS, said)

    assert again.status == 201, again.text
    assert {name: again.body[name] for name in said} == said


def test_one_that_was_taken_out_does_not_come_back() -> None:
    shop = with_defaults()
    shop.call("DELETE", f"{CAMPAIGNS}/cmp_birthday")

    assert defaults.ensure(shop.work()) == []
    assert shop.call("GET", f"{CAMPAIGNS}/cmp_birthday").status == 404


def test_two_who_put_them_in_at_once_put_them_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another job is done just before this one writes its first."""
    shop = opened()
    create: Callable[..., Campaign | None] = store.create_if_new

    def overtaken(*said: object) -> Campaign | None:
        monkeypatch.setattr(store, "create_if_new", create)
        defaults.ensure(shop.work())
        return create(*said)

    monkeypatch.setattr(store, "create_if_new", overtaken)
    defaults.ensure(shop.work())

    assert {each.campaign_id: each.version for each in store.every(shop.work())} == dict.fromkeys(IDS, 1)
