"""Promises 27 and 28, of campaigns: imported history writes to nobody about the past; and whom a changed fact puts
behind an edge is written to once, as if time had passed.

A machine lets days pass, with and without a run, and changes facts meanwhile: orders placed, dated back, imported,
cancelled, placed again and put right, word of them late and twice, edges moved. Whenever the job has run, those were
written to whom a plain look at everybody finds.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.promises.conftest import Counted, Size
from tests.rig.campaign_shop import TUESDAY, CampaignShop, Trigger

LONG = os.environ.get("RAPPORT_LONG") == "1"
SEEN: Counter[str] = Counter()
RICE_AFTER, NEWS_FOR = 7, 7

type Written = tuple[str, str, str]
"""The campaign, to whom, about what."""


# -- the oracle ----------------------------------------------------------------------------------------------------


@dataclass
class Sold:
    order_id: str
    day: date
    products: str
    imported: bool
    counts: bool = True


@dataclass
class Person:
    orders: dict[str, Sold] = field(default_factory=dict)
    quiet: date | None = None
    """The day on which imported history told of their last order: what was crossed up to then is no news."""

    @property
    def last(self) -> date | None:
        return max((each.day for each in self.orders.values() if each.counts), default=None)

    def has_bought(self, product: str, since: date) -> bool:
        return any(product in each.products and each.day >= since for each in self.orders.values() if each.counts)


@dataclass
class PlainLook:
    """Everybody is looked at, one after the other, without an index and without a memory of when."""

    people: dict[str, Person] = field(default_factory=dict)
    inactive_days: int = 30
    at_risk_days: int = 60
    written: set[Written] = field(default_factory=set)

    def becomes(self, name: str, sold: Sold, today: date, *, imported: bool = False) -> None:
        person = self.people[name]
        before = person.last
        person.orders[sold.order_id] = sold
        if person.last != before:
            person.quiet = today if imported and person.last is not None else None

    def at_everybody(self, today: date) -> None:
        for name, person in self.people.items():
            self._at(name, person, today)
            for sold in person.orders.values():
                self._at_order(name, sold, today)

    def at_one(self, name: str, order_id: str, today: date) -> None:
        """When there is word of an order."""
        self._at(name, self.people[name], today)
        self._at_order(name, self.people[name].orders[order_id], today)

    def _at(self, name: str, person: Person, today: date) -> None:
        if person.last is None:
            return
        for campaign, days in (("cmp_silence", self.inactive_days), ("cmp_risk", self.at_risk_days)):
            crossed = person.last + timedelta(days=days)
            if crossed <= today and (person.quiet is None or crossed > person.quiet):
                self.written.add((campaign, name, f"silent_{days}#{person.last.isoformat()}"))

    def _at_order(self, name: str, sold: Sold, today: date) -> None:
        ago = (today - sold.day).days
        if sold.counts and not sold.imported and "rice" in sold.products and 0 <= ago - RICE_AFTER < NEWS_FOR:
            self.written.add(("cmp_rice", name, f"bought#{sold.order_id}"))


# -- the machine ---------------------------------------------------------------------------------------------------

PEOPLE = ("anika", "babul", "chitra", "dipu")
who = st.sampled_from(PEOPLE)
ago = st.sampled_from([0, 1, 6, 7, 8, 13, 14, 19, 20, 29, 30, 31, 59, 60, 61]) | st.integers(0, 100)
products = st.sampled_from(["rice", "rice", "honey", "rice+chilli", "chilli"])


@cache
def _opened() -> CampaignShop:
    shop = CampaignShop()
    shop.campaign(Trigger("days_inactive", value=30), "cmp_silence")
    shop.campaign(Trigger("stage_changed", stage="at_risk"), "cmp_risk")
    shop.campaign(Trigger("purchased", value=RICE_AFTER, category="Rice", unless_category="Spices"), "cmp_rice")
    for name in PEOPLE:
        shop.customer(name)
    shop.delivered()
    return shop


class CampaignsAndDays(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.shop = _opened().copied()
        self.plain = PlainLook({name: Person() for name in PEOPLE})
        self.unheard: list[tuple[str, str]] = []

    @initialize(looked=st.booleans(), ago=ago)
    def opens(self, looked: bool, ago: int) -> None:
        self.an_order("anika", ago, "rice", False)
        if looked:
            self._run()

    # -- what happens ----------------------------------------------------------------------------------------------

    @rule(who=who, ago=ago, products=products, imported=st.sampled_from([False, False, True]))
    def an_order(self, who: str, ago: int, products: str, imported: bool) -> None:
        order_id = self.shop.buys(who, ago, product=products, imported=imported)
        sold = Sold(order_id, self.shop.today - timedelta(days=ago), products, imported)
        self.plain.becomes(who, sold, self.shop.today, imported=imported)
        if not imported:
            self.unheard.append((who, order_id))

    @precondition(lambda self: self._orders())
    @rule(data=st.data())
    def an_order_is_taken_back_or_placed_again(self, data: Any) -> None:
        who, sold = data.draw(st.sampled_from(self._orders()))
        self.shop.becomes(sold.order_id, "cancelled" if sold.counts else "placed")
        self._changed(who, replace(sold, counts=not sold.counts))

    @precondition(lambda self: self._counted())
    @rule(data=st.data(), ago=ago, product=st.sampled_from(["rice", "honey"]))
    def an_order_is_put_right(self, data: Any, ago: int, product: str) -> None:
        who, sold = data.draw(st.sampled_from(self._counted()))
        self.shop.corrects(sold.order_id, ago, product=product)
        self._changed(who, replace(sold, day=self.shop.today - timedelta(days=ago), products=product))

    @rule(days=st.sampled_from([10, 20, 30, 31]))
    def another_silence_is_asked_for(self, days: int) -> None:
        campaign = self.shop.campaign_now("cmp_silence")
        self.shop.changes(campaign, trigger=Trigger("days_inactive", value=days))
        self.plain.inactive_days = days

    @rule(days=st.sampled_from([40, 60, 61]))
    def at_risk_begins_on_another_day(self, days: int) -> None:
        self.shop.says("lifecycle", at_risk_days=days)
        self.plain.at_risk_days = days

    # -- word of it, and time --------------------------------------------------------------------------------------

    @rule(twice=st.booleans())
    def there_is_word_of_it(self, twice: bool) -> None:
        self.shop.twice = twice
        self.shop.delivered()
        for name, order_id in self.unheard:
            self.plain.at_one(name, order_id, self.shop.today)
        self.unheard = []
        self._compare()

    @rule(days=st.integers(1, 5))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.shop.it_is(self.shop.today + timedelta(days=1))
            self._run()

    @rule(days=st.integers(1, 25))
    def the_job_does_not_run_for_days(self, days: int) -> None:
        self.there_is_word_of_it(False)
        self.shop.it_is(self.shop.today + timedelta(days=days))
        self._run()

    @rule()
    def it_runs_again(self) -> None:
        self._run()

    # -- doing -----------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        """What there is word of by then, is heard first."""
        self.there_is_word_of_it(False)
        self.shop.job()
        self.plain.at_everybody(self.shop.today)
        self._compare()
        SEEN["runs"] += 1

    def _changed(self, who: str, sold: Sold) -> None:
        self.plain.becomes(who, sold, self.shop.today)
        self.unheard.append((who, sold.order_id))

    def _compare(self) -> None:
        found = Counter(
            (campaign, each.customer_id, each.occurrence)
            for campaign in ("cmp_silence", "cmp_risk", "cmp_rice")
            for each in self.shop.messages(campaign)
        )
        assert found == Counter(self.plain.written), {
            "nobody asked for": found - Counter(self.plain.written),
            "missing": Counter(self.plain.written) - found,
        }

    def teardown(self) -> None:
        SEEN["messages"] += len(self.plain.written)

    def _orders(self) -> list[tuple[str, Sold]]:
        return [(name, sold) for name, person in self.plain.people.items() for sold in person.orders.values()]

    def _counted(self) -> list[tuple[str, Sold]]:
        return [(name, sold) for name, sold in self._orders() if sold.counts]


TestCampaignsAndDays = CampaignsAndDays.TestCase
TestCampaignsAndDays.settings = settings(
    max_examples=1500 if LONG else 40,
    stateful_step_count=40 if LONG else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_the_machine_saw_runs_with_messages(counted: Counted) -> None:
    assert SEEN["messages"] > 0
    counted(
        28,
        "campaigns: {runs} runs after changed facts, moved edges, days without a run: {messages} messages, each once",
        runs=SEEN["runs"],
        messages=SEEN["messages"],
    )


# -- imported history ----------------------------------------------------------------------------------------------

EIGHTEEN_MONTHS = 548
ALL_KINDS: dict[str, Trigger] = {
    "cmp_silence": Trigger("days_inactive", value=30),
    "cmp_risk": Trigger("stage_changed", stage="at_risk"),
    "cmp_churned": Trigger("stage_changed", stage="churned"),
    "cmp_new": Trigger("stage_changed", stage="new"),
    "cmp_active": Trigger("stage_changed", stage="active"),
    "cmp_rice": Trigger("purchased", value=7, category="Rice"),
    "cmp_first": Trigger("first_order"),
    "cmp_second": Trigger("order_count", value=2),
    "cmp_worth": Trigger("repeat_value", value=2),
    "cmp_cart": Trigger("cart_abandoned", minutes=60),
    "cmp_sms": Trigger("reminder_due"),
}
SILENCES = {"cmp_silence": 30, "cmp_risk": 60, "cmp_churned": 90}


def test_an_import_beside_running_campaigns_writes_to_nobody_about_the_past(size: Size, counted: Counted) -> None:
    seen: Counter[str] = Counter()
    for seed in range(size(3, 60, 1)):
        chance = Random(seed)
        shop = _running()
        live = [shop.customer(f"live{number}") for number in range(4)]
        for name in live:
            shop.buys(name, 2)
        shop.delivered()
        shop.job()
        before = {each.message_id for each in _all(shop)}
        strangers = [shop.customer(f"moved{number}") for number in range(size(15, 30, 15))]
        imported_on = shop.today
        # Two whose silence is as long today as a campaign asks for: by the calendar it was crossed just now.
        orders = [shop.buys(strangers[each], days, imported=True) for each, days in ((0, 30), (1, 60))]
        for name in (*strangers[2:], *live):
            for _ in range(chance.randint(1, 7)):
                ago = chance.choice([0, 6, 7, 29, 30, 31, 60, 90, chance.randint(0, EIGHTEEN_MONTHS)])
                days = max(ago, 3) if name in live else ago
                orders.append(
                    shop.buys(name, days, product=chance.choice(["rice", "honey"]), amount=2000, imported=True)
                )
        seen["orders"] += len(orders)
        shop.delivered()
        for order_id in chance.sample(orders, 5):
            shop.becomes(order_id, "delivered")
        shop.delivered()
        shop.job()
        news = [each for each in _all(shop) if each.message_id not in before]
        assert [(each.campaign_id, each.occurrence) for each in news] == [], seed
        for _ in range(8):
            shop.days_pass()
            shop.job()
        for each in _all(shop):
            if each.message_id in before or each.campaign_id == "cmp_sms":
                continue
            # What follows is about the days behind the import alone: a silence that became so long since.
            days = SILENCES[each.campaign_id]
            last = date.fromisoformat(each.occurrence.rpartition("#")[2])
            assert last + timedelta(days=days) > imported_on, each
            seen["since"] += 1
    assert seen["since"]
    counted(
        27,
        "campaigns: {orders} imported orders beside 11 running campaigns: 0 messages about the past, {since} about what"
        " followed",
        orders=seen["orders"],
        since=seen["since"],
    )


@cache
def _with_all_kinds() -> CampaignShop:
    shop = CampaignShop(TUESDAY)
    for campaign_id, trigger in ALL_KINDS.items():
        shop.campaign(trigger, campaign_id)
    shop.job()
    return shop


def _running() -> CampaignShop:
    return _with_all_kinds().copied()


def _all(shop: CampaignShop) -> list[Any]:
    return [each for campaign_id in ALL_KINDS for each in shop.messages(campaign_id)]
