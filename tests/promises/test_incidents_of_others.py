"""What happened to others, each once more here: the incident, what is learned from it, and that it cannot happen.

What the planning of campaigns has to learn from them is in test_incidents_of_campaigns.py. Ownership has its own
tables: a check on view that is missing on edit and delete (krayin#2559), and views readable by their id
(frappe/crm#1787), are every role at every route and record in test_16_roles_and_routes.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from rapport.kernel.shop import Shop
from rapport.messaging.dispatch.sweeping import sweep
from rapport.messaging.gate.verdict import address_of
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope, Refused
from tests.promises.conftest import Counted, Size
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.pretending import Died, Peril, PretendProvider, at
from tests.rig.sending import BY_EMAIL, CAMPAIGN, WORDS, Faults, SendingShop, planned, stocked

HOUSE = Path(__file__).parents[2] / "layers" / "rapport" / "rapport"


def everybody_once(shop: SendingShop, messages: list[Message]) -> None:
    assert shop.reached_twice() == []
    assert shop.reached() == {each.message_id for each in messages} == shop.told_of()
    shop.adds_up()


class OwnQueue:
    """What one cron found, for itself alone."""

    def __init__(self) -> None:
        self.message_ids: list[str] = []

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.message_ids += message_ids

    def length(self) -> int:
        return len(self.message_ids)


def a_job(shop: SendingShop, on: Shop, messages: list[Message]) -> None:
    """Plans the whole campaign and puts it into the queue."""
    for message in messages:
        planned(on, message)
    shop.queue.put(each.message_id for each in messages)


def test_chatwoot_12821_a_job_that_picks_up_a_running_campaign_sends_nothing_again(
    size: Size, counted: Counted
) -> None:
    """The scheduler ran every five minutes, found the campaign that was still sending, and began it anew: people got
    it two or three times. The unit of work is claimed here: the message, not the campaign."""
    cases = size(20, 500, 10)
    for seed in range(cases):
        shop, workers = stocked("c1", "c2", "c3", seed=seed), Interleaving(seed)
        messages = [shop.message(who) for who in ("c1", "c2", "c3")]
        jobs = [partial(a_job, shop, shop.shop_on(StoppingTable(shop.table, workers)), messages) for _ in range(3)]
        workers.run(jobs)
        for _ in range(3):
            a_job(shop, shop.shop, messages)
            shop.run(timedelta(minutes=5))
        everybody_once(shop, messages)
    counted(1, "chatwoot#12821: {cases} campaigns begun six times over, sent once", cases=cases)


def test_chatwoot_pr_12955_a_job_that_dies_midway_has_not_marked_anything_done() -> None:
    """The fix for the above marked the campaign as done before it ran; a crash then lost it in silence. State is
    derived here: what is planned says so, what is not will be, and there is no mark that could lie."""
    for death in range(1, 6):
        shop = stocked("c1", "c2", "c3", "c4")
        messages = [shop.message(who) for who in ("c1", "c2", "c3", "c4")]
        process, _, _ = shop.in_peril(Peril(at({death: "after"})))
        with pytest.raises(Died):
            a_job(shop, process, messages)
        shop.run(timedelta(hours=1))
        told = counting.tallies(shop.table, CAMPAIGN).whole
        assert told.audience == len(shop.messages()) <= 4
        assert told["sent"] == len(shop.reached())
        # The next run of the job.
        a_job(shop, shop.shop, messages)
        shop.to_rest()
        everybody_once(shop, messages)


def test_chatwoot_9000_one_invalid_number_stops_nobody_else() -> None:
    """A provider raised for one number, and the loop over the audience ended there. Each recipient is a message of its
    own here: refused, without an address, without words, or the death of its worker."""

    class Picky(PretendProvider):
        def send(self, envelope: Envelope) -> Answer:
            if envelope.message_id.endswith("_c3"):
                return Refused("bad_number", undeliverable=True)
            if envelope.message_id.endswith("_c5"):
                raise Died("as always with this one")
            return super().send(envelope)

    people = tuple(f"c{number}" for number in range(10))
    shop = stocked(*people)
    shop.provider = Picky(shop.dice, shop.clock)
    shop.dispatch = shop.worker()
    shop.remove("c7")
    messages = [shop.message(who) for who in people]
    shop.plan(*messages)
    shop.to_rest()

    ended = {each.customer_id: each.state for each in shop.messages()}
    assert [ended.pop(who) for who in ("c3", "c5", "c7")] == ["failed", "unknown", "suppressed"]
    assert set(ended.values()) == {"sent"}
    assert len(ended) == 7
    shop.adds_up()


def test_chatwoot_9314_one_click_on_a_weak_connection_is_one_message() -> None:
    """The browser sent the request again twelve seconds later, with a key made anew: two messages. The key is made at
    the click: it is the occurrence, and the message's id follows from it, whoever asks again and whenever."""
    shop = stocked("c1")
    for _ in range(5):
        shop.plan(shop.message("c1", occurrence="click-7f3a", purpose="service"))
        shop.run(timedelta(seconds=12))
    shop.to_rest()

    assert len(shop.messages()) == len(shop.reached()) == 1
    assert shop.reached_twice() == []


def test_listmonk_3022_what_was_fetched_and_not_sent_is_not_taken_for_sent() -> None:
    """The checkpoint moved when a batch was fetched: after a restart the campaign said "finished", and most had never
    been mailed. There is no cursor here: whoever takes from the queue and dies has moved nothing."""
    people = tuple(f"c{number}" for number in range(30))
    shop = stocked(*people)
    messages = [shop.message(who) for who in people]
    shop.plan(*messages)
    fetched = [shop.queue.take() for _ in people]
    assert len(set(fetched)) == 30
    assert shop.counted() == {"queued": 30}
    shop.run(timedelta(minutes=5))
    everybody_once(shop, messages)


def test_listmonk_2313_paused_and_resumed_it_goes_on_where_it_was() -> None:
    """Resuming began again from the top. Pausing is a flag that each claim checks here, and nothing else."""
    people = tuple(f"c{number}" for number in range(40))
    shop = stocked(*people)
    messages = [shop.message(who) for who in people]
    shop.plan(*messages)
    for _ in range(15):
        shop.deliver()
    before = shop.reached()
    shop.pause()
    shop.run(timedelta(hours=3))
    assert shop.reached() == before
    shop.pause(state="running")
    shop.run(timedelta(hours=2))
    everybody_once(shop, messages)


def test_listmonk_1802_being_told_to_wait_is_no_failure() -> None:
    """Throttled by its relay, a campaign counted errors until it had enough of them, and ended."""
    people = tuple(f"c{number}" for number in range(30))
    shop = stocked(*people, faults=Faults(throttled=1.0))
    messages = [shop.message(who) for who in people]
    shop.plan(*messages)
    shop.run(timedelta(hours=2))
    assert {(each.state, each.attempt) for each in shop.messages()} == {("queued", 0)}
    shop.faults.throttled = 0.0
    shop.to_rest()
    everybody_once(shop, messages)


def test_mautic_3669_crons_that_start_in_the_same_second_send_once(size: Size, counted: Counted) -> None:
    """Both read the same contacts as not yet sent to, and both sent. A claim is written on the condition here that
    nobody else has written since it was read."""
    cases = size(40, 1_000, 20)
    for seed in range(cases):
        shop, workers = stocked("c1", "c2", seed=seed), Interleaving(seed)
        messages = [shop.message("c1"), shop.message("c2")]
        for message in messages:
            planned(shop.shop, message)
        shop.clock.advance(minutes=1)

        def cron(shop: SendingShop, workers: Interleaving) -> None:
            found = OwnQueue()
            worker = shop.worker(StoppingTable(shop.table, workers))
            sweep(shop.work(), found)
            for message_id in found.message_ids:
                worker.dispatch(message_id)

        workers.run([partial(cron, shop, workers) for _ in range(4)])
        everybody_once(shop, messages)
    counted(1, "mautic#3669: {cases} times four crons in the same second, sent once", cases=cases)


def test_mautic_6729_frequency_rules_hold_for_all_that_leaves() -> None:
    """Rules of how often somebody may be written to were looked at by one kind of sending, and not by campaigns. All
    that leaves goes through one gate here: there is one place that hands anything to a provider, behind its claim."""
    handing_over = [
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if "provider.send(" in path.read_text("utf-8")
    ]
    assert handing_over == ["messaging/dispatch/sending.py"]

    shop = stocked("c1", campaigns=("cmp_once", "cmp_triggered", "cmp_calendar"))
    for campaign_id in ("cmp_once", "cmp_triggered", "cmp_calendar"):
        shop.plan(shop.message("c1", campaign_id))
    shop.run(timedelta(minutes=30))
    assert len(shop.reached()) == 1


@pytest.mark.parametrize("later", [timedelta(hours=23), timedelta(hours=25), timedelta(days=40)])
def test_dittofeed_what_was_sent_long_ago_was_sent(later: timedelta) -> None:
    """ "Already sent" was a search among the messages of the last 24 hours: a broadcast that was looked at again later
    went out again. It is the message's own id here, and a write on condition that there is none of it."""
    shop = stocked("c1")
    message = shop.message("c1")
    shop.plan(message)
    shop.to_rest()
    day = shop.shop.today()
    shop.clock.set(shop.clock.now() + later)
    again = shop.message("c1", day=day)
    assert again.message_id == message.message_id
    shop.plan(again)
    shop.to_rest()

    assert len(shop.messages()) == 1
    assert shop.reached_twice() == []


@pytest.mark.parametrize("how", ["by STOP", "by a form", "after a bounce", "as another customer", "in capitals"])
def test_odoo_167752_who_is_on_the_blacklist_is_not_mailed(how: str) -> None:
    """Blacklisted people were mailed all the same: the list was looked at when recipients were chosen, by some of the
    ways to choose them. It is looked at here where the message is claimed, whoever planned it and whenever."""
    content = BY_EMAIL if how == "in capitals" else WORDS
    shop = stocked("c1")
    shop.campaign(CAMPAIGN, WORDS, BY_EMAIL)
    shop.consent("c1", "email", allowed=True)
    planned_before = shop.message("c1", content=content)
    shop.plan(planned_before)
    address = str(address_of(shop.person("c1"), planned_before.channel))
    match how:
        case "by STOP":
            shop.receipt("", "replied", address=address, channel="sms", text="STOP")
        case "by a form":
            shop.consent("c1", "sms", allowed=False)
        case "after a bounce":
            other = shop.message("c1", occurrence="other", purpose="service")
            planned(shop.shop, other)
            shop.dispatch.dispatch(other.message_id)
            shop.receipt(other.message_id, "failed", undeliverable=True, reason="bad_number")
        case "as another customer":
            shop.receipt("", "replied", address=address, channel="sms", text="STOP")
            shop.customer("c2", phone=address)
        case "in capitals":
            shop.receipt("", "unsubscribed", address=address.upper(), channel="email")
    reached = len(shop.reached())
    everyone = [shop.message(who, occurrence="new", content=content) for who in ("c1", "c2")[: 1 + (how[:2] == "as")]]
    shop.plan(*everyone)
    shop.to_rest()

    assert len(shop.reached()) == reached
    assert {shop.found(each).state for each in (planned_before, *everyone)} == {"suppressed"}
