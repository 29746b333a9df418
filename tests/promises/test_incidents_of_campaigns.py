"""What went wrong with campaigns elsewhere, each once more, here: the planning of who is written to. What concerns
sending is in test_incidents_of_others.py."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from functools import cache, partial
from random import Random

import pytest

from rapport.campaigns.planning import planner
from rapport.campaigns.planning.marketing_job import SomeWereNotPlanned
from rapport.campaigns.planning.planner import TimeLeft
from rapport.kernel.table import Table
from tests.promises.conftest import Counted, Size
from tests.rig.campaign_shop import CampaignShop, Trigger
from tests.rig.faulty_table import Broken, Fault, FaultyTable
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.pretending import Faults, PretendProvider
from tests.rig.sending import dispatcher

PEOPLE = 14


@cache
def _crowd() -> CampaignShop:
    shop = CampaignShop()
    for number in range(PEOPLE):
        shop.customer(f"c{number:02d}", allows=("sms",))
        shop.buys(f"c{number:02d}", 40)
    shop.delivered()
    return shop


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> CampaignShop:
    """Read in pages of four."""
    monkeypatch.setattr(planner, "READ_TOGETHER", 4)
    monkeypatch.setattr(planner, "SAVED_EVERY", 1)
    return _crowd().copied()


def once_each(shop: CampaignShop) -> bool:
    return Counter(each.customer_id for each in shop.messages()) == Counter(f"c{n:02d}" for n in range(PEOPLE))


def test_chatwoot_12821_a_job_that_picks_up_a_running_campaign_writes_to_nobody_twice(
    crowd: CampaignShop, size: Size, counted: Counted
) -> None:
    """The job ran every few minutes, and took up campaigns that were still being sent: people got them 2-3 times."""
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    for seed in range(size(12, 200, 4)):
        shop, interleaving = crowd.copied(), Interleaving(seed)
        tables = [StoppingTable(shop.table, interleaving) for _ in range(3)]
        sent = partial(_send, shop, tables[0])
        interleaving.run([sent, *(partial(_job, shop, table) for table in tables[1:])])
        assert once_each(shop), seed
    counted(26, "campaigns: {runs} sends beside two jobs each: 0 written to twice", runs=size(12, 200, 4))


def test_what_starts_at_an_instant_is_planned_once_whichever_schedule_and_worker_come_upon_it(
    crowd: CampaignShop, size: Size, counted: Counted
) -> None:
    """At 20:00 both schedules come, each perhaps twice, while somebody says send."""
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    seen: Counter[str] = Counter()
    for seed in range(size(20, 300, 6)):
        shop, interleaving = crowd.copied(), Interleaving(seed)
        doing = [_look, _look, _job, _send if seed % 2 else _look]
        tables = [StoppingTable(shop.table, interleaving) for _ in doing]
        interleaving.run([partial(do, shop, table) for do, table in zip(doing, tables, strict=True)])
        assert once_each(shop), seed
        shop.adds_up()
        shop.later(hours=1)
        assert shop.looks_for_starts() == {}, "nothing is left to be looked at"
        assert once_each(shop), seed
        seen["looks"] += len(doing)
    counted(26, "campaigns: {looks} looks, jobs and sends upon one start: 0 written to twice", **seen)


def test_a_look_for_what_starts_is_killed_anywhere_and_a_later_one_finds_the_rest(crowd: CampaignShop) -> None:
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().looks_for_starts(table=counting)
    for moment in ("before", "after"):
        for call in range(1, len(counting.calls) + 1):
            shop = crowd.copied()
            with suppress(Broken):
                shop.looks_for_starts(table=FaultyTable(shop.table, Fault(call, moment)))
            shop.later(minutes=25)
            shop.looks_for_starts()
            assert once_each(shop), (moment, call)
            shop.adds_up()
            shop.later(minutes=25)
            assert shop.looks_for_starts() == {}, (moment, call)


def _look(shop: CampaignShop, table: Table) -> None:
    shop.looks_for_starts(table=table)


def _send(shop: CampaignShop, table: Table) -> None:
    shop.sends(table=table)


def _job(shop: CampaignShop, table: Table) -> None:
    shop.job(table=table)


def test_chatwoot_pr_12955_a_campaign_is_done_when_its_last_page_is_and_not_before(crowd: CampaignShop) -> None:
    """The mend marked it done before it ran: a crash lost the rest in silence."""
    crowd.job()
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().job(table=counting)
    for call in range(1, len(counting.calls) + 1):
        shop = crowd.copied()
        with pytest.raises((Broken, SomeWereNotPlanned)):
            shop.job(table=FaultyTable(shop.table, Fault(call, "after")))
        if len(shop.messages()) < PEOPLE:
            assert shop.stats().status != "sent"
        shop.job()
        assert once_each(shop), call


def test_listmonk_3022_what_was_read_and_not_kept_is_not_passed_over(crowd: CampaignShop) -> None:
    """The checkpoint moved when people were fetched, not when they were written to: "finished", most never mailed."""
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().job(table=counting)
    lost = 0
    for call in range(1, len(counting.calls) + 1):
        shop = crowd.copied()
        with pytest.raises((Broken, SomeWereNotPlanned)):
            shop.job(table=FaultyTable(shop.table, Fault(call, "before")))
        told = shop.stats()
        lost += len(shop.messages()) < PEOPLE
        assert told.audience == len(shop.messages()), "it says no more than what it has kept"
        assert told.status == "planning" or len(shop.messages()) in (0, PEOPLE), call
        shop.job()
        assert once_each(shop), call
    assert lost


def test_listmonk_2313_paused_and_resumed_it_goes_on_and_does_not_begin_again(crowd: CampaignShop) -> None:
    """Resuming began from the top."""
    crowd.campaign(starts="scheduled", scheduled_at=crowd.now)
    crowd.job(time_left=lambda: False)
    crowd.job(time_left=_pages(2))
    before = {each.message_id for each in crowd.messages()}
    assert 0 < len(before) < PEOPLE
    for _ in range(5):
        crowd.pauses()
        crowd.job()
        assert {each.message_id for each in crowd.messages()} == before
        crowd.changes(crowd.campaign_now(), paused=False)
    crowd.job()

    assert once_each(crowd)
    assert before < {each.message_id for each in crowd.messages()}


def _pages(number: int) -> TimeLeft:
    left = iter(range(number))
    return lambda: next(left, None) is not None


def test_listmonk_1931_a_page_of_people_who_are_none_of_its_own_is_not_the_end(crowd: CampaignShop) -> None:
    """A page on which all were blocked read as the end of the list."""
    first = sorted(f"c{number:02d}" for number in range(PEOPLE))
    for name in first[:10]:
        crowd.consents(name, "sms", False)
    gone = crowd.copied()
    gone.campaign()
    gone.sends()
    assert (len(gone.who()), len(gone.who(state="suppressed"))) == (4, 10)

    triggered = crowd.copied()
    for name in first[:10]:
        triggered.buys(name, 35)
    triggered.undelivered()
    triggered.campaign(Trigger("days_inactive", value=36))
    triggered.job()
    assert triggered.who() == first[10:]


def test_mautic_3669_jobs_that_start_in_the_same_second_plan_what_one_plans(
    crowd: CampaignShop, size: Size, counted: Counted
) -> None:
    """Two crons, one second: two mails each."""
    crowd.campaign(Trigger("days_inactive", value=30))
    for seed in range(size(8, 150, 3)):
        shop, interleaving = crowd.copied(), Interleaving(seed)
        interleaving.run([partial(_job, shop, StoppingTable(shop.table, interleaving)) for _ in range(5)])
        assert once_each(shop), seed
    counted(26, "campaigns: {runs} times five jobs in the same second: 0 written to twice", runs=size(8, 150, 3))


def test_mautic_6729_campaigns_keep_the_caps_of_everything_else_that_leaves(crowd: CampaignShop) -> None:
    """Frequency rules held for single mails; campaigns passed them by."""
    crowd.campaign()
    crowd.campaign(campaign_id="cmp_second")
    crowd.campaign(Trigger("cart_abandoned", minutes=1), "cmp_cart")
    crowd.sends()
    provider = PretendProvider(Random(1), crowd.shop.clock, faults=Faults())
    dispatch = dispatcher(crowd.here, provider, crowd.queue, Random(1))
    for message_id in list(crowd.queue.put_in):
        dispatch.dispatch(message_id)
    assert len(provider.reached) == PEOPLE

    crowd.sends("cmp_second")
    crowd.leaves_a_cart("c03")
    crowd.delivered()

    held = {(each.state, each.reason) for name in ("cmp_second", "cmp_cart") for each in crowd.messages(name)}
    assert held == {("held", "cap_a_day")} or held == {("held", "cap_a_day"), ("expired", "cap_a_day")}


def test_dittofeed_broadcasts_sent_longer_ago_than_a_look_goes_back_is_sent_all_the_same(crowd: CampaignShop) -> None:
    """Whether somebody had got it was a read of the last 24 hours."""
    crowd.campaign()
    crowd.campaign(Trigger("days_inactive", value=30), "cmp_silence")
    crowd.sends()
    crowd.job()
    about = crowd.said("cmp_silence")
    for days in (1, 2, 30, 300):
        crowd.days_pass(days)
        crowd.sends()
        crowd.changes(crowd.campaign_now("cmp_silence"), trigger=Trigger("days_inactive", value=31))
        crowd.changes(crowd.campaign_now("cmp_silence"), trigger=Trigger("days_inactive", value=30))
        crowd.job()

    assert once_each(crowd)
    assert crowd.said("cmp_silence") == about


def test_dittofeed_journeys_groups_are_drawn_once_and_for_ever(crowd: CampaignShop) -> None:
    """Groups at random were drawn anew at each run, so that everybody was written to in the end."""
    crowd.campaign(starts="monthly", month_day=11, holdout_percent=40)
    held_out = []
    for _ in range(6):
        crowd.it_is((crowd.today.replace(day=1) + timedelta(days=32)).replace(day=11), 12)
        crowd.job()
        month = f"{crowd.today:%Y-%m}"
        held_out.append(
            {each.customer_id for each in crowd.messages() if each.reason == "held_out" and each.occurrence == month}
        )

    assert held_out[0]
    assert held_out == [held_out[0]] * 6


def test_chatwoot_9314_one_click_over_a_weak_connection_is_one_message(crowd: CampaignShop) -> None:
    """The answer was lost, the page asked again 12 seconds later, and people got two."""
    crowd.campaign()
    send = "/crm/automation/campaigns/cmp_honey/send"
    keys = [{"Idempotency-Key": "the-click"}, {"Idempotency-Key": "the-click"}, {"Idempotency-Key": "another"}, {}]
    told = []
    for headers in keys:
        with crowd.at_work():
            answer = crowd.shop.call("POST", send, {}, headers=headers)
        assert answer.status == 200, answer.text
        told.append(answer.body)
        crowd.later(seconds=12)

    assert told[0] == told[1]
    assert {each["run_id"] for each in told} == {told[0]["run_id"]}
    assert once_each(crowd)
