"""Promise 4: a campaign's numbers are those of its messages at every moment, paused and resumed fifty times.

A machine plans, delivers, pauses, resumes, stops, hears receipts and opt-outs, lets time pass and providers fail, and
people send again. After every step the numbers are compared with a recount of the messages from scratch.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rapport.customers.model import Purpose
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Settling
from rapport.messaging.receipts.receipt import ReceiptKind
from tests.promises.conftest import Counted, Size
from tests.rig.sending import BY_EMAIL, CAMPAIGN, WORDS, Faults, SendingShop, stocked

LONG = os.environ.get("RAPPORT_LONG") == "1"
SEEN: Counter[str] = Counter()

PEOPLE = ("c1", "c2", "c3", "c4")
OTHER = "cmp_2"
CAMPAIGNS = (CAMPAIGN, OTHER)

who = st.sampled_from(PEOPLE)
campaign = st.sampled_from(CAMPAIGNS)
FAULTS = (
    Faults(),
    Faults(refused=0.3),
    Faults(answer_lost=0.5),
    Faults(throttled=0.5, not_reached=0.2),
    Faults(dies=0.2, dies_at_store=0.02),
)


class CampaignsAndMessages(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.shop: SendingShop
        self.planned = 0

    @initialize(seed=st.integers(0, 1000), settling=st.sampled_from(["takes_key", "can_be_asked", "neither"]))
    def open_the_shop(self, seed: int, settling: Settling) -> None:
        self.shop = stocked(*PEOPLE, seed=seed, settling=settling, campaigns=CAMPAIGNS)
        for campaign_id in CAMPAIGNS:
            self.shop.campaign(campaign_id, WORDS, BY_EMAIL)
            self.everybody_is_planned(campaign_id, "marketing", "", by_email=False, days=30)
            self.everybody_is_planned(campaign_id, "service", "A", by_email=False, days=1)

    # -- what happens ------------------------------------------------------------------------------------

    @rule(
        campaign=campaign,
        purpose=st.sampled_from(["marketing", "marketing", "service"]),
        variant=st.sampled_from(["", "A", "B"]),
        by_email=st.booleans(),
        days=st.sampled_from([0, 1, 30]),
    )
    def everybody_is_planned(self, campaign: str, purpose: Purpose, variant: str, by_email: bool, days: int) -> None:
        """By email nobody has consented to advertising."""
        self.planned += 1
        content = BY_EMAIL if by_email else WORDS
        self.shop.plan(
            *(
                self.shop.message(
                    each,
                    campaign,
                    occurrence=f"o{self.planned}",
                    purpose=purpose,
                    variant=variant,
                    content=content,
                    valid=timedelta(days=days, hours=1),
                )
                for each in PEOPLE
            )
        )

    @rule(number=st.integers(1, 6))
    def some_are_delivered(self, number: int) -> None:
        for _ in range(number):
            self.shop.deliver()

    @rule()
    def all_that_lies_in_the_queue_is_delivered(self) -> None:
        while self.shop.deliver():
            pass

    @rule(minutes=st.sampled_from([1, 2, 20, 60]))
    def time_passes(self, minutes: int) -> None:
        self.shop.run(timedelta(minutes=minutes))

    @rule(hours=st.sampled_from([6, 13, 26]))
    def much_time_passes(self, hours: int) -> None:
        self.shop.run(timedelta(hours=hours))

    @rule(campaign=campaign, state=st.sampled_from(["paused", "running", "running", "stopped"]))
    def a_campaign_is_paused_resumed_or_stopped(self, campaign: str, state: str) -> None:
        self.shop.pause(campaign, state)

    @rule(faults=st.sampled_from(FAULTS))
    def other_things_go_wrong(self, faults: Faults) -> None:
        vars(self.shop.faults).update(vars(faults))
        self.shop.dispatch = self.shop.worker()

    @rule(down=st.booleans())
    def the_provider_goes_or_comes_back(self, down: bool) -> None:
        self.shop.provider.down = down

    @precondition(lambda self: self.shop.messages())
    @rule(
        data=st.data(),
        kind=st.sampled_from(["sent", "delivered", "read", "failed", "opened", "clicked"]),
        undeliverable=st.booleans(),
    )
    def a_receipt_comes(self, data: st.DataObject, kind: ReceiptKind, undeliverable: bool) -> None:
        message = data.draw(st.sampled_from(self._messages()))
        self.shop.receipt(message.message_id, kind, undeliverable=undeliverable and kind == "failed")

    @rule(who=who, text=st.sampled_from(["STOP", "yes", "START"]))
    def somebody_answers(self, who: str, text: str) -> None:
        number = self.shop.person(who).phone
        assert number is not None
        self.shop.receipt("", "replied", address=number, channel="sms", text=text)

    @precondition(lambda self: self.shop.messages())
    @rule(data=st.data())
    def somebody_takes_the_way_out(self, data: st.DataObject) -> None:
        message = data.draw(st.sampled_from(self._messages()))
        self.shop.receipt(message.message_id, "unsubscribed")

    @rule(who=who, allowed=st.booleans())
    def somebody_allows_or_not(self, who: str, allowed: bool) -> None:
        self.shop.consent(who, "sms", allowed=allowed)

    @precondition(lambda self: self._unsettled())
    @rule(data=st.data(), went=st.booleans())
    def a_person_settles_one(self, data: st.DataObject, went: bool) -> None:
        message = data.draw(st.sampled_from(self._unsettled()))
        if went and message.state == "unknown":
            self.shop.mark_sent(message.message_id)
        else:
            self.shop.send_again(message.message_id)
            SEEN["sent again"] += 1

    # -- what holds --------------------------------------------------------------------------------------

    @invariant()
    def the_numbers_are_those_of_the_messages(self) -> None:
        for campaign_id in CAMPAIGNS:
            self.shop.adds_up(campaign_id)
            told = counting.tallies(self.shop.table, campaign_id)
            assert all(number >= 0 for number in told.whole.states.values())
            assert sum(day.audience for day in told.by_day.values()) == told.whole.audience
            assert sum(each.audience for each in told.by_variant.values()) == told.whole.audience
        SEEN["moments"] += 1

    def teardown(self) -> None:
        for message in self.shop.messages() if hasattr(self, "shop") else ():
            SEEN[message.state] += 1

    def _messages(self) -> list[Message]:
        return sorted(self.shop.messages(), key=lambda each: each.message_id)

    def _unsettled(self) -> list[Message]:
        return [each for each in self._messages() if each.state in ("failed", "unknown")]


TestCampaignsAndMessages = CampaignsAndMessages.TestCase
TestCampaignsAndMessages.settings = settings(
    max_examples=1500 if LONG else 60,
    stateful_step_count=50 if LONG else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_the_machine_saw_messages_that_went_and_such_that_did_not(counted: Counted) -> None:
    assert {"sent", "suppressed"} <= SEEN.keys()
    counted(
        4,
        "numbers compared with a recount at {moments} moments of campaigns: {sent} messages at the end sent or "
        "further, {failed} failed, {suppressed} suppressed, {expired} expired, {unknown} unknown, {waiting} waiting",
        moments=SEEN["moments"],
        sent=SEEN["sent"] + SEEN["delivered"] + SEEN["read"],
        waiting=SEEN["queued"] + SEEN["held"] + SEEN["sending"],
        **{name: SEEN[name] for name in ("failed", "suppressed", "expired", "unknown")},
    )


def test_paused_and_resumed_fifty_times_everybody_is_reached_once(size: Size, counted: Counted) -> None:
    """Pausing begins nothing anew: whoever has it has it, and whoever waits goes on waiting."""
    people = tuple(f"c{number}" for number in range(size(120, 1000, 30)))
    shop = stocked(*people, faults=Faults(answer_lost=0.1, doubled=0.25, dies=0.03, throttled=0.05))
    shop.plan(*(shop.message(each) for each in people))
    for time in range(50):
        shop.pause(state="running")
        for _ in range(len(people) // 20):
            shop.deliver()
            shop.adds_up()
        shop.pause(state="paused")
        before = shop.reached()
        shop.run(timedelta(minutes=shop.dice.choice([0.1, 1, 10])))
        assert shop.reached() == before, f"sent while paused, the {time}. time"
        shop.adds_up()
    shop.pause(state="running")
    shop.to_rest(at_most=timedelta(days=5))

    assert shop.reached_twice() == []
    assert len(shop.reached()) == len(people)
    assert shop.counted() == {"sent": len(people)}
    counted(4, "paused and resumed 50 times: {people} of {people} reached once", people=len(people))
