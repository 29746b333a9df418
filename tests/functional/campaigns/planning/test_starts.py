"""What starts at an instant starts within five minutes of it, and an idle shop asks one question."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from functions.marketing_job import app as marketing_app
from local.places import ROOT
from rapport.campaigns import starts, store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import marketing_job, planner
from rapport.kernel import shop as shops
from rapport.kernel.runs import latest
from rapport.messaging.templates import store as templates
from tests.rig.campaign_shop import CAMPAIGN, CampaignShop, InTime, Trigger, at
from tests.rig.faulty_table import FaultyTable


@pytest.fixture
def people(shop: CampaignShop) -> CampaignShop:
    for name in ("anika", "babul"):
        shop.customer(name)
    shop.undelivered()
    return shop


EVERYBODY = ["anika", "babul"]


def evening(shop: CampaignShop, **said: Any) -> Campaign:
    """At half past eight; quiet hours begin at nine."""
    usual: dict[str, Any] = {"starts": "scheduled", "scheduled_at": at(shop.today, 20, 30)}
    return shop.campaign(**(usual | said))


def marks(shop: CampaignShop) -> int:
    shop.later(days=30)
    found = len(starts.due(shop.table, shop.now))
    shop.later(days=-30)
    return found


def test_one_for_half_past_eight_goes_at_half_past_eight(people: CampaignShop) -> None:
    evening(people)
    people.it_is(people.today, 20, 25)
    assert people.looks_for_starts() == {}
    assert people.messages() == []

    people.it_is(people.today, 20, 30)
    assert people.looks_for_starts() == {"campaigns": 1, "planned": 2, "done": 2}

    assert people.who() == EVERYBODY
    assert sorted(people.queue.put_in) == sorted(each.message_id for each in people.messages())


def test_once_it_has_started_nobody_looks_at_it_any_more(people: CampaignShop) -> None:
    evening(people)
    people.it_is(people.today, 20, 30)
    people.looks_for_starts()

    assert marks(people) == 0
    people.later(minutes=5)
    assert people.looks_for_starts() == {}
    people.job()
    assert people.who() == EVERYBODY


def test_a_look_at_which_nothing_is_due_asks_one_question_and_writes_nothing(people: CampaignShop) -> None:
    for number in range(30):
        people.campaign(Trigger("first_order") if number % 2 else None, f"cmp_{number}")
    evening(people)
    counting, before = FaultyTable(people.table), people.table.everything()

    people.looks_for_starts(table=counting)

    assert counting.calls == ["get", "query"], "the settings, and the marks"
    assert people.table.everything() == before


def test_the_function_asks_for_the_marks_and_for_nothing_else(
    people: CampaignShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening(people)
    counting = FaultyTable(people.table)
    monkeypatch.setattr(shops, "from_environment", lambda: replace(people.here, table=counting))

    assert marketing_app.lambda_handler({"only": "scheduled"}, InTime()) == {}
    assert counting.calls == ["query"]


def test_a_look_that_started_something_is_among_the_runs_of_the_job(people: CampaignShop) -> None:
    evening(people)
    people.it_is(people.today, 20, 30)
    for _ in range(2):
        people.looks_for_starts()

    (run,) = latest(people.table, marketing_job.JOB)[0]
    assert (run.counts["campaigns"], run.finished) == (1, people.now)


def test_the_schedule_says_what_it_is_for(people: CampaignShop) -> None:
    """The very event that the template's schedule sends."""
    evening(people)
    people.it_is(people.today, 20, 30)
    event = json.loads((ROOT / "events/marketing_job/every_five_minutes.json").read_text("utf-8"))

    with people.at_work():
        counts = marketing_app.lambda_handler(event, InTime())

    assert counts == {"campaigns": 1, "planned": 2, "done": 2}
    assert [each.campaign_id for each in store.every(people.work())] == [CAMPAIGN], "what else a run does waits for it"


# -- what moves, holds back and takes out --------------------------------------------------------------------------


def test_moved_to_another_hour_it_starts_then(people: CampaignShop) -> None:
    campaign = evening(people)
    people.changes(campaign, scheduled_at=at(people.today, 18))
    people.it_is(people.today, 17, 55)
    people.looks_for_starts()
    assert people.messages() == []

    people.it_is(people.today, 18)
    people.looks_for_starts()

    assert people.who() == EVERYBODY
    assert marks(people) == 0


@pytest.mark.parametrize("held", [{"is_active": False}, {"paused": True}, {"starts": "once", "scheduled_at": None}])
def test_held_back_over_its_instant_it_starts_soon_after_it_is_let_go(people: CampaignShop, held: Any) -> None:
    campaign = evening(people)
    people.changes(campaign, **held)
    people.it_is(people.today, 20, 30)
    assert (marks(people), people.looks_for_starts()) == (0, {})

    people.it_is(people.today, 20, 40)
    people.changes(campaign, is_active=True, paused=False, starts="scheduled", scheduled_at=campaign.scheduled_at)
    people.looks_for_starts()

    assert people.who() == EVERYBODY


def test_taken_out_it_leaves_no_mark(people: CampaignShop) -> None:
    evening(people)
    people.do(lambda work: store.remove(work, CAMPAIGN))

    assert marks(people) == 0


def test_what_may_not_go_at_its_instant_is_left_to_the_run_of_every_two_hours(people: CampaignShop) -> None:
    evening(people)
    people.says("providers", sms="none")
    people.it_is(people.today, 20, 30)

    assert people.looks_for_starts() == {}
    assert marks(people) == 0
    people.says("providers", sms="outbox")
    people.later(minutes=20)
    people.job()
    assert people.who() == EVERYBODY


def test_what_a_rule_forbids_is_tried_again_when_it_was_put_right(people: CampaignShop) -> None:
    campaign = evening(people, template_id="tpl_gone", texts={})
    people.it_is(people.today, 20, 30)
    assert people.looks_for_starts() == {"campaigns": 1, "refused": 1}

    people.changes(campaign, template_id=None, texts={"en": "Honey"})
    people.later(minutes=5)
    people.looks_for_starts()

    assert people.who() == EVERYBODY


# -- what goes wrong -----------------------------------------------------------------------------------------------


def test_what_breaks_is_tried_again_five_minutes_later(people: CampaignShop, monkeypatch: pytest.MonkeyPatch) -> None:
    evening(people, template_id="tpl_slow", texts={})
    evening(people, campaign_id="cmp_whole")
    people.it_is(people.today, 20, 30)
    with monkeypatch.context() as broken:
        broken.setattr(templates, "get", lambda work, _: 1 / 0)
        assert people.looks_for_starts()["broken"] == 1
    assert people.who("cmp_whole") == EVERYBODY

    people.later(minutes=5)

    assert people.looks_for_starts() == {"campaigns": 1, "refused": 1}


def test_while_one_is_at_it_another_leaves_it_alone(people: CampaignShop) -> None:
    """A large audience takes longer than five minutes."""
    evening(people)
    people.it_is(people.today, 20, 30)
    looked: list[dict[str, int]] = []

    def meanwhile() -> bool:
        people.later(minutes=7)
        looked.append(people.looks_for_starts())
        return True

    people.looks_for_starts(time_left=meanwhile)

    assert looked == [{}, {}]
    assert people.who() == EVERYBODY


def test_out_of_time_the_rest_is_handed_on(people: CampaignShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "READ_TOGETHER", 1)
    evening(people)
    people.it_is(people.today, 20, 30)
    left = iter([True])

    people.looks_for_starts(time_left=lambda: next(left, False))
    assert len(people.messages()) < 2
    assert marks(people) == 0
    people.delivered()

    assert people.who() == EVERYBODY
