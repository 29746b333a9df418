"""Promise 12: caps hold under twenty campaigns at once: nobody gets more than they are to get in any window of days,
however many workers send; what has no room waits for it, and what was refused takes none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest

from rapport.messaging.dispatch.circuits import Circuits
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.ledger.message import Message
from tests.promises.conftest import Counted, Size
from tests.rig.interleaving import Interleaving
from tests.rig.sending import BY_EMAIL, BY_WHATSAPP, WORDS, Faults, SendingShop, stocked

TWENTY = tuple(f"cmp_{number:02d}" for number in range(20))
A_DAY, A_WEEK, SMS_A_WEEK = 1, 3, 2
CONTENTS = (WORDS, BY_EMAIL, BY_WHATSAPP)


def a_shop(seed: int, campaigns: int, faults: Faults | None = None) -> SendingShop:
    shop = stocked("c1", "c2", seed=seed, faults=faults, campaigns=TWENTY)
    for customer_id in ("c1", "c2"):
        for channel in ("email", "whatsapp"):
            shop.consent(customer_id, channel, allowed=True)
    for campaign_id in TWENTY[:campaigns]:
        shop.campaign(campaign_id, *CONTENTS)
    return shop


def planned_by(shop: SendingShop, campaigns: int, people: Sequence[str]) -> list[Message]:
    """Over all channels, most of them by SMS; some with more weight than others."""
    messages = [
        shop.message(who, campaign_id, content=CONTENTS[max(0, number % 5 - 2)], priority=number % 3 * 10)
        for number, campaign_id in enumerate(TWENTY[:campaigns])
        for who in people
    ]
    shop.plan(*messages)
    return messages


def day_after_day(shop: SendingShop, seed: int, workers: int, messages: Sequence[Message]) -> int:
    """Each noon all that waits is dispatched by all workers at the same instant, each in an order of its own."""
    days = 0
    while any(shop.found(message).waits for message in messages):
        interleaving = Interleaving(seed * 100 + days)
        doings = [partial(_all, worker, _mixed(shop, messages)) for worker in shop.workers(interleaving, workers)]
        interleaving.run(doings)
        within_the_caps(shop, seed)
        shop.clock.advance(days=1)
        days += 1
        assert days < 100, seed
    return days


def _all(worker: Dispatch, message_ids: Sequence[str]) -> None:
    for message_id in message_ids:
        worker.dispatch(message_id)


def _mixed(shop: SendingShop, messages: Sequence[Message]) -> list[str]:
    mixed = [message.message_id for message in messages]
    shop.dice.shuffle(mixed)
    return mixed


def within_the_caps(shop: SendingShop, seed: int) -> None:
    assert shop.most_in_a_window(1) <= A_DAY, seed
    assert shop.most_in_a_window(7) <= A_WEEK, seed
    assert shop.most_in_a_window(7, channel="sms") <= SMS_A_WEEK, seed


def compared(shop: SendingShop, messages: Sequence[Message], seed: int) -> Counter[str]:
    ended: Counter[str] = Counter(shop.found(message).state for message in messages)
    assert shop.reached_twice() == [], seed
    assert shop.told_of() == shop.reached(), seed
    for campaign_id in {message.campaign_id for message in messages}:
        shop.adds_up(campaign_id)
    return ended


def test_twenty_campaigns_at_once_stay_within_the_caps(size: Size, counted: Counted) -> None:
    """Twenty to each of two people: three a week leave, the others wait, and in the end everything has left."""
    cases, sent, days = size(2, 200, 1), 0, 0
    for seed in range(cases):
        shop = a_shop(seed, 20)
        messages = planned_by(shop, 20, ("c1", "c2"))
        days += day_after_day(shop, seed, 4, messages)
        ended = compared(shop, messages, seed)
        # What would have left after its time is over says so; nothing disappeared.
        assert ended.total() == 40
        assert set(ended) <= {"sent", "expired"}, ended
        # Five weeks are long enough for three a week, thirty days are not.
        assert ended["sent"] >= 2 * A_WEEK * 4, ended
        sent += ended["sent"]
    counted(
        12,
        "twenty campaigns to the same people, over all channels: {cases} runs of four workers over {days} days, {sent} "
        "sent, never more than {day} a day, {week} a week, {sms} SMS a week",
        cases=cases,
        days=days,
        sent=sent,
        day=A_DAY,
        week=A_WEEK,
        sms=SMS_A_WEEK,
    )


def test_workers_at_the_same_customer_share_the_room_there_is(size: Size, counted: Counted) -> None:
    """In a thousand orders of three workers, each of whom reads before the others write."""
    cases = size(900, 20_000, 60)
    held = 0
    for seed in range(cases):
        shop = stocked("c1", seed=seed, campaigns=TWENTY[:3])
        messages = [shop.message("c1", campaign_id) for campaign_id in TWENTY[:3]]
        shop.plan(*messages)
        interleaving = Interleaving(seed)
        doings = [
            partial(_all, worker, [each.message_id for each in messages[number:] + messages[:number]])
            for number, worker in enumerate(shop.workers(interleaving, 3))
        ]
        interleaving.run(doings)

        assert len(shop.reached()) == 1, seed
        kept = [found for message in messages if (found := shop.found(message)).waits]
        assert len(kept) == 2, seed
        assert all(each.state == "held" and each.due > shop.clock.now() for each in kept), seed
        assert shop.contacts("c1").within(shop.shop.today(), 1, {"sms"}) == 1, seed
        held += len(kept)
    counted(
        12,
        "{cases} interleavings of three workers with three campaigns to one person: one each, {held} kept for later",
        cases=cases,
        held=held,
    )


def test_with_faults_all_over_the_caps_hold_too(size: Size, counted: Counted) -> None:
    """Refused, throttled, in doubt over midnight, down for a day: each counts on the day on which it left."""
    cases, sent = size(5, 500, 3), 0
    for seed in range(cases):
        faults = Faults(refused=0.1, answer_lost=0.2, not_reached=0.2, throttled=0.2, dies=0.05, doubled=0.2)
        shop = a_shop(seed, 8, faults)
        messages = planned_by(shop, 8, ("c1", "c2"))
        for day in range(20):
            shop.provider.down = day % 5 == 2
            shop.run(timedelta(days=1))
            within_the_caps(shop, seed)
        shop.provider.down = False
        shop.to_rest(at_most=timedelta(days=20))
        ended = compared(shop, messages, seed)
        assert set(ended) <= {"sent", "failed", "expired"}, ended
        sent += ended["sent"]
    counted(
        12,
        "{cases} shops with eight campaigns and faults all over, down every fifth day: {sent} sent, caps kept each day",
        cases=cases,
        sent=sent,
    )


def test_what_a_provider_refused_or_did_not_take_gives_its_room_back(counted: Counted) -> None:
    """The better one is refused; the other, which waited for tomorrow, still goes today if it is looked at again."""
    for fault in ("refused", "throttled", "not_reached"):
        shop = stocked("c1", faults=Faults(**{fault: 1.0}), campaigns=TWENTY[:2])
        first = shop.message("c1", TWENTY[0])
        shop.plan(first)
        shop.deliver()
        assert shop.contacts("c1").within(shop.shop.today(), 7, {"sms"}) == 0
        assert shop.found(first).counted_on is None
        if fault != "refused":
            shop.pause(TWENTY[0])
        vars(shop.faults).update(vars(Faults()))
        second = shop.message("c1", TWENTY[1])
        shop.clock.advance(seconds=20)
        if fault != "refused":
            shop.dispatch.dispatch(first.message_id)
        shop.plan(second)
        shop.run(timedelta(minutes=10))

        assert shop.found(second).state == "sent", fault
        assert shop.contacts("c1").within(shop.shop.today(), 7, {"sms"}) == 1
        # Its turn comes tomorrow, and counts then.
        shop.pause(TWENTY[0], "running")
        shop.run(timedelta(hours=2))
        assert shop.found(first).state == ("failed" if fault == "refused" else "held"), fault
        shop.run(timedelta(days=1))
        assert shop.found(first).state == ("failed" if fault == "refused" else "sent"), fault
        within_the_caps(shop, 0)
    counted(12, "refused, throttled, not reached: {ways} ways to give the room back", ways=3)


def test_service_takes_no_room_and_waits_for_none() -> None:
    shop = stocked("c1")
    errands = [shop.message("c1", occurrence=f"order_{each}", purpose="service") for each in range(10)]
    offer = shop.message("c1")
    shop.plan(*errands, offer)
    shop.run(timedelta(minutes=5))

    assert {shop.found(each).state for each in (*errands, offer)} == {"sent"}
    assert shop.contacts("c1").within(shop.shop.today(), 7, {"sms"}) == 1


def test_of_what_comes_back_together_in_the_morning_the_best_goes_first() -> None:
    """Planned at night by three campaigns, there is room for one."""
    shop = stocked("c1", campaigns=TWENTY[:3])
    shop.clock.set(shop.clock.now().replace(hour=17))
    messages = [
        shop.message("c1", campaign_id, priority=weight)
        for campaign_id, weight in zip(TWENTY[:3], (10, 90, 50), strict=True)
    ]
    shop.plan(*messages)
    shop.run(timedelta(hours=1))
    assert {shop.found(each).reason for each in messages} == {"quiet_hours"}
    shop.run(timedelta(hours=12))

    assert [shop.found(each).state for each in messages] == ["held", "sent", "held"]
    shop.run(timedelta(days=1))
    assert [shop.found(each).state for each in messages] == ["held", "sent", "sent"]


@pytest.mark.parametrize("why", ["nobody carries it", "its provider rests"])
def test_a_better_one_that_cannot_leave_keeps_nobody_back(why: str) -> None:
    """Or the other would be put off from day to day, until both are over."""
    shop = stocked("c1", campaigns=TWENTY[:2])
    shop.consent("c1", "whatsapp", allowed=True)
    shop.campaign(TWENTY[0], BY_WHATSAPP)
    if why == "nobody carries it":
        shop.say("providers", whatsapp="none")
    else:
        shop.say("providers", whatsapp="gateway")
        Circuits(shop.table, shop.clock).failed("gateway", "no_credit", misconfigured=True)
    better = shop.message("c1", TWENTY[0], content=BY_WHATSAPP, priority=90)
    other = shop.message("c1", TWENTY[1], priority=10)
    shop.plan(better)
    shop.plan(other)
    shop.dispatch.dispatch(other.message_id)

    assert shop.found(other).state == "sent"
    assert shop.found(better).state == "queued"


def test_where_there_is_room_for_both_the_better_keeps_nobody_back() -> None:
    shop = stocked("c1", campaigns=TWENTY[:2])
    shop.say("messages", a_day=2)
    better, other = shop.message("c1", TWENTY[0], priority=90), shop.message("c1", TWENTY[1], priority=10)
    shop.plan(better, other)
    for each in (other, better):
        shop.dispatch.dispatch(each.message_id)

    assert {shop.found(each).state for each in (better, other)} == {"sent"}
