"""The demo's shop, small: what it promises of itself, told by the product's own rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest

from demo import karim
from demo.people import PEOPLE
from demo.rhythms import HISTORY_DAYS
from demo.shop import SMALLEST, build
from demo.stage import Stage
from rapport.activity import interactions
from rapport.calls.tasks.counting import counted
from rapport.calls.tasks.record import decode
from rapport.calls.tasks.task import Task
from rapport.campaigns import store as campaigns
from rapport.campaigns.results import numbers
from rapport.customers import family, history
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import RiskLevel, customer_type, risk_level, silent_days, temperature
from rapport.customers.statistics import recount
from rapport.customers.told import told
from rapport.insight.summary import summary
from rapport.kernel import audit, keys
from rapport.kernel.caller import Role
from rapport.kernel.clock import SetClock, from_stamp
from rapport.kernel.table import Key
from rapport.kernel.work import Work
from rapport.orders import record
from rapport.orders.store import all_of
from tests.rig.made_up_shop import SIZE, built, everything, items
from tests.rig.sending import every_message
from tests.rig.shop import NOON, TestShop

AWKWARD_DAYS = [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2025, 3, 1)]
ABOUT_ORDERS = frozenset({"order_placed", "order_changed"})
FRIDAY, HOLIDAY = date(2026, 11, 27), date(2026, 12, 16)


def everyone(work: Work) -> list[Customer]:
    return customers.anyone(work, sorted(item["customer_id"] for item in items(work, "PROFILE")))


def history_of(made: TestShop) -> dict[str, Any]:
    """What was there before the two weeks, in which what one agent does leaves less time for another customer."""
    work = made.work()
    until = Stage(0, work.today, work.shop.place.zone, {}).mornings[0]
    seen = {}
    for customer in everyone(work):
        orders = [each.order_id for each in all_of(work, customer.ids) if work.shop.place.day(each.placed_at) < until]
        logged, _ = interactions.latest(work, customer.customer_id, 100, None)
        spoken = [each.interaction_date for each in logged if work.shop.place.day(each.interaction_date) < until]
        seen[customer.customer_id] = (customer.profile, orders, spoken)
    return seen


def tasks_of(made: TestShop) -> list[Task]:
    return [
        decode(item)
        for key, item in everything(made.work()).items()
        if key.pk.startswith("TASK#") and "task_type" in item
    ]


def words_of(made: TestShop) -> list[Any]:
    """Everything a reader of the shop would see, but the ids that the product makes itself."""
    work = made.work()
    seen: list[Any] = []
    for customer in everyone(work):
        members = [member.fields for member in family.members(work, customer.customer_id)]
        logged, _ = interactions.latest(work, customer.customer_id, 100, None)
        seen.append(
            (
                told(work, customer).model_dump(),
                [(order.order_id, order.placed_at, order.status, order.goods) for order in all_of(work, customer.ids)],
                sorted(members, key=str),
                sorted((each.model_dump(exclude={"id"}) for each in logged), key=str),
            )
        )
    plain = [replace(task, sealed=None, before_closing=None, audit_head="") for task in tasks_of(made)]
    written = sorted(every_message(made.table), key=lambda message: message.message_id)
    return [
        seen,
        sorted(plain, key=lambda task: task.task_id),
        [replace(message, sealed=None) for message in written],
        [numbers.stats(work, campaign.campaign_id).model_dump() for campaign in campaigns.every(work)],
    ]


class TestItsFigures:
    def test_every_customers_statistics_are_a_recount_of_their_orders(self, made: TestShop) -> None:
        work = made.work()
        for customer in everyone(work):
            orders = all_of(work, customer.ids)
            counted = recount(record.facts(order, work.shop.place) for order in orders if order.counts)
            assert history.whole(work, customer) == counted

    def test_the_summary_counts_every_customer_and_all_they_spent(self, made: TestShop) -> None:
        work = made.work()
        whole = summary(work, work.today)
        assert whole.customers == SIZE
        assert whole.value == sum((each.statistics.spend for each in everyone(work)), Decimal(0))

    def test_every_audit_chain_is_whole(self, made: TestShop) -> None:
        work = made.work()
        chains = {(item["kind"], item["record_id"]) for key, item in everything(work).items() if key.area == "audit"}
        assert len(chains) > SIZE
        for kind, record_id in chains:
            entries = audit.chain(work.table, kind, record_id)
            assert audit.fault_in(entries, len(entries), entries[-1]["hash"]) is None

    def test_every_order_stands_in_its_customers_timeline(self, made: TestShop) -> None:
        work = made.work()
        told_of = {item["facts"]["order_id"] for item in items(work, "ACTIVITY#") if item["kind"] in ABOUT_ORDERS}
        assert told_of == {item["order_id"] for item in items(work, "ORDER#")}

    def test_no_event_is_left_to_be_told(self, made: TestShop) -> None:
        assert not [key for key in everything(made.work()) if key.pk.startswith("OUTBOX")]


class TestItsTime:
    def test_nothing_in_it_happens_after_today_began(self, made: TestShop) -> None:
        work = made.work()
        began = from_stamp("2026-03-09T18:00:00Z")
        stamps = [
            item[name]
            for item in everything(work).values()
            for name in ("created_at", "updated_at", "when")
            if name in item
        ]
        assert max(from_stamp(stamp) for stamp in stamps) <= began
        assert min(from_stamp(stamp) for stamp in stamps) > began - timedelta(days=HISTORY_DAYS + 7)

    def test_only_the_last_two_weeks_are_news(self, made: TestShop) -> None:
        began = datetime(2026, 3, 9, 18, tzinfo=UTC)
        for item in items(made.work(), "ORDER#"):
            assert item["imported"] == (from_stamp(item["placed_at"]) < began - timedelta(days=14))

    def test_a_record_is_as_old_as_what_it_tells(self, made: TestShop) -> None:
        assert all(item["created_at"] == item["placed_at"] for item in items(made.work(), "ORDER#"))

    def test_the_clock_stands_where_it_stood(self, made: TestShop) -> None:
        assert made.clock.now() == TestShop().clock.now()

    @pytest.mark.parametrize("today", AWKWARD_DAYS)
    def test_it_can_be_made_on_any_day(self, today: date) -> None:
        assert len(everyone(built(size=SMALLEST, today=today).work())) == SMALLEST


class TestItsPeople:
    def test_every_role_has_an_agent_with_a_sign_in(self, made: TestShop) -> None:
        agents = made.call("GET", "/crm/automation/agents").body
        assert {agent["role"] for agent in agents} == set(Role)
        assert all(agent["user_id"] for agent in agents)
        assert len(agents) == len(PEOPLE)

    def test_an_agents_own_customers_are_found_under_them(self, made: TestShop) -> None:
        assert made.call("GET", "/cdm/customer360?agent=1").body

    @pytest.mark.parametrize("risk", ["low", "medium", "high", "critical"])
    def test_every_band_of_silence_is_inhabited(self, made: TestShop, risk: RiskLevel) -> None:
        work = made.work()
        levels = [
            risk_level(silent_days(each.statistics, work.today), work.settings.drop_off) for each in everyone(work)
        ]
        assert risk in levels
        assert made.call("GET", f"/cdm/dropoff?riskLevel={risk}").body

    @pytest.mark.parametrize("label", ["new", "repeat", "vip", "inactive"])
    def test_every_type_of_customer_is_there(self, made: TestShop, label: str) -> None:
        assert made.call("GET", f"/cdm/customer360?customerType={label}").body

    def test_some_never_ordered_and_some_spent_over_fifty_thousand(self, made: TestShop) -> None:
        spent = [customer.statistics.spend for customer in everyone(made.work())]
        assert min(spent) == 0
        assert max(spent) > 50_000

    def test_names_are_found_in_bangla(self, made: TestShop) -> None:
        bangla = next(each for each in everyone(made.work()) if each.last_name == "বেগম")
        found = made.call("GET", f"/cdm/customer360?limit=200&search={quote('বেগম')}").body
        assert bangla.customer_id in [each["customer_id"] for each in found]

    def test_birthdays_come_round_today_and_on_29_february(self, made: TestShop) -> None:
        coming = made.call("GET", "/cdm/upcoming-events?days=7").body
        assert 0 in [each["days_until"] for each in coming]
        assert [each for each in everyone(made.work()) if str(each.day_of("date_of_birth")).endswith("-02-29")]

    def test_somebody_is_to_be_called_again_on_a_working_day_ahead(self, made: TestShop) -> None:
        work = made.work()
        days = [
            date.fromisoformat(each["follow_up_date"])
            for each in items(work, "INTERACTION#")
            if each.get("follow_up_date")
        ]
        ahead = [day for day in days if day >= work.today]
        assert ahead
        assert not {day.strftime("%A") for day in ahead} & {"Friday", "Saturday"}


class TestItsMornings:
    """Two weeks of them, and today's."""

    def test_every_task_is_over_or_within_its_last_day(self, made: TestShop) -> None:
        tasks = tasks_of(made)
        assert {task.status for task in tasks} == {"pending", "completed", "failed", "skipped", "expired"}
        assert all(task.last_day >= made.shop.today() for task in tasks if task.is_open)

    def test_every_day_that_the_shop_calls_has_tasks(self, made: TestShop) -> None:
        days = {task.task_date for task in tasks_of(made)}
        today = made.shop.today()
        assert {today - timedelta(days=ago) for ago in range(15)} <= days

    def test_the_counters_are_a_recount_of_the_tasks(self, made: TestShop) -> None:
        cells: dict[Key, Counter[str]] = defaultdict(Counter)
        for task in tasks_of(made):
            cells[keys.agents_day(task.agent_id, task.task_date)].update(counted(task))
            if task.rule == "follow_up" and task.status == "completed":
                # Kept where it was promised, however often it took to reach them.
                agent_id, day = (
                    (task.agent_id, task.task_date) if task.attempt == 1 else (task.first_agent, task.first_day)
                )
                assert day
                cells[keys.agents_day(agent_id, day)]["follow_ups_kept"] += 1
        there_is = everything(made.work())
        assert cells
        for key, recounted in cells.items():
            there = {name: there_is[key].get(name, 0) for name in recounted}
            assert there == recounted
            # Orders that followed a call stand in the same cell; everything else in it is of tasks.
            rest = there_is[key].keys() - recounted.keys() - {"pk", "sk", "conversions", "revenue"}
            assert not any(there_is[key][name] for name in rest)

    def test_what_the_agents_achieved_can_be_told(self, made: TestShop) -> None:
        told = made.call("GET", "/crm/automation/agent/performance?agent_id=1").body
        assert told["completed_tasks"] > told["failed_tasks"] > 0
        assert 1 < told["avg_call_duration"] < 10

    def test_orders_followed_calls_and_took_what_was_offered(self, made: TestShop) -> None:
        cells = [item for key, item in everything(made.work()).items() if key.sk.startswith("ACHIEVED#")]
        assert sum(cell.get("accepted", 0) for cell in cells) > 0
        team = [made.call("GET", f"/crm/automation/agent/performance?agent_id={each}").body for each in "12345"]
        assert sum(each["conversions"] for each in team) > 0
        assert sum(each["revenue_influenced"] for each in team) > 0

    def test_calls_agreed_for_today_lie_on_the_desks(self, made: TestShop) -> None:
        today = made.shop.today()
        agreed = [each for each in tasks_of(made) if each.task_date == today and each.rule == "follow_up"]
        assert agreed
        assert all(each.is_open for each in agreed)

    def test_a_call_that_met_nobody_was_tried_again(self, made: TestShop) -> None:
        tasks = {task.task_id: task for task in tasks_of(made)}
        retried = [task for task in tasks.values() if task.retry_of]
        assert retried
        assert {tasks[str(task.retry_of)].outcome for task in retried} <= {"no_answer", "busy"}

    def test_nobody_speaks_with_two_at_a_time(self, made: TestShop) -> None:
        calls = [
            (task.agent_id or "", task.started_at, task.closed_at)
            for task in tasks_of(made)
            if task.started_at and task.closed_at
        ]
        for agent_id in "12345":
            own = sorted(each for each in calls if each[0] == agent_id)
            assert all(one[2] <= other[1] for one, other in pairwise(own))

    @pytest.mark.parametrize("today", [*AWKWARD_DAYS, FRIDAY, HOLIDAY])
    def test_whatever_the_day_there_is_work_on_the_first_desk(self, today: date) -> None:
        there = TestShop(clock=SetClock(datetime(today.year, today.month, today.day, 3, tzinfo=UTC)))
        build(there.shop, today, size=SMALLEST)
        told = there.call("GET", "/crm/automation/agent/1/dashboard").body
        assert karim.CUSTOMER_ID in [task["customer_id"] for task in told["tasks"]]


class TestMdKarim:
    def test_he_waits_on_the_first_desk_where_nobody_got_round_to_him(self, made: TestShop) -> None:
        told = made.call("GET", "/crm/automation/agent/1/dashboard").body
        (task,) = [each for each in told["tasks"] if each["customer_id"] == karim.CUSTOMER_ID]
        assert (task["status"], task["task_type"], task["priority"]) == ("pending", "upsell", "hot")
        former = {each.task_id: each for each in tasks_of(made) if each.customer_id == karim.CUSTOMER_ID}
        assert former[task["rolled_from"]].status == "expired"
        assert former[task["rolled_from"]].agent_id == "1"

    def test_a_call_to_him_is_hot_and_the_last_was_three_weeks_ago(self, made: TestShop) -> None:
        work = made.work()
        seen = made.call("GET", f"/crm/automation/intelligence/{karim.CUSTOMER_ID}").body
        assert seen["call_priority"] == "hot"
        assert customers.get(work, karim.CUSTOMER_ID).facts.last_contact == work.today - timedelta(days=20)

    def test_he_is_who_the_documents_say(self, made: TestShop) -> None:
        work = made.work()
        he = customers.get(work, karim.CUSTOMER_ID)
        assert he.name == "Md. Karim"
        assert (he.statistics.orders, he.statistics.spend) == (10, Decimal("25000.00"))
        assert he.statistics.average_order == Decimal("2500.00")
        assert silent_days(he.statistics, work.today) == 10
        assert temperature(he.statistics, work.today, work.settings.temperature) == "warm"
        assert customer_type(he.statistics, work.today, work.settings.value, work.settings.lifecycle) == "vip"

    def test_he_is_found_by_his_number_alone(self, made: TestShop) -> None:
        found = made.call("GET", f"/cdm/lookup?phone={karim.PHONE}", role="crm_agent").body
        assert [each["customer_id"] for each in found] == [karim.CUSTOMER_ID]


class TestTheSameSeed:
    def test_the_same_day_and_seed_make_the_same_shop(self) -> None:
        assert words_of(built(size=20)) == words_of(built(size=20))

    def test_another_seed_makes_another(self) -> None:
        assert words_of(built(size=20)) != words_of(built(size=20, seed=7))

    def test_a_larger_shop_has_the_customers_and_the_history_of_a_smaller_one(self) -> None:
        small, large = history_of(built(size=15)), history_of(built(size=20))
        assert small == {customer_id: large[customer_id] for customer_id in small}

    def test_the_hour_at_which_it_is_made_changes_nothing(self) -> None:
        early = TestShop(clock=SetClock(NOON - timedelta(hours=11)))
        build(early.shop, early.shop.today(), size=20)
        early.clock.set(NOON)
        assert words_of(early) == words_of(built(size=20))
