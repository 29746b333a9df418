"""What became of a call, and everything that follows from it, once."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.kernel.clock import stamp
from tests.functional.calls.scene import TASKS, TODAY, Scene, after

BOTH = ("/crm/automation/tasks/{id}/status", "/crm-automation/call-task/{id}/status")
COMPLETES = ("successful", "interested", "follow_up_needed", "not_interested", "do_not_contact")
FAILS = ("no_answer", "busy", "wrong_number")


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.hot("karim")
    scene.generate()
    scene.settle()
    return scene


def status(scene: Scene, task_id: str) -> str:
    return str(scene.good("GET", f"{TASKS}/{task_id}")["status"])


# -- every outcome ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize("outcome", [*COMPLETES, *FAILS])
def test_an_outcome_closes_the_task_and_is_a_contact(scene: Scene, outcome: str, path: str) -> None:
    task = scene.task_of("karim")

    told = scene.good("PUT", path.format(id=task["id"]), {"outcome": outcome, "notes": "2kg honey"}, by="agt_1")

    assert (told["status"], told["outcome"]) == ("completed" if outcome in COMPLETES else "failed", outcome)
    assert (told["notes"], told["version"]) == ("2kg honey", 2)
    (contact,) = scene.contacts("karim")
    assert (contact["interaction_type"], contact["direction"], contact["outcome"]) == ("call", "outbound", outcome)
    assert (contact["agent_id"], contact["agent_name"]) == ("agt_1", "Agt_1")
    assert (contact["task_id"], contact["details"]) == (task["id"], "2kg honey")
    assert scene.last_contact("karim") == after(0)
    assert scene.good("GET", "/cdm/customer360/karim")["total_interactions"] == 1


def test_a_completed_call_has_served_its_reasons(scene: Scene) -> None:
    scene.called("karim")
    scene.days_pass(3)
    scene.settle()

    scene.morning()

    assert len(scene.tasks("karim")) == 1
    assert scene.kept("karim")["served"]["upsell"] == after(-10)
    assert "open" not in scene.kept("karim")


@pytest.mark.parametrize("outcome", FAILS)
def test_a_failed_call_has_served_nothing(scene: Scene, outcome: str) -> None:
    task = scene.task_of("karim")

    scene.called("karim", outcome)

    assert "served" not in scene.kept("karim")
    assert scene.kept("karim")["given_back"] == task["id"]


def test_an_expired_task_is_rolled_into_the_next_with_its_reason(scene: Scene) -> None:
    first = scene.task_of("karim")
    scene.days_pass(1)

    scene.morning()

    told = {each["id"]: each for each in scene.tasks("karim")}
    assert told.pop(first["id"])["status"] == "expired"
    (second,) = told.values()
    assert (second["rolled_from"], second["status"], second["task_date"]) == (first["id"], "pending", after(1))
    assert second["reasons"][0]["rule"] == "upsell"


def test_a_reason_comes_back_only_to_the_far_edge_of_its_window(scene: Scene) -> None:
    """Ten days after the order today; the window ends with the fifteenth. Nobody is called on Friday and Saturday."""
    for _ in range(8):
        scene.days_pass(1)
        scene.morning()

    upsells = [each["task_date"] for each in scene.tasks("karim") if each["reasons"][0]["rule"] == "upsell"]
    assert sorted(upsells) == [after(days) for days in (0, 1, 2, 5)]


@pytest.mark.parametrize("outcome", FAILS)
def test_a_task_given_back_after_a_failure_is_rolled_too(scene: Scene, outcome: str) -> None:
    scene.settings("calls", attempts=1)
    first = scene.task_of("karim")
    scene.called("karim", outcome)
    scene.settle()
    scene.days_pass(5)

    scene.morning()

    later = [each for each in scene.tasks("karim") if each["id"] != first["id"]]
    if outcome == "wrong_number":
        assert later == []
    else:
        assert [each["rolled_from"] for each in later] == [first["id"]]


# -- a wrong number, a no --------------------------------------------------------------------------------------


def test_a_wrong_number_is_not_rung_until_somebody_mends_it(scene: Scene) -> None:
    scene.called("karim", "wrong_number")
    scene.settle()
    scene.days_pass(2)
    nobody = scene.good("POST", f"{TASKS}/generate?dryRun=true")
    scene.good("PATCH", "/cdm/customers/karim", {"phone": "01712399999"})
    scene.settle()
    scene.days_pass(3)
    somebody = scene.generate()

    assert (nobody["done"], nobody["reasons"]) == (0, {"wrong_number": 1})
    assert somebody["breakdown"] == {"upsell": 1}


def test_who_wants_no_contact_gets_no_more_calls(scene: Scene) -> None:
    scene.called("karim", "do_not_contact")
    scene.settle()

    assert scene.allows_calls("karim") is False
    history = scene.good("GET", "/cdm/customers/karim/consent")
    assert {each["channel"] for each in history if not each["allowed"]} >= {"call", "whatsapp", "sms"}
    scene.order("karim")
    scene.settle()
    for _ in range(12):
        scene.days_pass(1)
        scene.morning()
    assert len(scene.tasks("karim")) == 1


@pytest.mark.parametrize("outcome", [each for each in (*COMPLETES, *FAILS) if each != "do_not_contact"])
def test_nothing_else_speaks_of_consent(scene: Scene, outcome: str) -> None:
    scene.called("karim", outcome)

    assert scene.allows_calls("karim") is None


# -- agreed to speak again -------------------------------------------------------------------------------------


def test_a_day_that_was_agreed_becomes_a_task_of_that_day(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(5))
    scene.settle()
    assert scene.kept("karim")["follow_ups"] == [after(5)]

    for _ in range(5):
        scene.days_pass(1)
        scene.morning()

    task = scene.task_of("karim")
    assert (task["task_type"], task["priority"], task["task_date"]) == ("follow_up", "hot", after(5))
    assert task["call_reason"] == f"Follow-up agreed for {after(5)}"


def test_a_follow_up_that_was_missed_stands_until_it_is_kept(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(1))
    scene.settle()
    for _ in range(2):
        scene.days_pass(1)
        scene.morning()
    scene.called("karim")
    for _ in range(3):
        scene.days_pass(1)
        scene.morning()

    follow_ups = [each for each in scene.tasks("karim") if each["task_type"] == "follow_up"]
    assert sorted((each["task_date"], each["status"]) for each in follow_ups) == [
        (after(1), "expired"),
        (after(2), "completed"),
    ]
    assert "follow_ups" not in scene.kept("karim")


def test_agreed_for_today_the_task_is_made_at_once(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(0))
    assert [each["status"] for each in scene.desk()] == ["completed"]

    events = scene.settle()

    task = scene.task_of("karim")
    assert (task["task_type"], task["source"], task["agent_id"]) == ("follow_up", "follow_up", "agt_1")
    scene.hear(*events, *events)
    assert len(scene.tasks("karim")) == 2


def test_agreed_in_an_ordinary_contact_it_is_the_same(scene: Scene) -> None:
    scene.buyer("rahim", 40)
    scene.settle()
    said = {"customer_id": "rahim", "interaction_type": "call", "follow_up_date": after(0)}
    scene.good("POST", "/cdm/interaction", said)

    scene.settle()

    assert scene.task_of("rahim")["task_type"] == "follow_up"


def test_told_again_after_it_was_kept_it_is_not_made_again(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(0))
    events = scene.settle()
    scene.called("karim")
    scene.settle()

    scene.hear(*events)

    assert len(scene.tasks("karim")) == 2
    assert "follow_ups" not in scene.kept("karim")


@pytest.mark.parametrize("day", [after(-1), "2028-03-10", "2026-02-30"])
def test_a_day_that_nobody_can_agree_on_is_refused(scene: Scene, day: str) -> None:
    path = f"{TASKS}/{scene.task_of('karim')['id']}/status"

    error = scene.refused(422, "PUT", path, {"outcome": "follow_up_needed", "follow_up_date": day}, by="agt_1")

    assert [each["field"] for each in error["details"]] == ["follow_up_date"]


# -- trying again ----------------------------------------------------------------------------------------------


def test_a_busy_line_is_a_new_task_two_hours_later(scene: Scene) -> None:
    first = scene.task_of("karim")

    scene.called("karim", "busy")

    task = scene.task_of("karim")
    assert (task["retry_of"], task["attempts"], task["source"]) == (first["id"], 2, "retry")
    assert (task["task_date"], task["scheduled_time"]) == (after(0), "14:00")
    assert (task["agent_id"], task["call_reason"]) == ("agt_1", first["call_reason"])
    assert scene.kept("karim")["open"] == [task["id"], after(0), after(0)]


def test_when_nobody_answers_before_the_weekend_it_is_tried_on_sunday(scene: Scene) -> None:
    scene = Scene()
    scene.days_pass(2)
    scene.hot("karim")
    scene.generate()

    scene.called("karim", "no_answer")

    task = scene.task_of("karim")
    assert (task["task_date"], task["last_day"]) == (after(5), after(5))


def test_three_attempts_and_then_the_reason_is_given_back(scene: Scene) -> None:
    for _ in range(3):
        scene.called("karim", "busy")

    told = sorted(scene.tasks("karim"), key=lambda each: each["attempts"])
    assert [(each["attempts"], each["status"]) for each in told] == [(1, "failed"), (2, "failed"), (3, "failed")]
    assert [each.get("retry_of") for each in told] == [None, told[0]["id"], told[1]["id"]]
    assert scene.kept("karim")["given_back"] == told[2]["id"]
    assert len(scene.contacts("karim")) == 3


# -- taken up, put back, skipped -------------------------------------------------------------------------------


def test_the_length_of_a_call_is_measured_from_taking_it_up(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")
    scene.shop.clock.advance(seconds=150)

    told = scene.say(task["id"], outcome="successful")

    assert told["call_minutes"] == 2.5


def test_or_is_what_the_agent_says(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")

    assert scene.say(task["id"], outcome="successful", call_minutes=9)["call_minutes"] == 9


def test_never_taken_up_nobody_knows(scene: Scene) -> None:
    assert "call_minutes" not in scene.called("karim")


def test_left_open_overnight_nobody_knows_either(scene: Scene) -> None:
    scene.customer("rina")
    made = scene.good("POST", TASKS, {"customerId": "rina"}, by="agt_1")
    scene.say(made["id"], status="in_progress")
    scene.days_pass(1)

    told = scene.say(made["id"], outcome="successful")

    assert "call_minutes" not in told
    assert not any("talked_seconds" in cell for cell in scene.cells().values())


def test_moved_to_another_day_a_call_is_measured_from_when_it_is_taken_up_then(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")
    body = {"action": "reschedule", "taskIds": [task["id"]], "taskDate": after(1)}
    scene.good("POST", f"{TASKS}/bulk", body, by="agt_1")
    moved = scene.good("GET", f"{TASKS}/{task['id']}")
    scene.shop.clock.advance(hours=2)

    told = scene.say(task["id"], outcome="successful")

    assert (moved["status"], moved["task_date"]) == ("pending", after(1))
    assert "call_minutes" not in told


def test_put_back_it_waits_again_and_is_no_contact(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")

    told = scene.say(task["id"], status="pending")

    assert (told["status"], told["version"]) == ("pending", 3)
    assert scene.contacts("karim") == []


def test_skipped_it_is_no_contact_and_needs_no_outcome(scene: Scene) -> None:
    told = scene.say(scene.task_of("karim")["id"], status="skipped", notes="on holiday")

    assert (told["status"], told["notes"]) == ("skipped", "on holiday")
    assert scene.contacts("karim") == []
    assert scene.last_contact("karim") is None
    assert "open" not in scene.kept("karim")


def test_whoever_takes_a_call_from_the_pool_has_it(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.good("PUT", f"{TASKS}/{task['id']}/assign", {"agent_id": None})

    assert scene.say(task["id"], by="agt_2", status="in_progress")["agent_id"] == "agt_2"


# -- what cannot be --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "then"),
    [
        ({"outcome": "successful"}, {"outcome": "interested"}),
        ({"outcome": "successful"}, {"outcome": "busy"}),
        ({"outcome": "successful"}, {"status": "skipped"}),
        ({"outcome": "wrong_number"}, {"outcome": "successful"}),
        ({"status": "skipped"}, {"outcome": "successful"}),
    ],
)
def test_what_is_closed_cannot_become_something_else(
    scene: Scene, closed: dict[str, Any], then: dict[str, Any]
) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], **closed)

    error = scene.refused(409, "PUT", f"{TASKS}/{task['id']}/status", then, by="agt_1")

    assert error["code"] == "task_cannot_move_so"


@pytest.mark.parametrize("then", [{"status": "pending"}, {"status": "in_progress"}, {"outcome": "successful"}])
def test_an_expired_task_stays_so(scene: Scene, then: dict[str, Any]) -> None:
    task = scene.task_of("karim")
    scene.days_pass(1)
    scene.morning()

    scene.refused(409, "PUT", f"{TASKS}/{task['id']}/status", then, by="agt_1")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"status": "completed"}, "outcome"),
        ({"status": "failed", "outcome": "successful"}, "outcome"),
        ({"status": "completed", "outcome": "busy"}, "outcome"),
        ({"outcome": "unsuccessful - no order"}, "outcome"),
        ({"status": "expired"}, "status"),
        ({"status": "done"}, "status"),
        ({"outcome": "successful", "call_minutes": -1}, "call_minutes"),
        ({"outcome": "successful", "call_minutes": 601}, "call_minutes"),
        ({"notes": "hm"}, ""),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(scene: Scene, body: dict[str, Any], field: str) -> None:
    path = f"{TASKS}/{scene.task_of('karim')['id']}/status"

    error = scene.refused(422, "PUT", path, body, by="agt_1")

    assert any(field in each["field"] for each in error["details"])


@pytest.mark.parametrize("path", [*BOTH, TASKS + "/{id}/assign"])
def test_another_agents_task_is_not_there(scene: Scene, path: str) -> None:
    task = scene.task_of("karim")
    body = {"outcome": "successful"} if "assign" not in path else {"agent_id": "agt_2"}

    scene.refused(404, "PUT", path.format(id=task["id"]), body, by="agt_2")
    scene.refused(404, "GET", f"{TASKS}/{task['id']}", by="agt_2")
    scene.refused(404, "PUT", path.format(id="tsk_none"), body)


# -- once, and not over another's change -----------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["successful", "busy", "do_not_contact"])
def test_a_double_click_is_one_effect(scene: Scene, outcome: str) -> None:
    task = scene.task_of("karim")
    first = scene.say(task["id"], outcome=outcome, notes="said once")
    before = scene.shop.table.everything()

    second = scene.say(task["id"], outcome=outcome, notes="said once")

    assert second == first
    assert scene.shop.table.everything() == before


@pytest.mark.parametrize("outcome", ["successful", "busy"])
def test_said_again_with_more_notes_they_are_added(scene: Scene, outcome: str) -> None:
    task = scene.task_of("karim")
    first = scene.say(task["id"], outcome=outcome, notes="rang twice")
    tasks = len(scene.tasks())

    second = scene.say(task["id"], outcome=outcome, notes="wants 2kg honey")
    again = scene.say(task["id"], outcome=outcome, notes="wants 2kg honey")

    assert (second["notes"], second["version"]) == ("rang twice\nwants 2kg honey", first["version"] + 1)
    assert again == second
    (contact,) = scene.contacts("karim")
    assert contact["details"] == "rang twice\nwants 2kg honey"
    assert len(scene.tasks()) == tasks
    assert b"2kg" not in repr(scene.shop.table.everything()).encode()


@pytest.mark.parametrize("outcome", ["interested", "wrong_number"])
def test_said_again_with_a_day_it_is_agreed(scene: Scene, outcome: str) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], outcome=outcome, follow_up_date=after(4))
    scene.settle()

    told = scene.say(task["id"], outcome=outcome, follow_up_date=after(6))
    scene.settle()

    assert told["follow_up_date"] == after(6)
    assert scene.kept("karim")["follow_ups"] == [after(6)]
    assert [each["follow_up_date"] for each in scene.contacts("karim")] == [after(6)]
    assert scene.good("GET", "/cdm/customer360/karim")["total_interactions"] == 1
    if outcome == "interested":
        assert (after(6), "karim") in scene.looks()


def test_agreed_for_today_when_said_again_the_task_is_made_at_once(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], outcome="follow_up_needed")
    scene.settle()

    scene.say(task["id"], outcome="follow_up_needed", follow_up_date=after(0))
    scene.settle()

    assert scene.task_of("karim")["task_type"] == "follow_up"


def test_undone_what_was_added_goes_as_well(scene: Scene) -> None:
    task = scene.task_of("karim")
    before = whole(scene)
    scene.say(task["id"], outcome="successful", notes="one")
    scene.say(task["id"], outcome="successful", notes="two", follow_up_date=after(4))
    scene.settle()

    scene.say(task["id"], status="pending")

    assert whole(scene) == before


def test_noted_while_it_waits_or_is_under_way(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress", notes="rings")

    assert scene.say(task["id"], status="in_progress", notes="and rings")["notes"] == "rings\nand rings"


def test_no_day_is_agreed_in_a_call_that_is_not_over(scene: Scene) -> None:
    body = {"status": "in_progress", "follow_up_date": after(2)}

    error = scene.refused(422, "PUT", f"{TASKS}/{scene.task_of('karim')['id']}/status", body, by="agt_1")

    assert [each["field"] for each in error["details"]] == ["follow_up_date"]


def test_the_same_key_gets_the_same_answer_whatever_happened_since(scene: Scene) -> None:
    task = scene.task_of("karim")
    path, body, key = f"{TASKS}/{task['id']}/status", {"outcome": "busy"}, {"Idempotency-Key": "click-1"}
    first = scene.good("PUT", path, body, by="agt_1", headers=key)
    scene.say(task["id"], status="pending")
    before = scene.shop.table.everything()

    again = scene.good("PUT", path, body, by="agt_1", headers=key)

    assert again == first
    assert scene.shop.table.everything() == before


def test_the_same_key_for_another_body_is_refused(scene: Scene) -> None:
    path = f"{TASKS}/{scene.task_of('karim')['id']}/status"
    key = {"Idempotency-Key": "click-1"}
    scene.good("PUT", path, {"status": "in_progress"}, by="agt_1", headers=key)

    scene.refused(409, "PUT", path, {"outcome": "busy"}, by="agt_1", headers=key)


@pytest.mark.parametrize("path", [*BOTH, TASKS + "/{id}/assign"])
def test_who_believes_an_older_version_is_told(scene: Scene, path: str) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")
    body = {"outcome": "successful"} if "assign" not in path else {"agent_id": None}

    error = scene.refused(409, "PUT", path.format(id=task["id"]), body, by="agt_1", headers={"If-Match": '"1"'})
    taken = scene.good("PUT", path.format(id=task["id"]), body, by="agt_1", headers={"If-Match": '"2"'})

    assert error["code"] == "stale_version"
    assert taken["version"] == 3


def test_the_refusal_shows_the_task_as_it_is(scene: Scene) -> None:
    task = scene.task_of("karim")
    now = scene.say(task["id"], status="in_progress")

    answer = scene.call(
        "PUT", f"{TASKS}/{task['id']}/status", {"outcome": "busy"}, by="agt_1", headers={"If-Match": '"1"'}
    )

    assert answer.body["error"]["current"]["version"] == now["version"]


# -- a slip of the finger --------------------------------------------------------------------------------------


def whole(scene: Scene) -> dict[str, Any]:
    """Everything about the customer and the team that a slip could have moved."""
    return {
        "tasks": [(each["id"], each["status"], each.get("notes"), each.get("outcome")) for each in scene.tasks()],
        "contacts": scene.contacts("karim"),
        "count": scene.good("GET", "/cdm/customer360/karim")["total_interactions"],
        "last_contact": scene.last_contact("karim"),
        "calls": scene.kept("karim"),
        "consent": scene.good("GET", "/cdm/customers/karim").get("consent"),
        "cells": scene.cells(),
        "desk": [(each["id"], each["status"]) for each in scene.desk()],
    }


@pytest.mark.parametrize("outcome", [*COMPLETES, "wrong_number"])
@pytest.mark.parametrize("heard", [False, True])
def test_undone_within_a_minute_everything_is_as_it_was(scene: Scene, outcome: str, heard: bool) -> None:
    task = scene.task_of("karim")
    before = whole(scene)
    scene.called("karim", outcome, notes="oops", follow_up_date=after(4))
    if heard:
        scene.settle()
    scene.shop.clock.advance(seconds=60)

    told = scene.say(task["id"], status="pending")

    assert (told["status"], told.get("outcome"), told.get("notes")) == ("pending", None, None)
    assert whole(scene) == before


@pytest.mark.parametrize("outcome", ["busy", "no_answer"])
def test_the_attempt_that_would_have_followed_is_called_off(scene: Scene, outcome: str) -> None:
    task = scene.task_of("karim")
    before = whole(scene)
    scene.called("karim", outcome)
    retry = scene.task_of("karim")["id"]

    scene.say(task["id"], status="pending")

    after_all = whole(scene)
    assert status(scene, retry) == "skipped"
    assert after_all["calls"] == before["calls"]
    assert after_all["contacts"] == []
    assert [each[0] for each in after_all["desk"] if each[1] == "pending"] == [task["id"]]


def test_a_follow_up_of_today_that_was_made_of_the_slip_is_called_off(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.called("karim", "follow_up_needed", follow_up_date=after(0))
    scene.settle()
    made = scene.task_of("karim")["id"]

    scene.say(task["id"], status="pending")
    scene.settle()

    assert status(scene, made) == "skipped"
    assert [each["id"] for each in scene.desk() if each["status"] == "pending"] == [task["id"]]
    assert scene.kept("karim")["open"][0] == task["id"]
    assert "follow_ups" not in scene.kept("karim")


def test_a_task_that_a_person_made_since_is_not_called_off(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.called("karim", "not_interested")
    scene.good("POST", TASKS, {"customerId": "karim"}, by="agt_1")

    error = scene.refused(409, "PUT", f"{TASKS}/{task['id']}/status", {"status": "pending"}, by="agt_1")

    assert error["code"] == "customer_has_an_open_task"


def test_an_undone_call_can_be_closed_anew_and_is_logged_anew(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.called("karim", "not_interested")
    scene.say(task["id"], status="pending")

    told = scene.say(task["id"], outcome="successful")

    assert told["outcome"] == "successful"
    assert [each["outcome"] for each in scene.contacts("karim")] == ["successful"]


def test_notes_of_before_come_back(scene: Scene) -> None:
    scene.customer("rina")
    body = {"customerId": "rina", "notes": "ask about honey", "callReason": "Promised"}
    made = scene.good("POST", TASKS, body, by="agt_1")
    scene.say(made["id"], outcome="successful", notes="bought it")

    told = scene.say(made["id"], status="pending")

    assert (told["notes"], told["call_reason"]) == ("ask about honey", "Promised")


def test_skipped_by_mistake_it_comes_back_too(scene: Scene) -> None:
    task = scene.task_of("karim")
    before = whole(scene)
    scene.say(task["id"], status="skipped")

    scene.say(task["id"], status="pending")

    assert whole(scene) == before


def test_undone_and_missed_again_it_is_tried_again(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], outcome="busy")
    scene.say(task["id"], status="pending")
    scene.shop.clock.advance(seconds=90)

    scene.say(task["id"], outcome="busy")

    retries = [(each["attempts"], each["status"]) for each in scene.tasks("karim") if each["source"] == "retry"]
    assert sorted(retries) == [(2, "pending"), (2, "skipped")]


def test_an_undo_goes_back_to_the_call_under_way(scene: Scene) -> None:
    task = scene.task_of("karim")
    scene.say(task["id"], status="in_progress")
    scene.say(task["id"], outcome="successful")

    assert scene.say(task["id"], status="in_progress")["status"] == "in_progress"


def test_after_a_minute_it_is_too_late(scene: Scene) -> None:
    task = scene.task_of("karim")
    told = scene.called("karim")
    assert told["undo_until"].startswith(stamp(scene.shop.clock.now())[:15])
    scene.shop.clock.advance(seconds=61)

    error = scene.refused(409, "PUT", f"{TASKS}/{task['id']}/status", {"status": "pending"}, by="agt_1")

    assert error["code"] == "too_late_to_undo"
    assert scene.desk()[0]["status"] == "completed"


def test_consent_given_before_is_given_again(scene: Scene) -> None:
    said = {"channel": "call", "purpose": "marketing", "allowed": True, "source": "call"}
    scene.good("PUT", "/cdm/customers/karim/consent", said)
    before = whole(scene)
    task = scene.task_of("karim")
    scene.called("karim", "do_not_contact")
    assert scene.allows_calls("karim") is False

    scene.say(task["id"], status="pending")

    assert whole(scene) == before


def test_a_day_is_the_shops_own(scene: Scene) -> None:
    """Half past eleven at night in Dhaka is still today, though it is half past five in Greenwich."""
    scene.shop.clock.advance(hours=11, minutes=30)
    scene.called("karim")

    assert scene.last_contact("karim") == TODAY.isoformat()
    assert [each["status"] for each in scene.desk()] == ["completed"]
