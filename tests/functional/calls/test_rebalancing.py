"""Moving work to where there is room: shown, then made, and never from under somebody who is calling."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.calls.scene import TASKS, Scene, after

REBALANCE = "/crm/automation/team/rebalance"


@pytest.fixture
def scene() -> Scene:
    """Five calls of the first agent, one of the second."""
    scene = Scene()
    for customer in ("karim", "rahim", "rina", "sima"):
        scene.hot(customer)
    scene.warm("warm")
    scene.hot("tara", agent="agt_2")
    scene.generate()
    scene.told()
    return scene


def away(scene: Scene, agent: str = "agt_1") -> None:
    scene.changed_agent(agent, absences=[{"start": after(0), "end": after(0)}])


def owners(scene: Scene) -> dict[str, Any]:
    return {each["customer_id"]: each.get("agent_id") for each in scene.tasks()}


def moves(told: dict[str, Any]) -> list[tuple[str, Any, Any, str]]:
    return sorted(
        (each["customer_id"], each.get("from_agent"), each.get("to_agent"), each["why"]) for each in told["moves"]
    )


def test_where_everybody_can_do_their_own_nothing_moves(scene: Scene) -> None:
    told = scene.good("POST", REBALANCE)

    assert (told["message"], told["moves"], told["stay"]) == ("Moved 0 tasks", [], [])


def test_the_tasks_of_somebody_who_is_not_here_go_to_who_is(scene: Scene) -> None:
    away(scene)

    told = scene.good("POST", REBALANCE)

    assert (told["message"], told["dry_run"]) == ("Moved 5 tasks", False)
    assert {each["why"] for each in told["moves"]} == {"not_here_today"}
    assert set(owners(scene).values()) == {"agt_2"}
    assert scene.desk("agt_1") == []
    loads = {each["agent_id"]: (each["capacity"], each["before"], each["after"]) for each in told["loads"]}
    assert loads == {"agt_1": (0, 5, 0), "agt_2": (40, 1, 6)}


@pytest.mark.parametrize("name", ["dryRun", "dry_run"])
def test_shown_first_it_is_what_is_done(scene: Scene, name: str) -> None:
    away(scene)
    before = scene.shop.table.everything()

    shown = scene.good("POST", f"{REBALANCE}?{name}=true")
    assert scene.shop.table.everything() == before
    done = scene.good("POST", f"{REBALANCE}?planHash={shown['plan_hash']}")

    assert (shown["message"], shown["dry_run"]) == ("Would move 5 tasks", True)
    same = ("moves", "stay", "loads", "plan_hash")
    assert {name: done[name] for name in same} == {name: shown[name] for name in same}


def test_a_plan_that_would_be_another_now_is_refused(scene: Scene) -> None:
    away(scene)
    shown = scene.good("POST", f"{REBALANCE}?dryRun=true")
    scene.say(scene.task_of("karim")["id"], status="in_progress")

    error = scene.refused(409, "POST", f"{REBALANCE}?planHash={shown['plan_hash']}")

    assert error["code"] == "plan_has_changed"
    assert error["current"]["plan_hash"] == scene.good("POST", f"{REBALANCE}?dryRun=true")["plan_hash"]
    assert owners(scene)["rahim"] == "agt_1"


@pytest.mark.parametrize("name", ["planHash", "plan_hash"])
def test_the_plan_is_quoted_in_the_body_as_well(scene: Scene, name: str) -> None:
    away(scene)
    shown = scene.good("POST", f"{REBALANCE}?dryRun=true")

    error = scene.refused(409, "POST", REBALANCE, {name: "of another"})
    done = scene.good("POST", REBALANCE, {name: shown["plan_hash"]})

    assert error["code"] == "plan_has_changed"
    assert done["message"] == "Moved 5 tasks"


def test_who_is_on_the_telephone_keeps_their_call(scene: Scene) -> None:
    scene.say(scene.task_of("karim")["id"], status="in_progress")
    away(scene)

    scene.good("POST", REBALANCE)

    assert owners(scene) == {
        "karim": "agt_1",
        "rahim": "agt_2",
        "rina": "agt_2",
        "sima": "agt_2",
        "warm": "agt_2",
        "tara": "agt_2",
    }


def test_what_is_beyond_an_agents_day_goes_from_the_end(scene: Scene) -> None:
    scene.changed_agent("agt_1", daily_capacity=4)

    told = scene.good("POST", REBALANCE)

    assert moves(told) == [("warm", "agt_1", "agt_2", "too_much")]


def test_the_pool_is_handed_out(scene: Scene) -> None:
    scene.good("PUT", f"{TASKS}/{scene.task_of('tara')['id']}/assign", {"agent_id": None})

    told = scene.good("POST", REBALANCE)

    assert moves(told) == [("tara", None, "agt_2", "unassigned")]


def test_for_whom_nobody_has_room_that_stays_and_is_told(scene: Scene) -> None:
    scene.changed_agent("agt_2", daily_capacity=2)
    away(scene)

    told = scene.good("POST", REBALANCE)

    assert len(told["moves"]) == 1
    assert {each["why"] for each in told["stay"]} == {"no_capacity"}
    assert len(told["stay"]) == 4
    assert len(scene.desk("agt_2")) == 2


def test_done_again_it_moves_nothing(scene: Scene) -> None:
    away(scene)
    scene.good("POST", REBALANCE)

    assert scene.good("POST", REBALANCE)["moves"] == []


def test_the_work_of_somebody_who_left_is_moved(scene: Scene) -> None:
    scene.changed_agent("agt_1", active=False)

    told = scene.good("POST", REBALANCE)

    assert len(told["moves"]) == 5
    assert set(owners(scene).values()) == {"agt_2"}


@pytest.mark.parametrize("role", ["crm_agent", "support", "delivery_coordinator"])
def test_only_managers_move_work(scene: Scene, role: str) -> None:
    scene.refused(403, "POST", REBALANCE, role=role)


def test_each_move_is_told_and_stands_in_the_audit(scene: Scene) -> None:
    away(scene)
    task = scene.task_of("karim")

    scene.good("POST", REBALANCE)

    told = [each for each in scene.told() if each.get("task_id") == task["id"]]
    assert [(each["what"], each["agent_id"]) for each in told] == [("rebalanced", "agt_2")]
    audit = scene.good("GET", f"/audit?record=task:{task['id']}")
    assert [each["what"] for each in audit] == ["rebalanced", "made"]
