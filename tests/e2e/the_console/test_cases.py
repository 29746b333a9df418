"""What goes wrong: known before the next call, until it is settled; and a return takes the order's figures back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk
from tests.e2e.the_console.newcomers import name_of, newcomer, order_of

TORN = "The bag was torn, half of the rice is gone."


def test_an_open_complaint_is_red_on_the_call_card_until_it_is_settled(sit: Sit) -> None:
    agent, support = sit("crm_agent"), sit("support")
    me = agent.asks("GET", "/me")["agent_id"]
    customer = newcomer(agent, "Torn", assigned_agent_id=me)
    call = {"customer_id": customer["customer_id"], "agent_id": me, "call_reason": "asked for rice"}
    task = agent.asks("POST", "/crm/automation/tasks", call)["id"]

    assert complaints_on_the_card(agent, task) == 0
    panel = complained(support, customer)
    assert complaints_on_the_card(agent, task) == 1

    panel.get_by_role("button", name="Settle").click()
    how = support.page.get_by_role("dialog", name="Settle")
    how.get_by_label("How it was settled").fill("A new bag, today.")
    how.get_by_label("How it was settled").press("Control+Enter")
    expect(panel.get_by_text("Settled", exact=True)).to_be_visible()
    assert complaints_on_the_card(agent, task) == 0


def complained(desk: Desk, customer: dict[str, Any]) -> Any:
    """Written down by keys and by name, as somebody does who is on the phone; the case that is open then."""
    page = desk.open("/admin/support")
    page.keyboard.press("n")
    fresh = page.get_by_role("dialog", name="New case")
    fresh.get_by_label("Name or full phone number").fill(customer["phone"])
    fresh.get_by_role("button", name=name_of(customer)).click()
    fresh.get_by_label("Kind").select_option(label="Complaint")
    fresh.get_by_label("What happened").fill(TORN)
    fresh.get_by_label("What happened").press("Control+Enter")
    panel = page.get_by_role("dialog", name="Case", exact=True)
    expect(panel.get_by_text(TORN)).to_be_visible()
    return panel


def complaints_on_the_card(agent: Desk, task: str) -> int:
    page = agent.open(f"/admin/crm/agent-dashboard?task={task}")
    card = page.locator(f'[data-task="{task}"]')
    expect(card).to_be_visible()
    return card.locator("[data-complaint]").count()


def test_a_return_that_is_accepted_takes_the_orders_figures_back(sit: Sit) -> None:
    desk = sit("sales_manager")
    customer = newcomer(desk, "Twice")
    order = order_of(desk, customer)
    case = desk.asks("POST", "/cases", a_return(customer, order))
    page = desk.open(f"/admin/customers/{customer['customer_id']}?open=case:{case['case_id']}")
    assert figures(desk, customer) == (1, order["total_amount"] - order["delivery_fee"])

    page.get_by_role("button", name="Accept the return").click()
    sure = page.get_by_role("dialog", name="Accept the return")
    expect(sure.get_by_text(order["lines"][0]["name"])).to_be_visible()
    sure.get_by_role("button", name="Accept the return").click()
    panel = page.get_by_role("dialog", name="Case", exact=True)
    expect(panel.get_by_text("Settled", exact=True)).to_be_visible()
    expect(panel.get_by_text("Returned", exact=True)).to_be_visible()
    page.keyboard.press("Escape")

    assert figures(desk, customer) == (0, 0)
    expect(figure(page, "Value")).to_contain_text("৳0")


def a_return(customer: dict[str, Any], order: dict[str, Any]) -> dict[str, Any]:
    said = {"kind": "return", "what_happened": "Ordered twice by mistake."}
    return {"customer_id": customer["customer_id"], "order_id": order["order_id"], **said}


def figures(desk: Desk, customer: dict[str, Any]) -> tuple[int, float]:
    told = desk.asks("GET", f"/cdm/customer360/{customer['customer_id']}")
    return told["total_orders"], told["lifetime_value"]


def figure(page: Page, name: str) -> Any:
    """Its name stands above it."""
    return page.get_by_text(name, exact=True).locator("..").first


def test_a_delivery_sees_what_has_to_be_driven_for_and_no_values(sit: Sit) -> None:
    manager, delivery = sit("sales_manager"), sit("delivery_coordinator")
    customer = newcomer(manager, "Flood")
    order = order_of(manager, customer)
    driven = manager.asks("POST", "/cases", a_return(customer, order))["case_id"]
    said = {"customer_id": customer["customer_id"], "kind": "complaint", "what_happened": "Rang in vain."}
    manager.asks("POST", "/cases", said)
    page = delivery.open(f"/admin/delivery?open=customer:{customer['customer_id']}")
    assert eventually(lambda: driven in cases_of(delivery))
    kinds = {each["kind"] for each in delivery.asks("GET", "/cases?limit=100")}
    assert kinds <= {"return", "delivery_exception"}
    panel = page.get_by_role("dialog", name="Customer", exact=True)
    expect(panel.get_by_role("heading", name=name_of(customer))).to_be_visible()
    expect(panel.get_by_text("Value", exact=True)).to_have_count(0)


def cases_of(desk: Desk) -> set[str]:
    return {each["case_id"] for each in desk.asks("GET", "/cases?limit=100")}
