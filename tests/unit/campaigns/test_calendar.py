"""What an offer of the month becomes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.campaigns.calendar import DEFAULT_OFFERS, MonthOffer, campaign_of, default_calendar, words_of
from rapport.campaigns.segments import is_known
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.variables import problems, used

DHAKA = ZoneInfo("Asia/Dhaka")
OFFER = MonthOffer(2, {"en": "Rice & {spices}", "bn": "চাল"}, "repeat", "Cross-sell rate", code="RICE", day=28)


def test_it_starts_at_ten_on_its_day_and_ends_with_its_month() -> None:
    campaign = campaign_of(OFFER, 2028, DHAKA)

    assert campaign.campaign_id == "cmp_2028_02"
    assert (campaign.starts, campaign.scheduled_at) == ("scheduled", datetime(2028, 2, 28, 4, 0, tzinfo=UTC))
    assert (campaign.start_date, campaign.end_date) == (date(2028, 2, 28), date(2028, 2, 29))


@given(st.integers(1, 12), st.integers(1, 28), st.integers(2020, 2100))
def test_it_runs_on_its_day_whatever_the_month(month: int, day: int, year: int) -> None:
    campaign = campaign_of(MonthOffer(month, {"en": "Offer"}, "all", "Revenue", day=day), year, DHAKA)

    assert campaign.is_running_on(date(year, month, day))
    assert campaign.end_date is not None
    assert campaign.end_date.month == month
    assert campaign.campaign_id == f"cmp_{year}_{month:02d}"


def test_a_theme_is_not_read_for_variables() -> None:
    said = words_of(OFFER)["en"]

    assert problems(said) == []
    assert used(said) == ("discount_code", "shop_name")


def test_its_own_words_go_before_its_theme_and_a_template_before_both() -> None:
    own = MonthOffer(1, {"en": "Theme"}, "all", "Revenue", texts={"en": "Own words"})
    templated = MonthOffer(1, {"en": "Theme"}, "all", "Revenue", template_id="monthly_offer")

    assert campaign_of(own, 2026, DHAKA).texts == {"en": "Own words"}
    assert campaign_of(templated, 2026, DHAKA).texts == {}
    assert campaign_of(templated, 2026, DHAKA).offer == "Theme"


@pytest.mark.parametrize("offer", DEFAULT_OFFERS, ids=lambda each: str(each.month))
def test_every_year_begins_with_offers_that_can_be_sent(offer: MonthOffer) -> None:
    assert is_known(offer.segment)
    assert set(offer.theme) == {"en", "bn"}
    for text in words_of(offer).values():
        assert problems(text) == []
        assert parts(text).parts <= 2
    assert not campaign_of(offer, 2026, DHAKA).is_active


def test_the_twelve_stand_in_the_order_of_their_months() -> None:
    assert [default_calendar(2026).of(month).month for month in range(1, 13)] == list(range(1, 13))
