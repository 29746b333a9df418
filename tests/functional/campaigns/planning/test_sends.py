"""Sent when somebody says so, at an instant, or each month: to everybody of the segment, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rapport.campaigns.campaign import Campaign, Variant
from rapport.campaigns.groups import is_held_out, variant_of
from rapport.campaigns.planning import running
from rapport.campaigns.planning.marketing_job import SomeWereNotPlanned
from rapport.campaigns.planning.sending import CampaignNotToBeSent
from rapport.kernel import keys
from rapport.kernel.errors import Busy, NotAcceptable
from rapport.kernel.work import Work
from rapport.messaging.templates import store as templates
from rapport.messaging.templates.template import Template
from tests.rig.campaign_shop import TUESDAY, CampaignShop, Trigger


@pytest.fixture
def people(shop: CampaignShop) -> CampaignShop:
    """One of each: bought yesterday, six times, 70 days ago, 100 days ago, for much money, never."""
    for name, times, ago, amount in (
        ("one", 1, 1, 100),
        ("vip", 6, 3, 100),
        ("risk", 2, 70, 100),
        ("gone", 1, 100, 100),
        ("rich", 1, 10, 90_000),
    ):
        shop.customer(name)
        for _ in range(times):
            shop.buys(name, ago, amount=amount)
    shop.customer("never")
    shop.delivered()
    return shop


def refused(problem: pytest.ExceptionInfo[NotAcceptable]) -> dict[str, str]:
    return {each.field: each.problem for each in problem.value.details}


EVERYBODY = ["gone", "never", "one", "rich", "risk", "vip"]


@pytest.mark.parametrize(
    ("target", "who"),
    [
        ("all", EVERYBODY),
        ("new", ["never", "one"]),
        ("repeat", ["risk"]),
        ("vip", ["rich", "vip"]),
        ("inactive", ["gone"]),
        ("inactive_30_days", ["gone", "risk"]),
        ("inactive_70_days", ["gone", "risk"]),
        ("inactive_71_days", ["gone"]),
        ("prospect", ["never"]),
        ("stage:new", ["one", "rich"]),
        ("stage:active", ["vip"]),
        ("stage:at_risk", ["risk"]),
        ("stage:churned", ["gone"]),
        ("hot", ["one", "vip"]),
        ("cold", ["gone", "never", "risk"]),
        ("high_value", ["rich"]),
    ],
)
def test_everybody_of_the_segment_and_nobody_else(people: CampaignShop, target: str, who: list[str]) -> None:
    people.campaign(target=target)

    told = people.sends()

    assert people.who() == who
    assert (told.audience, told.status, told.sent_count) == (len(who), "sending", 0)
    assert sorted(people.queue.put_in) == sorted(each.message_id for each in people.messages())
    people.adds_up()


def test_said_twice_it_is_sent_once(people: CampaignShop) -> None:
    people.campaign()

    first, second = people.sends(), people.sends()
    people.days_pass(40)
    third = people.sends()

    assert first.run_id == second.run_id == third.run_id
    assert people.who() == EVERYBODY


def test_whoever_comes_later_is_for_another_campaign(people: CampaignShop) -> None:
    people.campaign()
    people.sends()
    people.customer("late")

    people.sends()
    people.job()

    assert people.who() == EVERYBODY
    assert people.previews().audience == 0


def test_those_without_leave_or_address_are_told_with_the_reason(people: CampaignShop) -> None:
    people.consents("one", "sms", False)
    people.campaign(channel="email", subjects={"en": "Honey"})
    people.campaign(campaign_id="cmp_sms")

    people.sends()
    people.sends("cmp_sms")

    assert people.stats("cmp_sms").suppressed_by_reason == {"no_consent": 1}
    assert people.stats("cmp_sms").audience == 6


# -- refused, by name ----------------------------------------------------------------------------------------------


def test_a_segment_without_anybody_is_refused_and_may_be_sent_another_day(people: CampaignShop) -> None:
    people.campaign(target="inactive_200_days")
    for _ in range(2):
        with pytest.raises(NotAcceptable) as problem:
            people.sends()
        assert refused(problem) == {"target_segment": "has nobody in it today: inactive_200_days"}

    people.days_pass(100)
    people.sends()

    assert people.who() == ["gone"]


def test_a_channel_that_nobody_carries_is_refused(people: CampaignShop) -> None:
    people.campaign()
    people.says("providers", sms="none")
    for ask in (people.sends, people.previews):
        with pytest.raises(NotAcceptable) as problem:
            ask()
        assert list(refused(problem)) == ["channel"]

    assert people.messages() == []


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"end_date": TUESDAY - timedelta(days=1)}, "this campaign is ended"),
        ({"is_active": False}, "this campaign is inactive"),
        ({"paused": True}, "this campaign is paused"),
        ({"start_date": TUESDAY + timedelta(days=1)}, "this campaign begins on 2026-03-11"),
    ],
)
def test_one_that_is_not_running_is_refused(people: CampaignShop, said: dict[str, Any], problem: str) -> None:
    people.campaign(**said)

    with pytest.raises(CampaignNotToBeSent, match=problem):
        people.sends()

    assert people.messages() == []


# -- at an instant, each month -------------------------------------------------------------------------------------


def test_a_scheduled_one_goes_with_the_first_run_behind_its_instant(people: CampaignShop) -> None:
    people.campaign(starts="scheduled", scheduled_at=people.now + timedelta(hours=3))
    people.job()
    people.later(hours=2, minutes=59)
    people.job()
    assert people.messages() == []

    people.later(minutes=1)
    for _ in range(3):
        people.job()
        people.later(hours=24)

    assert people.who() == EVERYBODY


def test_said_before_its_instant_it_is_sent_and_not_again(people: CampaignShop) -> None:
    people.campaign(starts="scheduled", scheduled_at=people.now + timedelta(hours=3))
    people.sends()
    people.later(hours=4)

    people.job()

    assert people.who() == EVERYBODY


def test_a_monthly_one_goes_on_its_day_at_ten_once_a_month(people: CampaignShop) -> None:
    people.campaign(starts="monthly", month_day=20)
    sent = []
    for day, hour in ((19, 12), (20, 8), (20, 10), (20, 12), (25, 12)):
        people.it_is(people.today.replace(day=day), hour)
        people.job()
        sent.append(len(people.messages()))
    people.it_is(people.today.replace(month=4, day=20))
    people.job()

    assert sent == [0, 0, 6, 6, 6]
    assert {each.occurrence for each in people.messages()} == {"2026-03", "2026-04"}
    assert len(people.messages()) == 12


def test_made_behind_this_months_day_it_waits_for_the_next(people: CampaignShop) -> None:
    people.campaign(starts="monthly", month_day=5)
    people.job()
    assert people.messages() == []

    people.it_is(people.today.replace(month=4, day=6))
    people.job()

    assert len(people.messages()) == 6


# -- groups --------------------------------------------------------------------------------------------------------


def many(shop: CampaignShop, count: int = 60) -> list[str]:
    return [shop.customer(f"c{number:03d}") for number in range(count)]


def test_who_is_held_out_would_have_been_written_to(shop: CampaignShop) -> None:
    names = many(shop)
    for name in names[:10]:
        shop.consents(name, "sms", False)
    campaign = shop.campaign(holdout_percent=30)

    shop.sends()

    out = [each for each in names if is_held_out(campaign, each)]
    held_out = [each.customer_id for each in shop.messages() if each.reason == "held_out"]
    assert sorted(held_out) == [each for each in out if each not in names[:10]]
    assert shop.stats().suppressed_by_reason == {"held_out": len(held_out), "no_consent": 10}
    assert not {each.message_id for each in shop.messages() if each.reason} & set(shop.queue.put_in)


def test_campaigns_of_one_experiment_hold_out_the_same_people(shop: CampaignShop) -> None:
    many(shop)
    for campaign_id in ("cmp_one", "cmp_two"):
        shop.campaign(campaign_id=campaign_id, holdout_percent=30, experiment="spring")
        shop.sends(campaign_id)

    assert shop.who("cmp_one", "suppressed") == shop.who("cmp_two", "suppressed") != []


def test_each_reads_the_words_of_their_group(shop: CampaignShop) -> None:
    many(shop)
    campaign = shop.campaign(variants=(Variant("A", 40, {"en": "Sweet"}), Variant("B", 30, {"en": "Sweeter"})))

    shop.sends()

    assert {each.customer_id: each.variant for each in shop.messages()} == {
        each.customer_id: variant_of(campaign, each.customer_id) for each in shop.messages()
    }
    numbers = shop.stats().variants
    assert numbers is not None
    assert [each.variant for each in numbers] == ["own_words", "A", "B"]
    assert sum(each.audience for each in numbers) == 60
    contents = {each.variant: each.content_id for each in shop.messages()}
    kept = {name: shop.table.get(keys.content("cmp_honey", content)) for name, content in contents.items()}
    assert {name: item and item["texts"]["en"] for name, item in kept.items()} == {
        "": "Honey at half the price",
        "A": "Sweet",
        "B": "Sweeter",
    }


# -- what goes wrong with one goes wrong with no other -------------------------------------------------------------


def without_its_template(shop: CampaignShop, campaign_id: str) -> Campaign:
    template = Template("tpl_gone", "Gone", "sms", {"en": "Come back"})
    shop.do(lambda work: templates.create(work, template, named=True))
    campaign = shop.campaign(Trigger("days_inactive", value=30), campaign_id, texts={}, template_id="tpl_gone")
    shop.do(lambda work: templates.remove(work, "tpl_gone", None))
    return campaign


def test_a_campaign_whose_template_was_taken_out_says_so_and_stops_no_other(people: CampaignShop) -> None:
    without_its_template(people, "cmp_a")
    people.campaign(Trigger("days_inactive", value=30), "cmp_b")

    ran = people.job()

    assert (ran.counts["refused"], people.who("cmp_b")) == (1, ["gone", "risk"])
    assert people.stats("cmp_a").plan_refused == "no_such_template"


def test_and_none_that_hears_of_an_order(shop: CampaignShop) -> None:
    without_its_template(shop, "cmp_a")
    shop.campaign(Trigger("days_inactive", value=30), "cmp_b")
    shop.customer("rahima")
    shop.buys("rahima", 50)

    shop.delivered()

    assert shop.who("cmp_b") == ["rahima"]


def test_a_fault_of_ours_in_one_is_told_when_all_others_are_planned(
    people: CampaignShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.campaign(Trigger("days_inactive", value=30), "cmp_a")
    people.campaign(Trigger("days_inactive", value=30), "cmp_b")
    going = running.go_on

    def broken(work: Work, campaign: Campaign, *rest: Any) -> running.Ran:
        if campaign.campaign_id == "cmp_a":
            raise Busy("others keep planning the same messages")
        return going(work, campaign, *rest)

    monkeypatch.setattr(running, "go_on", broken)
    with pytest.raises(SomeWereNotPlanned):
        people.job()

    assert people.who("cmp_b") == ["gone", "risk"]


class QueueIsDown:
    def put(self, message_ids: object, delay: timedelta = timedelta(0)) -> None:
        raise ConnectionError

    def length(self) -> int:
        return 0


def test_without_the_queue_everything_is_planned_all_the_same(people: CampaignShop) -> None:
    people.campaign()

    told = people.sends(queue=QueueIsDown())

    assert (told.audience, people.who()) == (6, EVERYBODY)
