"""The offers of a year through the door."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.campaigns import calendar_store, store
from rapport.campaigns.calendar import campaign_of
from rapport.kernel import audit
from rapport.kernel.work import perform
from tests.functional.campaigns.scene import opened, refused
from tests.rig.shop import ADMIN, TestShop

YEAR = "/crm/automation/offer-calendar/2026"
RAMADAN = {"month": 4, "theme": "Ramadan pack", "segment": "all", "kpi": "Order volume", "code": "ramadan", "day": 5}


@pytest.fixture
def shop() -> TestShop:
    return opened()


def planned(shop: TestShop, *offers: dict[str, Any], **how: Any) -> dict[str, Any]:
    answer = shop.call("PUT", YEAR, {"offers": list(offers)}, **how)
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.body
    return body


def month(calendar: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in calendar["offers"] if each["month"] == number)
    return found


def test_a_new_year_begins_with_twelve_offers_that_send_nothing_by_themselves(shop: TestShop) -> None:
    calendar = shop.call("GET", YEAR).body

    assert (calendar["year"], calendar["version"]) == (2026, 0)
    assert [each["month"] for each in calendar["offers"]] == list(range(1, 13))
    assert not any(each["is_active"] for each in calendar["offers"])
    assert month(calendar, 2)["theme"] == {"en": "Spices for less when you buy rice", "bn": "চাল কিনলে মশলায় ছাড়"}
    assert month(calendar, 11)["segment"] == "vip"
    assert month(calendar, 11)["note"] == "Nobody is known as loyal yet: it goes to the VIPs."


def test_one_month_is_planned_and_the_others_stay(shop: TestShop) -> None:
    before = shop.call("GET", YEAR).body

    after = planned(shop, RAMADAN)

    april = month(after, 4)
    assert (april["theme"], april["code"], april["day"], april["is_active"]) == (
        {"en": "Ramadan pack"},
        "RAMADAN",
        5,
        True,
    )
    assert april["message"] == {"en": "Offer of the month: Ramadan pack! Code {discount_code}. {shop_name}"}
    assert [month(after, each) for each in range(1, 13) if each != 4] == [
        month(before, each) for each in range(1, 13) if each != 4
    ]
    assert shop.call("GET", YEAR).body == after


def test_another_year_is_another_plan(shop: TestShop) -> None:
    planned(shop, RAMADAN)

    assert shop.call("GET", "/crm/automation/offer-calendar/2027").body["version"] == 0


def test_of_two_who_planned_on_one_version_the_later_is_told(shop: TestShop) -> None:
    first = shop.call("GET", YEAR)
    planned(shop, RAMADAN, headers={"If-Match": first.headers["ETag"]})

    late = shop.call("PUT", YEAR, {"offers": [RAMADAN]}, headers={"If-Match": first.headers["ETag"]})

    assert (late.status, late.body["error"]["code"]) == (409, "stale_version")


def test_every_plan_is_written_down(shop: TestShop) -> None:
    planned(shop, RAMADAN)
    planned(shop, RAMADAN | {"day": 6})

    entries = audit.chain(shop.table, "offer_calendar", "2026")

    assert [each["what"] for each in entries] == ["created", "changed"]
    assert audit.fault_in(entries, 2, entries[-1]["hash"]) is None


@pytest.mark.parametrize(
    ("said", "field", "problem"),
    [
        ({"segment": "loyal"}, "offers.4.segment", "unknown segment loyal; known are all"),
        ({"message": "Hello {nobody}"}, "offers.4.message", "names no variable: {nobody}"),
        ({"message": "{discount_code}", "code": None}, "offers.4.message", "no word; give code, or write {discount"),
        ({"message": "{offer} {price}"}, "offers.4.message", "no word; leave it out, or write {"),
        ({"message": "ক" * 300}, "offers.4.message", "parts of an SMS"),
        ({"code": "এক"}, "offers.4.code", "must be 2 to 32 of A-Z"),
        ({"template_id": "nothing"}, "offers.4.template_id", "names no template: nothing"),
        ({"template_id": "birthday"}, "offers.4.template_id", "is for whatsapp"),
        ({"template_id": "monthly_offer", "message": "Hi"}, "offers.4.message", "is said beside template_id"),
    ],
)
def test_an_offer_is_checked_as_the_campaign_that_it_becomes(
    shop: TestShop, said: dict[str, Any], field: str, problem: str
) -> None:
    found = refused(shop.call("PUT", YEAR, {"offers": [RAMADAN | said]}))

    assert problem in found[field], found
    assert shop.call("GET", YEAR).body["version"] == 0


@pytest.mark.parametrize("theme", [{}, {"en": "\u200e"}])
def test_an_offer_without_a_theme_is_refused_by_name(shop: TestShop, theme: dict[str, str]) -> None:
    answer = shop.call("PUT", YEAR, {"offers": [RAMADAN | {"theme": theme}]})

    assert list(refused(answer)) == ["offers.4.theme"]


def test_a_month_is_planned_once(shop: TestShop) -> None:
    answer = shop.call("PUT", YEAR, {"offers": [RAMADAN, RAMADAN]})

    assert refused(answer) == {"offers": "have one month twice"}


def test_a_month_tells_what_became_of_it(shop: TestShop) -> None:
    planned(shop, RAMADAN)
    offer = calendar_store.get(shop.work(), 2026).of(4)
    campaign = campaign_of(offer, 2026, shop.shop.place.zone)
    perform(shop.shop, ADMIN, lambda work: store.create_if_new(work, campaign))

    april = month(shop.call("GET", YEAR).body, 4)

    assert (april["campaign_id"], april["campaign_status"]) == ("cmp_2026_04", "active")
    assert shop.call("GET", "/crm/automation/campaigns/cmp_2026_04").body["scheduled_at"] == "2026-04-05T04:00:00Z"


@pytest.mark.parametrize("year", ["2019", "2101", "next"])
def test_a_year_that_nobody_plans_is_refused(shop: TestShop, year: str) -> None:
    assert "year" in refused(shop.call("GET", f"/crm/automation/offer-calendar/{year}"))
