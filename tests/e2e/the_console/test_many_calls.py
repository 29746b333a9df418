"""Calls of one agent handed to another, all at once: each there on the server, and what was refused told by its row."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

CALLS = 11
TODAY = "/crm/automation/tasks/today"
HOTTEST = ("hot", "warm", "cold")

Task = dict[str, Any]


def test_a_range_of_calls_is_handed_on_and_back_and_one_that_is_over_is_told_by_its_row(sit: Sit) -> None:
    desk = sit("sales_manager")
    giver, taker = two_who_call(desk)
    with_enough(desk, giver["agent_id"])
    page = desk.open(f"/admin/crm/team-dashboard?tab=calls&agent={giver['agent_id']}")
    boxes = page.locator("tbody").get_by_role("checkbox")
    boxes.nth(0).click()
    boxes.nth(CALLS - 1).click(modifiers=["Shift"])
    bar = page.get_by_role("group", name="What to do with what is selected")
    expect(bar).to_contain_text(f"{CALLS} selected")
    selected = open_tasks(desk, giver["agent_id"])[:CALLS]

    # Over before it is handed on; the page has not seen that, and does not look again by itself.
    page.route(f"**{TODAY}*", lambda route: route.abort())
    over = selected.pop(CALLS // 2)
    desk.asks("PUT", f"/crm/automation/tasks/{over['id']}/status", {"status": "skipped"})
    bar.get_by_role("button", name="Hand to").click()
    page.unroute(f"**{TODAY}*")
    page.get_by_role("menuitem", name=re.compile(re.escape(taker["name"]))).click()

    told = page.get_by_role("alert").filter(has_text="Could not be done: 1")
    expect(told).to_contain_text(over["customer_name"])
    expect(told).to_contain_text("This call is over already.")
    expect(page.get_by_role("status").filter(has_text=f"{taker['name']}: {len(selected)}")).to_be_visible()
    ids = {task["id"] for task in selected}
    assert eventually(lambda: ids <= {task["id"] for task in open_tasks(desk, taker["agent_id"])})
    assert not ids & {task["id"] for task in open_tasks(desk, giver["agent_id"])}

    page.keyboard.press("Control+z")
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert eventually(lambda: ids <= {task["id"] for task in open_tasks(desk, giver["agent_id"])})


def two_who_call(desk: Desk) -> tuple[dict[str, Any], dict[str, Any]]:
    callers = [each for each in desk.asks("GET", "/crm/automation/agents") if each["role"] == "crm_agent"]
    callers = [each for each in callers if each["active"]]
    most = sorted(callers, key=lambda each: -len(open_tasks(desk, each["agent_id"])))
    return most[0], most[1]


def with_enough(desk: Desk, agent: str) -> None:
    """As many as the demo's own day may have left are made by hand on top."""
    for row in desk.asks("GET", "/cdm/customer360?limit=60"):
        if len(open_tasks(desk, agent)) > CALLS:
            return
        asked = {"customer_id": row["customer_id"], "agent_id": agent, "call_reason": "asked for honey"}
        desk.shop.request("POST", "/crm/automation/tasks", token=desk.token, body=asked)
    assert len(open_tasks(desk, agent)) > CALLS


def open_tasks(desk: Desk, agent: str) -> list[Task]:
    """In the order in which they are worked, and shown."""
    tasks: list[Task] = desk.asks("GET", f"{TODAY}?agent_id={agent}")
    standing = [task for task in tasks if task["status"] in ("pending", "in_progress")]
    return sorted(standing, key=lambda task: (HOTTEST.index(task["priority"]), -task["score"], task["id"]))
