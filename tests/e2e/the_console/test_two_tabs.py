"""Two tabs, one customer: the second writer is shown what the first one wrote, field by field."""

from __future__ import annotations

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit

CUSTOMER = "/admin/customers/md-karim"
FIRST, SECOND = (f"{words} {uuid4()}" for words in ("Likes Miniket", "Rings back after eight"))
"""Said by nobody before, in whatever shop this runs."""


def test_of_two_tabs_that_edit_the_same_field_the_second_decides_with_both_before_it(sit: Sit) -> None:
    desk = sit("sales_manager")
    first = desk.open(CUSTOMER)
    second = desk.another_tab(CUSTOMER)
    # The second has seen the record as it was, and does not look again by itself.
    second.route("**/cdm/customer360/md-karim", lambda route: route.abort())
    write_notes(first, FIRST)
    expect(first.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    write_notes(second, SECOND)
    conflict = second.get_by_role("dialog")
    expect(conflict).to_contain_text("Somebody else changed this meanwhile.")
    expect(conflict).to_contain_text(FIRST)
    expect(conflict).to_contain_text(SECOND)
    conflict.get_by_role("button", name="Keep mine").click()
    expect(conflict).to_have_count(0)
    # The question goes away with its answer, which is only then on its way to the shop.
    assert eventually(lambda: desk.asks("GET", "/cdm/customers/md-karim")["notes"] == SECOND)


def write_notes(page: Page, text: str) -> None:
    page.get_by_role("button", name="Notes").click()
    field = page.get_by_label("Notes")
    field.fill(text)
    field.press("Control+Enter")
