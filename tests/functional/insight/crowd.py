"""A crowd of customers at every boundary, kept twice: in the store, and in a plain list to compare with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.customers import store as customers
from rapport.customers.model import Customer, Facts
from rapport.customers.rules import (
    customer_type,
    lifecycle_stage,
    risk_level,
    silent_days,
    temperature,
)
from rapport.customers.statistics import Statistics
from rapport.kernel.caller import Caller, Reach, Role
from rapport.kernel.settings import Settings
from rapport.kernel.work import Work
from tests.rig.shop import TestShop

SILENCES = (None, -1, 0, 1, 6, 7, 8, 29, 30, 31, 59, 60, 61, 89, 90, 91, 119, 120, 121, 400, 3000)
ORDERS = (1, 2, 5, 6, 9)
SPENDS = ("0", "0.01", "999.99", "1000", "49999.99", "50000", "120000")
AGENTS = (None, "agt_1", "agt_2")
DISTRICTS = (None, "Dhaka", "ঢাকা", "Cox's Bazar")
TAGS: tuple[tuple[str, ...], ...] = ((), ("honey",), ("honey", "bulk"))
NAMES = ("Md. Karim Uddin", "Karima Khatun", "Rahim Rahman", "রহিমা বেগম", "Jürgen Karmann", "Uddin Karim", "Rahela")


@dataclass(frozen=True)
class Someone:
    """As much of a customer as lists and counts go by."""

    customer_id: str
    statistics: Statistics
    agent: str | None = None
    district: str | None = None
    tags: tuple[str, ...] = ()
    name: str = "Somebody"
    facts: dict[str, Any] = field(default_factory=dict)

    def labels(self, day: date, settings: Settings) -> dict[str, str | None]:
        known = self.statistics
        return {
            "type": customer_type(known, day, settings.value, settings.lifecycle),
            "lifecycle": lifecycle_stage(known, day, settings.lifecycle),
            "temperature": temperature(known, day, settings.temperature),
            "risk": risk_level(silent_days(known, day), settings.drop_off),
        }


def statistics(last: date | None, orders: int, spend: str) -> Statistics:
    if last is None:
        return Statistics()
    return Statistics(orders=orders, spend=Decimal(spend), first=last - timedelta(days=orders * 9), last=last)


def someone(chance: random.Random, number: int, today: date) -> Someone:
    silence = chance.choice(SILENCES)
    last = None if silence is None else today - timedelta(days=silence)
    return Someone(
        customer_id=f"cus_{number:03d}",
        statistics=statistics(last, chance.choice(ORDERS), chance.choice(SPENDS)),
        agent=chance.choice(AGENTS),
        district=chance.choice(DISTRICTS),
        tags=chance.choice(TAGS),
        name=chance.choice(NAMES),
    )


def settle(shop: TestShop, crowd: Sequence[Someone]) -> None:
    """Writes them as the house writes customers, indexes, look-ups and counters included."""
    for each in crowd:
        arrive(shop.work(), each)


def arrive(work: Work, each: Someone) -> None:
    profile = {
        "first_name": each.name,
        "assigned_agent_id": each.agent,
        "district": each.district,
        "tags": list(each.tags),
    } | each.facts.get("profile", {})
    facts = Facts(statistics=each.statistics)
    customer = Customer(
        customer_id=each.customer_id,
        profile={name: value for name, value in profile.items() if value},
        wrapped_key=work.keyring.new_customer_key(each.customer_id),
        created_at=work.now,
        updated_at=work.now,
        version=1,
        facts=facts,
    )
    customers.create(work, customer)
    work.commit()


MANAGER = Caller("user-manager", frozenset({Role.SALES_MANAGER}), Reach.ALL)
AGENT = Caller("user-agent", frozenset({Role.CRM_AGENT}), Reach.OWN, agent_id="agt_1")
LONELY = Caller("user-lonely", frozenset({Role.CRM_AGENT}), Reach.OWN)
TEAM = Caller("user-team", frozenset({Role.CRM_AGENT}), Reach.TEAM, agent_id="agt_1")
DELIVERY = Caller("user-delivery", frozenset({Role.DELIVERY_COORDINATOR}), Reach.RECENT)

CALLERS = {"manager": MANAGER, "agent": AGENT, "agent of nobody": LONELY, "team": TEAM, "delivery": DELIVERY}


def visible(caller: Caller, each: Someone, today: date, settings: Settings) -> bool:
    match caller.reach:
        case Reach.OWN:
            return caller.agent_id is not None and each.agent == caller.agent_id
        case Reach.RECENT:
            silent = silent_days(each.statistics, today)
            return silent is not None and silent <= settings.access.delivery_days
        case _:
            return True


def by_value(each: Someone) -> tuple[Any, ...]:
    known = each.statistics
    return known.spend, known.last or date.min, known.orders, each.customer_id


def by_recency(each: Someone) -> tuple[Any, ...]:
    known = each.statistics
    return known.last or date.min, known.spend, known.orders, each.customer_id


def walked[T](page: Callable[[str | None], tuple[list[T], str | None]], limit: int) -> list[T]:
    """Every page to the end. A page may be short, but never long, and the walk ends."""
    found: list[T] = []
    after: str | None = None
    for _ in range(10_000):
        some, after = page(after)
        assert len(some) <= limit
        found += some
        if after is None:
            return found
    raise AssertionError("the cursor does not end")
