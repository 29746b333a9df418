"""The history: what was logged, what was sent, and contacts, as one; and what it says of answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from functions.order_activity_worker import app as order_activity_worker
from rapport.activity import engagement_history, messages
from rapport.customers import store as customers
from rapport.kernel import keys
from tests.functional.calls.scene import Scene
from tests.promises.surface import in_the_environment
from tests.rig.shop import NOON, LambdaContext, TestShop

LOG = "/crm/automation/engagement"


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.customer("karim", "agt_1")
    return scene


def log(scene: Scene, minutes: int, **said: Any) -> str:
    """So many minutes ago, by the house itself."""
    at = (NOON - timedelta(minutes=minutes)).isoformat()
    return str(scene.good("POST", LOG, {"customer_id": "karim", "at": at} | said)["id"])


def contact(scene: Scene, minutes: int, **said: Any) -> str:
    at = (NOON - timedelta(minutes=minutes)).isoformat()
    body = {"customer_id": "karim", "interaction_type": "call", "interaction_date": at} | said
    return str(scene.good("POST", "/cdm/interaction", body)["id"])


def message(shop: TestShop, minutes: int, **said: Any) -> str:
    work, at = shop.work(), NOON - timedelta(minutes=minutes)
    message_id = keys.message_id("karim", at.date(), "eid", "1", str(said.get("channel", "sms")), str(minutes))
    fields: dict[str, Any] = {
        "message_id": message_id,
        "campaign_id": "eid",
        "channel": "sms",
        "purpose": "marketing",
        "title": "Eid",
        "text": "Eid Mubarak",
        "at": at,
    }
    messages.note_sent(work, customers.get(work, "karim"), **(fields | said))
    work.commit()
    return message_id


def order(scene: Scene) -> None:
    """Placed, and noted in the timeline."""
    scene.order("karim")
    with in_the_environment(scene.shop):
        for event in scene.told():
            if event["type"] == "OrderPlaced":
                order_activity_worker.lambda_handler({"detail": event}, LambdaContext())


def history(scene: Scene, query: str = "") -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = scene.good("GET", f"{LOG}/karim{query}")
    return told


def stats(scene: Scene) -> dict[str, Any]:
    told: dict[str, Any] = scene.good("GET", f"{LOG}/karim/stats")
    return told


class TestHistory:
    def test_is_all_of_it_newest_first(self, scene: Scene) -> None:
        call = contact(scene, 30, outcome="interested", details="Likes honey")
        sent = message(scene.shop, 20)
        offer = log(scene, 10, engagement_type="offer_sent", content="15% off")

        told = history(scene)

        assert [each["kind"] for each in told] == ["engagement", "message", "interaction"]
        assert [told[0]["id"], told[1]["message_id"], told[2]["id"]] == [offer, sent, call]
        assert [each["content"] for each in told] == ["15% off", "Eid Mubarak", "Likes honey"]
        assert [each["status"] for each in told] == ["sent", "sent", "responded"]

    @pytest.mark.parametrize(
        ("said", "status", "response"),
        [
            ({"outcome": "successful"}, "responded", "positive"),
            ({"outcome": "not_interested"}, "responded", "negative"),
            ({"outcome": "follow_up_needed"}, "responded", "neutral"),
            ({"outcome": "no_answer"}, "sent", "no_response"),
            ({"outcome": "wrong_number"}, "failed", None),
            ({}, "sent", None),
            ({"direction": "inbound"}, "delivered", None),
        ],
        ids=str,
    )
    def test_a_contact_is_an_engagement_of_its_kind(
        self, scene: Scene, said: dict[str, Any], status: str, response: str | None
    ) -> None:
        contact(scene, 1, **said)

        (told,) = history(scene)

        assert (told["engagement_type"], told["channel"]) == ("call", "call")
        assert (told["status"], told.get("response")) == (status, response)

    @pytest.mark.parametrize("kind", ["note", "task"])
    def test_a_note_is_none(self, scene: Scene, kind: str) -> None:
        contact(scene, 1, interaction_type=kind)

        assert history(scene) == []

    def test_nor_is_an_order(self, scene: Scene) -> None:
        order(scene)

        assert len(scene.good("GET", "/cdm/customers/karim/timeline")) == 1
        assert history(scene) == []

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("?channel=sms", ["message"]),
            ("?channel=call", ["call"]),
            ("?channel=phone", ["call"]),
            ("?type=offer_sent", ["offer_sent"]),
            ("?type=call&channel=call", ["call"]),
            ("?type=call&channel=sms", []),
            ("?channel=push", []),
        ],
    )
    def test_filtered(self, scene: Scene, query: str, shown: list[str]) -> None:
        contact(scene, 30)
        message(scene.shop, 20)
        log(scene, 10, engagement_type="offer_sent", channel="whatsapp")

        assert [each["engagement_type"] for each in history(scene, query)] == shown

    @pytest.mark.parametrize("query", ["?channel=whatsap", "?type=Offer+sent", "?type=", "?limit=0", "?limit=201"])
    def test_a_filter_that_is_none_is_refused(self, scene: Scene, query: str) -> None:
        scene.refused(422, "GET", f"{LOG}/karim{query}")

    @pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 50])
    def test_page_by_page_everything_comes_once(self, scene: Scene, limit: int) -> None:
        for number in range(3):
            contact(scene, 10 * number)
            message(scene.shop, 10 * number + 3)
            log(scene, 10 * number + 6, engagement_type="offer_sent")
            contact(scene, 10 * number + 7, interaction_type="note")

        seen: list[str] = []
        query: str | None = f"?limit={limit}"
        while query is not None:
            answer = scene.call("GET", f"{LOG}/karim{query}")
            assert len(answer.body) <= limit
            seen += [each["at"] for each in answer.body]
            cursor = answer.headers.get("X-Next-Cursor")
            query = f"?limit={limit}&cursor={cursor}" if cursor else None

        assert len(seen) == len(set(seen)) == 9
        assert seen == sorted(seen, reverse=True)

    def test_a_page_may_be_short_where_orders_stand_in_between(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engagement_history, "LOOKED_THROUGH", 2)
        offer = log(scene, 60, engagement_type="offer_sent")
        for _ in range(3):
            order(scene)

        first = scene.call("GET", f"{LOG}/karim?limit=1")
        second = scene.call("GET", f"{LOG}/karim?limit=1&cursor={first.headers['X-Next-Cursor']}")

        assert first.body == []
        assert [each["id"] for each in second.body] == [offer]


class TestStats:
    def test_of_nothing(self, scene: Scene) -> None:
        told = stats(scene)

        assert told == {
            "customer_id": "karim",
            "since": "2025-03-10T06:00:00Z",
            "sent": 0,
            "failed": 0,
            "delivered": 0,
            "responded": 0,
            "came_in": 0,
            "records_read": 0,
            "complete": True,
            "by_channel": {},
            "by_type": {},
        }

    def test_over_messages_contacts_and_what_was_logged(self, scene: Scene) -> None:
        contact(scene, 30, outcome="interested")
        contact(scene, 29, direction="inbound")
        message(scene.shop, 20, status="delivered")
        message(scene.shop, 15, status="failed")
        log(scene, 10, engagement_type="order_placed", channel="website")

        told = stats(scene)

        assert (told["sent"], told["failed"], told["delivered"], told["responded"]) == (2, 1, 2, 1)
        assert (told["response_rate"], told["came_in"], told["records_read"]) == (50, 2, 5)
        assert told["by_channel"] == {
            "call": {"sent": 1, "failed": 0, "delivered": 1, "responded": 1, "response_rate": 100},
            "sms": {"sent": 1, "failed": 1, "delivered": 1, "responded": 0, "response_rate": 0},
        }
        assert list(told["by_type"]) == ["call", "message"]

    def test_what_is_best_takes_three_answers(self, scene: Scene) -> None:
        for number in range(2):
            log(scene, number, engagement_type="offer_sent", channel="whatsapp", response="positive")
        assert {"best_channel", "best_hour"} & stats(scene).keys() == set()

        log(scene, 2, engagement_type="offer_sent", channel="whatsapp", response="negative")

        told = stats(scene)
        assert (told["best_channel"], told["best_hour"]) == ("whatsapp", 11)

    @pytest.mark.parametrize(("minutes", "sent"), [(0, 1), (1, 0)])
    def test_a_year_counts(self, scene: Scene, minutes: int, sent: int) -> None:
        log(scene, 365 * 24 * 60 + minutes, engagement_type="email")

        assert stats(scene)["sent"] == sent

    @pytest.mark.parametrize(("most", "complete"), [(4, False), (5, True)])
    def test_at_most_so_many_are_read_the_newest_and_it_is_said(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch, most: int, complete: bool
    ) -> None:
        monkeypatch.setattr(engagement_history, "MOST_COUNTED", most)
        monkeypatch.setattr(engagement_history, "LOOKED_THROUGH", 3)
        for number in range(4):
            log(scene, number, engagement_type="email")
        contact(scene, 90)

        told = stats(scene)

        assert (told["records_read"], told["complete"]) == (most, complete)
        assert told["sent"] == most
