"""What agents achieved: the counters against a plain recount of the tasks, on days of random clicks."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.functional.calls.scene import TASKS, TODAY, Scene, after

PATHS = ("/crm/automation/agent/performance", "/crm-automation/agent-performance")
OUTCOMES = (
    "successful",
    "interested",
    "follow_up_needed",
    "not_interested",
    "do_not_contact",
    "no_answer",
    "busy",
    "wrong_number",
)


def percent(part: int, whole: int) -> float:
    return round(part * 100 / whole + 1e-9, 2) if whole else 0


def is_follow_up(task: dict[str, Any]) -> bool:
    return bool(task["reasons"]) and task["reasons"][0]["rule"] == "follow_up"


def recounted(tasks: list[dict[str, Any]], agent: str | None, start: str, end: str) -> dict[str, Any]:
    """From the tasks themselves, as the door tells them."""
    mine = [each for each in tasks if each.get("agent_id") == agent and start <= each["task_date"] <= end]
    by_status = Counter(each["status"] for each in mine)
    successful = sum(each.get("outcome") == "successful" for each in mine)
    talked = [each["call_minutes"] for each in mine if each.get("call_minutes")]
    follow_ups = [each for each in mine if is_follow_up(each) and each["attempts"] == 1]
    worked = {each["task_date"] for each in mine if each["status"] in ("completed", "failed")}
    calls = by_status["completed"] + by_status["failed"]
    return {
        "total_tasks": len(mine),
        "completed_tasks": by_status["completed"],
        "successful_calls": successful,
        "failed_tasks": by_status["failed"],
        "skipped_tasks": by_status["skipped"],
        "expired_tasks": by_status["expired"],
        "pending_tasks": by_status["pending"] + by_status["in_progress"],
        "completion_rate": percent(by_status["completed"], len(mine)),
        "success_rate": percent(successful, by_status["completed"]),
        "avg_call_duration": round(sum(talked) / len(talked), 2) if talked else None,
        "calls": calls,
        "calls_per_day": round(calls / len(worked), 2) if worked else 0,
        "follow_ups": len(follow_ups),
    }


def told_of(scene: Scene, agent: str, start: str, end: str) -> dict[str, Any]:
    told: dict[str, Any] = scene.good("GET", f"{PATHS[0]}?agentId={agent}&startDate={start}&endDate={end}")
    told.setdefault("avg_call_duration", None)
    return told


def a_shop_with_customers(chance: random.Random) -> Scene:
    scene = Scene()
    for number in range(14):
        agent = chance.choice([None, "agt_1", "agt_2"])
        match chance.randrange(4):
            case 0:
                scene.hot(f"c{number}", agent=agent)
            case 1:
                scene.warm(f"c{number}", agent=agent)
            case 2:
                scene.buyer(f"c{number}", 65, agent=agent)
            case _:
                scene.buyer(f"c{number}", 20, orders=6, price=900, agent=agent)
    scene.settle()
    return scene


def click(scene: Scene, chance: random.Random) -> None:
    """Somebody does something with a task, or tries to."""
    tasks = scene.tasks()
    if not tasks:
        return
    task = chance.choice(tasks)
    path = f"{TASKS}/{task['id']}"
    match chance.randrange(8):
        case 0:
            scene.call("PUT", f"{path}/status", {"status": "in_progress"})
            scene.shop.clock.advance(minutes=chance.randrange(1, 9))
        case 1:
            scene.call("PUT", f"{path}/assign", {"agent_id": chance.choice([None, "agt_1", "agt_2"])})
        case 2:
            scene.call("PUT", f"{path}/status", {"status": chance.choice(["pending", "skipped"])})
        case 3:
            day = after((scene.shop.shop.today() - TODAY).days + chance.randrange(3))
            scene.call("POST", f"{TASKS}/bulk", {"action": "reschedule", "task_ids": [task["id"]], "task_date": day})
        case 4:
            scene.call("POST", TASKS, {"customer_id": task["customer_id"], "priority": "hot"})
        case _:
            said: dict[str, Any] = {"outcome": chance.choice(OUTCOMES)}
            if chance.random() < 0.3:
                said["call_minutes"] = chance.randrange(1, 12)
            if chance.random() < 0.3:
                said["follow_up_date"] = after((scene.shop.shop.today() - TODAY).days + chance.randrange(3))
            scene.call("PUT", f"{path}/status", said)
    if chance.random() < 0.3:
        scene.settle()


@pytest.mark.parametrize("seed", range(6))
def test_the_counters_are_a_plain_recount_whatever_was_clicked(seed: int) -> None:
    chance = random.Random(seed)
    scene = a_shop_with_customers(chance)
    for _ in range(3):
        scene.morning()
        for _ in range(15):
            click(scene, chance)
        scene.settle()
        scene.shop.clock.set(scene.shop.clock.now().replace(hour=1) + timedelta(days=1))

    tasks = scene.tasks()
    assert len(tasks) > 10
    for start, end in ((after(-3), after(6)), (after(0), after(0)), (after(1), after(2))):
        for agent in scene.agents:
            told, counted = told_of(scene, agent, start, end), recounted(tasks, agent, start, end)
            assert {name: told[name] for name in counted} == counted
            assert told.get("follow_up_completion", 0) <= 100
    assert one_open_task_each(tasks)


def one_open_task_each(tasks: list[dict[str, Any]]) -> bool:
    waiting = Counter(each["customer_id"] for each in tasks if each["status"] in ("pending", "in_progress"))
    return set(waiting.values()) <= {1}


@pytest.mark.parametrize("seed", range(6, 9))
def test_the_team_is_the_sum_of_its_members_and_of_the_pool(seed: int) -> None:
    chance = random.Random(seed)
    scene = a_shop_with_customers(chance)
    scene.morning()
    for _ in range(20):
        click(scene, chance)

    told = scene.good("GET", "/crm/automation/team/dashboard")
    day = after(0)
    counted = {agent: recounted(scene.tasks(), agent, day, day) for agent in ("agt_1", "agt_2", None)}

    assert told["total_tasks"] == sum(each["total_tasks"] for each in counted.values())
    assert told["completed_tasks"] == sum(each["completed_tasks"] for each in counted.values())
    assert {each["agent_id"]: each["total_tasks"] for each in told["agents"]} == {
        agent: counted[agent]["total_tasks"] for agent in ("agt_1", "agt_2")
    }
    assert {each["agent_id"]: each["tasks"] for each in told["distribution"]} == {
        agent or "-": each["total_tasks"] for agent, each in counted.items()
    }
    for each in told["distribution"]:
        assert each["tasks"] == each["hot"] + each["warm"] + each["cold"]
    left = Counter(
        (each.get("agent_id", "-"), each["priority"])
        for each in scene.tasks()
        if each["task_date"] == day and each["status"] in ("pending", "in_progress")
    )
    for each in told["distribution"]:
        for priority in ("hot", "warm", "cold"):
            assert each[f"open_{priority}"] == left[each["agent_id"], priority]


# -- asked for -------------------------------------------------------------------------------------------------


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    for customer in ("karim", "rahim", "rina", "sima"):
        scene.hot(customer)
    scene.hot("tara", agent="agt_2")
    scene.generate()
    return scene


@pytest.mark.parametrize("path", PATHS)
def test_an_agent_sees_their_own_and_a_manager_everybodys(scene: Scene, path: str) -> None:
    own = scene.good("GET", path, by="agt_1")

    assert own == scene.good("GET", f"{path}?agentId=agt_1", by="agt_1")
    assert own == scene.good("GET", f"{path}?agent_id=agt_1", role="sales_manager")
    scene.refused(403, "GET", f"{path}?agentId=agt_2", by="agt_1")
    scene.refused(404, "GET", f"{path}?agentId=nobody")
    scene.refused(422, "GET", path)


def test_rates_are_parts_of_what_they_say(scene: Scene) -> None:
    scene.called("karim", "successful", call_minutes=6)
    scene.called("rahim", "not_interested", call_minutes=3)
    scene.called("rina", "successful")

    told = scene.good("GET", PATHS[0], by="agt_1")

    assert (told["total_tasks"], told["completed_tasks"], told["successful_calls"]) == (4, 3, 2)
    assert (told["completion_rate"], told["success_rate"]) == (75, 66.67)
    assert (told["avg_call_duration"], told["calls"], told["calls_per_day"]) == (4.5, 3, 3)


def test_nobody_who_did_nothing_is_divided_by(scene: Scene) -> None:
    scene.agent("agt_new")

    told = scene.good("GET", f"{PATHS[0]}?agentId=agt_new")

    assert (told["total_tasks"], told["completion_rate"], told["success_rate"], told["calls_per_day"]) == (0, 0, 0, 0)
    assert "avg_call_duration" not in told


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("", after(-29), after(0)),
        (f"&startDate={after(-1)}", after(-1), after(0)),
        (f"&endDate={after(-5)}", after(-34), after(-5)),
        (f"&startDate={after(2)}", after(2), after(2)),
        (f"&start_date={after(-9)}&end_date={after(-2)}", after(-9), after(-2)),
    ],
)
def test_the_days_asked_for_or_the_last_thirty(scene: Scene, query: str, start: str, end: str) -> None:
    told = scene.good("GET", f"{PATHS[0]}?agentId=agt_1{query}")

    assert (told["start_date"], told["end_date"]) == (start, end)


@pytest.mark.parametrize(
    "query", [f"&startDate={after(1)}&endDate={after(0)}", "&startDate=2024-01-01", "&startDate=soon"]
)
def test_days_without_sense_are_refused(scene: Scene, query: str) -> None:
    error = scene.refused(422, "GET", f"{PATHS[0]}?agentId=agt_1{query}")

    assert [each["field"] for each in error["details"]] == ["start_date"]


# -- the team --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "start"), [("daily", after(0)), ("weekly", after(-6)), ("monthly", after(-29)), (None, after(0))]
)
def test_the_team_by_the_day_the_week_and_the_month(scene: Scene, period: str | None, start: str) -> None:
    told = scene.good("GET", "/crm/automation/team/dashboard" + (f"?period={period}" if period else ""))

    assert (told["period"], told["start_date"], told["end_date"]) == (period or "daily", start, after(0))
    assert (told["total_tasks"], told["unassigned"]) == (5, 0)
    # Without the Fridays and Saturdays.
    days = {"weekly": 5, "monthly": 22}.get(period or "", 1)
    assert {each["agent_id"]: each.get("capacity") for each in told["distribution"]} == {
        "agt_1": 40 * days,
        "agt_2": 40 * days,
        "-": None,
    }


def test_another_day_can_be_asked_for(scene: Scene) -> None:
    told = scene.good("GET", f"/crm/automation/team/dashboard?day={after(-1)}")

    assert (told["start_date"], told["total_tasks"]) == (after(-1), 0)


@pytest.mark.parametrize("role", ["crm_agent", "support", "delivery_coordinator"])
def test_the_team_is_for_managers(scene: Scene, role: str) -> None:
    scene.refused(403, "GET", "/crm/automation/team/dashboard", role=role)


def test_the_leaderboard_goes_by_success_then_by_its_rate_then_by_id(scene: Scene) -> None:
    scene.agent("agt_0")
    scene.agent("agt_3")
    scene.called("karim")
    scene.called("rahim", "not_interested")
    scene.called("tara", by="agt_2")

    told = scene.good("GET", "/crm/automation/team/dashboard")["leaderboard"]

    assert [(each["rank"], each["agent_id"], each["successful_calls"], each["success_rate"]) for each in told] == [
        (1, "agt_2", 1, 100),
        (2, "agt_1", 1, 50),
        (3, "agt_0", 0, 0),
        (4, "agt_3", 0, 0),
    ]


def test_follow_ups_that_were_kept_are_told_apart_from_those_that_were_not(scene: Scene) -> None:
    for customer in ("karim", "rahim"):
        scene.called(customer, "follow_up_needed", follow_up_date=after(1))
    scene.settle()
    scene.days_pass(1)
    scene.morning()
    scene.called("karim")

    told = scene.good("GET", "/crm/automation/team/dashboard")
    own = scene.good("GET", PATHS[0], by="agt_1")

    assert (told["follow_ups"], told["follow_up_completion"]) == (2, 50)
    assert (own["follow_ups"], own["follow_up_completion"]) == (2, 50)


def test_a_follow_up_that_is_reached_at_the_third_attempt_is_one_and_is_kept(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(1))
    scene.settle()
    scene.days_pass(1)
    scene.morning()
    scene.called("karim", "no_answer")
    scene.days_pass(4)  # Over the weekend.
    scene.called("karim", "busy")
    third = scene.task_of("karim")
    scene.good("PUT", f"{TASKS}/{third['id']}/assign", {"agent_id": "agt_2"})
    scene.called("karim", by="agt_2")

    def follow_ups(agent: str, start: str, end: str) -> tuple[int, float | None]:
        told = told_of(scene, agent, start, end)
        return told["follow_ups"], told.get("follow_up_completion")

    assert third["attempts"] == 3
    assert follow_ups("agt_1", after(0), after(9)) == (1, 100)
    assert follow_ups("agt_1", after(1), after(1)) == (1, 100)
    assert follow_ups("agt_1", after(2), after(9)) == (0, None)
    assert follow_ups("agt_2", after(0), after(9)) == (0, None)
    team = scene.good("GET", "/crm/automation/team/dashboard?period=weekly")
    assert (team["follow_ups"], team["follow_up_completion"]) == (1, 100)


def test_undone_it_is_not_kept(scene: Scene) -> None:
    scene.called("karim", "follow_up_needed", follow_up_date=after(1))
    scene.settle()
    scene.days_pass(1)
    scene.morning()
    task = scene.task_of("karim")
    scene.called("karim", "busy")
    retry = scene.task_of("karim")
    before = scene.cells()
    scene.say(retry["id"], outcome="successful")
    kept = scene.good("GET", f"{PATHS[0]}?agentId=agt_1")["follow_up_completion"]

    scene.say(retry["id"], status="pending")

    assert (task["attempts"], kept) == (1, 100)
    assert scene.cells() == before


def test_the_pool_is_in_sight(scene: Scene) -> None:
    scene.good("PUT", f"{TASKS}/{scene.task_of('karim')['id']}/assign", {"agent_id": None})

    told = scene.good("GET", "/crm/automation/team/dashboard")

    assert told["unassigned"] == 1
    assert next(each for each in told["distribution"] if each["agent_id"] == "-")["tasks"] == 1


def test_what_of_the_pool_is_over_is_nobodys_to_take(scene: Scene) -> None:
    for customer in ("karim", "rahim"):
        scene.good("PUT", f"{TASKS}/{scene.task_of(customer)['id']}/assign", {"agent_id": None})
    scene.say(scene.task_of("karim")["id"], by=None, status="skipped")

    assert scene.good("GET", "/crm/automation/team/dashboard")["unassigned"] == 1


@pytest.mark.parametrize("now", [{"active": False}, {"role": "support"}])
def test_who_makes_no_calls_any_more_stands_in_the_days_on_which_they_did(scene: Scene, now: dict[str, Any]) -> None:
    scene.agent("agt_3")
    scene.called("tara", by="agt_2")
    before = scene.good("GET", "/crm/automation/team/dashboard")
    scene.changed_agent("agt_2", **now)
    scene.changed_agent("agt_3", **now)

    told = scene.good("GET", "/crm/automation/team/dashboard")

    assert [each["agent_id"] for each in told["agents"]] == ["agt_1", "agt_2"]
    assert (told["total_tasks"], told["completed_tasks"]) == (before["total_tasks"], before["completed_tasks"])
    assert {each["agent_id"]: each.get("capacity") for each in told["distribution"]} == {
        "agt_1": 40,
        "agt_2": 0,
        "-": None,
    }


def test_capacity_is_that_of_the_days_they_work(scene: Scene) -> None:
    away = [{"start": after(-1), "end": after(0)}]
    scene.changed_agent("agt_1", daily_capacity=10, working_days=["monday", "tuesday", "friday"])
    scene.changed_agent("agt_2", daily_capacity=10, absences=away)

    told = scene.good("GET", "/crm/automation/team/dashboard?period=weekly")

    assert {each["agent_id"]: each.get("capacity") for each in told["distribution"]} == {
        "agt_1": 30,
        "agt_2": 30,
        "-": None,
    }
