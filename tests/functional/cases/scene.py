"""A shop with two agents, a customer of each who has ordered, and somebody who drives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rapport.kernel.clock import stamp
from tests.promises.surface import outside_world
from tests.rig.shop import NOON, Answer, TestShop

MINE, THEIRS = "user-mine", "user-theirs"
RAHIMA, KARIM, QUIET = "cus_rahima", "cus_karim", "cus_quiet"
WHAT = "Two packs were open"


def stocked() -> TestShop:
    shop = TestShop()
    made = [
        ("/crm/automation/agents", {"agent_id": "agt_mine", "name": "Mina", "user_id": MINE}),
        ("/crm/automation/agents", {"agent_id": "agt_theirs", "name": "Tara", "user_id": THEIRS}),
        ("/catalog/products", {"product_id": "rice", "name": "Rice", "category": "Grocery", "price": 80}),
    ]
    for customer_id, agent_id, phone, silent in (
        (RAHIMA, "agt_mine", "01712000001", 5),
        (KARIM, "agt_theirs", "01712000002", 6),
        (QUIET, "agt_theirs", "01712000003", 60),
    ):
        person = {"customer_id": customer_id, "first_name": customer_id[4:].title(), "phone": phone}
        person |= {"address": "House 4, Road 7", "assigned_agent_id": agent_id}
        sold = {"id": f"ord_{customer_id[4:]}", "order_date": stamp(NOON - timedelta(days=silent))}
        lines = {"customer_id": customer_id, "lines": [{"product_id": "rice", "quantity": 2}]}
        made += [("/cdm/customers", person), ("/orders", sold | lines)]
    with outside_world():
        for path, body in made:
            answer = shop.call("POST", path, body)
            assert answer.status == 201, answer.text
    assert shop.call("PUT", "/api/config/access", {"visibility": "own"}).status == 200
    # Settings are believed for half a minute: this one has just opened its eyes.
    return TestShop(clock=shop.clock, table=shop.table)


def opened(shop: TestShop, customer_id: str = RAHIMA, kind: str = "complaint", **said: Any) -> Any:
    who = {name: said.pop(name) for name in ("role", "user") if name in said}
    body = {"customer_id": customer_id, "kind": kind, "what_happened": WHAT} | said
    answer = shop.call("POST", "/cases", body, **who)
    assert answer.status == 201, answer.text
    return answer.body


def moved(shop: TestShop, case: Any, status: str, **said: Any) -> Answer:
    resolution = {"resolution": "Sent anew"} if status == "resolved" else {}
    return shop.call("PUT", f"/cases/{case['case_id']}/status", {"status": status} | resolution, **said)


def settled(shop: TestShop, case: Any) -> Any:
    answer = moved(shop, case, "resolved")
    assert answer.status == 200, answer.text
    return answer.body
