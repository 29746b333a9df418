"""Logging engagement: who may, what it becomes, whether it was a contact."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.functional.calls.scene import Scene, after
from tests.promises.bus import waiting

LOG = "/crm/automation/engagement"
ANSWERED = {"engagement_type": "offer_sent", "channel": "whatsapp", "response": "positive"}


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.customer("karim", "agt_1")
    scene.customer("nila", "agt_2")
    return scene


def log(scene: Scene, by: str | None = "agt_1", **said: Any) -> dict[str, Any]:
    told: dict[str, Any] = scene.good("POST", LOG, {"customer_id": "karim"} | said, by=by)
    return told


def history(scene: Scene, query: str = "") -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = scene.good("GET", f"{LOG}/karim{query}")
    return told


class TestWhoMay:
    def test_an_agent_logs_as_themselves(self, scene: Scene) -> None:
        assert log(scene, engagement_type="call")["agent_id"] == "agt_1"

    def test_naming_oneself_is_the_same(self, scene: Scene) -> None:
        assert log(scene, engagement_type="call", agent_id="agt_1")["agent_id"] == "agt_1"

    def test_not_as_a_colleague(self, scene: Scene) -> None:
        said = {"customer_id": "karim", "engagement_type": "call", "agent_id": "agt_2"}
        scene.refused(403, "POST", LOG, said, by="agt_1")

    def test_a_manager_logs_for_anybody_of_the_team(self, scene: Scene) -> None:
        said = {"customer_id": "karim", "engagement_type": "call", "agent_id": "agt_2"}
        assert scene.good("POST", LOG, said, role="sales_manager")["agent_id"] == "agt_2"

    def test_but_for_nobody_else(self, scene: Scene) -> None:
        said = {"customer_id": "karim", "engagement_type": "call", "agent_id": "agt_9"}
        assert scene.refused(422, "POST", LOG, said)["details"][0]["field"] == "agent_id"

    def test_the_house_itself_names_no_agent(self, scene: Scene) -> None:
        assert "agent_id" not in log(scene, by=None, engagement_type="birthday_message")

    @pytest.fixture
    def strangers(self, scene: Scene) -> Scene:
        scene.settings("access", visibility="own")
        return scene

    @pytest.mark.parametrize("path", [f"{LOG}/nila", f"{LOG}/nila/stats", f"{LOG}/nobody", f"{LOG}/nobody/stats"])
    def test_of_anothers_customer_nothing_is_told(self, strangers: Scene, path: str) -> None:
        assert strangers.refused(404, "GET", path, by="agt_1")["code"] == "no_such_customer"

    @pytest.mark.parametrize("customer", ["nila", "nobody"])
    def test_nor_logged(self, strangers: Scene, customer: str) -> None:
        strangers.refused(404, "POST", LOG, {"customer_id": customer, "engagement_type": "call"}, by="agt_1")


class TestWhatItBecomes:
    @pytest.mark.parametrize(
        ("said", "status"),
        [
            ({}, "sent"),
            ({"response": "no_response"}, "sent"),
            ({"response": "positive"}, "responded"),
            ({"response": "negative"}, "responded"),
            ({"response": "neutral"}, "responded"),
            ({"status": "sent", "response": "negative"}, "responded"),
            ({"status": "read", "response": "no_response"}, "read"),
            ({"status": "responded"}, "responded"),
            ({"status": "failed"}, "failed"),
            ({"status": "failed", "response": "no_response"}, "failed"),
        ],
        ids=str,
    )
    def test_an_answer_makes_it_responded(self, scene: Scene, said: dict[str, Any], status: str) -> None:
        told = log(scene, engagement_type="email", **said)

        assert told["status"] == history(scene)[0]["status"] == status
        assert told.get("response") == said.get("response")

    @pytest.mark.parametrize(
        ("said", "field"),
        [
            ({"status": "failed", "response": "positive"}, "status"),
            ({"status": "responded", "response": "no_response"}, "response"),
        ],
    )
    def test_what_contradicts_itself_is_refused(self, scene: Scene, said: dict[str, Any], field: str) -> None:
        body = {"customer_id": "karim", "engagement_type": "email"} | said
        assert scene.refused(422, "POST", LOG, body)["details"][0]["field"] == field

    @pytest.mark.parametrize(
        ("said", "channel"),
        [
            ({"engagement_type": "call"}, "call"),
            ({"engagement_type": "call", "channel": "whatsapp"}, "whatsapp"),
            ({"engagement_type": "offer_sent", "channel": "phone"}, "call"),
            ({"engagement_type": "offer_sent", "channel": "in_person"}, "visit"),
            ({"engagement_type": "offer_sent"}, None),
        ],
        ids=str,
    )
    def test_a_channel_is_said_or_follows_from_the_type(
        self, scene: Scene, said: dict[str, Any], channel: str | None
    ) -> None:
        assert log(scene, **said).get("channel") == channel

    def test_what_was_said_cannot_be_read_in_the_store(self, scene: Scene) -> None:
        log(scene, engagement_type="call", content="Her knee hurts")

        assert "knee" not in str(scene.shop.table.everything())
        assert history(scene)[0]["content"] == "Her knee hurts"

    def test_it_stands_in_the_timeline(self, scene: Scene) -> None:
        log(scene, **ANSWERED, content="15% off", campaign_id="eid")

        (entry,) = scene.good("GET", "/cdm/customers/karim/timeline")

        assert (entry["kind"], entry["title"]) == ("engagement", "Offer sent")
        assert entry["facts"] == {
            "engagement_type": "offer_sent",
            "channel": "whatsapp",
            "campaign_id": "eid",
            "agent_id": "agt_1",
            "status": "responded",
            "response": "positive",
            "content": "15% off",
        }

    def test_the_house_is_told_and_it_is_in_the_audit(self, scene: Scene) -> None:
        scene.told()
        told = log(scene, **ANSWERED, content="15% off")

        (event,) = [json.loads(row["detail"]) for row in waiting(scene.shop)]
        audit = scene.good("GET", f"/audit?record=engagement:{told['id']}")
        assert (event["type"], event["record"]) == ("EngagementLogged", f"engagement:{told['id']}")
        facts = ("customer_id", "engagement_type", "channel", "status", "response", "agent_id", "campaign_id")
        assert [event[name] for name in facts] == [
            "karim", "offer_sent", "whatsapp", "responded", "positive", "agt_1", None,
        ]  # fmt: skip
        assert "15% off" not in json.dumps(event)
        assert [entry["what"] for entry in audit] == ["logged"]
        assert scene.good("GET", f"/audit/verify?record=engagement:{told['id']}")["whole"] is True

    def test_told_twice_with_one_key_it_is_one(self, scene: Scene) -> None:
        key = {"Idempotency-Key": "offer-1"}
        body = {"customer_id": "karim"} | ANSWERED

        first = scene.good("POST", LOG, body, headers=key)
        second = scene.good("POST", LOG, body, headers=key)

        assert first == second
        assert len(history(scene)) == 1


class TestContact:
    def test_an_agent_who_reached_somebody_was_in_contact(self, scene: Scene) -> None:
        log(scene, **ANSWERED)

        assert scene.last_contact("karim") == after(0)

    def test_it_is_no_contact_in_number(self, scene: Scene) -> None:
        log(scene, **ANSWERED)

        assert scene.good("GET", "/cdm/customer360/karim")["total_interactions"] == 0

    @pytest.mark.parametrize(
        ("by", "said"),
        [
            (None, ANSWERED),
            ("agt_1", ANSWERED | {"response": "no_response"}),
            ("agt_1", {"engagement_type": "email", "status": "failed"}),
            ("agt_1", ANSWERED | {"channel": "website"}),
            ("agt_1", ANSWERED | {"channel": "push"}),
        ],
        ids=str,
    )
    def test_what_no_agent_sent_or_did_not_arrive_is_none(
        self, scene: Scene, by: str | None, said: dict[str, Any]
    ) -> None:
        log(scene, by, **said)

        assert scene.last_contact("karim") is None

    @pytest.mark.parametrize(("days", "last"), [(-3, after(0)), (1, after(1))])
    def test_the_latest_day_stands(self, scene: Scene, days: int, last: str) -> None:
        log(scene, **ANSWERED)
        log(scene, **ANSWERED, at=f"{after(days)}T04:00:00Z")

        assert scene.last_contact("karim") == last

    def test_the_day_is_the_shops_own(self, scene: Scene) -> None:
        log(scene, **ANSWERED, at=f"{after(-2)}T18:00:00Z")

        assert scene.last_contact("karim") == after(-1)

    def test_the_desk_looks_at_them_when_the_contact_is_long_ago(self, scene: Scene) -> None:
        scene.buyer("rahim", 20)
        scene.settle()
        scene.good("POST", LOG, {"customer_id": "rahim"} | ANSWERED, by="agt_1")

        assert "EngagementLogged" in {event["type"] for event in scene.settle()}


class TestACallThatWasLoggedAlready:
    """As in the seeds: the task is completed, and then the engagement tracked."""

    @pytest.fixture
    def called(self) -> Scene:
        scene = Scene()
        scene.hot("karim")
        scene.generate()
        scene.called("karim", "interested", notes="Will buy next week")
        return scene

    def test_is_one_thing_in_the_history(self, called: Scene) -> None:
        called.shop.clock.advance(minutes=5)
        told = log(called, engagement_type="call", status="responded", content="Oil, next week")

        (only,) = history(called)
        stats = called.good("GET", f"{LOG}/karim/stats")

        assert (only["id"], only["kind"], only["content"]) == (told["id"], "engagement", "Oil, next week")
        assert (stats["sent"], stats["responded"]) == (1, 1)

    def test_names_the_contact(self, called: Scene) -> None:
        (contact,) = called.good("GET", "/cdm/interactions/karim")

        assert log(called, engagement_type="call")["interaction_id"] == contact["id"]

    def test_adds_no_contact(self, called: Scene) -> None:
        before = called.good("GET", "/cdm/customer360/karim")["total_interactions"]
        log(called, engagement_type="call", status="responded")

        assert called.good("GET", "/cdm/customer360/karim")["total_interactions"] == before == 1
        assert called.last_contact("karim") == after(0)

    @pytest.mark.parametrize(("minutes", "things"), [(30, 1), (31, 2)])
    def test_half_an_hour_later_it_is_another(self, called: Scene, minutes: int, things: int) -> None:
        called.shop.clock.advance(minutes=minutes)
        log(called, engagement_type="call")

        assert len(history(called)) == things

    @pytest.mark.parametrize(
        ("by", "said"),
        [("agt_1", {"engagement_type": "email"}), (None, {"engagement_type": "call", "agent_id": "agt_2"})],
    )
    def test_another_channel_or_agent_is_another(self, called: Scene, by: str | None, said: dict[str, Any]) -> None:
        log(called, by, **said)

        assert len(history(called)) == 2

    def test_a_second_engagement_is_another(self, called: Scene) -> None:
        log(called, engagement_type="call")
        log(called, engagement_type="call")

        assert len(history(called)) == 2

    def test_its_chain_of_the_audit_stays_whole(self, called: Scene) -> None:
        told = log(called, engagement_type="call")
        record = f"interaction:{told['interaction_id']}"

        assert called.good("GET", f"/audit/verify?record={record}")["whole"] is True
        assert called.good("GET", "/cdm/interactions/karim")[0]["details"].startswith("Will buy")

    def test_undone_the_engagement_stands(self, called: Scene) -> None:
        told = log(called, engagement_type="call")
        task = called.task_of("karim", open_only=False)
        called.say(task["id"], status="pending")

        assert [each["id"] for each in history(called)] == [told["id"]]
        assert called.good("GET", "/cdm/interactions/karim") == []
