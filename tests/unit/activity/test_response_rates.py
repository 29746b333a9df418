"""What brings answers, counted; and recounted from scratch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.activity.engagement import Engagement
from rapport.activity.kinds import Delivery, EngagementChannel, Response
from rapport.activity.response_rates import Rates, counted

DHAKA = ZoneInfo("Asia/Dhaka")
NOON = datetime(2026, 3, 10, 6, tzinfo=UTC)


def engagement(channel: EngagementChannel | None = "sms", hours: int = 0, **said: Any) -> Engagement:
    fields: dict[str, Any] = {
        "engagement_id": "act_1",
        "kind": "message",
        "engagement_type": "message",
        "channel": channel,
        "at": NOON + timedelta(hours=hours),
        "delivery": "sent",
    }
    return Engagement(**(fields | said))


def answered(channel: EngagementChannel = "sms", hours: int = 0) -> Engagement:
    return engagement(channel, hours, response="positive")


class TestRates:
    def test_are_of_what_was_sent_in_percent_to_two_places(self) -> None:
        rates = counted([answered(), answered(), engagement()], DHAKA)
        assert rates.overall.response_rate == Decimal("66.67")

    def test_of_nothing_sent_there_is_no_rate(self) -> None:
        assert counted([engagement(delivery="failed")], DHAKA).overall == Rates(failed=1)
        assert Rates(failed=1).response_rate is None

    def test_what_failed_and_was_answered_all_the_same_was_sent(self) -> None:
        rates = counted([engagement(delivery="failed", response="neutral")], DHAKA)
        assert rates.overall == Rates(sent=1, delivered=1, responded=1)

    def test_what_customers_did_by_themselves_is_counted_apart(self) -> None:
        rates = counted([answered("website"), engagement("call", direction="inbound", delivery="delivered")], DHAKA)
        assert (rates.came_in, rates.overall, dict(rates.by_channel)) == (2, Rates(), {})

    def test_what_has_no_channel_counts_by_its_type(self) -> None:
        rates = counted([engagement(None, engagement_type="offer_sent")], DHAKA)
        assert (dict(rates.by_type), dict(rates.by_channel)) == ({"offer_sent": Rates(sent=1)}, {})


class TestBestChannel:
    @pytest.mark.parametrize(("answers", "best"), [(2, None), (3, "sms")])
    def test_takes_three_answers(self, answers: int, best: str | None) -> None:
        assert counted([answered()] * answers, DHAKA).best_channel == best

    def test_is_that_of_the_highest_rate_and_not_of_the_most_answers(self) -> None:
        many = [answered("sms")] * 4 + [engagement("sms")] * 2
        assert counted([*many, *[answered("call")] * 3], DHAKA).best_channel == "call"

    def test_of_equal_rates_what_was_tried_more_often(self) -> None:
        assert counted([answered("call")] * 3 + [answered("sms")] * 4, DHAKA).best_channel == "sms"

    def test_of_all_alike_always_the_same(self) -> None:
        mixed = [answered("sms")] * 3 + [answered("call")] * 3
        assert counted(mixed, DHAKA).best_channel == counted(reversed(mixed), DHAKA).best_channel == "call"

    def test_rates_are_compared_exactly(self) -> None:
        """66.665 and 66.669 percent are both told as 66.67."""
        lower = [answered("call")] * 13333 + [engagement("call")] * 6667
        higher = [answered("sms")] * 10001 + [engagement("sms")] * 5000
        assert counted(lower + higher, DHAKA).best_channel == "sms"


class TestBestHour:
    @pytest.mark.parametrize(("answers", "best"), [(2, None), (3, 12)])
    def test_takes_three_answers_and_is_the_shops(self, answers: int, best: int | None) -> None:
        assert counted([answered()] * answers, DHAKA).best_hour == best

    def test_is_when_most_of_what_was_answered_went_out(self) -> None:
        unanswered = [engagement(hours=3)] * 9
        assert counted([*unanswered, answered(hours=1), answered(hours=1), answered()], DHAKA).best_hour == 13

    def test_is_the_earliest_of_those_alike(self) -> None:
        assert counted([answered(hours=7), answered(hours=5), answered(hours=6)], DHAKA).best_hour == 17

    def test_after_midnight_it_is_the_next_day_there(self) -> None:
        assert counted([answered(hours=12)] * 3, DHAKA).best_hour == 0


ANY = st.builds(
    engagement,
    channel=st.sampled_from([None, *get_args(EngagementChannel)]),
    hours=st.integers(-48, 48),
    delivery=st.sampled_from(get_args(Delivery)),
    response=st.sampled_from([None, *get_args(Response)]),
    direction=st.sampled_from(["inbound", "outbound"]),
    replied=st.booleans(),
    engagement_type=st.sampled_from(["call", "offer_sent", "message"]),
)


def by_channel(channel: EngagementChannel) -> Callable[[Engagement], bool]:
    return lambda each: each.channel == channel


def by_type(engagement_type: str) -> Callable[[Engagement], bool]:
    return lambda each: each.engagement_type == engagement_type


def recounted(engagements: list[Engagement], those: Callable[[Engagement], bool]) -> Rates:
    sent = [each for each in engagements if each.went_out and those(each)]
    failed = [each for each in sent if each.status == "failed"]
    return Rates(
        sent=len(sent) - len(failed),
        failed=len(failed),
        delivered=len([each for each in sent if each.status in ("delivered", "read", "responded")]),
        responded=len([each for each in sent if each.status == "responded"]),
    )


@given(st.lists(ANY, max_size=60))
def test_the_rates_recount(engagements: list[Engagement]) -> None:
    rates = counted(engagements, DHAKA)

    assert rates.overall == recounted(engagements, lambda _: True)
    assert rates.came_in + rates.overall.sent + rates.overall.failed == len(engagements)
    for channel in get_args(EngagementChannel):
        assert rates.by_channel.get(channel, Rates()) == recounted(engagements, by_channel(channel))
    for kind in ("call", "offer_sent", "message"):
        assert rates.by_type.get(kind, Rates()) == recounted(engagements, by_type(kind))
    assert rates.answered_at.total() == rates.overall.responded


@given(st.lists(ANY, max_size=60), st.randoms())
def test_the_order_they_come_in_changes_nothing(engagements: list[Engagement], chance: Any) -> None:
    mixed = list(engagements)
    chance.shuffle(mixed)

    first, second = counted(engagements, DHAKA), counted(mixed, DHAKA)

    assert first == second
    assert (first.best_channel, first.best_hour) == (second.best_channel, second.best_hour)


@given(st.lists(ANY, max_size=60))
def test_nobody_answers_what_did_not_arrive_and_nothing_arrives_that_was_not_sent(
    engagements: list[Engagement],
) -> None:
    rates = counted(engagements, DHAKA)

    for each in (rates.overall, *rates.by_channel.values(), *rates.by_type.values()):
        assert each.responded <= each.delivered <= each.sent
        assert each.response_rate is None or 0 <= each.response_rate <= 100
