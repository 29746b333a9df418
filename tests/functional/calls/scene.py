"""A shop with agents at the telephone: what it asks through the doors, and what the bus brings to the desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from functions.call_tasks_job import app as morning_job
from functions.desk_worker import app as worker
from rapport.kernel import keys
from rapport.kernel.table import Item
from tests.promises.bus import waiting
from tests.promises.surface import in_the_environment, outside_world
from tests.rig.shop import Answer, LambdaContext, TestShop

TODAY = date(2026, 3, 10)
"""A Tuesday; Friday and Saturday are the weekend."""
HEARD_AT_THE_DESK = {
    "OrderPlaced",
    "OrderCorrected",
    "OrderStatusChanged",
    "InteractionLogged",
    "EngagementLogged",
    "CustomerArrived",
    "CustomerChanged",
}
TASKS = "/crm/automation/tasks"


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def sign_in(agent_id: str) -> str:
    return f"user-{agent_id.replace('_', '-')}"


class AnHour(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


@dataclass
class Scene:
    shop: TestShop = field(default_factory=TestShop)
    agents: tuple[str, ...] = ("agt_1", "agt_2")
    number: int = 0

    def __post_init__(self) -> None:
        honey = {"product_id": "honey", "name": "Honey 500g", "category": "Gifts", "price": 2500, "unit": "pcs"}
        self.good("POST", "/catalog/products", honey)
        for each in self.agents:
            self.agent(each)

    # -- asking ------------------------------------------------------------------------------------------------

    def call(self, method: str, path: str, body: Any = None, *, by: str | None = None, **how: Any) -> Answer:
        """By an agent, or else by the admin."""
        who: dict[str, Any] = {"role": "crm_agent", "user": sign_in(by)} if by else {}
        return self.shop.call(method, path, body, **who, **how)

    def good(self, method: str, path: str, body: Any = None, **how: Any) -> Any:
        answer = self.call(method, path, body, **how)
        assert answer.status < 300, answer.text
        return answer.body

    def refused(self, status: int, method: str, path: str, body: Any = None, **how: Any) -> dict[str, Any]:
        before = self.shop.table.everything()
        answer = self.call(method, path, body, **how)
        assert answer.status == status, answer.text
        assert self.shop.table.everything() == before
        error: dict[str, Any] = answer.body["error"]
        return error

    # -- the shop ----------------------------------------------------------------------------------------------

    def agent(self, agent_id: str, **said: Any) -> None:
        body = {"agent_id": agent_id, "name": agent_id.title(), "user_id": sign_in(agent_id)} | said
        with outside_world():
            self.good("POST", "/crm/automation/agents", body)

    def changed_agent(self, agent_id: str, **said: Any) -> None:
        with outside_world():
            self.good("PUT", f"/crm/automation/agents/{agent_id}", {"name": agent_id.title()} | said)

    def settings(self, section: str, **said: Any) -> None:
        self.good("PUT", f"/api/config/{section}", said)
        self.shop.clock.advance(seconds=31)

    def customer(self, customer_id: str, agent: str | None = "agt_1", **said: Any) -> str:
        self.number += 1
        body = {
            "customer_id": customer_id,
            "first_name": customer_id.title(),
            "phone": f"0171230{self.number:04d}",
        } | said
        if agent:
            body["assigned_agent_id"] = agent
        self.good("POST", "/cdm/customers", body)
        return customer_id

    def order(self, customer_id: str, days: int = 0, price: int | str = 2500, **said: Any) -> str:
        """So many days ago."""
        self.number += 1
        order_id = said.pop("id", f"o{self.number}")
        line = {"product_id": "honey", "quantity": 1, "unit_price": price}
        when = {"order_date": f"{after(-days)}T05:00:00Z"} if days else {}
        self.good("POST", "/orders", {"id": order_id, "customer_id": customer_id, "lines": [line]} | when | said)
        return str(order_id)

    def buyer(
        self, customer_id: str, silent: int, orders: int = 1, price: int = 500, agent: str | None = "agt_1", **said: Any
    ) -> str:
        self.customer(customer_id, agent, **said)
        for number in range(orders):
            self.order(customer_id, silent + 30 * (orders - 1 - number), price)
        return customer_id

    def hot(self, customer_id: str, agent: str | None = "agt_1", **said: Any) -> str:
        """One good order ten days ago: an upsell."""
        return self.buyer(customer_id, 10, price=2500, agent=agent, **said)

    def warm(self, customer_id: str, agent: str | None = "agt_1", **said: Any) -> str:
        """Two small orders, the last twenty days ago."""
        return self.buyer(customer_id, 20, orders=2, agent=agent, **said)

    # -- the day -----------------------------------------------------------------------------------------------

    def generate(self, **said: Any) -> Any:
        return self.good("POST", f"{TASKS}/generate", said or None)

    def morning(self) -> None:
        """As the schedule does it."""
        with in_the_environment(self.shop):
            morning_job.lambda_handler({}, AnHour())

    def desk(self, agent: str | None = "agt_1", **how: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.good("GET", f"{TASKS}/today?agentId={agent or '-'}", **how)
        return found

    def task_of(self, customer_id: str, *, open_only: bool = True) -> dict[str, Any]:
        (found,) = [each for each in self.tasks(customer_id) if each["status"] == "pending" or not open_only]
        return found

    def tasks(self, customer_id: str | None = None) -> list[dict[str, Any]]:
        """All there are, as the door tells them."""
        ids = [key.pk.removeprefix("TASK#") for key in self.shop.table.everything() if key.sk == "TASK"]
        told = [self.good("GET", f"{TASKS}/{each}") for each in sorted(ids)]
        return [each for each in told if customer_id in (None, each["customer_id"])]

    def say(self, task_id: str, *, by: str | None = "agt_1", **said: Any) -> dict[str, Any]:
        told: dict[str, Any] = self.good("PUT", f"{TASKS}/{task_id}/status", said, by=by)
        return told

    def called(self, customer_id: str, outcome: str = "successful", *, by: str | None = "agt_1", **said: Any) -> Any:
        return self.say(self.task_of(customer_id)["id"], by=by, outcome=outcome, **said)

    def days_pass(self, days: int) -> None:
        self.shop.clock.advance(days=days)

    # -- what is behind it -------------------------------------------------------------------------------------

    def told(self) -> list[dict[str, Any]]:
        """The events that wait in the outbox, which is empty afterwards."""
        rows = waiting(self.shop)
        self.shop.table.delete_many([key for key in self.shop.table.everything() if key.pk.startswith("OUTBOX#")])
        events = [json.loads(row["detail"]) for row in rows]
        return sorted(events, key=lambda each: (each["recorded_at"], each["type"], each["event_id"]))

    def hear(self, *events: dict[str, Any]) -> None:
        with in_the_environment(self.shop):
            for each in events:
                if each["type"] in HEARD_AT_THE_DESK:
                    worker.lambda_handler({"detail": each}, LambdaContext())

    def settle(self) -> list[dict[str, Any]]:
        """The bus delivers what happened, and what follows from that."""
        heard: list[dict[str, Any]] = []
        while events := self.told():
            self.hear(*events)
            heard += events
        return heard

    def profile(self, customer_id: str) -> Item:
        found = self.shop.table.get(keys.customer(customer_id))
        assert found is not None
        return found

    def kept(self, customer_id: str) -> dict[str, Any]:
        return dict(self.profile(customer_id).get("calls", {}))

    def last_contact(self, customer_id: str) -> str | None:
        day: str | None = self.profile(customer_id)["facts"]["last_contact"]
        return day

    def contacts(self, customer_id: str) -> list[dict[str, Any]]:
        return list(self.good("GET", f"/cdm/interactions/{customer_id}"))

    def allows_calls(self, customer_id: str) -> bool | None:
        said = self.good("GET", f"/cdm/customers/{customer_id}").get("consent", [])
        return next(
            (each["allowed"] for each in said if (each["channel"], each["purpose"]) == ("call", "marketing")), None
        )

    def cells(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The counters of every agent and day, without those that are back at nothing."""
        found = {}
        for key, item in self.shop.table.everything().items():
            if key.pk.startswith("COUNT#AGENT#"):
                numbers = {name: value for name, value in item.items() if isinstance(value, int | Decimal) and value}
                if numbers:
                    found[key.pk.removeprefix("COUNT#AGENT#"), key.sk] = numbers
        return found

    def looks(self) -> set[tuple[str, str]]:
        """Day and customer of every entry in the agenda of calls."""
        return {(key.pk.split("#")[1], key.sk) for key in self.shop.table.everything() if key.pk.startswith("LOOK#")}


def runs_out_after(calls: int) -> Callable[[], bool]:
    """Time that is up after so many questions."""
    left = iter([True] * calls)
    return lambda: next(left, False)
