"""The numbers of the call rules: saved against what was read, a section at a time, however many of them differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

RULES = "/admin/crm/automation?tab=calls"
NEW_FOR = "Who has ordered first within … days counts as a new customer to keep in touch with."
VIP_CARE = "VIP care: no contact for … days."
LOST_FROM = "At risk as above, lost from … days of silence on."


@pytest.fixture
def admin(sit: Sit) -> Iterator[Desk]:
    """Whatever is decided here, the next test finds the shop as it was."""
    desk = sit("admin")
    before = desk.asks("GET", "/api/config")["settings"]
    yield desk
    for section in ("calls", "lifecycle"):
        desk.asks("PUT", f"/api/config/{section}", before[section])


def test_of_two_people_who_decide_at_once_the_second_is_shown_what_the_first_decided(admin: Desk, sit: Sit) -> None:
    stood = calls(admin)["new_customer_days"]
    first, second = admin.open(RULES), sit("admin").open(RULES)
    # The second has seen the rules as they were, and does not look again by itself.
    second.route("**/api/config", lambda route: route.abort())
    decide(first, {NEW_FOR: stood + 1})
    expect(first.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    decide(second, {NEW_FOR: stood + 2})
    conflict = second.get_by_role("dialog")
    expect(conflict).to_contain_text("Somebody else changed this meanwhile.")
    assert calls(admin)["new_customer_days"] == stood + 1
    conflict.get_by_role("button", name="Keep mine").click()
    expect(conflict).to_have_count(0)
    # The question goes away with its answer, which is only then on its way to the shop.
    assert eventually(lambda: calls(admin)["new_customer_days"] == stood + 2)


def test_what_differs_in_several_sections_is_saved_in_one_go(admin: Desk) -> None:
    care, lost = calls(admin)["vip_care_gap_days"], decided(admin, "lifecycle")["churned_days"]
    page = admin.open(RULES)
    decide(page, {VIP_CARE: care + 1, LOST_FROM: lost + 1})
    expect(page.get_by_role("button", name="Save what changed")).to_have_count(0)
    expect(page.get_by_label(VIP_CARE, exact=True)).to_have_value(str(care + 1))
    expect(page.get_by_label(LOST_FROM, exact=True)).to_have_value(str(lost + 1))
    assert eventually(lambda: calls(admin)["vip_care_gap_days"] == care + 1)
    assert eventually(lambda: decided(admin, "lifecycle")["churned_days"] == lost + 1)


def decide(page: Page, numbers: dict[str, int]) -> None:
    for rule, number in numbers.items():
        page.get_by_label(rule, exact=True).fill(str(number))
    page.get_by_role("button", name="Save what changed").click()


def calls(desk: Desk) -> dict[str, int]:
    return decided(desk, "calls")


def decided(desk: Desk, section: str) -> dict[str, int]:
    found: dict[str, int] = desk.asks("GET", f"/api/config/{section}")["settings"]
    return found
