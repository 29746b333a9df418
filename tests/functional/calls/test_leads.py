"""A new lead has an agent at once, by the policy of calls, and the team shares them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.functional.calls.scene import Scene, after


def arrive(scene: Scene, number: int, **said: Any) -> dict[str, Any]:
    body = {"first_name": f"Lead {number}", "phone": f"0181234{number:04d}"} | said
    told: dict[str, Any] = scene.good("POST", "/cdm/customers", body)
    return told


def agent_of(told: dict[str, Any]) -> str | None:
    agent: str | None = told.get("assigned_agent_id") or told.get("agent_id")
    return agent


def test_whoever_arrives_has_an_agent() -> None:
    assert agent_of(arrive(Scene(), 1)) in ("agt_1", "agt_2")


def test_leads_are_spread_over_the_team() -> None:
    scene = Scene(agents=("agt_1", "agt_2", "agt_3"))

    got = Counter(agent_of(arrive(scene, number)) for number in range(9))

    assert got == {"agt_1": 3, "agt_2": 3, "agt_3": 3}


def test_in_proportion_to_what_each_can_do() -> None:
    scene = Scene(agents=())
    scene.agent("half", daily_capacity=10)
    scene.agent("full", daily_capacity=20)

    got = Counter(agent_of(arrive(scene, number)) for number in range(9))

    assert got == {"half": 3, "full": 6}


def test_a_full_day_of_calls_leaves_no_room_for_leads() -> None:
    scene = Scene(agents=())
    scene.agent("busy", daily_capacity=2)
    scene.agent("idle", daily_capacity=9)
    for customer in ("karim", "rahim"):
        scene.hot(customer, agent="busy")
    scene.generate()

    got = {agent_of(arrive(scene, number)) for number in range(4)}

    assert got == {"idle"}


def test_whoever_knows_the_district_comes_first() -> None:
    scene = Scene(agents=("agt_1",))
    scene.agent("near", districts=["ঢাকা", "Sylhet"])

    assert [agent_of(arrive(scene, n, district=place)) for n, place in enumerate(("ঢাকা", "SYLHET"))] == ["near"] * 2


def test_who_is_away_gets_none() -> None:
    scene = Scene(agents=("agt_1",))
    scene.agent("away", absences=[{"start": after(0), "end": after(0)}])
    scene.agent("gone")
    scene.changed_agent("gone", active=False)
    scene.agent("support", role="support")

    assert {agent_of(arrive(scene, number)) for number in range(4)} == {"agt_1"}


def test_when_nobody_has_room_a_lead_waits_without_one() -> None:
    scene = Scene(agents=())
    nobody = arrive(scene, 1)
    scene.agent("full", daily_capacity=0)

    assert (agent_of(nobody), agent_of(arrive(scene, 2))) == (None, None)


def test_on_the_weekend_it_is_somebody_of_the_next_working_day() -> None:
    scene = Scene()
    scene.days_pass(3)

    assert agent_of(arrive(scene, 1)) in ("agt_1", "agt_2")


def test_who_is_named_stays_named() -> None:
    scene = Scene()

    assert {agent_of(arrive(scene, number, assigned_agent_id="agt_2")) for number in range(3)} == {"agt_2"}


def an_order_of_somebody_new(number: int) -> dict[str, Any]:
    return {
        "id": f"web-{number}",
        "customer": {"first_name": f"Buyer {number}", "phone": f"0191234{number:04d}"},
        "lines": [{"product_id": "honey", "quantity": 1}],
    }


def buyers_agent(scene: Scene, order: dict[str, Any]) -> str | None:
    return agent_of(scene.good("GET", f"/cdm/customers/{order['customer_id']}"))


def test_a_new_buyers_order_brings_them_to_somebody() -> None:
    scene = Scene()

    orders = [scene.good("POST", "/orders", an_order_of_somebody_new(number)) for number in range(4)]

    assert Counter(buyers_agent(scene, each) for each in orders) == {"agt_1": 2, "agt_2": 2}


def test_in_a_batch_too() -> None:
    scene = Scene()
    told = scene.good("POST", "/orders/batch", {"orders": [an_order_of_somebody_new(number) for number in range(4)]})

    rows = [scene.good("GET", f"/orders/web-{number}") for number in range(4)]

    assert told
    assert Counter(buyers_agent(scene, each) for each in rows) == {"agt_1": 2, "agt_2": 2}


def test_the_second_order_changes_nothing() -> None:
    scene = Scene()
    first = scene.good("POST", "/orders", an_order_of_somebody_new(1))
    before = buyers_agent(scene, first), scene.cells()

    again = scene.good("POST", "/orders", an_order_of_somebody_new(1) | {"id": "web-2"})

    assert again["customer_id"] == first["customer_id"]
    assert (buyers_agent(scene, again), scene.cells()) == before


def test_the_same_order_sent_twice_is_one_lead() -> None:
    scene = Scene()
    scene.good("POST", "/orders", an_order_of_somebody_new(1))
    before = scene.cells()

    scene.good("POST", "/orders", an_order_of_somebody_new(1))

    assert scene.cells() == before


def test_history_brings_no_leads() -> None:
    scene = Scene()

    told = scene.good("POST", "/orders", an_order_of_somebody_new(1) | {"imported": True})

    assert buyers_agent(scene, told) is None
    assert scene.cells() == {}


def test_leads_are_not_tasks() -> None:
    scene = Scene()
    arrive(scene, 1)

    told = scene.good("GET", "/crm/automation/team/dashboard")

    assert told["total_tasks"] == 0


def test_the_next_mornings_task_is_that_agents() -> None:
    scene = Scene()
    told = scene.good("POST", "/orders", an_order_of_somebody_new(1))
    agent = buyers_agent(scene, told)
    scene.settle()
    scene.days_pass(1)

    scene.morning()

    task = scene.task_of(told["customer_id"])
    assert (task["task_type"], task["agent_id"]) == ("new_customer", agent)
