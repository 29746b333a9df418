"""The day's tasks on a desk: whose, in what order, and what each says."""

from __future__ import annotations

import pytest

from tests.functional.calls.scene import TASKS, Scene, after

BOTH = ("/crm/automation/tasks/today", "/crm-automation/call-tasks/today")


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.hot("karim")
    scene.warm("rahim")
    scene.hot("tara", agent="agt_2")
    scene.generate()
    return scene


@pytest.mark.parametrize("path", BOTH)
def test_an_agent_sees_their_own_desk(scene: Scene, path: str) -> None:
    for query in ("", "?agentId=agt_1", "?agent_id=agt_1"):
        told = scene.good("GET", path + query, by="agt_1")
        assert [each["customer_id"] for each in told] == ["karim", "rahim"]


def test_agents_look_into_the_pool_they_take_from(scene: Scene) -> None:
    task = scene.task_of("rahim")["id"]
    scene.good("PUT", f"{TASKS}/{task}/assign", {"agentId": None})

    assert [each["id"] for each in scene.desk(None, by="agt_1")] == [task]
    assert [each["id"] for each in scene.desk(None, by="agt_2")] == [task]


def test_the_desk_of_nobody_we_know_is_not_an_empty_one(scene: Scene) -> None:
    error = scene.refused(404, "GET", f"{TASKS}/today?agentId=agt_11")

    assert error["code"] == "no_such_agent"


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize("other", ["agt_2", "nobody"])
def test_another_agents_desk_is_not_theirs_to_see(scene: Scene, path: str, other: str) -> None:
    error = scene.refused(403, "GET", f"{path}?agentId={other}", by="agt_1")

    assert error["code"] == "another_agents_desk"


@pytest.mark.parametrize("role", ["admin", "sales_manager"])
def test_managers_see_any_desk_and_the_pool(scene: Scene, role: str) -> None:
    scene.good("PUT", f"{TASKS}/{scene.task_of('rahim')['id']}/assign", {"agentId": None})

    assert [each["customer_id"] for each in scene.desk("agt_1", role=role)] == ["karim"]
    assert [each["customer_id"] for each in scene.desk("agt_2", role=role)] == ["tara"]
    assert [each["customer_id"] for each in scene.desk(None, role=role)] == ["rahim"]


@pytest.mark.parametrize("role", ["support", "delivery_coordinator"])
def test_who_makes_no_calls_has_no_desk(scene: Scene, role: str) -> None:
    scene.refused(403, "GET", BOTH[0], role=role)


def test_the_desk_of_one_who_has_none_is_the_pool(scene: Scene) -> None:
    assert scene.good("GET", BOTH[0], role="sales_manager") == []


def test_hottest_first_then_most_points() -> None:
    scene = Scene()
    scene.buyer("warm-vip", 20, orders=6, price=900)
    scene.warm("warm")
    scene.buyer("hottest", 10, orders=6, price=2500)
    scene.hot("hot")
    scene.hot("hot-and-spoken-with")
    scene.shop.clock.advance(days=-5)
    scene.good("POST", "/cdm/interaction", {"customer_id": "hot-and-spoken-with", "interaction_type": "call"})
    scene.shop.clock.advance(days=5)
    scene.generate()

    told = scene.desk()

    assert [(each["customer_id"], each["priority"], each["score"]) for each in told] == [
        ("hottest", "hot", 40 + 35 + 10 + 10 + 5),
        ("hot", "hot", 40 + 20 + 10 + 5),
        ("warm-vip", "hot", 35 + 20 + 10 + 5),
        ("hot-and-spoken-with", "hot", 40 + 10),
        ("warm", "warm", 20 + 20 + 5),
    ]


def test_what_is_done_stands_behind_what_is_to_do(scene: Scene) -> None:
    scene.called("karim")

    told = scene.desk()

    assert [(each["customer_id"], each["status"]) for each in told] == [("rahim", "pending"), ("karim", "completed")]


def test_a_task_says_whom_why_and_what_to_say(scene: Scene) -> None:
    told = scene.desk()[0]

    assert (told["customer_name"], told["customer_phone"]) == ("Karim", "+8801712300001")
    assert told["call_reason"] == "Upsell opportunity - Recent high-value customer"
    assert told["points"] == [
        {"what": "upsell", "points": 40, "text": "Upsell opportunity"},
        {"what": "cadence", "points": 20, "text": "Keep in touch"},
        {"what": "high_average", "points": 10, "text": "Orders are large on average"},
        {"what": "further_reasons", "points": 5, "text": "More than one reason"},
    ]
    assert (told["score"], [each["rule"] for each in told["reasons"]]) == (75, ["upsell", "cadence"])
    assert (told["task_date"], told["last_day"], told["attempts"]) == (after(0), after(0), 1)
    assert told["script"]["situation"] == "upsell"
    assert told["facts"]["lifetime_value"] == 2500
    assert told["facts"]["silent_days"] == 10


def test_in_bangla_on_request_and_when_the_shop_speaks_it(scene: Scene) -> None:
    asked = scene.good("GET", f"{BOTH[0]}?lang=bn", by="agt_1")[0]
    scene.settings("business", language="bn")
    by_setting = scene.good("GET", BOTH[0], by="agt_1")[0]

    assert asked["call_reason"] == by_setting["call_reason"]
    assert asked["call_reason"].startswith("ভালো ক্রেতা, ১০ দিন আগে")


def test_a_warm_task_is_carried_to_the_end_of_its_week_and_a_hot_one_is_not(scene: Scene) -> None:
    scene.days_pass(6)
    last = [each["customer_id"] for each in scene.desk()]
    scene.days_pass(1)
    over = scene.desk()

    assert last == ["rahim"]
    assert over == []


def test_a_task_of_another_day_is_not_todays(scene: Scene) -> None:
    body = {"action": "reschedule", "task_ids": [scene.task_of("karim")["id"]], "task_date": after(3)}
    scene.good("POST", f"{TASKS}/bulk", body)

    assert [each["customer_id"] for each in scene.desk()] == ["rahim"]
    scene.days_pass(3)
    assert [each["customer_id"] for each in scene.desk()] == ["karim", "rahim"]


def test_whose_customer_is_gone_is_not_shown(scene: Scene) -> None:
    scene.good("DELETE", "/cdm/customers/karim")

    assert [each["customer_id"] for each in scene.desk()] == ["rahim"]


# -- the desk and what to do next --------------------------------------------------------------------------------


def test_the_dashboard_counts_what_the_desk_holds(scene: Scene) -> None:
    scene.good("POST", TASKS, {"customerId": scene.customer("rina"), "priority": "hot"}, by="agt_1")
    scene.called("karim")
    scene.called("rahim", "wrong_number")

    told = scene.good("GET", "/crm/automation/agent/agt_1/dashboard", by="agt_1")

    assert (told["agent_id"], told["agent_name"], told["date"]) == ("agt_1", "Agt_1", after(0))
    assert (told["today_tasks"], told["hot_leads"], told["warm_leads"], told["cold_leads"]) == (3, 2, 1, 0)
    assert (told["pending"], told["completed"], told["failed"], told["skipped"]) == (1, 1, 1, 0)
    assert told["tasks"] == scene.desk()


@pytest.mark.parametrize("view", ["dashboard", "next-action"])
def test_another_agents_day_is_not_theirs_to_see(scene: Scene, view: str) -> None:
    scene.refused(403, "GET", f"/crm/automation/agent/agt_2/{view}", by="agt_1")
    scene.refused(404, "GET", f"/crm/automation/agent/agt_9/{view}")
    scene.good("GET", f"/crm/automation/agent/agt_2/{view}")


def test_the_next_action_is_the_first_of_the_desk_and_says_why(scene: Scene) -> None:
    told = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert (told["action"], told["priority"], told["waiting"]) == ("call_hot_customer", "HIGH", 2)
    assert told["message"] == "Call Karim NOW - High-value customer!"
    assert told["task"] == scene.desk()[0]
    assert told["why"]["runner_up"]["customer_name"] == "Rahim"
    assert told["why"]["runner_up"]["behind_by"] == told["task"]["score"] - scene.desk()[1]["score"]
    assert told["why"]["would_change"] == ["Rahim would have to be hot, not warm"]


def test_with_only_a_callback_left_it_says_when(scene: Scene) -> None:
    scene.called("karim", "busy")
    scene.called("rahim")

    told = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")
    scene.shop.clock.advance(minutes=120)
    later = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert (told["action"], told["message"]) == ("wait_for_callback", "The next call is planned for 14:00")
    assert (later["action"], later["customer_intel"]["name"]) == ("call_hot_customer", "Karim")


def test_with_nothing_left_the_pool_is_offered_and_then_all_is_done(scene: Scene) -> None:
    scene.called("karim")
    scene.good("PUT", f"{TASKS}/{scene.task_of('rahim')['id']}/assign", {"agentId": None})

    pool = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")
    scene.good("PUT", f"{TASKS}/{pool['task']['id']}/assign", {"agentId": "agt_1"}, by="agt_1")
    scene.called("rahim")
    done = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert (pool["action"], pool["task"]["customer_id"]) == ("take_from_pool", "rahim")
    assert (done["action"], done["priority"], "task" in done, done["waiting"]) == ("all_done", "NONE", False, 0)


def test_a_customer_who_is_gone_is_not_what_to_do_next(scene: Scene) -> None:
    scene.good("DELETE", "/cdm/customers/karim")

    told = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert told["customer_intel"]["name"] == "Rahim"


def test_when_nobody_on_the_desk_is_left_nothing_is_waited_for(scene: Scene) -> None:
    scene.good("DELETE", "/cdm/customers/karim")
    scene.good("DELETE", "/cdm/customers/rahim")

    told = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert (told["action"], told["waiting"]) == ("all_done", 0)


def test_an_agreed_hour_is_told_apart_from_a_likely_one(scene: Scene) -> None:
    hours = {"start": "10:30", "end": "12:00"}
    scene.good("PATCH", "/cdm/customers/rahim", {"contact_hours": hours})
    scene.customer("rina", contact_hours=hours)
    scene.good("POST", TASKS, {"customerId": "rina", "scheduledTime": "12:00"}, by="agt_1")

    told = {each["customer_id"]: each for each in scene.desk()}
    hours_of = {who: (each.get("scheduled_time"), each["time_is_agreed"]) for who, each in told.items()}

    assert (hours_of["rahim"], hours_of["rina"]) == (("10:30", False), ("12:00", True))
    assert told["rahim"]["best_hour"] == told["rina"]["best_hour"] == "10:30"


def test_an_agreed_call_whose_time_has_come_is_what_to_do_next(scene: Scene) -> None:
    scene.customer("rina")
    scene.good("POST", TASKS, {"customerId": "rina", "scheduledTime": "15:00"}, by="agt_1")

    before = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")
    scene.shop.clock.advance(hours=3, minutes=6)
    told = scene.good("GET", "/crm/automation/agent/agt_1/next-action", by="agt_1")

    assert before["task"]["customer_id"] == "karim"
    assert before["why"]["would_change"][0] == "At 15:00 a call that ranks higher comes due"
    assert (told["task"]["customer_id"], told["message"]) == ("rina", "Call Rina NOW - agreed for 15:00")


def test_in_bangla_everything_that_is_said_is_bangla(scene: Scene) -> None:
    path = "/crm/automation/agent/agt_1/next-action"
    told = scene.good("GET", f"{path}?lang=bn", by="agt_1")
    scene.settings("business", language="bn")
    own = scene.good("GET", path, by="agt_1")

    assert own == told
    assert told["message"] == "Karim-কে এখনই কল করুন - মূল্যবান গ্রাহক!"
    assert told["why"]["would_change"] == ["Rahim-কে উষ্ণ নয়, গরম হতে হতো"]
    assert told["why"]["points"][0]["text"] == "নতুন কিছু দেখানোর সুযোগ"


def test_an_order_after_the_call_was_planned_is_said_first(scene: Scene) -> None:
    """Who ordered an hour ago is not told that they have not ordered for two months."""
    scene.buyer("silent", 60)
    scene.generate()
    before = scene.task_of("silent")
    scene.order("silent")

    task = scene.task_of("silent")

    today = scene.shop.shop.today().isoformat()
    assert "ordered_since" not in before
    assert task["ordered_since"] == today
    assert task["call_reason"] == f"Ordered on {today}, since this call was planned: thank them"
    assert "honey" not in [each["product_id"] for each in task["recommended_products"]]
