"""A call comes in: the whole number opens the caller, typed in either script, whoever's customer that is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.the_console.conftest import Sit


@pytest.mark.parametrize("number", ["01712345678", "+880 1712-345678", "০১৭১২৩৪৫৬৭৮"])
def test_a_callers_number_opens_the_caller(sit: Sit, number: str) -> None:
    page = sit("support").open("/admin/customers/cdm")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search or call number")).to_be_focused()
    page.keyboard.type(number)
    expect(page.get_by_role("option", name="Md. Karim")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Md. Karim")


def test_a_page_is_reached_by_two_letters_and_by_its_name(sit: Sit) -> None:
    page = sit("admin").open("/admin/crm")
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text("Orders")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search or call number")).to_be_focused()
    page.keyboard.type("catal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Catalogue")
