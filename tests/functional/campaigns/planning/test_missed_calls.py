"""A missed call is followed by a message half an hour later, unless they were reached meanwhile; or at once, if
somebody says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.marketing_job import app as marketing_app
from rapport.calls.tasks import store as tasks
from rapport.campaigns.planning import missed_calls
from rapport.campaigns.planning.missed_calls import Call, NobodyWasMissed, NoMissedCallCampaign
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message
from tests.rig.campaign_shop import CampaignShop, InTime, Trigger

HALF_AN_HOUR = timedelta(minutes=30)
AT_ONCE = "/crm/automation/campaigns/missed-call"


@pytest.fixture
def task(shop: CampaignShop) -> str:
    shop.campaign(Trigger("missed_call", minutes=30), channel="whatsapp", whatsapp_name="missed", purpose="service")
    shop.customer("rahima")
    return shop.task("rahima")


def missed(shop: CampaignShop, task: str, outcome: str = "no_answer") -> None:
    shop.call(task, outcome=outcome)
    shop.delivered()


def waiting_until(shop: CampaignShop, minutes: int) -> list[str]:
    return list(messages.waiting(shop.table, "whatsapp", shop.now + timedelta(minutes=minutes), 10))


def call(shop: CampaignShop, task: str) -> Call:
    (found,) = tasks.get_many(shop.work(), [task])
    return missed_calls.call_of(found)


def next_attempt(shop: CampaignShop) -> str:
    """Which the house has made by itself."""
    tasks = [item for key, item in shop.table.everything().items() if key.sk == "TASK"]
    (open_one,) = [item["task_id"] for item in tasks if item["status"] == "pending"]
    return str(open_one)


def at_once(shop: CampaignShop, task: str) -> list[Message]:
    return missed_calls.at_once(shop.work(), call(shop, task), shop.queue)


@pytest.mark.parametrize("outcome", ["no_answer", "busy"])
def test_the_message_is_due_half_an_hour_later(shop: CampaignShop, task: str, outcome: str) -> None:
    missed(shop, task, outcome)

    assert shop.one().due == shop.now + HALF_AN_HOUR
    assert shop.queue.put_in == []
    assert (waiting_until(shop, 29), waiting_until(shop, 30)) == ([], [shop.one().message_id])


@pytest.mark.parametrize("outcome", ["wrong_number", "successful", "not_interested"])
def test_a_call_that_ended_otherwise_is_not_missed(shop: CampaignShop, task: str, outcome: str) -> None:
    missed(shop, task, outcome)

    assert shop.messages() == []


def test_it_is_about_yesterday_twenty_hours_later(shop: CampaignShop, task: str) -> None:
    missed(shop, task)

    assert shop.one().valid_until == shop.now + HALF_AN_HOUR + timedelta(hours=20)


def test_heard_of_a_day_late_nobody_is_written_to(shop: CampaignShop, task: str) -> None:
    shop.call(task, outcome="no_answer")
    shop.later(hours=21)
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("expired", "over")


def test_a_slip_of_the_finger_takes_it_back(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.later(seconds=30)
    shop.call(task, status="pending")
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("suppressed", "reason_is_over")


def test_taken_back_and_missed_again_there_is_word_of_the_second(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.later(seconds=30)
    shop.call(task, status="pending")
    shop.later(minutes=5)
    missed(shop, task)

    assert [each.state for each in shop.messages()] == ["suppressed", "queued"]


def test_word_of_it_in_the_wrong_order_changes_nothing(shop: CampaignShop, task: str) -> None:
    shop.call(task, outcome="no_answer")
    shop.later(seconds=30)
    shop.call(task, status="pending")
    told = [each for each in shop.undelivered("CallTaskChanged") if each["task_id"] == task]

    for each in reversed(told):
        shop.hears(each)

    assert shop.messages() == []


def test_told_again_behind_midnight_it_is_one_message(shop: CampaignShop, task: str) -> None:
    shop.it_is(shop.today, 23, 50)
    shop.call(task, outcome="no_answer")
    (told,) = shop.undelivered("CallTaskChanged")

    shop.hears(told)
    shop.later(minutes=15)
    shop.hears(told)

    assert len(shop.messages()) == 1


def test_notes_that_are_added_later_make_no_second_message(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.days_pass()
    shop.call(task, outcome="no_answer", notes="rang three times")
    shop.delivered()

    assert len(shop.messages()) == 1


def test_whoever_is_reached_meanwhile_by_another_call_hears_nothing(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.call(next_attempt(shop), outcome="successful")
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("suppressed", "reason_is_over")


def test_two_campaigns_each_say_their_word(shop: CampaignShop, task: str) -> None:
    shop.campaign(Trigger("missed_call", minutes=60), "cmp_second", purpose="service")
    missed(shop, task)

    assert (shop.one().due, shop.one("cmp_second").due) == (shop.now + HALF_AN_HOUR, shop.now + 2 * HALF_AN_HOUR)


# -- at once, by a person's word -----------------------------------------------------------------------------------


def test_a_waiting_message_goes_at_once(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.later(minutes=5)

    (told,) = at_once(shop, task)

    assert shop.one() == told
    assert (told.due, shop.queue.put_in) == (shop.now, [told.message_id])


def test_said_before_the_worker_has_heard_of_it_it_is_planned_at_once(shop: CampaignShop, task: str) -> None:
    shop.call(task, outcome="no_answer")

    (told,) = at_once(shop, task)
    shop.delivered()

    assert shop.one() == told
    assert (told.due, shop.queue.put_in) == (shop.now, [told.message_id])


def test_said_twice_it_is_one_message(shop: CampaignShop, task: str) -> None:
    missed(shop, task)

    assert at_once(shop, task) == at_once(shop, task) == shop.messages()


def test_one_that_was_withdrawn_is_told_as_it_is(shop: CampaignShop, task: str) -> None:
    missed(shop, task)
    shop.call(next_attempt(shop), outcome="successful")
    shop.delivered()

    assert [each.state for each in at_once(shop, task)] == ["suppressed"]


def test_of_a_call_that_reached_them_there_is_nothing_to_say(shop: CampaignShop, task: str) -> None:
    shop.call(task, outcome="successful")

    with pytest.raises(NobodyWasMissed):
        at_once(shop, task)


def test_without_a_campaign_that_is_switched_on_it_is_refused(shop: CampaignShop, task: str) -> None:
    shop.pauses()
    shop.call(task, outcome="no_answer")

    with pytest.raises(NoMissedCallCampaign):
        at_once(shop, task)


def test_at_the_door_an_agent_answers_calls_of_their_own(shop: CampaignShop, task: str) -> None:
    shop.call(task, outcome="no_answer")
    asked = {"task_id": task}
    with shop.at_work():
        first, again = (shop.shop.call("POST", AT_ONCE, asked) for _ in range(2))
        nobodys = shop.shop.call("POST", AT_ONCE, {"task_id": "tsk_nobody"})
        delivery = shop.shop.call("POST", AT_ONCE, asked, role="delivery_coordinator")

    assert (first.status, nobodys.status, delivery.status) == (200, 404, 403)
    assert first.body == again.body
    (told,) = first.body["messages"]
    assert (told["message_id"], told["state"]) == (shop.one().message_id, "queued")


# -- of which word was lost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "found"), [(1, 1), (19, 1), (21, 0)])
def test_the_job_catches_those_of_which_word_was_lost(shop: CampaignShop, task: str, hours: int, found: int) -> None:
    shop.call(task, outcome="no_answer")
    shop.undelivered()
    shop.later(hours=hours)

    for _ in range(2):
        with shop.at_work():
            marketing_app.lambda_handler({"detail": "{}"}, InTime())

    assert len(shop.messages()) == found
