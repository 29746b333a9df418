"""Fifteen calls by keyboard alone: every outcome on the server, once each, whatever the network does."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

CALLS = 15
DAY = "/admin/crm/agent-dashboard"
KEYS = {
    "successful": ["1"],
    "no_answer": ["2"],
    "follow_up_needed": ["3", "7"],
    "not_interested": ["4"],
    "wrong_number": ["5"],
    "do_not_contact": ["6"],
}
"""One key or two for each way that a call may end."""

Task = dict[str, Any]


@pytest.fixture
def agent(sit: Sit) -> Desk:
    """With calls to make: as many as the demo's own day may have left are made by hand on top."""
    desk = sit("crm_agent")
    me = desk.asks("GET", "/me")["agent_id"]
    for row in desk.asks("GET", "/cdm/customer360?limit=60"):
        if len(open_tasks(desk)) >= CALLS + 3:
            break
        asked = {"customer_id": row["customer_id"], "agent_id": me, "call_reason": "asked for honey"}
        desk.shop.request("POST", "/crm/automation/tasks", token=desk.token, body=asked)
    assert len(open_tasks(desk)) >= CALLS + 3
    return desk


def open_tasks(desk: Desk) -> list[Task]:
    me = desk.asks("GET", "/me")["agent_id"]
    tasks: list[Task] = desk.asks("GET", f"/crm/automation/agent/{me}/dashboard")["tasks"]
    return [task for task in tasks if task["status"] in ("pending", "in_progress")]


def in_order(tasks: list[Task]) -> list[Task]:
    return sorted(tasks, key=lambda task: (-task["score"], task["id"]))


def chosen(page: Page) -> str:
    return page.locator("[data-task]").get_attribute("data-task") or ""


def end_calls(page: Page, how_many: int) -> dict[str, str]:
    """By keys alone; which task ended how."""
    ended: dict[str, str] = {}
    for number in range(how_many):
        outcome = list(KEYS)[number % len(KEYS)]
        task = chosen(page)
        for key in KEYS[outcome]:
            page.keyboard.press(key)
        ended[task] = outcome
        expect(page.locator(f'[data-task="{task}"]')).to_have_count(0)
    return ended


def told_the_shop(desk: Desk, ended: dict[str, str]) -> None:
    def outcomes() -> dict[str, str | None]:
        # What a test holds up or breaks is let through only while the browser is listened to.
        desk.page.wait_for_timeout(100)
        return {task: desk.asks("GET", f"/crm/automation/tasks/{task}").get("outcome") for task in ended}

    assert eventually(outcomes, lambda seen: seen == ended, within=60) == ended
    # Once each: one interaction a call, however often the request arrived.
    for task in ended:
        customer = desk.asks("GET", f"/crm/automation/tasks/{task}")["customer_id"]
        said = desk.asks("GET", f"/cdm/interactions/{customer}?limit=50")
        assert Counter(each.get("task_id") for each in said)[task] == 1, (task, said)


def test_fifteen_calls_by_keyboard_alone(agent: Desk) -> None:
    page = agent.open(DAY)
    expected = [task["id"] for task in in_order(open_tasks(agent))][:CALLS]
    ended = end_calls(page, CALLS)
    assert list(ended) == expected
    told_the_shop(agent, ended)


def test_fifteen_calls_while_a_third_of_the_requests_is_lost_or_doubled_and_the_page_is_loaded_anew(
    agent: Desk,
) -> None:
    chance = random.Random(15)
    tally: Counter[str] = Counter()

    def unreliable(route: Route) -> None:
        what = chance.random()
        if what < 0.1:
            tally["never arrived"] += 1
            route.abort("connectionreset")
        elif what < 0.2:
            tally["answer lost"] += 1
            route.fetch()
            route.abort("connectionreset")
        elif what < 0.3:
            tally["sent twice"] += 1
            route.fetch()
            route.continue_()
        else:
            route.continue_()

    page = agent.open(DAY)
    page.route("**/crm/automation/tasks/*/status", unreliable)
    ended = end_calls(page, 8)
    page.reload()
    agent.at_rest()
    eventually(lambda: waiting(page), lambda left: left == 0, within=60)
    page.reload()
    agent.at_rest()
    ended |= end_calls(page, CALLS - 8)
    assert len(ended) == CALLS, "each of them another call"
    told_the_shop(agent, ended)
    assert sum(tally.values()) > 2, tally


def waiting(page: Page) -> int:
    count: int = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('rapport.waiting.')).length")
    return count


def test_a_minute_offline_loses_nothing(agent: Desk) -> None:
    page = agent.open(DAY)
    agent.context.set_offline(True)
    ended = end_calls(page, 3)
    expect(page.get_by_role("button", name="3 waiting")).to_be_visible()
    agent.context.set_offline(False)
    expect(page.get_by_role("button", name="waiting")).to_have_count(0)
    told_the_shop(agent, ended)


def test_what_was_saved_is_taken_back_by_one_key(agent: Desk) -> None:
    page = agent.open(DAY)
    task = chosen(page)
    page.keyboard.press("1")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert agent.asks("GET", f"/crm/automation/tasks/{task}")["status"] == "pending"
    expect(page.locator(f'[data-task="{task}"]')).to_be_visible()


def test_the_effect_of_a_click_is_seen_before_the_shop_has_answered(agent: Desk) -> None:
    """The shop takes four tenths of a second; the person does not wait for it."""
    page = agent.open(DAY)
    held: list[Route] = []
    page.route("**/crm/automation/tasks/*/status", lambda route: held.append(route))
    task = chosen(page)
    page.keyboard.press("1")
    expect(page.locator(f'[data-task="{task}"]')).to_have_count(0)
    eventually(lambda: bool(held))
    assert len(held) == 1, "seen while the request was still on its way"
    held[0].continue_()
    told_the_shop(agent, {task: "successful"})


def test_typed_text_survives_a_reload(agent: Desk) -> None:
    page = agent.open(DAY)
    page.keyboard.press("n")
    page.keyboard.type("wants two kilos of Miniket on Friday")
    page.reload()
    agent.at_rest()
    expect(page.get_by_label("Note")).to_have_value("wants two kilos of Miniket on Friday")
    task = chosen(page)
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f'[data-task="{task}"]')).to_have_count(0)
    eventually(lambda: agent.asks("GET", f"/crm/automation/tasks/{task}").get("outcome"))
    assert agent.asks("GET", f"/crm/automation/tasks/{task}")["notes"] == "wants two kilos of Miniket on Friday"
