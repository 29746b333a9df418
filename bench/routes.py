"""Store requests and capacity units of each route, counted at the client, at several sizes of the shop.

Warm: settings and the caller's sign-in were read within the last half minute, as they are in a working shop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from bench.population import built
from bench.tables import Table
from demo.shop import NobodyInvited
from rapport.campaigns import store as campaigns
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import running
from rapport.kernel import keys
from rapport.kernel.work import perform
from rapport.messaging.dispatch.composing import Composer, opt_out_link
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.providers.choosing import OUTBOX
from rapport.team import store as team
from rapport.team.model import NewAgent
from tests.rig.shop import ADMIN, NOON, Answer, TestShop

PAGE = 50
SENT = 200
CAMPAIGN = Campaign(
    campaign_id="cmp_bench",
    name="We have moved",
    campaign_type="service",
    channel="sms",
    target="all",
    starts="once",
    created_at=NOON,
    purpose="service",
    texts={"en": "{first_name|Dear customer}, we have moved: from Monday on you find us in Dhanmondi. {shop_name}"},
)

type Ask = Callable[[TestShop], Answer]


@dataclass(frozen=True)
class Cost:
    requests: int
    kinds: Counter[str]
    items_read: int
    read_units: float
    write_units: float


@dataclass(frozen=True)
class Route:
    name: str
    ask: Ask
    target: str = ""
    holds: Callable[[Cost], bool] | None = None


def _order(shop: TestShop) -> Answer:
    lines = [{"product_id": "p1", "quantity": 2}, {"product_id": "p2", "quantity": 1}]
    return shop.call("POST", "/orders", {"customer_id": "c7", "lines": lines, "payment_method": "bKash"})


def _get(path: str) -> Ask:
    return lambda shop: shop.call("GET", path)


def _post(path: str, body: dict[str, Any]) -> Ask:
    return lambda shop: shop.call("POST", path, body)


def _twice_the_page(cost: Cost) -> bool:
    return cost.read_units <= 2 * PAGE


ROUTES = (
    Route(
        "GET customer360/{id}, first in the hour",
        _get("/cdm/customer360/c3"),
        "1 GetItem + the access entry",
        lambda cost: cost.kinds == {"GetItem": 1, "PutItem": 1},
    ),
    Route(
        "GET customer360/{id}, again",
        _get("/cdm/customer360/c3"),
        "1 GetItem",
        lambda cost: cost.kinds == {"GetItem": 1},
    ),
    Route(
        "POST orders",
        _order,
        "1 read + 1 transaction",
        lambda cost: cost.kinds == {"BatchGetItem": 1, "TransactWriteItems": 1},
    ),
    Route(
        "GET customer360?temperature=hot",
        _get(f"/cdm/customer360?temperature=hot&limit={PAGE}"),
        "units <= 2 x page",
        _twice_the_page,
    ),
    Route(
        "  ... sorted by lifetime value",
        _get(f"/cdm/customer360?temperature=hot&limit={PAGE}&sort=lifetime_value"),
        "units <= 2 x page",
        _twice_the_page,
    ),
    Route("GET customer360?search=rah", _get(f"/cdm/customer360?search=rah&limit={PAGE}")),
    Route(
        "GET upcoming-events?days=30",
        _get(f"/cdm/upcoming-events?days=30&limit={PAGE}"),
        "units <= 2 x page",
        _twice_the_page,
    ),
    Route("GET dropoff?riskLevel=high", _get(f"/cdm/dropoff?riskLevel=high&limit={PAGE}")),
    Route(
        "GET segments/summary",
        _get("/cdm/segments/summary"),
        "<= 300 requests",
        lambda cost: cost.requests <= 300,
    ),
    Route("GET lookup", _get("/cdm/lookup?phone=01700000005")),
    Route("GET customers/{id}/timeline", _get("/cdm/customers/c3/timeline")),
    Route("GET customers/{id}/orders", _get("/cdm/customers/c3/orders")),
    Route("GET orders", _get(f"/orders?limit={PAGE}")),
    Route("GET behavior/{id}", _get("/cdm/behavior/c3"), "1 GetItem", lambda cost: cost.kinds == {"GetItem": 1}),
    Route("POST customers", _post("/cdm/customers", {"first_name": "New", "phone": "01899999999"})),
    Route(
        "POST interaction",
        _post("/cdm/interaction", {"customer_id": "c9", "interaction_type": "call", "outcome": "successful"}),
    ),
    Route(
        "POST cases",
        _post("/cases", {"customer_id": "c9", "kind": "complaint", "what_happened": "Two packs were open"}),
    ),
    Route("GET cases", _get(f"/cases?limit={PAGE}")),
    Route("GET customers/duplicates", _get(f"/cdm/customers/duplicates?limit={PAGE}")),
    Route("POST customers/{id}/merge", _post("/cdm/customers/c20/merge", {"customer_id": "c21"})),
    Route("POST customers/{id}/unmerge", _post("/cdm/customers/c20/unmerge", {"customer_id": "c21"})),
    Route("PUT orders/{id}/status (cancel)", lambda shop: _cancel(shop)),
    # The morning
    Route(
        "GET tasks/today",
        _get("/crm/automation/tasks/today?agentId=agent1"),
        "4 requests",
        lambda cost: cost.requests <= 4,
    ),
    Route("GET agent/{id}/dashboard", _get("/crm/automation/agent/agent1/dashboard")),
    Route("GET agent/{id}/next-action", _get("/crm/automation/agent/agent1/next-action")),
    Route("GET agent/performance", _get("/crm/automation/agent/performance?agentId=agent1")),
    Route("GET team/dashboard?period=monthly", _get("/crm/automation/team/dashboard?period=monthly")),
    Route("PUT tasks/{id}/status (completed)", lambda shop: _complete(shop)),
    Route("GET recommendations/{id}", _get("/crm/automation/recommendations/c3")),
    Route("GET intelligence/{id}", _get("/crm/automation/intelligence/c3")),
    Route("GET customers/{id}/why", _get("/cdm/customers/c3/why"), "2 requests", lambda cost: cost.requests <= 2),
    Route("GET reminders/forecast", _get("/crm/automation/reminders/forecast?days=30")),
    # Campaigns and their messages
    Route("GET campaigns", _get(f"/crm/automation/campaigns?limit={PAGE}")),
    Route("GET campaigns/{id}/stats", _get(f"/crm/automation/campaigns/{CAMPAIGN.campaign_id}/stats")),
    Route("GET engagement/{id}", _get("/crm/automation/engagement/c3")),
    Route("GET engagement/{id}/stats", _get("/crm/automation/engagement/c3/stats")),
    Route("GET ops/messages", _get(f"/ops/messages?limit={PAGE}")),
    Route(
        "GET ops/messages?state=sent&campaign=...",
        _get(f"/ops/messages?limit={PAGE}&state=sent&campaign={CAMPAIGN.campaign_id}"),
    ),
    Route("GET ops/messages?customer=...", _get("/ops/messages?customer=c3")),
    Route("GET customers/{id}/export", _get("/cdm/customers/c3/export")),
    Route("GET privacy/requests", _get(f"/privacy/requests?limit={PAGE}")),
)


def _cancel(shop: TestShop) -> Answer:
    return shop.call("PUT", "/orders/o11-0/status", {"status": "cancelled"})


def _complete(shop: TestShop) -> Answer:
    first = shop.table.query(keys.desk_partition("agent1"), keys.ON_DESK, index=keys.DESK, limit=1).items[0]
    shop.table.meter.reset()
    task_id = keys.read_open(first[keys.DESK.sk]).task_id
    said = {"status": "completed", "outcome": "interested", "notes": "next week"}
    return shop.call("PUT", f"/crm/automation/tasks/{task_id}/status", said)


def measured(sizes: list[int]) -> Table:
    costs: dict[str, list[Cost]] = {route.name: [] for route in ROUTES}
    for size in sizes:
        print(f"building a shop of {size:,} customers ...", flush=True)
        shop = built(size)
        _campaign(shop)
        _warm(shop)
        for route in ROUTES:
            costs[route.name].append(_cost(shop, route))
    growth = [f"units at {size:,}" for size in sizes]
    table = Table(
        "Store requests and capacity units per route",
        ("route", "requests", "items read", "read units", "write units", *growth, "growth", "target"),
    )
    for route in ROUTES:
        here = costs[route.name]
        units = [cost.read_units + cost.write_units for cost in here]
        last = here[-1]
        table.add(
            route.name,
            _requests(last),
            last.items_read,
            last.read_units,
            last.write_units,
            *units,
            f"{units[-1] / max(units[0], 0.5):.2f} x",
            route.target,
            holds=route.holds(last) if route.holds else None,
        )
    return table


def _campaign(shop: TestShop) -> None:
    """Planned for everybody; some of it sent."""
    carried = shop.call("PUT", "/api/config/providers", {"sms": "outbox"})
    assert carried.status == 200, carried.text
    shop.shop.settings.refresh()
    perform(shop.shop, ADMIN, partial(campaigns.create, campaign=CAMPAIGN))
    work, queue = shop.work(), Held()
    running.go_on(work, CAMPAIGN, running.begun(work, CAMPAIGN, "once"), queue, lambda: True)
    dispatch = Dispatch(
        shop.shop, lambda _: OUTBOX, queue, Composer(shop.table, partial(opt_out_link, shop.shop)), Random(1)
    )
    for message_id in queue.message_ids[:SENT]:
        assert dispatch.dispatch(message_id) == "sent"


class Held:
    """A queue that keeps what was put into it."""

    def __init__(self) -> None:
        self.message_ids: list[str] = []

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.message_ids += message_ids

    def length(self) -> int:
        return len(self.message_ids)


def _warm(shop: TestShop) -> None:
    """Opens every door once, so that what is read once per half minute is not counted at whichever comes first."""
    for number in range(8):
        agent = NewAgent(agent_id=f"agent{number}", name=f"Agent {number}")
        perform(shop.shop, ADMIN, partial(team.add, asked=agent, sign_ins=NobodyInvited()))
    for number in range(40):
        called = shop.call("POST", "/crm/automation/tasks", {"customer_id": f"c{number * 8 + 1}", "agent_id": "agent1"})
        assert called.status in (201, 409), called.text
    for path in (
        "/me",
        "/orders/none",
        "/cdm/customers/none",
        "/cdm/behavior/none",
        "/cdm/interactions/none",
        "/crm/automation/tasks/none",
        "/crm/automation/recommendations/none",
        "/crm/automation/campaigns/none",
        "/ops/messages/none",
    ):
        shop.call("GET", path)


def _cost(shop: TestShop, route: Route) -> Cost:
    meter = shop.table.meter
    meter.reset()
    answer = route.ask(shop)
    assert answer.status in (200, 201), f"{route.name}: {answer.status} {answer.text[:200]}"
    return Cost(meter.total_requests, Counter(meter.requests), meter.items_read, meter.read_units, meter.write_units)


def _requests(cost: Cost) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in cost.kinds.items())
