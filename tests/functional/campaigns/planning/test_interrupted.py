"""An audience too large for one worker goes on with the next, from its place; and killed anywhere, from the top. The
messages are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest

from rapport.campaigns.planning import planner
from rapport.campaigns.planning.marketing_job import SomeWereNotPlanned
from rapport.kernel.errors import Busy
from rapport.kernel.table import Table, TooBusy
from tests.rig.campaign_shop import CampaignShop, Said, Trigger
from tests.rig.faulty_table import Broken, Fault, FaultyTable, Moment
from tests.rig.interleaving import Interleaving, StoppingTable


@pytest.fixture
def crowd(shop: CampaignShop, monkeypatch: pytest.MonkeyPatch) -> CampaignShop:
    """A small crowd, read in small pages."""
    monkeypatch.setattr(planner, "READ_TOGETHER", 4)
    monkeypatch.setattr(planner, "SAVED_EVERY", 2)
    shop.says("messages", only_with_consent=False)
    for number in range(18):
        shop.customer(f"c{number:02d}", allows=(), born=shop.today)
        shop.buys(f"c{number:02d}", 31 + number % 3)
    shop.undelivered()
    return shop


def campaign(shop: CampaignShop, kind: str) -> None:
    match kind:
        case "scheduled":
            shop.campaign(starts="scheduled", scheduled_at=shop.now)
        case "silence":
            shop.campaign(Trigger("days_inactive", value=30))
        case "birthday":
            shop.campaign(Trigger("birthday", days_before=0))
        case _:
            shop.campaign(Trigger("purchased", value=31, category="Honey"))


KINDS = ["scheduled", "silence", "birthday", "purchased"]


def undisturbed(crowd: CampaignShop) -> Counter[Said]:
    shop = crowd.copied()
    shop.job()
    return shop.said()


def pages(number: int) -> Callable[[], bool]:
    """A worker with the time for so many questions whether there is any left."""
    left = iter(range(number))
    return lambda: next(left, None) is not None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("time", [1, 2, 3, 4])
def test_out_of_time_the_next_worker_goes_on(crowd: CampaignShop, kind: str, time: int) -> None:
    campaign(crowd, kind)
    expected = undisturbed(crowd)

    crowd.job(time_left=pages(time))
    assert len(crowd.messages()) < len(expected)
    assert crowd.stats().status == "planning"
    crowd.delivered()

    assert crowd.said() == expected
    assert crowd.stats().status == "sending"
    crowd.adds_up()


def test_each_worker_begins_where_the_one_before_it_stopped(crowd: CampaignShop) -> None:
    crowd.campaign()
    crowd.sends(time_left=pages(0))
    found = [len(crowd.messages())]
    while (told := crowd.undelivered("CampaignPlanningContinued")) and len(found) < 9:
        assert [each["campaign_id"] for each in told] == ["cmp_honey"]
        crowd.sends(time_left=pages(0))
        found.append(len(crowd.messages()))

    assert found == [4, 8, 12, 16, 18, 18], "that nobody is left is found by looking"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_any_call_the_next_run_finds_the_rest(crowd: CampaignShop, kind: str, moment: Moment) -> None:
    crowd.job()
    campaign(crowd, kind)
    expected = undisturbed(crowd)
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().job(table=counting)
    for call in range(1, len(counting.calls) + 1):
        shop = crowd.copied()
        with pytest.raises((Broken, SomeWereNotPlanned)):
            shop.job(table=FaultyTable(shop.table, Fault(call, moment)))

        shop.later(hours=2)
        shop.job()

        assert shop.said() == expected, call
        shop.adds_up()


def test_killed_in_the_middle_of_a_send_the_job_goes_on_with_it(crowd: CampaignShop) -> None:
    crowd.campaign()
    crowd.previews()
    calls = FaultyTable(crowd.copied().table)
    crowd.copied().sends(table=calls)
    planned_nothing = 0
    for call in range(1, len(calls.calls) + 1):
        shop = crowd.copied()
        with pytest.raises(Broken):
            shop.sends(table=FaultyTable(shop.table, Fault(call, "after")))

        shop.job()

        planned_nothing += not shop.messages()
        assert len(shop.messages()) in (0, 18), call
    assert planned_nothing <= 5, "only where nobody had written down yet that it was to be sent"


def test_one_whose_plan_is_not_compared_yet_is_not_gone_on_with(crowd: CampaignShop) -> None:
    crowd.campaign()
    with pytest.raises(Exception, match="facts have moved"):
        crowd.sends(quoted="plan_of_another_day")

    crowd.job()

    assert crowd.messages() == []


def test_another_condition_in_the_middle_of_a_look_is_looked_for_from_the_top(crowd: CampaignShop) -> None:
    said = crowd.campaign(Trigger("days_inactive", value=30))
    crowd.job(time_left=pages(3))
    crowd.changes(said, trigger=Trigger("days_inactive", value=31))
    crowd.undelivered()

    crowd.job()

    about = Counter(each.occurrence.partition("#")[0] for each in crowd.messages())
    assert about["silent_31"] == 18


def test_the_store_throttles_and_the_job_is_tried_again(crowd: CampaignShop) -> None:
    crowd.campaign(Trigger("days_inactive", value=30))
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().job(table=counting)
    for call in range(1, len(counting.calls) + 1, 3):
        shop = crowd.copied()
        with pytest.raises((TooBusy, Busy, SomeWereNotPlanned)):
            shop.job(table=FaultyTable(shop.table, Fault(call, "throttled")))
        shop.job()

        assert len(shop.messages()) == 18


def test_two_jobs_at_once_plan_what_one_plans(crowd: CampaignShop) -> None:
    crowd.campaign(Trigger("days_inactive", value=30))
    expected = undisturbed(crowd)
    for seed in range(6):
        shop = crowd.copied()
        interleaving = Interleaving(seed)

        def job(table: Table, shop: CampaignShop = shop) -> None:
            shop.job(table=table)

        tables = [StoppingTable(shop.table, interleaving) for _ in range(3)]
        interleaving.run([partial(job, table) for table in tables])

        assert shop.said() == expected
        shop.adds_up()
