"""Somebody complained, and it is not settled: who calls them is told first, and nothing advertises to them."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from rapport.cases import moving, opening
from rapport.cases.model import CaseStatusAsked, NewCase
from rapport.kernel.work import perform
from tests.functional.cases.scene import MINE, RAHIMA, moved, opened, settled, stocked
from tests.rig.sending import SendingShop
from tests.rig.sending import stocked as sending
from tests.rig.shop import ADMIN, TestShop


@pytest.fixture
def shop() -> TestShop:
    return stocked()


def whole(shop: TestShop, **who: Any) -> Any:
    return shop.call("GET", f"/cdm/customer360/{RAHIMA}", **who).body.get("open_complaint")


class TestOnTheCallCard:
    def test_the_whole_view_tells_of_the_oldest_and_how_many(self, shop: TestShop) -> None:
        first = opened(shop)
        shop.clock.advance(minutes=1)
        second = opened(shop)

        assert whole(shop) == {"case_id": first["case_id"], "since": "2026-03-10T06:00:00Z", "count": 2}
        settled(shop, first)
        assert whole(shop)["case_id"] == second["case_id"]
        settled(shop, second)
        assert whole(shop) is None

    def test_while_it_waits_and_when_it_comes_back_it_is_open(self, shop: TestShop) -> None:
        case = opened(shop)
        moved(shop, case, "waiting")
        assert whole(shop)["count"] == 1
        moved(shop, settled(shop, case), "reopened")
        assert whole(shop)["count"] == 1

    def test_of_a_return_nobody_is_warned(self, shop: TestShop) -> None:
        opened(shop, kind="return", order_id="ord_rahima")
        assert whole(shop) is None

    def test_a_delivery_is_not_told(self, shop: TestShop) -> None:
        opened(shop)
        assert whole(shop, role="delivery_coordinator") is None

    def test_the_task_and_the_next_action_say_it(self, shop: TestShop) -> None:
        case = opened(shop)
        made = shop.call("POST", "/crm/automation/tasks", {"customer_id": RAHIMA, "agent_id": "agt_mine"})
        told = shop.call("GET", f"/crm/automation/tasks/{made.body['id']}", role="crm_agent", user=MINE).body
        path = "/crm/automation/agent/agt_mine/next-action"
        action = shop.call("GET", path, role="crm_agent", user=MINE).body

        assert told["open_complaint"]["case_id"] == case["case_id"]
        assert action["task"]["open_complaint"]["case_id"] == case["case_id"]
        assert action["customer_intel"]["open_complaint"]["count"] == 1


class TestOnTheWayOut:
    @pytest.fixture
    def sender(self) -> SendingShop:
        return sending("c1")

    def test_opened_after_planning_it_keeps_the_message_back(self, sender: SendingShop) -> None:
        offer, errand = sender.message("c1"), sender.message("c1", occurrence="order", purpose="service")
        sender.plan(offer)
        sender.plan(errand)
        complain(sender)
        sender.to_rest()

        assert (sender.found(offer).state, sender.found(offer).reason) == ("suppressed", "open_complaint")
        assert sender.found(errand).state in ("sent", "delivered", "read")

    def test_once_it_is_settled_the_next_one_goes(self, sender: SendingShop) -> None:
        case_id = complain(sender)
        said = CaseStatusAsked(status="resolved", resolution="sent anew")
        doing = partial(moving.change_status, case_id=case_id, said=said, expected=None)
        perform(sender.shop, ADMIN, doing)
        offer = sender.message("c1")
        sender.plan(offer)
        sender.to_rest()

        assert sender.found(offer).state in ("sent", "delivered", "read")


def complain(sender: SendingShop) -> str:
    asked = NewCase(customer_id="c1", kind="complaint", what_happened="two packs were open")
    case, _ = perform(sender.shop, ADMIN, partial(opening.open_case, asked=asked))
    return case.case_id
