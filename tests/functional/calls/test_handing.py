"""Who has a task: assigned, moved to another day, skipped, one or many; and tasks that a person makes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.calls.scene import TASKS, Scene, after


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.hot("karim")
    scene.warm("rahim")
    scene.hot("tara", agent="agt_2")
    scene.generate()
    return scene


def assign(scene: Scene, customer_id: str, agent: str | None, **how: Any) -> Any:
    return scene.good("PUT", f"{TASKS}/{scene.task_of(customer_id)['id']}/assign", {"agentId": agent}, **how)


# -- one -------------------------------------------------------------------------------------------------------


def test_a_manager_hands_a_task_to_anybody(scene: Scene) -> None:
    told = assign(scene, "karim", "agt_2", role="sales_manager")

    assert (told["agent_id"], told["version"]) == ("agt_2", 2)
    assert [each["customer_id"] for each in scene.desk("agt_2")] == ["karim", "tara"]
    assert [each["customer_id"] for each in scene.desk("agt_1")] == ["rahim"]


def test_an_agent_gives_back_into_the_pool_and_takes_from_it(scene: Scene) -> None:
    given = assign(scene, "karim", None, by="agt_1")
    taken = assign(scene, "karim", "agt_2", by="agt_2")

    assert "agent_id" not in given
    assert taken["agent_id"] == "agt_2"


def test_an_agent_hands_nothing_to_another(scene: Scene) -> None:
    scene.refused(403, "PUT", f"{TASKS}/{scene.task_of('karim')['id']}/assign", {"agentId": "agt_2"}, by="agt_1")


def test_an_agent_takes_nothing_from_another(scene: Scene) -> None:
    scene.refused(404, "PUT", f"{TASKS}/{scene.task_of('tara')['id']}/assign", {"agentId": "agt_1"}, by="agt_1")


def test_nor_hands_out_what_lies_in_the_pool(scene: Scene) -> None:
    assign(scene, "karim", None)

    scene.refused(403, "PUT", f"{TASKS}/{scene.task_of('karim')['id']}/assign", {"agentId": "agt_1"}, by="agt_2")


def test_assigned_to_whom_it_is_already_nothing_happens(scene: Scene) -> None:
    before = scene.shop.table.everything()

    assert assign(scene, "karim", "agt_1")["version"] == 1
    assert scene.shop.table.everything() == before


@pytest.mark.parametrize("agent", ["nobody", "left"])
def test_nobody_gets_a_task_who_does_not_work_here(scene: Scene, agent: str) -> None:
    scene.agent("left")
    scene.changed_agent("left", active=False)

    path = f"{TASKS}/{scene.task_of('karim')['id']}/assign"
    error = scene.refused(422, "PUT", path, {"agentId": agent})

    assert [each["field"] for each in error["details"]] == ["agent_id"]


@pytest.mark.parametrize("role", ["sales_manager", "support", "delivery_coordinator"])
def test_nobody_gets_a_task_who_makes_no_calls(scene: Scene, role: str) -> None:
    scene.agent("other", role=role)
    scene.customer("rina")
    task = scene.task_of("karim")["id"]

    handed = scene.refused(422, "PUT", f"{TASKS}/{task}/assign", {"agentId": "other"})
    made = scene.refused(422, "POST", TASKS, {"customerId": "rina", "agentId": "other"})
    told = bulk(scene, "assign", task, agentId="other")

    assert [each["field"] for error in (handed, made) for each in error["details"]] == ["agent_id"] * 2
    assert [each["code"] for each in told["refused"]] == ["invalid"]


def test_whom_it_goes_to_has_to_be_said(scene: Scene) -> None:
    task = scene.task_of("karim")["id"]

    one = scene.refused(422, "PUT", f"{TASKS}/{task}/assign", {})
    many = scene.refused(422, "POST", f"{TASKS}/bulk", {"action": "assign", "taskIds": [task]})

    assert [each["field"] for each in one["details"]] == ["agent_id"]
    assert "agent_id" in str(many["details"])
    assert bulk(scene, "assign", task, agentId=None)["refused"] == []


def test_what_is_closed_is_nobodys_any_more(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.called("karim")

    error = scene.refused(409, "PUT", f"{TASKS}/{task['id']}/assign", {"agentId": "agt_2"})

    assert error["code"] == "task_is_closed"


def test_the_counters_go_with_the_task(scene: Scene) -> None:
    assign(scene, "karim", "agt_2")
    assign(scene, "rahim", None)

    totals = {agent: cell["total"] for (agent, _), cell in scene.cells().items() if "total" in cell}
    assert totals == {"agt_2": 2, "-": 1}


# -- many ------------------------------------------------------------------------------------------------------


def bulk(scene: Scene, action: str, *tasks: str, by: str | None = None, **said: Any) -> Any:
    return scene.good("POST", f"{TASKS}/bulk", {"action": action, "taskIds": list(tasks)} | said, by=by)


def test_many_are_handed_over_at_once(scene: Scene) -> None:
    ids = [scene.task_of(each)["id"] for each in ("karim", "rahim")]

    told = bulk(scene, "assign", *ids, agentId="agt_2")

    assert told == {"done": [{"id": each, "version": 2} for each in ids], "refused": []}
    assert len(scene.desk("agt_2")) == 3


def test_one_that_is_refused_harms_no_other(scene: Scene) -> None:
    karim, rahim, tara = (scene.task_of(each)["id"] for each in ("karim", "rahim", "tara"))
    scene.called("rahim")

    told = bulk(scene, "assign", karim, rahim, tara, "tsk_none", by="agt_1", agentId=None)

    assert [each["id"] for each in told["done"]] == [karim]
    assert [(each["id"], each["code"]) for each in told["refused"]] == [
        (rahim, "task_is_closed"),
        (tara, "no_such_task"),
        ("tsk_none", "no_such_task"),
    ]
    assert [each["customer_id"] for each in scene.desk(None)] == ["karim"]


def test_named_twice_a_task_is_moved_once(scene: Scene) -> None:
    task = scene.task_of("karim")["id"]

    told = bulk(scene, "assign", task, task, agentId="agt_2")

    assert told["done"] == [{"id": task, "version": 2}]


def test_the_evening_review_moves_what_is_left_to_tomorrow(scene: Scene) -> None:
    ids = [scene.task_of(each)["id"] for each in ("karim", "rahim")]

    bulk(scene, "reschedule", *ids, by="agt_1", taskDate=after(1))

    told = {each["customer_id"]: each for each in scene.tasks()}
    assert scene.desk("agt_1") == []
    assert (told["karim"]["task_date"], told["karim"]["last_day"]) == (after(1), after(1))
    assert (told["rahim"]["task_date"], told["rahim"]["last_day"]) == (after(1), after(7))
    assert scene.kept("karim")["open"] == [told["karim"]["id"], after(1), after(1)]
    scene.days_pass(1)
    scene.morning()
    assert {each["customer_id"] for each in scene.desk("agt_1")} == {"karim", "rahim"}
    assert len(scene.tasks("karim")) == 1


def test_moved_to_where_it_is_nothing_happens(scene: Scene) -> None:
    before = scene.shop.table.everything()

    told = bulk(scene, "reschedule", scene.task_of("karim")["id"], taskDate=after(0))

    assert [each["version"] for each in told["done"]] == [1]
    assert scene.shop.table.everything() == before


def test_many_are_skipped_with_a_word(scene: Scene) -> None:
    ids = [scene.task_of(each)["id"] for each in ("karim", "rahim")]

    bulk(scene, "skip", *ids, by="agt_1", notes="power cut")

    assert {(each["status"], each["notes"]) for each in scene.desk("agt_1")} == {("skipped", "power cut")}
    assert scene.contacts("karim") == []


def test_the_same_key_does_it_once(scene: Scene) -> None:
    body = {"action": "assign", "taskIds": [scene.task_of("karim")["id"]], "agentId": "agt_2"}
    key = {"Idempotency-Key": "evening"}
    first = scene.good("POST", f"{TASKS}/bulk", body, headers=key)
    assign(scene, "karim", "agt_1")

    again = scene.good("POST", f"{TASKS}/bulk", body, headers=key)

    assert again == first
    assert scene.task_of("karim")["agent_id"] == "agt_1"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"action": "reschedule"}, "task_date"),
        ({"action": "delete"}, "action"),
        ({"task_ids": []}, "task_ids"),
        ({"task_ids": ["tsk_1"] * 101}, "task_ids"),
    ],
)
def test_a_bulk_without_sense_is_refused_by_name(scene: Scene, said: dict[str, Any], field: str) -> None:
    body = {"action": "skip", "task_ids": ["tsk_1"]} | said

    error = scene.refused(422, "POST", f"{TASKS}/bulk", body)

    assert field in str(error["details"])


@pytest.mark.parametrize("day", [after(-1), after(32)])
def test_a_day_that_is_over_or_far_away_is_refused_for_each(scene: Scene, day: str) -> None:
    told = bulk(scene, "reschedule", scene.task_of("karim")["id"], taskDate=day)

    assert [each["code"] for each in told["refused"]] == ["invalid"]


# -- made by hand ----------------------------------------------------------------------------------------------


def make(scene: Scene, customer_id: str, *, by: str | None = None, **said: Any) -> Any:
    return scene.good("POST", TASKS, {"customerId": customer_id} | said, by=by)


def test_a_task_is_made_by_hand(scene: Scene) -> None:
    scene.customer("rina")

    answer = scene.call(
        "POST",
        TASKS,
        {
            "customerId": "rina",
            "priority": "hot",
            "callReason": "Promised to ring",
            "notes": "wants honey",
            "scheduledTime": "16:30",
        },
        by="agt_1",
    )

    told = answer.body
    assert answer.status == 201
    assert (told["task_type"], told["source"], told["status"], told["agent_id"]) == (
        "manual",
        "manual",
        "pending",
        "agt_1",
    )
    assert (told["call_reason"], told["notes"], told["scheduled_time"]) == ("Promised to ring", "wants honey", "16:30")
    assert (told["task_date"], told["last_day"]) == (after(0), after(0))
    assert told["id"] in [each["id"] for each in scene.desk("agt_1")]
    assert scene.kept("rina")["open"][0] == told["id"]


def test_a_warm_one_has_a_week(scene: Scene) -> None:
    scene.customer("rina")

    assert make(scene, "rina", taskDate=after(2))["last_day"] == after(8)


def test_without_a_reason_it_has_one(scene: Scene) -> None:
    scene.customer("rina")

    assert make(scene, "rina")["call_reason"] == "Call asked for by the team"


def test_a_customer_has_one_open_task(scene: Scene) -> None:
    error = scene.refused(409, "POST", TASKS, {"customerId": "karim"}, by="agt_1")

    assert error["code"] == "customer_has_an_open_task"
    assert error["current"]["id"] == scene.task_of("karim")["id"]


def test_and_another_when_that_is_closed(scene: Scene) -> None:
    scene.called("karim")

    assert make(scene, "karim")["status"] == "pending"


def test_who_wants_no_calls_gets_none_by_hand_either(scene: Scene) -> None:
    scene.customer("rina")
    said = {"channel": "call", "purpose": "marketing", "allowed": False, "source": "call"}
    scene.good("PUT", "/cdm/customers/rina/consent", said)

    error = scene.refused(409, "POST", TASKS, {"customerId": "rina"}, by="agt_1")

    assert error["code"] == "customer_wants_no_calls"


def test_a_strict_shop_asks_for_a_yes(scene: Scene) -> None:
    scene.customer("rina")
    scene.settings("calls", only_with_consent=True)

    scene.refused(409, "POST", TASKS, {"customerId": "rina"})
    said = {"channel": "call", "purpose": "marketing", "allowed": True, "source": "call"}
    scene.good("PUT", "/cdm/customers/rina/consent", said)
    assert make(scene, "rina")["status"] == "pending"


@pytest.mark.parametrize("day", [after(-1), after(32)])
def test_a_day_of_the_past_or_far_ahead_is_refused(scene: Scene, day: str) -> None:
    scene.customer("rina")

    error = scene.refused(422, "POST", TASKS, {"customerId": "rina", "taskDate": day})

    assert [each["field"] for each in error["details"]] == ["task_date"]


def test_an_agents_own_is_their_own_and_a_managers_goes_by_the_policy(scene: Scene) -> None:
    for each in ("rina", "sima", "lila"):
        scene.customer(each, agent="agt_2")

    assert make(scene, "rina", by="agt_1")["agent_id"] == "agt_1"
    assert make(scene, "sima")["agent_id"] == "agt_2"
    assert make(scene, "lila", agentId="agt_1")["agent_id"] == "agt_1"


def test_an_agent_makes_none_for_another(scene: Scene) -> None:
    scene.customer("rina")

    scene.refused(403, "POST", TASKS, {"customerId": "rina", "agentId": "agt_2"}, by="agt_1")


def test_for_an_agent_who_is_not_there_it_is_refused(scene: Scene) -> None:
    scene.customer("rina")

    scene.refused(422, "POST", TASKS, {"customerId": "rina", "agentId": "nobody"})
    scene.refused(404, "POST", TASKS, {"customerId": "nobody"})


def test_a_manual_task_takes_a_seat_of_its_day(scene: Scene) -> None:
    """The morning counts it before it hands out its own."""
    scene.changed_agent("agt_1", daily_capacity=1)
    scene.changed_agent("agt_2", daily_capacity=9)
    scene.days_pass(1)
    scene.customer("rina")
    make(scene, "rina", by="agt_1", priority="hot")

    scene.morning()

    assert [each["customer_id"] for each in scene.desk("agt_1")][:1] == ["rina"]
    made = [each for each in scene.tasks() if each["task_date"] == after(1) and each["source"] == "generation"]
    assert {each["agent_id"] for each in made} == {"agt_2"}
