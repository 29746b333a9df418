"""Birthdays, anniversaries and birthdays in the family: so many days before, or on the day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rig.campaign_shop import CampaignShop, Trigger


def on(day: date, shop: CampaignShop) -> list[str]:
    """Who is newly written to on that day, by two runs of the job."""
    before = {each.message_id for each in shop.messages()}
    shop.it_is(day)
    shop.job()
    shop.job()
    return sorted(each.customer_id for each in shop.messages() if each.message_id not in before)


@pytest.mark.parametrize(
    ("days_before", "written_on"), [(0, date(2026, 3, 20)), (1, date(2026, 3, 19)), (7, date(2026, 3, 13))]
)
def test_a_birthday_is_found_so_many_days_before(shop: CampaignShop, days_before: int, written_on: date) -> None:
    shop.customer("rahima", born=date(1990, 3, 20))
    shop.campaign(Trigger("birthday", days_before=days_before))

    found = [day for number in range(11, 22) if on(day := date(2026, 3, number), shop)]

    assert found == [written_on]
    assert shop.one().valid_until.isoformat() == "2026-03-20T17:59:59+00:00"


def test_it_is_found_again_next_year(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 11))
    shop.campaign(Trigger("birthday", days_before=0))

    assert on(date(2026, 3, 11), shop) == ["rahima"]
    assert on(date(2027, 3, 10), shop) == []
    assert on(date(2027, 3, 11), shop) == ["rahima"]


def test_the_first_of_january_comes_into_sight_in_december(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 1, 2))
    shop.campaign(Trigger("birthday", days_before=5))

    assert [on(date(2026, 12, number), shop) for number in (27, 28, 29)] == [[], ["rahima"], []]
    assert shop.one().occurrence == "birthday#2027-01-02#"


@pytest.mark.parametrize(("year", "day"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_the_29th_of_february_is_kept_on_the_28th_in_common_years(shop: CampaignShop, year: int, day: date) -> None:
    shop.customer("rahima", born=date(1992, 2, 29))
    shop.campaign(Trigger("birthday", days_before=0))

    days = [date(year, 2, 27), date(year, 2, 28), *([date(2028, 2, 29)] if year == 2028 else []), date(year, 3, 1)]

    assert [each for each in days if on(each, shop)] == [day]


def test_seen_from_january_it_is_the_same_day(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1992, 2, 29))
    shop.campaign(Trigger("birthday", days_before=30))

    assert [on(date(2027, 1, number), shop) for number in (28, 29, 30)] == [[], ["rahima"], []]


def test_on_a_day_without_a_run_those_before_the_day_are_made_up_for(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 14))
    shop.customer("karim", born=date(1990, 3, 16))
    shop.campaign(Trigger("birthday", days_before=2))
    shop.job()

    assert on(date(2026, 3, 14), shop) == ["karim", "rahima"]
    assert shop.who() == ["karim", "rahima"]


def test_a_birthday_that_is_over_is_told_as_over(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 12))
    shop.campaign(Trigger("birthday", days_before=0))
    shop.job()

    on(date(2026, 3, 13), shop)

    assert (shop.one().state, shop.one().reason) == ("expired", "over")


def test_more_days_before_bring_those_that_are_in_sight_already(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 13))
    campaign = shop.campaign(Trigger("birthday", days_before=0))
    shop.job()

    shop.changes(campaign, trigger=Trigger("birthday", days_before=7))

    assert on(shop.today, shop) == ["rahima"]
    assert on(date(2026, 3, 13), shop) == []


def test_fewer_days_before_write_to_nobody_twice(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 13))
    campaign = shop.campaign(Trigger("birthday", days_before=3))
    assert on(shop.today, shop) == ["rahima"]

    shop.changes(campaign, trigger=Trigger("birthday", days_before=0))

    assert on(date(2026, 3, 13), shop) == []


def test_an_anniversary_is_no_birthday(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 10))
    shop.customer("karim", married=date(2015, 3, 10))
    shop.campaign(Trigger("anniversary", days_before=0))

    shop.job()

    assert shop.who() == ["karim"]


def test_a_birthday_in_the_family_says_whose(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 10))
    shop.child("rahima", "Ayesha", date(2018, 3, 10))
    shop.child("rahima", "Jamal", date(2020, 3, 10))
    shop.campaign(
        Trigger("family_birthday", days_before=0), texts={"en": "Happy birthday to {family_member}, {first_name}!"}
    )

    shop.job()

    assert sorted(each.said["family_member"] for each in shop.messages()) == ["Ayesha", "Jamal"]


def test_at_night_it_waits_for_the_morning_of_the_day(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 11))
    shop.campaign(Trigger("birthday", days_before=0))

    shop.it_is(date(2026, 3, 11), 0, 30)
    shop.job()

    assert (shop.one().state, shop.one().due.isoformat()) == ("held", "2026-03-11T03:00:00+00:00")


def test_late_in_the_evening_it_would_be_over_by_the_morning(shop: CampaignShop) -> None:
    shop.customer("rahima", born=date(1990, 3, 11))
    shop.campaign(Trigger("birthday", days_before=0))

    shop.it_is(date(2026, 3, 11), 21)
    shop.job()

    assert (shop.one().state, shop.one().reason) == ("expired", "quiet_hours")
