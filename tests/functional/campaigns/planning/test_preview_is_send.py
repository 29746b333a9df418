"""What a preview listed is what the send does; if the facts have moved, it is refused, and told what it would be."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning.sending import PreviewTold
from rapport.kernel.decisions import PlanHasChanged
from rapport.kernel.shop import DHAKA
from tests.rig.campaign_shop import TUESDAY, CampaignShop, Trigger, at
from tests.rig.faulty_table import Broken, Fault, FaultyTable
from tests.rig.pretending import Faults, PretendProvider
from tests.rig.sending import dispatcher


@pytest.fixture
def people(shop: CampaignShop) -> CampaignShop:
    for number in range(30):
        shop.customer(f"c{number:02d}", allows=("sms",) if number % 5 else ())
        shop.buys(f"c{number:02d}", 40)
    shop.delivered()
    return shop


def outcomes(shop: CampaignShop) -> dict[str, int]:
    states = [each.state for each in shop.messages()]
    return {
        "to_be_sent": states.count("queued"),
        "deferred": states.count("held"),
        "suppressed": states.count("suppressed") + states.count("expired"),
    }


def promised(preview: PreviewTold) -> dict[str, int]:
    return {name: getattr(preview, name) for name in ("to_be_sent", "deferred", "suppressed")}


TOMORROW = TUESDAY + timedelta(days=1)
COME_BACK = Trigger("days_inactive", value=30)


@pytest.mark.parametrize(
    "said", [{}, {"holdout_percent": 20}, {"trigger": COME_BACK}], ids=["once", "some held out", "triggered"]
)
@pytest.mark.parametrize("hour", [12, 22])
def test_it_is_done_as_it_was_listed(people: CampaignShop, said: dict[str, Any], hour: int) -> None:
    people.it_is(people.today, hour)
    people.campaign(**said)
    before = people.table.everything()
    preview = people.previews()
    assert people.table.everything() == before, "a preview writes nothing"

    people.sends(quoted=preview.plan_hash)

    assert outcomes(people) == promised(preview)
    assert preview.complete
    assert len(preview.samples) == min(10, preview.to_be_sent + preview.deferred)
    if hour == 12:
        assert preview.samples[0].text == "Honey at half the price\nStop: " + preview.samples[0].text.rpartition(" ")[2]


@pytest.mark.parametrize("trigger", [None, COME_BACK], ids=["once", "triggered"])
@pytest.mark.parametrize("what", ["somebody bought", "somebody said no", "somebody came", "other words"])
def test_when_the_facts_have_moved_nothing_is_sent(people: CampaignShop, what: str, trigger: Trigger | None) -> None:
    campaign = people.campaign(trigger, target="all" if trigger else "inactive_30_days")
    quoted = people.previews().plan_hash
    _moved(people, campaign, what)

    with pytest.raises(PlanHasChanged) as refusal:
        people.sends(quoted=quoted)

    assert people.messages() == []
    assert refusal.value.current is not None
    assert refusal.value.current["plan_hash"] == people.previews().plan_hash != quoted
    assert people.stats().plan_refused == "plan_has_changed"

    people.sends(quoted=people.previews().plan_hash)
    assert people.messages() != []
    assert people.stats().plan_refused is None


def _moved(shop: CampaignShop, campaign: Campaign, what: str) -> None:
    match what:
        case "somebody bought":
            shop.buys("c01")
        case "somebody said no":
            shop.consents("c01", "sms", False)
        case "somebody came":
            shop.customer("new")
            shop.buys("new", 35)
        case _:
            shop.changes(campaign, texts={"en": "Honey " * 40})
    shop.undelivered()


def test_a_second_look_of_a_trigger_is_compared_as_well(people: CampaignShop) -> None:
    people.campaign(COME_BACK)
    people.sends(quoted=people.previews().plan_hash)
    assert people.previews().audience == 0
    people.customer("new")
    people.buys("new", 29)
    people.delivered()
    people.days_pass()
    preview = people.previews()
    assert (preview.audience, preview.to_be_sent) == (1, 1)

    people.consents("new", "sms", False)
    with pytest.raises(PlanHasChanged):
        people.sends(quoted=preview.plan_hash)

    assert "new" not in {each.customer_id for each in people.messages()}


def test_killed_in_the_middle_the_same_word_goes_on(people: CampaignShop) -> None:
    """Half of it is sent by then: whoever says it again means the same plan."""
    people.campaign()
    quoted = people.previews().plan_hash
    calls = FaultyTable(people.copied().table)
    people.copied().sends(quoted=quoted, table=calls)
    for call in range(1, len(calls.calls) + 1):
        shop = people.copied()
        with pytest.raises(Broken):
            shop.sends(quoted=quoted, table=FaultyTable(shop.table, Fault(call, "after")))

        shop.sends(quoted=quoted)

        assert len(shop.messages()) == 30


def test_nobody_is_listed_who_was_written_to_already(people: CampaignShop) -> None:
    people.campaign()
    assert people.previews().audience == 30
    people.sends()

    assert people.previews().audience == 0


@pytest.mark.parametrize(("hour", "finished"), [(12, "10T12:00:30"), (22, "11T09:00:30")])
def test_it_says_when_the_last_one_will_have_gone(people: CampaignShop, hour: int, finished: str) -> None:
    """Who waits for the morning has to be carried then."""
    people.says("messages", only_with_consent=False)
    people.says("providers", sms_a_second=1)
    people.it_is(people.today, hour)
    people.campaign()

    told = people.previews().estimated_finish.astimezone(DHAKA.zone)

    assert told.isoformat() == f"2026-03-{finished}+06:00"


# -- of what starts at an instant ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked_at", "starts_at", "finished"),
    [
        (at(TUESDAY, 22), at(TOMORROW, 12), "11T12:00:30"),
        (at(TUESDAY, 12), at(TUESDAY, 22), "11T09:00:30"),
        (at(TUESDAY, 12), at(TUESDAY, 20, 30), "10T20:30:30"),
    ],
    ids=["asked in quiet hours", "starts in quiet hours", "neither"],
)
def test_it_is_judged_as_of_its_instant(
    people: CampaignShop, asked_at: datetime, starts_at: datetime, finished: str
) -> None:
    people.says("messages", only_with_consent=False)
    people.says("providers", sms_a_second=1)
    people.campaign(starts="scheduled", scheduled_at=starts_at)
    people.shop.clock.set(asked_at)
    before = people.table.everything()
    preview = people.previews()
    assert people.table.everything() == before

    people.shop.clock.set(starts_at)
    people.looks_for_starts()

    assert outcomes(people) == promised(preview)
    assert preview.estimated_finish.astimezone(DHAKA.zone).isoformat() == f"2026-03-{finished}+06:00"


def test_who_belongs_to_it_and_who_had_enough_is_asked_of_its_day(people: CampaignShop) -> None:
    """Today everybody has had their one message, and nobody was silent for 41 days."""
    people.campaign(campaign_id="cmp_today")
    people.sends("cmp_today")
    provider = PretendProvider(Random(1), people.shop.clock, faults=Faults())
    dispatch = dispatcher(people.here, provider, people.queue, Random(1))
    for message_id in list(people.queue.put_in):
        dispatch.dispatch(message_id)
    assert len(provider.reached) == 24
    people.campaign(starts="scheduled", scheduled_at=at(TOMORROW, 12), target="inactive_41_days")
    preview = people.previews()

    people.it_is(TOMORROW, 12)
    people.looks_for_starts()

    assert promised(preview) == outcomes(people)
    assert preview.to_be_sent == 24


def test_once_its_instant_is_over_it_is_judged_as_of_now(people: CampaignShop) -> None:
    people.campaign(starts="scheduled", scheduled_at=at(TUESDAY, 20, 30))
    people.it_is(TUESDAY, 21, 30)

    assert people.previews().to_be_sent == 0
    assert people.previews().deferred == 24


def test_sent_now_instead_it_is_another_plan(people: CampaignShop) -> None:
    people.campaign(starts="scheduled", scheduled_at=at(TOMORROW, 12))
    people.it_is(TUESDAY, 22)
    quoted = people.previews().plan_hash

    with pytest.raises(PlanHasChanged) as refusal:
        people.sends(quoted=quoted)

    assert refusal.value.current is not None
    people.sends(quoted=refusal.value.current["plan_hash"])
    assert outcomes(people)["deferred"] == 24
