"""The demo shop, loaded as `make run` loads it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from demo.people import PEOPLE
from local import demo_shop, sign_in, stack
from local.places import ROOT, Stopped
from local.testing import RunningShop
from rapport.kernel.shop import DHAKA
from tests.e2e.laptop import in_counters, ledger, on_profiles, recounted


def test_it_has_five_hundred_customers_whose_figures_equal_a_recount(demo: RunningShop) -> None:
    there = ledger(demo)
    recount = recounted(there)
    assert on_profiles(there) == recount
    assert in_counters(there).orders == 500
    assert in_counters(there).spend == sum(each.spend for each in recount.values())


def test_md_karim_is_as_the_documents_say(demo: RunningShop) -> None:
    token = sign_in.token(demo.places, "crm_agent")
    karim = demo.request("GET", "/cdm/customer360/md-karim", token=token).json()
    assert (karim["first_name"], karim["last_name"], karim["phone"]) == ("Md.", "Karim", "+8801712345678")
    assert (karim["total_orders"], karim["lifetime_value"]) == (10, 25000)
    assert (karim["customer_type"], karim["customer_temperature"]) == ("vip", "warm")
    today = datetime.now(DHAKA.zone).date()
    assert today - date.fromisoformat(karim["last_order_date"]) == timedelta(days=10)


@pytest.mark.parametrize("role", sign_in.ROLES)
def test_everyone_signs_in_with_make_token(demo: RunningShop, role: str) -> None:
    me = demo.request("GET", "/me", token=sign_in.token(demo.places, role)).json()
    assert me["roles"] == [role]
    assert me["name"] in [person.name for person in PEOPLE]


def test_a_second_load_is_refused_and_changes_nothing(demo: RunningShop, capfd: pytest.CaptureFixture[str]) -> None:
    before = there_is(demo)
    standing = stack.Stack(demo.address.outputs, demo.address.resources)
    with pytest.raises(Stopped):
        demo_shop.load(ROOT, demo.address.aws, standing)
    assert "This shop has records of its own, so the demo leaves it alone" in capfd.readouterr().err
    assert there_is(demo) == before


def there_is(demo: RunningShop) -> set[tuple[str, str]]:
    """Customers, orders and counters. Messages come and go by themselves: some were waiting for their hour."""
    return {(item["pk"], item["sk"]) for item in ledger(demo)}
