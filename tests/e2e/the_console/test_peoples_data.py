"""What is held about a person: taken out whole as a file, kept from being taken out, and erased for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.newcomers import name_of, newcomer, order_of


def test_a_person_is_exported_held_and_erased(sit: Sit) -> None:
    desk = sit("admin")
    customer = newcomer(desk, "Leaving")
    order = order_of(desk, customer)
    customer_id = customer["customer_id"]
    page = desk.open(f"/admin/customers/{customer_id}")

    held = json.dumps(exported(page, customer), ensure_ascii=False)
    assert all(word in held for word in (customer["phone"], customer["last_name"], order["order_id"]))

    put_on_hold(page, customer, "Put on legal hold", "Reason, as the number of a lawsuit")
    expect(page.get_by_text("Legal hold since")).to_be_visible()
    menu(page, customer)
    expect(page.get_by_role("menuitem", name="End the legal hold")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Erase this person")).to_have_count(0)
    page.keyboard.press("Escape")
    put_on_hold(page, customer, "End the legal hold", "Why it ends")
    expect(page.get_by_text("Legal hold since")).to_have_count(0)

    menu(page, customer)
    page.get_by_role("menuitem", name="Erase this person").click()
    sure = page.get_by_role("dialog", name="Erase this person")
    erases = sure.get_by_role("button", name="Erase this person")
    expect(erases).to_be_disabled()
    sure.get_by_label("Type the customer’s id").fill(customer_id)
    erases.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Customers")
    assert desk.shop.request("GET", f"/cdm/customers/{customer_id}", token=desk.token).status == 404

    page = desk.open("/admin/ops?tab=data")
    row = page.get_by_role("row").filter(has_text=customer_id)
    expect(row).to_contain_text("Erasure")
    expect(row).not_to_contain_text(customer["last_name"])


def menu(page: Page, customer: dict[str, Any]) -> None:
    page.get_by_role("button", name=f"More for {name_of(customer)}").click()


def exported(page: Page, customer: dict[str, Any]) -> dict[str, Any]:
    menu(page, customer)
    page.get_by_role("menuitem", name="Export everything held").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    expect(page.get_by_text("Give it to nobody but them.")).to_be_visible()
    page.keyboard.press("Escape")
    told: dict[str, Any] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return told


def put_on_hold(page: Page, customer: dict[str, Any], name: str, why: str) -> None:
    """Or ends it."""
    menu(page, customer)
    page.get_by_role("menuitem", name=name).click()
    form = page.get_by_role("dialog", name=name)
    form.get_by_label(why).fill("12/2026")
    form.get_by_role("button", name=name).click()
    expect(form).to_have_count(0)
