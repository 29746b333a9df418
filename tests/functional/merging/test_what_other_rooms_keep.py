"""What rooms keep of two people who are one: a call, a contact, a message, a family, a case. Asked by doors."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.calls.scene import TASKS, Scene, after

MERGE, UNMERGE = "/cdm/customers/karim/merge", "/cdm/customers/karim/unmerge"
AGAIN = {"customer_id": "again"}


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    for who, phone in (("karim", "01712345678"), ("again", "01812345678")):
        scene.good("POST", "/cdm/customers", {"customer_id": who, "first_name": who.title(), "phone": phone})
    return scene


def merge(scene: Scene) -> Any:
    return scene.good("POST", MERGE, AGAIN)


def unmerge(scene: Scene) -> Any:
    return scene.good("POST", UNMERGE, AGAIN)


def task(scene: Scene, who: str) -> str:
    made = scene.good("POST", TASKS, {"customer_id": who, "agent_id": "agt_1", "notes": f"about {who}"})
    return str(made["id"])


def on_the_desk(scene: Scene) -> list[tuple[str, str, str]]:
    found = scene.good("GET", f"{TASKS}/today", by="agt_1")
    return [(each["id"], each["status"], each["customer_name"]) for each in found]


class TestCalls:
    def test_of_two_open_tasks_one_is_worked_and_the_other_comes_back(self, scene: Scene) -> None:
        first, second = task(scene, "karim"), task(scene, "again")
        merge(scene)
        assert on_the_desk(scene) == [(first, "pending", "Karim"), (second, "skipped", "Karim")]
        unmerge(scene)
        assert sorted(on_the_desk(scene)) == sorted([(first, "pending", "Karim"), (second, "pending", "Again")])

    def test_a_task_set_aside_does_not_come_back_behind_its_last_day(self, scene: Scene) -> None:
        task(scene, "karim")
        second = task(scene, "again")
        merge(scene)
        scene.shop.clock.advance(days=40)
        unmerge(scene)
        assert scene.good("GET", f"{TASKS}/{second}")["status"] == "skipped"

    def test_the_only_task_is_the_persons_whoever_it_was_made_for(self, scene: Scene) -> None:
        only = task(scene, "again")
        merge(scene)
        assert on_the_desk(scene) == [(only, "pending", "Karim")]
        assert scene.good("GET", "/cdm/customer360/karim")["open_task"]["task_id"] == only
        assert scene.good("GET", f"{TASKS}/{only}")["notes"] == "about again"

    def test_a_call_made_meanwhile_is_made_for_both(self, scene: Scene) -> None:
        only = task(scene, "again")
        merge(scene)
        said = {"outcome": "successful", "notes": "wants Miniket"}
        assert scene.good("PUT", f"{TASKS}/{only}/status", said, by="agt_1")["status"] == "completed"
        unmerge(scene)
        assert scene.good("GET", "/cdm/customer360/karim").get("open_task") is None
        assert scene.good("GET", "/cdm/customer360/again").get("open_task") is None

    def test_a_call_agreed_with_one_is_agreed_with_the_person_and_goes_back(self, scene: Scene) -> None:
        closed = {"outcome": "follow_up_needed", "follow_up_date": after(5)}
        scene.good("PUT", f"{TASKS}/{task(scene, 'again')}/status", closed, by="agt_1")
        before = _summaries(scene)
        merge(scene)
        assert _summaries(scene)["karim"]["follow_ups"] == [after(5)]
        unmerge(scene)
        assert _summaries(scene) == before

    def test_an_undo_within_its_minute_reaches_a_call_of_before(self, scene: Scene) -> None:
        only = task(scene, "again")
        scene.good("PUT", f"{TASKS}/{only}/status", {"outcome": "no_answer"}, by="agt_1")
        merge(scene)
        assert scene.good("PUT", f"{TASKS}/{only}/status", {"status": "pending"}, by="agt_1")["status"] == "pending"
        assert scene.good("GET", "/cdm/interactions/karim") == []


def _summaries(scene: Scene) -> dict[str, Any]:
    found = scene.shop.table.everything().items()
    return {key.pk[9:]: item.get("calls", {}) for key, item in found if key.sk == "PROFILE"}


class TestWhatHappened:
    def test_the_timeline_of_the_person_holds_both_and_opens_what_each_sealed(self, scene: Scene) -> None:
        for who in ("karim", "again"):
            contact = {"customer_id": who, "interaction_type": "call", "details": f"spoke with {who}"}
            scene.good("POST", "/cdm/interaction", contact)
            scene.shop.clock.advance(minutes=1)
        merge(scene)
        shown = scene.good("GET", "/cdm/customers/karim/timeline")
        assert [each["facts"]["details"] for each in shown] == ["spoke with again", "spoke with karim"]
        assert scene.good("GET", "/cdm/customer360/karim")["total_interactions"] == 2
        assert len(scene.good("GET", "/cdm/interactions/again")) == 2
        unmerge(scene)
        assert [each["details"] for each in scene.good("GET", "/cdm/interactions/again")] == ["spoke with again"]
        assert scene.good("GET", "/cdm/customer360/again")["total_interactions"] == 1

    def test_page_by_page_the_timeline_of_the_person_is_whole(self, scene: Scene) -> None:
        for number in range(6):
            who = "karim" if number % 2 else "again"
            contact = {"customer_id": who, "interaction_type": "note", "details": str(number)}
            scene.good("POST", "/cdm/interaction", contact)
            scene.shop.clock.advance(minutes=1)
        merge(scene)
        found, cursor = [], ""
        while True:
            answer = scene.call("GET", f"/cdm/customers/karim/timeline?limit=2{cursor}")
            found += [each["facts"]["details"] for each in answer.body]
            if "X-Next-Cursor" not in answer.headers:
                break
            cursor = f"&cursor={answer.headers['X-Next-Cursor']}"
        assert found == ["5", "4", "3", "2", "1", "0"]

    def test_the_family_of_either_is_the_persons_and_goes_back(self, scene: Scene) -> None:
        for who in ("karim", "again"):
            member = {"customer_id": who, "name": f"Child of {who}", "relationship": "child"}
            scene.good("POST", "/cdm/family-member", member | {"date_of_birth": "2018-03-12"})
        merge(scene)
        family = scene.good("GET", "/cdm/family-members/karim")
        assert {each["name"] for each in family} == {"Child of karim", "Child of again"}
        coming = scene.good("GET", "/cdm/upcoming-events?days=5")
        assert {(each["customer_id"], each["name"]) for each in coming} == {
            ("karim", "Child of karim"),
            ("karim", "Child of again"),
        }
        theirs = next(each["id"] for each in family if each["name"] == "Child of again")
        changed = {"name": "Jamal", "relationship": "child"}
        assert scene.good("PUT", f"/cdm/family-members/karim/{theirs}", changed)["name"] == "Jamal"
        unmerge(scene)
        assert [each["name"] for each in scene.good("GET", "/cdm/family-members/again")] == ["Jamal"]
        assert scene.good("GET", "/cdm/customer360/karim")["family_members_count"] == 1

    def test_a_member_taken_out_meanwhile_is_counted_on_neither_side(self, scene: Scene) -> None:
        member = {"customer_id": "again", "name": "Jamal", "relationship": "child"}
        made = scene.good("POST", "/cdm/family-member", member)
        merge(scene)
        assert scene.call("DELETE", f"/cdm/family-members/karim/{made['id']}").status == 204
        unmerge(scene)
        for who in ("karim", "again"):
            assert scene.good("GET", f"/cdm/customer360/{who}")["family_members_count"] == 0

    def test_a_cart_left_under_either_is_the_persons(self, scene: Scene) -> None:
        cart = scene.good("POST", "/carts/abandoned", {"customer_id": "again", "value": 300})
        merge(scene)
        assert scene.good("GET", "/cdm/behavior/karim")["has_abandoned_cart"] is True
        scene.good("POST", f"/carts/{cart['cart_id']}/recovered")
        unmerge(scene)
        for who in ("karim", "again"):
            assert scene.good("GET", f"/cdm/behavior/{who}")["has_abandoned_cart"] is False

    def test_an_open_complaint_is_the_persons_and_goes_back_settled_or_not(self, scene: Scene) -> None:
        case = {"customer_id": "again", "kind": "complaint", "what_happened": "broken glass"}
        opened = scene.good("POST", "/cases", case)
        task(scene, "karim")
        merge(scene)
        assert scene.good("GET", f"{TASKS}/today", by="agt_1")[0]["open_complaint"]["case_id"] == opened["case_id"]
        assert [each["case_id"] for each in scene.good("GET", "/cdm/customers/karim/cases")] == [opened["case_id"]]
        unmerge(scene)
        assert scene.good("GET", f"{TASKS}/today", by="agt_1")[0].get("open_complaint") is None


class TestRecord:
    def test_the_preview_shows_what_there_would_be_and_writes_nothing(self, scene: Scene) -> None:
        before = scene.shop.table.everything()
        shown = scene.good("GET", "/cdm/customers/karim/merge?with=again")
        assert shown["differences"] == [
            {"field": "assigned_agent_id", "ours": "agt_1", "theirs": "agt_2"},
            {"field": "first_name", "ours": "Karim", "theirs": "Again"},
        ]
        assert len(shown["merged"]["phones"]) == 2
        assert _records(scene, before) == _records(scene, scene.shop.table.everything())

    def test_a_version_that_moved_on_is_told(self, scene: Scene) -> None:
        error = scene.refused(409, "POST", MERGE, AGAIN, headers={"If-Match": '"7"'})
        assert error["code"] == "stale_version"

    def test_both_chains_of_the_audit_stay_whole(self, scene: Scene) -> None:
        merge(scene)
        unmerge(scene)
        for who in ("karim", "again"):
            assert scene.good("GET", f"/audit/verify?record=customer:{who}")["whole"] is True
        what = [each["what"] for each in scene.good("GET", "/audit?record=customer:again")]
        assert what == ["unmerged", "merged", "created"]

    def test_who_was_merged_is_said_to_those_who_manage(self, scene: Scene) -> None:
        assert merge(scene)["merged"] == ["again"]
        assert "merged" not in scene.good("GET", "/cdm/customers/karim", by="agt_1")
        assert unmerge(scene).get("merged") is None


def _records(scene: Scene, found: dict[Any, Any]) -> dict[Any, Any]:
    return {key: item for key, item in found.items() if not key.pk.startswith("ACCESS#")}
